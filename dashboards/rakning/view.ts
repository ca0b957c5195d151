/** How one answer came to be: its rows with numerator and denominator, its filters, its SQL, its sources, its command. */
import {
	formatDate,
	formatInterval,
	formatNumber,
	formatPeriod,
	formatRange,
	formatStatus,
	formatUnit,
	formatValue,
	plural,
	sentence
} from '#lib/format/index.ts';
import { compile, sqlText } from '#lib/measures/compile.ts';
import { dimensionOf } from '#lib/measures/dimensions.ts';
import { knownOf } from '#lib/measures/known.ts';
import { MeasureError } from '#lib/measures/run.ts';
import type { Cut, Known, Measure, MeasureRow } from '#lib/measures/types.ts';
import { faktaOm, relationsOf } from '#lib/metod/index.ts';
import { readFiles, type LoadedFile } from '#lib/server/catalog/index.ts';
import type { Lager } from '#lib/server/lager.ts';
import type { Scope } from '#lib/server/scope.ts';
import type { FilterView, Link, TableView } from '#lib/ui/types.ts';
import { protectionNote } from '../shared/compare.ts';
import { commandLine, metodLink } from '../shared/rakning.ts';
import { dashboard } from './dashboard.ts';
import { formView } from './form.ts';
import { readFraga } from './question.ts';

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

/** At most this many rows are written out; the command gives them all. */
const MOST = 500;

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

function labelFor(known: Known, id: string, value: string | null): string {
	if (value === null) return 'ej angivet';
	if (dimensionOf(id)?.tid) return formatPeriod(value);
	return known.values[id]?.find(({ varde }) => varde === value)?.etikett ?? value;
}

function rowsTable(
	measure: Measure,
	by: readonly string[],
	rows: readonly MeasureRow[],
	known: Known,
	k: number
): TableView {
	const money = measure.enhet === 'kronor' || measure.enhet === 'kronor_per';
	const num = (value: number | null, decimals = 0) => ({
		text: value === null ? '' : formatNumber(value, decimals)
	});
	const whole = (value: number | null) => num(value, value === null || Number.isInteger(value) ? 0 : 2);
	return {
		caption: `${measure.namn}, ${plural(rows.length, 'rad', 'rader')}`,
		columns: [
			...(by.length === 0 ? [{ key: 'alla', label: 'Urval' }] : []),
			...by.map((id) => ({ key: `by-${id}`, label: dimensionOf(id)?.namn ?? id })),
			{
				key: 'taljare',
				label: measure.namnare ? 'Täljare' : 'Antal',
				...(money && { unit: 'kr' }),
				num: true
			},
			...(measure.namnare ? [{ key: 'namnare', label: 'Nämnare', num: true }] : []),
			{ key: 'varde', label: 'Värde', unit: formatUnit(measure.enhet), num: true },
			...(measure.intervall === 'inget'
				? []
				: [{ key: 'intervall', label: 'Intervall', unit: '95 %', num: true }]),
			{ key: 'n', label: 'n', num: true },
			{ key: 'status', label: 'Status' }
		],
		rows: rows.slice(0, MOST).map((row) => ({
			cells: {
				alla: { text: 'Alla' },
				...Object.fromEntries(
					by.map((id) => [`by-${id}`, { text: labelFor(known, id, row.by[id] ?? null) }])
				),
				taljare: whole(row.taljare),
				namnare: whole(row.namnare),
				varde: { text: row.status === 'visas' ? formatValue(row.varde, measure.enhet, row.n) : '' },
				intervall: {
					text: row.lag === null || row.hog === null ? '' : formatInterval(row.lag, row.hog, row.n)
				},
				n: num(row.n),
				status: { text: formatStatus(row.status, k) || 'visas', muted: row.status !== 'visas' }
			}
		})),
		note: [
			rows.length > MOST
				? `De första ${formatNumber(MOST)} av ${formatNumber(rows.length)}; kommandot nedan ger alla.`
				: '',
			rows.some(({ status }) => status === 'skyddad') ? protectionNote(k) : ''
		]
			.filter(Boolean)
			.join(' ')
	};
}

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

function filesTable(measure: Measure, all: readonly LoadedFile[], link: (path: string) => string): TableView {
	const sources = measure.kalla.split(',').map((one) => one.trim());
	const files = all.filter(({ kalla }) => sources.includes(kalla));
	const missing = sources.filter((kalla) => !files.some((file) => file.kalla === kalla));
	const sum = (key: 'lasta' | 'accepterade' | 'karantan' | 'ersatta') =>
		formatNumber(files.reduce((total, file) => total + file[key], 0));
	const count = (key: string, label: string) => ({
		key,
		label,
		unit: 'rader',
		num: true,
		href: link('/data')
	});
	const cells = (file: LoadedFile) => ({
		fil: { text: file.namn, ...(file.blad && { sub: `blad ${file.blad}` }) },
		kalla: { text: file.kalla },
		lasta: { text: formatNumber(file.lasta) },
		accepterade: { text: formatNumber(file.accepterade) },
		karantan: { text: formatNumber(file.karantan) },
		ersatta: { text: formatNumber(file.ersatta) }
	});
	return {
		caption: 'Filerna bakom måttet',
		columns: [
			{ key: 'fil', label: 'Fil' },
			{ key: 'kalla', label: 'Källa' },
			count('lasta', 'Lästa'),
			count('accepterade', 'Inlästa'),
			count('karantan', 'Karantän'),
			count('ersatta', 'Ersatta')
		],
		rows: [
			...files.map((file) => ({ cells: cells(file) })),
			...(files.length > 1
				? [
						{
							cells: {
								fil: { text: 'Tillsammans' },
								kalla: { text: '' },
								lasta: { text: sum('lasta') },
								accepterade: { text: sum('accepterade') },
								karantan: { text: sum('karantan') },
								ersatta: { text: sum('ersatta') }
							}
						}
					]
				: [])
		],
		note: `Lästa = inlästa + karantän + ersatta. ${missing.length > 0 ? `Ingen fil är inläst för: ${missing.join(', ')}.` : ''}`.trim()
	};
}

async function answerOf(
	scope: Scope,
	{ viewer, warehouse }: Lager,
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
		table: rowsTable(measure, by, rows, known, meta.k),
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
		files: filesTable(measure, await readFiles(warehouse), scope.link),
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
