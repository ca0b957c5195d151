import { z } from 'zod';
import type { ReadContext } from '../csv.ts';
import { Refusal } from '../../refusal.ts';
import type { Table } from '../types.ts';
import { readJson } from './json.ts';
import { readPublished } from './published.ts';

/** More cells than SCB gives in one answer (150 000), by far: what a few sizes claim must not fill the memory. */
const MOST_CELLS = 2_000_000;

const text = z.string().max(2000);
const dimension = z.object({
	label: text.optional(),
	category: z.object({
		index: z.union([z.array(text), z.record(text, z.int().min(0))]).optional(),
		label: z.record(text, text).optional()
	})
});
const cell = z.union([z.number(), text, z.null()]);
const sparse = <T extends z.ZodType>(one: T) => z.union([z.array(one), z.record(z.string(), one)]);
const dataset = z.object({
	label: text.nullish(),
	source: text.nullish(),
	note: z.array(text.nullish()).nullish(),
	id: z.array(text).min(1).max(12),
	size: z.array(z.int().min(0)),
	dimension: z.record(text, z.unknown()),
	role: z.object({ geo: z.array(text).nullish(), time: z.array(text).nullish() }).nullish(),
	value: sparse(cell),
	status: z.union([text, sparse(text.nullish())]).nullish(),
	extension: z
		.object({ px: z.object({ tableid: text.nullish(), matrix: text.nullish() }).nullish() })
		.nullish()
});
type Dataset = z.infer<typeof dataset>;

const strange = (what: string): Refusal =>
	new Refusal(
		'okand_json',
		`Filen liknar en JSON-stat-tabell, men ${what}. Hämta tabellen igen, som JSON-stat2 eller som Excel.`
	);

/** The categories of a dimension in their order, each as its code and its label. */
function categoriesOf({ category: { index, label = {} } }: z.infer<typeof dimension>): [string, string][] {
	const codes = Array.isArray(index)
		? index
		: Object.entries(index ?? Object.fromEntries(Object.keys(label).map((key, i) => [key, i])))
				.sort(([, a], [, b]) => a - b)
				.map(([code]) => code);
	return codes.map((code) => [code, label[code] ?? code]);
}

/** A region says its code and its name; labels that already do are left. */
const regionText = ([code, label]: [string, string]): string =>
	label.startsWith(code) ? label : `${code} ${label}`;

interface Axis {
	label: string;
	texts: string[];
}

function axesOf({ id, size, dimension: all, role }: Dataset): Axis[] {
	return id.map((name, at) => {
		const found = dimension.safeParse(all[name]);
		if (!found.success) throw strange(`dimensionen ${name.slice(0, 80)} är inte beskriven`);
		const categories = categoriesOf(found.data);
		if (categories.length !== size[at])
			throw strange(`dimensionen ${name.slice(0, 80)} har fel antal värden`);
		const isRegion = role?.geo?.includes(name) || /^region/i.test(name);
		return {
			label: isRegion ? 'region' : (found.data.label ?? name),
			texts: categories.map((one) => (isRegion ? regionText(one) : one[1]))
		};
	});
}

/** What stands in a cell: the number, else the sign that the status gives, else SCB's sign for not available. */
function cellOf({ value, status }: Dataset, at: number): string {
	const own = Array.isArray(value) ? value[at] : value[String(at)];
	if (own !== null && own !== undefined) return String(own);
	const said =
		typeof status === 'string' ? status : Array.isArray(status) ? status[at] : status?.[String(at)];
	return said?.trim() || '..';
}

/** The dataset laid out as a sheet, one row a value, so that it is understood by the same words as a workbook. */
function rowsOf(one: Dataset): string[][] {
	const axes = axesOf(one);
	const cells = one.size.reduce((product, n) => product * n, 1);
	const rows = Array.from({ length: cells }, (_, at) => {
		let rest = at;
		const row: string[] = [];
		for (const { texts } of [...axes].reverse()) {
			row.unshift(texts[rest % texts.length]!);
			rest = Math.floor(rest / texts.length);
		}
		return [...row, cellOf(one, at)];
	});
	const notes = (one.note ?? []).flatMap((note) => (note ? [[note]] : []));
	return [
		[one.label ?? ''],
		[...axes.map(({ label }) => label), 'värde'],
		...rows,
		[],
		...notes,
		['Källa:', one.source ?? ''],
		['Intern referenskod:', one.extension?.px?.matrix ?? one.extension?.px?.tableid ?? '']
	];
}

/** A table that was saved as JSON-stat 2.0 (the statistics database's own format) as the source `omvarld`. Throws Refusal. */
export async function readJsonStat(file: string, path: string, context: ReadContext): Promise<Table> {
	const found = dataset.safeParse(await readJson(path));
	if (!found.success) throw strange('id, size, dimension eller value saknas');
	const { id, size } = found.data;
	if (id.length !== size.length) throw strange('id och size är olika många');
	if (size.reduce((product, n) => product * n, 1) > MOST_CELLS)
		throw new Refusal(
			'for_stor_fil',
			`Tabellen har fler än ${MOST_CELLS.toLocaleString('sv-SE')} celler, gränsen. Hämta färre kommuner, åldrar eller månader åt gången.`
		);
	const table = await readPublished(
		file,
		{ name: file, rows: rowsOf(found.data), kodning: 'JSON-stat' },
		context
	);
	if (!table)
		throw new Refusal(
			'okand_json',
			'Tabellen handlar inte om helårsekvivalenter eller försörjning, och läses inte. Flytta den från mappen.'
		);
	return table;
}
