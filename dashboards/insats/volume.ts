import { volumeBars } from '#lib/charts/index.ts';
import { formatNumber, formatPeriod, sentence } from '#lib/format/index.ts';
import type { MeasureRow } from '#lib/measures/types.ts';
import type { FigureView } from '#lib/ui/types.ts';
import { definitionLink, foot } from '../shared/foot.ts';
import { cell, countBeside } from '../shared/rows.ts';
import type { About } from './about.ts';

const shown = (row: MeasureRow | undefined): number | null => (row?.status === 'visas' ? row.varde : null);

/** Participants year by year. */
export async function volumeFigure({ scope, ask, rakning, period, insats }: About): Promise<FigureView> {
	const { k } = scope.meta;
	const span = { from: period.from, to: period.to };
	const [people, started, ended] = await Promise.all(
		['deltagare', 'nya', 'avslutade'].map((matt) => ask(matt, { by: ['ar'], ...span }))
	);
	const points = (people ?? [])
		.flatMap((row) => (row.by.ar ? [{ period: row.by.ar, antal: shown(row) }] : []))
		.sort((a, b) => a.period.localeCompare(b.period));
	const known = points.filter((point) => point.antal !== null);
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
	const drawable = known.some((point) => (point.antal ?? 0) > 0);
	return {
		id: 'volym',
		title,
		subtitle: `Deltagare per år. ${sentence(period.text)}.`,
		drawn: drawable
			? volumeBars(points, `Deltagare i ${insats.namn} per år, ${period.text}. ${title}.`)
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
					deltagare: cell(row, 'antal', k),
					nya: countBeside(row, at(started, row.by.ar), k),
					avslutade: countBeside(row, at(ended, row.by.ar), k)
				}
			})),
			note: 'Den som deltar två år räknas i båda: åren summerar inte till alla deltagare.'
		},
		foot: foot(scope, 'deltagare'),
		definitions: ['deltagare', 'nya', 'avslutade'].map((matt) => definitionLink(scope, matt)),
		rakning: rakning('deltagare', { by: ['ar'] }),
		notes: known.length < points.length && drawable ? ['En punkt markerar ett år då antalet inte visas.'] : []
	};
}
