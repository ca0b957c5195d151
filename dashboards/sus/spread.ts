/** How the ended deltaganden spread over one background: counts, and shares of those that are stated. */
import { amountBars } from '#lib/charts/index.ts';
import { formatInterval, formatNumber, formatPercent, NBSP, sentence, speak } from '#lib/format/index.ts';
import type { MeasureRow } from '#lib/measures/types.ts';
import { labelOf, rankOf } from '#lib/server/catalog/index.ts';
import { wilson } from '#lib/stats/wilson.ts';
import type { Cell, FigureView } from '#lib/ui/types.ts';
import type { About } from '../insats/about.ts';
import { definitionLink, foot } from '../shared/foot.ts';

export interface Spread {
	id: string;
	/** The dimension, which is also the name of its code list. */
	by: string;
	/** What the table's first column holds. */
	head: string;
	/** Begins the subtitle. */
	text: string;
	/** Said as the heading when every group is shown, of the largest that is stated: `{namn}` and `{andel}`. */
	finding: string;
	note?: string;
}

const shown = (row: MeasureRow | undefined): number | null => (row?.status === 'visas' ? row.varde : null);

/** A share of the whole with its interval; empty unless both counts are shown. */
function shareCell(part: number | null, whole: number | null): Cell {
	if (part === null || whole === null || whole <= 0 || part > whole) return { text: '' };
	const interval = wilson(part, whole);
	return {
		text: formatPercent(part / whole, whole),
		...(interval && { sub: formatInterval(interval.lag, interval.hog, whole) })
	};
}

/** `total` is the count of all ended in the period; shares are of it. */
export async function spreadFigure(
	{ scope, ask, rakning, period, insats }: About,
	spread: Spread,
	total: MeasureRow | undefined
): Promise<FigureView> {
	const { k } = scope.meta;
	const rows = await ask('avslutade', { by: [spread.by], from: period.from, to: period.to });
	const rank = rankOf(scope.catalog, spread.by);
	const lines = rows
		.filter(({ status }) => status !== 'ej_tillampligt')
		.map((row) => {
			const code = row.by[spread.by] ?? null;
			return { code, name: sentence(labelOf(scope.catalog, spread.by, code)), row };
		})
		.sort((a, b) => (a.code === null ? 1 : b.code === null ? -1 : rank(a.code) - rank(b.code)));
	const whole = shown(total);
	const largest = [...lines]
		.filter(({ code, row }) => code !== null && code !== 'okand' && (shown(row) ?? 0) > 0)
		.sort((a, b) => (shown(b.row) ?? 0) - (shown(a.row) ?? 0))[0];
	const most = largest ? shown(largest.row) : null;
	const share = most !== null && whole ? formatPercent(most / whole, whole) : '';
	// A group that is not shown may be larger: then nothing is said to be the most common.
	const all = lines.every(({ row }) => shown(row) !== null);
	const title = !largest
		? `${spread.head}: för få avslut i perioden`
		: all && share
			? spread.finding.replace('{namn}', largest.name).replace('{andel}', share)
			: `${spread.head}: ${[largest.name.toLocaleLowerCase('sv'), share].filter(Boolean).join(' ')}`;
	return {
		id: spread.id,
		title,
		subtitle: `${spread.text}${whole === null ? '' : ` n${NBSP}${formatNumber(whole)}.`} ${sentence(period.text)}.`,
		drawn: most
			? amountBars(
					lines.map(({ name, row }) => {
						const said = speak(row, 'antal', k);
						const value = shown(row);
						return {
							name,
							value,
							focus: true,
							text:
								value === null || !whole
									? said.text
									: `${said.text}${NBSP}${NBSP}${formatPercent(value / whole, whole)}`
						};
					}),
					`${spread.head} för dem som avslutade ${insats.namn}, ${period.text}. ${title}.`
				)
			: null,
		empty: 'För få avslut i perioden.',
		table: {
			caption: `${spread.head} för dem som avslutade ${insats.namn}`,
			columns: [
				{ key: 'namn', label: spread.head },
				{ key: 'antal', label: 'Antal', unit: 'avslutade deltaganden', num: true },
				{ key: 'andel', label: 'Andel', unit: 'av alla avslutade, med 95 % intervall', num: true }
			],
			rows: lines.map(({ name, row }) => {
				const said = speak(row, 'antal', k);
				return {
					cells: {
						namn: { text: name },
						antal: { text: said.text, muted: !said.shown },
						andel: shareCell(shown(row), whole)
					}
				};
			}),
			...(spread.note && { note: spread.note })
		},
		foot: foot(scope, 'avslutade'),
		definitions: [definitionLink(scope, 'avslutade')],
		rakning: rakning('avslutade', { by: [spread.by] })
	};
}

export const SPREADS: readonly Spread[] = [
	{
		id: 'tid',
		by: 'tid_grupp',
		head: 'Tid i insatsen',
		text: 'Avslutade deltaganden efter tid från start till slut, i hela månader om 30,4375 dagar.',
		finding: 'Vanligast är {namn} i insatsen: {andel} av de avslutade'
	},
	{
		id: 'alder',
		by: 'aldersgrupp',
		head: 'Ålder vid start',
		text: 'Avslutade deltaganden efter ålder vid start.',
		finding: 'Vanligaste åldern vid start är {namn}: {andel} av de avslutade'
	},
	{
		id: 'utbildning',
		by: 'utbildning',
		head: 'Utbildning',
		text: 'Avslutade deltaganden efter högsta utbildning vid start.',
		finding: '{namn} är den vanligaste utbildningen: {andel} av de avslutade'
	},
	{
		id: 'offentlig-forsorjning',
		by: 'manader_grupp',
		head: 'Tid i offentlig försörjning',
		text: 'Avslutade deltaganden efter månader i offentlig försörjning före start.',
		finding: 'Vanligast är {namn} i offentlig försörjning före start: {andel} av de avslutade'
	},
	{
		id: 'avslutsorsak',
		by: 'avslutsorsak',
		head: 'Avslutsorsak',
		text: 'Avslutade deltaganden efter varför de avslutades; felregistreringar är inte med.',
		finding: '{namn} är den vanligaste avslutsorsaken: {andel} av de avslutade'
	}
];
