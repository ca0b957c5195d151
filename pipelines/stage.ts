import { readFileSync } from 'node:fs';
import type { Database } from '#lib/server/duckdb.ts';
import type { LabelUse } from '#lib/server/report.ts';
import type { Warning } from './check.ts';
import { compileColumn, stagingColumns, textFault, type ColumnSql } from './contracts/compile.ts';
import { columnsOf, contracts, type Column } from './contracts/index.ts';
import { BLANKS, EVIDENCE, quote, quoteName, type NumberFormat } from './contracts/lexical.ts';
import { refuseGallrade } from './gallring/refuse.ts';
import { refuseMergedInsats, refuseNamed } from './refuseMapped.ts';
import { insatsSql, readOwnAnswers, usedInsatser, usedLabels } from './mappning/labels.ts';
import type { Mapping } from './mappning/mapping.ts';
import type { Recognised } from './readers/recognise.ts';
import type { Table } from './readers/types.ts';
import { noteTargets } from './rattelista/apply.ts';
import { markTotals, totalsThatDiffer } from './summarad.ts';
import { JUDGED, readCsvSql } from './tableSql.ts';

/** What a row was refused for. `text` is null for reason codes that contracts/texts.ts words. */
export const FAULTS = 'struct(kolumn varchar, varde varchar, kod varchar, text varchar)[]';
export const PROVENANCE = '_fil integer, _blad varchar, _rad integer';

/** Creates `inlast.<source>` (rows that hold) and `avvisat.<source>` (rows that do not) for every contract. */
export async function createInlast(db: Database): Promise<void> {
	await db.run('create schema if not exists inlast; create schema if not exists avvisat');
	await db.run('create temp table if not exists gallrade (hash varchar)');
	for (const contract of contracts) {
		const columns = stagingColumns(columnsOf(contract))
			.map(({ name, type }) => `${quoteName(name)} ${type}`)
			.join(', ');
		await db.run(`create table inlast.${contract.source} (${columns}, ${PROVENANCE})`);
		await db.run(
			`create table avvisat.${contract.source} (${columns}, ${PROVENANCE}, _fel ${FAULTS}, _omprovas boolean)`
		);
	}
	await db.run(readFileSync(new URL('./avvikelser.sql', import.meta.url), 'utf8'));
}

/** Cells with content in columns without a heading: nobody reads them, and the report says so. */
export async function countNameless(db: Database, table: Table): Promise<number> {
	const places = table.header.flatMap((heading, index) => (heading.trim() === '' ? [index] : []));
	if (table.nameless !== undefined || places.length === 0) return table.nameless ?? 0;
	const counts = places.map((index) => `count(*) filter (where trim(c${index}) <> '')`).join(' + ');
	const [row] = await db.query<{ n: number }>(`select ${counts} as n from ${readCsvSql(table)}`);
	return row?.n ?? 0;
}

/** Columns that name an insats. */
const INSATS = new Set(['insats_id', 'overordnad_insats']);

/** `r`: the table's contract columns as trimmed text, empty as null, with row number and fault of structure. */
async function readRaw(db: Database, table: Table, recognised: Recognised, mapping: Mapping): Promise<void> {
	const columns = columnsOf(recognised.contract).map(({ name }) => {
		const place = recognised.places.get(name);
		const more = table.blanks ? `, ${quote(`${BLANKS}\t\r\n\ufeff`)}` : '';
		const value = place === undefined ? 'cast(null as varchar)' : `nullif(trim(c${place}${more}), '')`;
		const known = INSATS.has(name) && place !== undefined ? insatsSql(value, mapping) : value;
		return `${known} as ${quoteName(name)}`;
	});
	const own = table.prepared
		? ", cast(_rad as integer) as _rad, nullif(_strukturfel, '') as _strukturfel" +
			(table.judged ? JUDGED.map((name) => `, nullif(${name}, '') as ${name}`).join('') : '')
		: '';
	const { rattar } = recognised;
	const target = rattar === undefined ? '' : `, nullif(trim(c${rattar}), '') as _rattar`;
	await db.run(
		`create or replace temp table r as select ${columns.join(', ')}${own}${target} from ${readCsvSql(table)}`
	);
}

const NUMERIC = new Set(['heltal', 'tal', 'pengar']);

/** Decides the number format from values that can be read in one way only; without any, from the delimiter. */
async function decideNumbers(db: Database, table: Table, columns: readonly Column[]): Promise<NumberFormat> {
	const numeric = columns.filter((column) => NUMERIC.has(column.kind));
	const otherwise = table.decisions.avgransare === 'semikolon' ? 'svenska' : 'punkt';
	if (numeric.length === 0) return otherwise;
	const texts = numeric.map(({ name }) => `select raw from ${quoteName(`v_${name}`)}`).join(' union all ');
	const count = (format: NumberFormat) =>
		`count(*) filter (where regexp_full_match(raw, ${quote(EVIDENCE[format])}))`;
	const [evidence] = await db.query<Record<NumberFormat, number>>(
		`select ${count('svenska')} as svenska, ${count('punkt')} as punkt from (${texts}) where contains(raw, ',') or contains(raw, '.')`
	);
	const { svenska = 0, punkt = 0 } = evidence ?? {};
	return svenska === punkt ? otherwise : svenska > punkt ? 'svenska' : 'punkt';
}

/** `v_<column>`: the distinct texts of a column that has a dictionary. */
async function distinctTexts(db: Database, columns: readonly Column[]): Promise<void> {
	for (const { name, kind, forslag } of columns) {
		if ((kind === 'id' || kind === 'text') && !forslag) continue;
		const raw = quoteName(name);
		await db.run(
			`create or replace temp table ${quoteName(`v_${name}`)} as select distinct ${raw} as raw from r where ${raw} is not null`
		);
	}
}

/**
 * The columns whose every text is already spelled as its value is: `2024-05-01` for a date, the code itself for a code. Their
 * rows need not look their dictionary up; a cast says the same.
 */
async function plainColumns(db: Database, compiled: readonly ColumnSql[]): Promise<Set<string>> {
	const parts = compiled.flatMap(({ column: { name, kind }, dictionary, output }) =>
		dictionary && kind !== 'period'
			? [
					`select ${quote(name)} as kolumn, count(*) as n from ${quoteName(`d_${name}`)} where fel is not null or cast(${quoteName(output[0]?.name ?? name)} as varchar) is distinct from raw`
				]
			: []
	);
	if (parts.length === 0) return new Set();
	const rows = await db.query<{ kolumn: string; n: number }>(parts.join(' union all '));
	return new Set(rows.filter(({ n }) => n === 0).map(({ kolumn }) => kolumn));
}

/** How one row asks for its value and its fault: straight for ids, texts and plain columns, else by the column's dictionary. */
function rowSql(
	{ column, output, dictionary }: ColumnSql,
	plain: ReadonlySet<string>
): {
	values: string[];
	fault: string;
	join: string;
} {
	const raw = `r.${quoteName(column.name)}`;
	const d = quoteName(`d_${column.name}`);
	const looked = dictionary !== null && !plain.has(column.name);
	const own = looked ? `${d}.fel` : dictionary ? 'cast(null as varchar)' : textFault(column, raw);
	return {
		values: output.map(
			({ name, type }) =>
				`${looked ? `${d}.${quoteName(name)}` : dictionary ? `cast(${raw} as ${type})` : raw} as ${quoteName(name)}`
		),
		fault: column.required ? `case when ${raw} is null then 'saknas' else ${own} end` : own,
		join: looked ? `left join ${d} on ${d}.raw = ${raw}` : ''
	};
}

/** The faults of one row as a list, for rows that have any. */
function faultList(columns: readonly Column[], judged: boolean): string {
	const one = ({ name }: Column) =>
		`case when ${quoteName(`f_${name}`)} is not null then {'kolumn': ${quote(name)}, 'varde': left(${quoteName(name)}, 200), 'kod': ${quoteName(`f_${name}`)}, 'text': null} end`;
	const [kolumn, varde, text] = judged ? JUDGED : ['null', 'cast(null as varchar)', 'null'];
	return (
		`case when _strukturfel is not null then [{'kolumn': ${kolumn}, 'varde': left(${varde}, 200), 'kod': _strukturfel, 'text': ${text}}] ` +
		`else list_filter([${columns.map(one).join(', ')}], x -> x is not null) end`
	);
}

/**
 * Reads one table into `inlast.<source>` (good rows) and `avvisat.<source>` (rows with a fault of their own).
 * Returns how many rows DuckDB saw, the number format it decided, how often the folder's own words were used, and totals that do not agree.
 */
export async function stage(
	db: Database,
	table: Table,
	recognised: Recognised,
	fil: number,
	mapping: Mapping
): Promise<{ rows: number; talformat: NumberFormat; tolkade: LabelUse[]; varningar: Warning[] }> {
	const { source } = recognised.contract;
	const columns = columnsOf(recognised.contract);
	await readRaw(db, table, recognised, mapping);
	await refuseNamed(db, columns);
	if (source === 'insatser') await refuseMergedInsats(db, table, recognised, mapping);
	const prepared = table.prepared === true;
	const names = columns.map(({ name }) => name);
	const structured = (await refuseGallrade(db, names, table.judged ? JUDGED : [], prepared)) || prepared;
	const tolkade = await usedLabels(db, columns, mapping);
	if (source === 'enkatsvar') tolkade.push(...(await readOwnAnswers(db, mapping)));
	for (const name of INSATS) {
		const place = recognised.places.get(name);
		if (place !== undefined)
			tolkade.push(...(await usedInsatser(db, readCsvSql(table), `c${place}`, name, mapping)));
	}
	await distinctTexts(db, columns);
	const talformat = await decideNumbers(db, table, columns);
	const compiled = columns.map((column) => compileColumn(column, talformat));
	for (const { column, dictionary } of compiled)
		if (dictionary)
			await db.run(
				`create or replace temp table ${quoteName(`d_${column.name}`)} as ${dictionary(`select raw from ${quoteName(`v_${column.name}`)}`)}`
			);
	const plain = await plainColumns(db, compiled);
	const rows = compiled.map((column) => rowSql(column, plain));
	const joins = rows.map(({ join }) => join).join(' ');
	const faults = rows.map(({ fault }, index) => `${fault} as ${quoteName(`f_${columns[index]?.name}`)}`);
	const any = columns.map(({ name }) => quoteName(`f_${name}`)).join(', ');
	const structure = structured ? 'r._strukturfel' : 'cast(null as varchar)';
	await db.run(
		`create or replace temp table dalig as select rid, ${faultList(columns, table.judged === true)} as _fel from ` +
			`(select r.*${structured ? ' exclude (_strukturfel)' : ''}, r.rowid as rid, ${structure} as _strukturfel, ${faults.join(', ')} from r ${joins}) ` +
			`where coalesce(_strukturfel, ${any}) is not null`
	);
	const [seen] = await db.query<{ rows: number; bad: number }>(
		'select (select count(*) from r) as rows, (select count(*) from dalig) as bad'
	);
	const totals = seen?.bad && !table.judged ? await markTotals(db, recognised) : 0;
	// A repair list has some of the rows that its totals were made of.
	const varningar =
		totals === 1 && recognised.rattar === undefined ? await totalsThatDiffer(db, compiled, table.file) : [];
	const row = table.prepared ? 'r._rad' : `cast(r.rowid as integer) + ${table.firstRow}`;
	const values =
		`${rows.flatMap((one) => one.values).join(', ')}, ${fil} as _fil, ` +
		`cast(${table.sheet === null ? 'null' : quote(table.sheet)} as varchar) as _blad, ${row} as _rad`;
	const good = seen?.bad ? 'where r.rowid not in (select rid from dalig)' : '';
	await db.run(`insert into inlast.${source} by name select ${values} from r ${joins} ${good}`);
	if (seen?.bad)
		await db.run(
			`insert into avvisat.${source} by name select ${values}, dalig._fel, false as _omprovas from r join dalig on dalig.rid = r.rowid ${joins}`
		);
	if (recognised.rattar !== undefined) await noteTargets(db, recognised.contract, fil, row);
	await db.run('drop table r');
	return { rows: seen?.rows ?? 0, talformat, tolkade, varningar };
}
