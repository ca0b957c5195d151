/** Time in the insats against its riktmärke: the share inside it, and how the times spread. */
import { amountBars, type AmountRow } from '#lib/charts/index.ts';
import { formatInterval, formatNumber, formatPercent, plural, speak } from '#lib/format/index.ts';
import type { MeasureRow } from '#lib/measures/types.ts';
import { labelOf, rankOf } from '#lib/server/catalog/index.ts';
import type { FigureView } from '#lib/ui/types.ts';
import type { About } from '../insats/about.ts';
import { definitionLink, foot } from '../shared/foot.ts';

/** The measure that counts those whose time was within the riktmärke. */
export const withinMeasure = (months: number): string => `tid__hogst__${months}_manader`;

/** A goal's unit is months: `12 månader`. */
const inMonths = (months: number) => plural(months, 'månad', 'månader');

/** `90,9 % av dem som avslutats var kvar högst 12 månader (intervall 87,3–93,5 %, n 339)`. */
export function withinSentence(row: MeasureRow | undefined, months: number): string {
	if (row?.status !== 'visas' || row.varde === null) return '';
	return `${formatPercent(row.varde, row.n)} av dem som har avslutats var kvar högst ${inMonths(months)} (intervall ${formatInterval(row.lag, row.hog, row.n)}, n ${formatNumber(row.n)})`;
}

/** The first month of a group of times: `09-11` → 9. */
const firstMonth = (kod: string): number => Number(kod.split('-')[0]);

export async function timeFigure({ scope, ask, insats, rakning }: About): Promise<FigureView> {
	const { k } = scope.meta;
	const months = insats.max_manader;
	const [groups, means, within] = await Promise.all([
		ask('avslutade', { by: ['tid_grupp'] }),
		ask('tid_i_insats', { by: ['ar'] }),
		months === null ? [] : ask(withinMeasure(months))
	]);
	const rank = rankOf(scope.catalog, 'tid_grupp');
	const rows = groups
		.filter(({ by, status }) => by.tid_grupp && status !== 'data_saknas')
		.sort((a, b) => rank(a.by.tid_grupp ?? '') - rank(b.by.tid_grupp ?? ''));
	const isInside = (kod: string) => months === null || firstMonth(kod) < months;
	const lines = rows.map((row) => {
		const said = speak(row, 'deltaganden', k);
		const kod = row.by.tid_grupp ?? '';
		return { row, said, kod, name: labelOf(scope.catalog, 'tid_grupp', kod) };
	});
	const bars: AmountRow[] = lines.map(({ row, said, kod, name }) => ({
		name: isInside(kod) ? name : `${name}, över riktmärket`,
		value: said.shown ? row.varde : null,
		text: said.text,
		focus: isInside(kod)
	}));
	const mean = (year: MeasureRow) => speak(year, 'manader', k);
	const shownMeans = means.filter(({ status }) => status === 'visas');
	const latest = shownMeans.at(-1);
	const title =
		(months === null ? '' : withinSentence(within[0], months)) ||
		(latest
			? `Tid i insatsen: i genomsnitt ${mean(latest).text} för dem som avslutades ${latest.by.ar}`
			: 'Tid i insatsen: inget att visa');
	return {
		id: 'tid',
		title,
		subtitle: `Avslutade deltaganden efter tid i insatsen, hela tiden.${months === null ? ' Insatsen har inget riktmärke för tiden.' : ` Riktmärket är ${inMonths(months)} och ingen gräns.`}`,
		drawn: bars.some(({ value }) => value !== null)
			? amountBars(bars, `Avslutade deltaganden efter tid i ${insats.namn}. ${title}.`)
			: null,
		empty: 'Tiderna får inte visas eller saknas.',
		table: {
			caption: `Tid i ${insats.namn}`,
			columns: [
				{ key: 'namn', label: 'Tid, eller år för avslutet' },
				{ key: 'antal', label: 'Avslutade', unit: 'deltaganden', num: true },
				{ key: 'medel', label: 'Medeltid', unit: 'månader', num: true }
			],
			rows: [
				{ heading: 'Efter tid i insatsen', cells: {} },
				...lines.map(({ said, name }) => ({
					cells: { namn: { text: name }, antal: { text: said.text, muted: !said.shown } }
				})),
				...(shownMeans.length > 0
					? [
							{ heading: 'Medeltid per år', cells: {} },
							...shownMeans.map((row) => ({
								cells: {
									namn: { text: row.by.ar ?? '' },
									antal: { text: formatNumber(row.n) },
									medel: { text: formatNumber(row.varde, 1) }
								}
							}))
						]
					: [])
			]
		},
		foot: foot(scope, 'tid_i_insats'),
		definitions: ['avslutade', 'tid_i_insats', ...(months === null ? [] : [withinMeasure(months)])].map(
			(matt) => definitionLink(scope, matt)
		),
		rakning: rakning('avslutade', { by: ['tid_grupp'], from: undefined, to: undefined }),
		notes: [
			...(rows.some(({ status }) => status === 'skyddad')
				? ['De tider som inte visas har ingen stapel.']
				: []),
			'De som pågår är inte med: deras tid är inte slut.'
		]
	};
}
