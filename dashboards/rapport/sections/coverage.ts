/** How much is known: outcomes, pairs of measurements, answers. What is missing is said before it is read around. */
import { speak } from '#lib/format/index.ts';
import type { MeasureRow } from '#lib/measures/types.ts';
import type { Part, Written } from '#lib/report/types.ts';
import type { TableView } from '#lib/ui/types.ts';
import { blockTitle } from '../../shared/compare.ts';
import { definitionLink } from '../../shared/foot.ts';
import { cell, hasData, linesOf, ofCell } from '../../shared/rows.ts';
import { notShown, one } from '../stats.ts';
import { formName } from './survey.ts';
import { nearest, spanOf, windowNote, type Subject } from '../subject.ts';

/** Under this share of known outcomes a result says little of all who left. */
const LOW = 0.6;

async function perInsats(subject: Subject): Promise<TableView | null> {
	const { scope, ask, rakning, insats } = subject;
	const by = ['forbund', 'insats'];
	const window = await nearest(subject, 'tackning', by);
	const rows = await ask('tackning', { by, ...spanOf(window) });
	const lines = linesOf(scope, rows).filter(({ row }) => hasData(row));
	if (insats || lines.length === 0) return null;
	return {
		caption: `Andel avslut med känt utfall per insats, ${window.text}`,
		columns: [
			{ key: 'namn', label: 'Insats' },
			{ key: 'varde', label: 'Känt utfall', unit: 'och 95 % intervall', num: true },
			{ key: 'antal', label: 'Antal', num: true }
		],
		rows: lines.map(({ name, row }) => ({
			cells: { namn: { text: name }, varde: cell(row, 'andel', scope.meta.k), antal: ofCell(row) }
		})),
		definitions: [definitionLink(scope, 'tackning')],
		rakning: rakning('tackning', { by, ...spanOf(window) })
	};
}

/** A share that is told apart by form or instrument: a line each. */
async function apart(
	subject: Subject,
	matt: 'parandel' | 'svarsfrekvens',
	nameOf: (by: MeasureRow['by']) => string,
	caption: string,
	what: string
): Promise<TableView | null> {
	const { scope, ask, rakning } = subject;
	const window = await nearest(subject, matt);
	const rows: MeasureRow[] = (await ask(matt, { by: [], ...spanOf(window) })).filter(hasData);
	if (rows.length === 0) return null;
	return {
		caption: `${caption}, ${window.text}`,
		columns: [
			{ key: 'namn', label: what },
			{ key: 'varde', label: 'Andel', unit: 'och 95 % intervall', num: true },
			{ key: 'antal', label: 'Antal', num: true }
		],
		rows: rows
			.map((row) => ({ name: nameOf(row.by), row }))
			.sort((a, b) => a.name.localeCompare(b.name, 'sv'))
			.map(({ name, row }) => ({
				cells: { namn: { text: name }, varde: cell(row, 'andel', scope.meta.k), antal: ofCell(row) }
			})),
		definitions: [definitionLink(scope, matt)],
		rakning: rakning(matt, spanOf(window))
	};
}

export async function coverage(subject: Subject): Promise<Written> {
	const window = await nearest(subject, 'tackning');
	const row = await one(subject, 'tackning', window);
	const said = speak(row, 'andel', subject.scope.meta.k);
	const tables = await Promise.all([
		perInsats(subject),
		apart(
			subject,
			'parandel',
			(by) => blockTitle(subject.scope, by, ['instrument', 'version', 'bedomare']),
			'Andel mätta både före och efter',
			'Instrument och bedömare'
		),
		apart(
			subject,
			'svarsfrekvens',
			({ enkat = null, version = null }) => formName({ enkat, version }),
			'Svarsfrekvens per enkät',
			'Enkät'
		)
	]);
	const low = row?.status === 'visas' && (row.varde ?? 1) < LOW;
	const delar: Part[] = [
		...windowNote(subject, window).map((text): Part => ({ slag: 'stycke', text })),
		...(low
			? [
					{
						slag: 'stycke',
						text: 'Utfallet är känt för färre än 60 % av avsluten: resultaten gäller bara dem, och kan se annorlunda ut för de andra.'
					} as const
				]
			: []),
		...tables.flatMap((tabell): Part[] => (tabell ? [{ slag: 'tabell', tabell }] : []))
	];
	return {
		rubrik: said.shown
			? `Utfallet är känt för ${said.text} av avsluten (${said.interval}, ${said.n})`
			: notShown(`Hur många utfall som är kända ${window.text}`, said.text),
		delar
	};
}
