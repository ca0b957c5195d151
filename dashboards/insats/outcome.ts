/** The three ways a pair of measurements can go, as parts of a whole: back, unchanged, forward. */
import { stackedShares } from '#lib/charts/index.ts';
import { formatNumber, formatPercent, formatStatus, NBSP, sentence } from '#lib/format/index.ts';
import type { MeasureRow } from '#lib/measures/types.ts';
import { measureOf } from '#lib/server/scope.ts';
import type { FigureView } from '#lib/ui/types.ts';
import { blockTitle } from '../shared/compare.ts';
import { definitionLink, foot } from '../shared/foot.ts';
import { cell, hasData } from '../shared/rows.ts';
import type { About } from './about.ts';

/** From the light end of the scale to the dark. */
const WAYS = [
	{ matt: 'stegforflyttning_bakat', text: 'bakåt' },
	{ matt: 'stegforflyttning_oforandrad', text: 'oförändrat' },
	{ matt: 'stegforflyttning_framat', text: 'framåt' }
] as const;

/** The shares when all three are shown; one of them alone would tell the others. */
export function wholeOf(rows: readonly (MeasureRow | undefined)[]): number[] | null {
	const shares = rows.map((row) => (row?.status === 'visas' ? row.varde : null));
	return shares.every((share): share is number => share !== null) ? shares : null;
}

/** Null when no instrument has all three to show: the figure of those who came forward says what there is. */
export async function outcomeFigure({
	scope,
	ask,
	rakning,
	period,
	insats
}: About): Promise<FigureView | null> {
	const { k } = scope.meta;
	const alltid = measureOf(WAYS[2].matt).alltid ?? [];
	const span = { by: [], from: period.from, to: period.to };
	const answers = await Promise.all(WAYS.map(({ matt }) => ask(matt, span)));
	const key = ({ by }: MeasureRow) => alltid.map((id) => by[id] ?? '').join('|');
	const lines = (answers[2] ?? [])
		.filter(hasData)
		.map((row) => {
			const ways = answers.map((rows) => rows.find((one) => key(one) === key(row)));
			return { name: blockTitle(scope, row.by, alltid), n: row.n, ways, shares: wholeOf(ways) };
		})
		.sort((a, b) => a.name.localeCompare(b.name, 'sv'));
	const [first] = lines.filter(({ shares }) => shares !== null).sort((a, b) => (b.n ?? 0) - (a.n ?? 0));
	if (!first?.shares) return null;
	const said = WAYS.map(({ text }, i) => `${formatPercent(first.shares?.[i], first.n)} ${text}`);
	const title = `${first.name}: ${said[2]}, ${said[1]} och ${said[0]}`;
	return {
		id: 'stegslag',
		title,
		subtitle: `Deltaganden med både start- och avslutsmätning, efter hur det gick. ${sentence(period.text)}.`,
		drawn: stackedShares(
			WAYS.map(({ text }) => text),
			lines.map(({ name, shares, n }) => ({
				name,
				shares,
				n,
				text: shares ? `n${NBSP}${formatNumber(n)}` : `alla tre ${formatStatus('skyddad', k)}`
			})),
			`Hur stor del som gick bakåt, var oförändrade och gick framåt i ${insats.namn}, ${period.text}. ${title}. Alla värden står i tabellen intill.`
		),
		table: {
			caption: `Bakåt, oförändrat och framåt i ${insats.namn}`,
			columns: [
				{ key: 'namn', label: 'Instrument och bedömare' },
				...WAYS.map(({ matt, text }) => ({
					key: matt,
					label: sentence(text),
					unit: 'och 95 % intervall',
					num: true
				}))
			],
			rows: lines.map(({ name, ways }) => ({
				cells: Object.fromEntries([
					['namn', { text: name }],
					...WAYS.map(({ matt }, i) => [matt, cell(ways[i], 'andel', k)] as const)
				])
			}))
		},
		foot: foot(scope, WAYS[2].matt),
		definitions: WAYS.map(({ matt }) => definitionLink(scope, matt)),
		rakning: rakning(WAYS[2].matt),
		notes: ['Varje par av mätningar finns i en av de tre delarna.']
	};
}
