import { volumeBars, withMean } from '#lib/charts/index.ts';
import { formatNumber, formatPeriod, sentence, speak } from '#lib/format/index.ts';
import type { MeasureRow } from '#lib/measures/types.ts';
import type { FigureView } from '#lib/ui/types.ts';
import { definitionLink, foot } from '../shared/foot.ts';
import type { About } from './about.ts';

const GRAINS = [
	{ by: 'manad', noun: 'månad', window: 12 },
	{ by: 'kvartal', noun: 'kvartal', window: 4 },
	{ by: 'ar', noun: 'år', window: 1 }
] as const;

const shown = (row: MeasureRow | undefined): number | null => (row?.status === 'visas' ? row.varde : null);

/** Participants over time, in the finest grain where most points may be shown; the table is by year. */
export async function volumeFigure({ scope, ask, rakning, period, insats }: About): Promise<FigureView> {
	const { k } = scope.meta;
	const span = { from: period.from, to: period.to };
	const [people, started, ended] = await Promise.all(
		['deltagare', 'nya', 'avslutade'].map((matt) => ask(matt, { by: ['ar'], ...span }))
	);
	let grain: (typeof GRAINS)[number] = GRAINS[2];
	let points: { period: string; antal: number | null }[] = [];
	for (const candidate of GRAINS) {
		const rows = await ask('deltagare', { by: [candidate.by], ...span });
		const until = scope.meta.dataPer.slice(0, 7);
		points = rows
			.filter((row) => (row.by[candidate.by] ?? '') <= until || candidate.by !== 'manad')
			.map((row) => ({ period: row.by[candidate.by] ?? '', antal: shown(row) }))
			.filter((point) => point.period !== '')
			.sort((a, b) => a.period.localeCompare(b.period));
		grain = candidate;
		const hidden = points.filter((point) => point.antal === null).length;
		if (points.length > 0 && hidden / points.length <= 0.4) break;
	}
	const withLine = withMean(points, grain.window);
	const known = withLine.filter((point) => point.antal !== null);
	const years = (people ?? []).filter((row) => shown(row) !== null);
	const last = years.at(-1);
	const full = years.filter(
		(row) =>
			`${row.by.ar}-12-31` <= scope.meta.dataPer && (!insats.start || insats.start <= `${row.by.ar}-01-01`)
	);
	const [first, latest] = [full.at(-2), full.at(-1)];
	const title =
		first && latest && first !== latest
			? `${formatNumber(shown(latest))} deltagare ${latest.by.ar}, mot ${formatNumber(shown(first))} året före`
			: last
				? `${formatNumber(shown(last))} deltagare ${last.by.ar}`
				: 'Deltagare över tid: inga uppgifter i perioden';
	const at = (rows: MeasureRow[] | undefined, year: string | null | undefined) =>
		rows?.find((row) => row.by.ar === year);
	const cellOf = (row: MeasureRow | undefined) => {
		const said = speak(row, 'antal', k);
		return { text: said.text, muted: !said.shown };
	};
	const drawable = known.some((point) => (point.antal ?? 0) > 0);
	return {
		id: 'volym',
		title,
		subtitle: `Deltagare per ${grain.noun}${grain.window > 1 ? ', med medel för tolv månader som linje' : ''}. ${sentence(period.text)}.`,
		drawn: drawable
			? volumeBars(
					grain.window === 1 ? withLine.map((p) => ({ ...p, medel: null })) : withLine,
					`Deltagare i ${insats.namn} per ${grain.noun}, ${period.text}. ${title}.`
				)
			: null,
		empty: 'Antalet deltagare får inte visas eller saknas i perioden.',
		table: {
			caption: `Deltagare per år i ${insats.namn}`,
			columns: [
				{ key: 'ar', label: 'År' },
				{ key: 'deltagare', label: 'Deltagare', unit: 'personer', num: true },
				{ key: 'nya', label: 'Nya', unit: 'deltaganden', num: true },
				{ key: 'avslutade', label: 'Avslutade', unit: 'deltaganden', num: true }
			],
			rows: (people ?? []).map((row) => ({
				cells: {
					ar: { text: formatPeriod(row.by.ar) },
					deltagare: cellOf(row),
					nya: cellOf(at(started, row.by.ar)),
					avslutade: cellOf(at(ended, row.by.ar))
				}
			})),
			note: 'Den som deltar två år räknas i båda: åren summerar inte till alla deltagare.'
		},
		foot: foot(scope, 'deltagare'),
		definitions: ['deltagare', 'nya', 'avslutade'].map((matt) => definitionLink(scope, matt)),
		rakning: rakning('deltagare', { by: ['ar'] }),
		notes:
			known.length < withLine.length && drawable ? ['En punkt markerar en tid då antalet inte visas.'] : []
	};
}
