import type { Database } from '#lib/server/duckdb.ts';
import { compileColumn, stagingColumns } from './contracts/compile.ts';
import { columnsOf, contracts, type Column, type Contract } from './contracts/index.ts';
import { BLANKS, EVIDENCE, normaliseSql, quote, quoteName, type NumberFormat } from './contracts/lexical.ts';
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

/** Looks up each distinct value of a code, list or period column once. */
async function buildDictionary(db: Database, column: Column): Promise<void> {
	const name = quoteName(`d_${column.name}`);
	const values = `(select distinct ${quoteName(column.name)} as raw from r where ${quoteName(column.name)} is not null)`;
	if (column.kind === 'period') {
		await db.run(
			`create or replace temp table ${name} as select v.raw, p.period, p.fran, p.till from ${values} v ` +
				`left join inlast_period p on p.period = upper(v.raw)`
		);
		return;
	}
	const parts =
		column.kind === 'lista'
			? `(select raw, unnest(string_split(raw, '|')) as del, generate_subscripts(string_split(raw, '|'), 1) as nr from ${values})`
			: `(select raw, raw as del, 1 as nr from ${values})`;
	await db.run(
		`create or replace temp table ${name} as select d.raw, ` +
			`case when count(*) = count(k.kod) then string_agg(k.kod, '|' order by d.nr) end as kod ` +
			`from ${parts} d left join inlast_kod k on k.lista = ${quote(column.kodlista ?? '')} and k.etikett = ${normaliseSql('d.del')} ` +
			`group by d.raw`
	);
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
	for (const { column, dictionary } of compiled) if (dictionary) await buildDictionary(db, column);
	const joins = compiled
		.filter(({ dictionary }) => dictionary)
		.map(({ column }) => {
			const name = quoteName(`d_${column.name}`);
			return `left join ${name} on ${name}.raw = r.${quoteName(column.name)}`;
		});
	const outputs = compiled.flatMap(({ output }) => output);
	const values = outputs.map(({ name, sql }) => `${sql} as ${quoteName(name)}`);
	const faults = compiled.map(({ fault, column }) => `${fault} as ${quoteName(`f_${column.name}`)}`);
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
