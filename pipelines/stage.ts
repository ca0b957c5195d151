import type { Database } from '#lib/server/duckdb.ts';
import { compileColumn, stagingColumns, type ColumnSql } from './contracts/compile.ts';
import { columnsOf, contracts, type Column, type Contract } from './contracts/index.ts';
import { BLANKS, EVIDENCE, quote, quoteName, type NumberFormat } from './contracts/lexical.ts';
import type { Recognised } from './readers/recognise.ts';
import type { Table } from './readers/types.ts';

/** What a row was refused for. `text` is null for reason codes that contracts/texts.ts words. */
export const FAULTS = 'struct(kolumn varchar, varde varchar, kod varchar, text varchar)[]';
export const PROVENANCE = '_fil integer, _blad varchar, _rad integer';

/** Creates `inlast.<source>` (rows that hold) and `avvisat.<source>` (rows that do not) for every contract. */
export async function createInlast(db: Database): Promise<void> {
	await db.run('create schema if not exists inlast; create schema if not exists avvisat');
	for (const contract of contracts) {
		const columns = stagingColumns(columnsOf(contract))
			.map(({ name, type }) => `${quoteName(name)} ${type}`)
			.join(', ');
		await db.run(`create table inlast.${contract.source} (${columns}, ${PROVENANCE}, _fel ${FAULTS})`);
		await db.run(
			`create table avvisat.${contract.source} (${columns}, ${PROVENANCE}, _fel ${FAULTS}, _omprovas boolean)`
		);
	}
}

/** `r`: the table's contract columns as trimmed text, empty as null, with row number and fault of structure. */
async function readRaw(db: Database, table: Table, recognised: Recognised): Promise<void> {
	const names = table.header.map((_, index) => `c${index}`);
	const all = table.prepared ? [...names, '_rad', '_strukturfel'] : names;
	const spec = all.map((name) => `${quote(name)}: 'VARCHAR'`).join(', ');
	const columns = columnsOf(recognised.contract).map(({ name }) => {
		const place = recognised.places.get(name);
		const value =
			place === undefined
				? 'cast(null as varchar)'
				: `nullif(trim(c${place}, ${quote(`${BLANKS}\t\r\n\ufeff`)}), '')`;
		return `${value} as ${quoteName(name)}`;
	});
	const own = table.prepared
		? ", cast(_rad as integer) as _rad, nullif(_strukturfel, '') as _strukturfel"
		: '';
	await db.run(
		`create or replace temp table r as select ${columns.join(', ')}${own} from read_csv(${quote(table.path)}, ` +
			`columns = {${spec}}, auto_detect = false, header = ${table.hasHeader}, delim = ${quote(table.delimiter)}, ` +
			`quote = '"', escape = '"', max_line_size = 16777216, encoding = 'utf-8')`
	);
}

const NUMERIC = new Set(['heltal', 'tal', 'pengar']);

/** Decides the number format from values that can be read in one way only; without any, from the delimiter. */
export async function decideNumbers(
	db: Database,
	table: Table,
	columns: readonly Column[]
): Promise<NumberFormat> {
	const numeric = columns.filter((column) => NUMERIC.has(column.kind));
	const count = (format: NumberFormat, name: string) =>
		`count(*) filter (where (contains(${name}, ',') or contains(${name}, '.')) and regexp_full_match(${name}, ${quote(EVIDENCE[format])}))`;
	if (numeric.length === 0) return table.delimiter === ';' && !table.prepared ? 'svenska' : 'punkt';
	const sum = (format: NumberFormat) =>
		numeric.map(({ name }) => count(format, `r.${quoteName(name)}`)).join(' + ');
	const [evidence] = await db.query<{ svenska: number; punkt: number }>(
		`select ${sum('svenska')} as svenska, ${sum('punkt')} as punkt from r`
	);
	const { svenska = 0, punkt = 0 } = evidence ?? {};
	if (svenska !== punkt) return svenska > punkt ? 'svenska' : 'punkt';
	return table.decisions.avgransare === 'semikolon' ? 'svenska' : 'punkt';
}

/** How one row asks for its value and its fault: straight for ids and texts, else by the column's dictionary. */
function rowSql({ column, output, dictionary }: ColumnSql): {
	values: string[];
	fault: string;
	join: string;
} {
	const raw = `r.${quoteName(column.name)}`;
	const d = quoteName(`d_${column.name}`);
	const own = dictionary
		? `${d}.fel`
		: `case when length(${raw}) > ${column.maxLength ?? 0} then 'for_lang_text' end`;
	return {
		values: output.map(({ name }) => `${dictionary ? `${d}.${quoteName(name)}` : raw} as ${quoteName(name)}`),
		fault: column.required ? `case when ${raw} is null then 'saknas' else ${own} end` : own,
		join: dictionary ? `left join ${d} on ${d}.raw = ${raw}` : ''
	};
}

/**
 * Reads one table into `inlast.<source>` (good rows) and `avvisat.<source>` (rows with a fault of their own).
 * Returns how many rows DuckDB saw and the number format it decided.
 */
export async function stage(
	db: Database,
	table: Table,
	recognised: Recognised,
	fil: number
): Promise<{ rows: number; talformat: NumberFormat }> {
	const contract: Contract = recognised.contract;
	const columns = columnsOf(contract);
	await readRaw(db, table, recognised);
	const talformat = await decideNumbers(db, table, columns);
	const compiled = columns.map((column) => compileColumn(column, talformat));
	for (const { column, dictionary } of compiled) {
		const raw = quoteName(column.name);
		const distinct = `select distinct ${raw} as raw from r where ${raw} is not null`;
		if (dictionary)
			await db.run(
				`create or replace temp table ${quoteName(`d_${column.name}`)} as ${dictionary(distinct)}`
			);
	}
	const rows = compiled.map(rowSql);
	const outputs = compiled.flatMap(({ output }) => output);
	const values = rows.flatMap((one) => one.values);
	const joins = rows.map(({ join }) => join).filter(Boolean);
	const faults = rows.map(
		({ fault }, index) => `${fault} as ${quoteName(`f_${compiled[index]?.column.name}`)}`
	);
	const raws = compiled.map(
		({ column }) => `r.${quoteName(column.name)} as ${quoteName(`r_${column.name}`)}`
	);
	const row = table.prepared ? 'r._rad' : `cast(r.rowid as integer) + ${table.firstRow}`;
	const structure = table.prepared ? 'r._strukturfel' : 'cast(null as varchar)';
	const list = compiled.map(({ column }) => {
		const fault = quoteName(`f_${column.name}`);
		return `case when ${fault} is not null then {'kolumn': ${quote(column.name)}, 'varde': left(${quoteName(`r_${column.name}`)}, 200), 'kod': ${fault}, 'text': null} end`;
	});
	const any = compiled.map(({ column }) => quoteName(`f_${column.name}`)).join(', ');
	await db.run(
		`insert into inlast.${contract.source} by name select ${outputs.map(({ name }) => quoteName(name)).join(', ')}, ` +
			`${fil} as _fil, cast(${table.sheet === null ? 'null' : quote(table.sheet)} as varchar) as _blad, _rad, ` +
			`case when _strukturfel is not null then [{'kolumn': null, 'varde': null, 'kod': _strukturfel, 'text': null}] ` +
			`when coalesce(${any}) is not null then list_filter([${list.join(', ')}], x -> x is not null) end as _fel ` +
			`from (select ${[...values, ...faults, ...raws].join(', ')}, ${row} as _rad, ${structure} as _strukturfel from r ${joins.join(' ')})`
	);
	const [seen] = await db.query<{ rows: number }>('select count(*) as rows from r');
	await db.run(
		`insert into avvisat.${contract.source} by name select *, false as _omprovas from inlast.${contract.source} where _fel is not null`
	);
	await db.run(`delete from inlast.${contract.source} where _fel is not null`);
	await db.run('drop table r');
	return { rows: seen?.rows ?? 0, talformat };
}
