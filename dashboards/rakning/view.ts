/** How one answer came to be: its rows with numerator and denominator, its filters, its SQL, its sources, its command. */
import { formatDate, formatRange, sentence } from '#lib/format/index.ts';
import { compile, sqlText } from '#lib/measures/compile.ts';
import { dimensionOf } from '#lib/measures/dimensions.ts';
import { knownOf } from '#lib/measures/known.ts';
import { MeasureError } from '#lib/measures/run.ts';
import type { Cut, Known, Measure, MeasureRow } from '#lib/measures/types.ts';
import { faktaOm, relationsOf } from '#lib/metod/index.ts';
import { readFiles } from '#lib/server/catalog/index.ts';
import type { Lager } from '#lib/server/lager.ts';
import type { Scope } from '#lib/server/scope.ts';
import type { FilterView, Link, TableView } from '#lib/ui/types.ts';
import { commandLine, metodLink } from '../shared/rakning.ts';
import { dashboard } from './dashboard.ts';
import { formView } from './form.ts';
import { readFraga } from './question.ts';
import { filesTable, labelFor, rowsTable } from './tables.ts';

type Fact = { term: string; text: string; href?: string };

export interface RakningView {
	title: string;
	lead: string;
	form: FilterView;
	/** What the question says that cannot be answered. */
	faults: string[];
	answer: Answer | null;
	links: Link[];
}

interface Answer {
	table: TableView;
	filters: Fact[];
	definition: Fact[];
	definitionLink: Link;
	sql: string;
	relations: Link[];
	files: TableView;
	command: string;
	version: string;
}

/** The terms of a definition that say what was counted. */
const COUNTED = [
	'Population',
	'Täljare',
	'Vad som räknas',
	'Nämnare',
	'Nämnaren får också',
	'Tid',
	'Intervall',
	'Skydd'
];

function filterFacts(cut: Cut, by: readonly string[], known: Known): Fact[] {
	return [
		{ term: 'Period', text: cut.from || cut.to ? sentence(formatRange(cut.from, cut.to)) : 'Hela tiden' },
		{
			term: 'Delat efter',
			text: by.map((id) => dimensionOf(id)?.namn ?? id).join(', ') || 'Inte delat: en rad för allt'
		},
		...Object.entries(cut.where).map(([id, values]) => ({
			term: dimensionOf(id)?.namn ?? id,
			text: values.map((value) => labelFor(known, id, value)).join(', ')
		}))
	];
}

async function answerOf(
	scope: Scope,
	{ viewer, warehouse, owner }: Lager,
	measure: Measure,
	cut: Cut,
	known: Known
): Promise<Answer | string[]> {
	const result = compile(measure, cut, viewer, known);
	if (!result.ok) return result.errors;
	let rows: MeasureRow[];
	try {
		rows = await scope.ask(measure.matt, cut);
	} catch (error) {
		if (error instanceof MeasureError) return error.messages;
		throw error;
	}
	const { by } = result.compiled;
	const { meta } = scope;
	return {
		table: rowsTable(scope, measure, by, rows, known),
		filters: filterFacts(cut, by, known),
		definition: faktaOm(measure, meta.k)
			.filter(({ term }) => COUNTED.includes(term))
			.map(({ term, text, sida }) => ({ term, text, ...(sida && { href: metodLink(scope, sida) }) })),
		definitionLink: {
			text: `Hela definitionen av ${measure.namn} (version ${measure.version})`,
			href: scope.link(`/matt/${measure.matt}`)
		},
		sql: sqlText(result.compiled),
		relations: relationsOf(measure).map((relation) => ({
			text: relation,
			href: `${scope.link('/datakatalog')}#${relation.replaceAll('.', '-')}`
		})),
		files: filesTable(scope, measure, await readFiles(warehouse), owner),
		command: commandLine(viewer, measure.matt, cut),
		version: `Data per ${formatDate(meta.dataPer)}, version ${meta.version}.`
	};
}

/** The view for one address. Never throws for what a reader wrote: it is said in `faults`. */
export async function view(scope: Scope, lager: Lager, query: URLSearchParams): Promise<RakningView> {
	const known = await knownOf(lager.warehouse);
	const fraga = readFraga(query, scope);
	const answer = fraga.measure && (await answerOf(scope, lager, fraga.measure, fraga.cut, known));
	const said = Array.isArray(answer) ? answer : [];
	return {
		title: fraga.measure ? `${dashboard.title}: ${fraga.measure.namn}` : dashboard.title,
		lead:
			fraga.measure?.definition ??
			'Välj ett mått, så visas dess rader med täljare och nämnare, frågan till lagret, filerna bakom och kommandot som ger samma siffror.',
		form: formView(scope, fraga, known),
		faults: [...fraga.okant, ...said],
		answer: Array.isArray(answer) ? null : answer,
		links: [
			{ text: 'Metodboken', href: scope.link('/metod') },
			{ text: 'Alla mått', href: scope.link('/matt') }
		]
	};
}
