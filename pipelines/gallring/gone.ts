import type { Database } from '#lib/server/duckdb.ts';
import { quoteName } from '../contracts/lexical.ts';
import { avskiljsSql, type Avskiljning } from './avskilj.ts';
import { gallradSql } from './refuse.ts';
import type { Lista } from './lista.ts';

/** What is to go: whole persons (the list, and the ids in clear as far as they are known), and outcomes of deltaganden. */
export interface Borttag {
	lista: Lista;
	ids: readonly string[];
	/** Deltaganden whose consent is withdrawn: their outcome goes, they themselves stay in the count. */
	atertagna: readonly string[];
	/** The same for deltaganden whose no stands on a refused row: that row waits to be mended, and keeps what it has. */
	vantande?: readonly string[];
	/** What is too old by the förbund's rules: severed from its person. */
	avskilj?: Avskiljning;
}

export interface OldTable {
	schema: string;
	table: string;
	columns: Map<string, string>;
}

/** Sources whose rows are nothing but an outcome. */
const OUTCOME_ROWS = new Set(['uppfoljning', 'stegmatning']);
/** Columns of those sources that hold the outcome. */
const ANSWER = /^(sysselsattning|omfattning|forsorjning|varde)/;

/** The tables of the attached version `gammal` with their columns. */
export async function tablesOf(db: Database): Promise<OldTable[]> {
	const rows = await db.query<{ schema: string; tabell: string; kolumn: string; typ: string }>(
		`select c.schema_name as schema, c.table_name as tabell, c.column_name as kolumn, c.data_type as typ from duckdb_columns() as c ` +
			`join duckdb_tables() as t on t.database_name = c.database_name and t.schema_name = c.schema_name and t.table_name = c.table_name ` +
			`where c.database_name = 'gammal' order by c.schema_name asc nulls last, c.table_name asc nulls last, c.column_index asc nulls last`
	);
	const tables = new Map<string, OldTable>();
	for (const { schema, tabell, kolumn, typ } of rows) {
		const key = `${schema}.${tabell}`;
		const known = tables.get(key) ?? { schema, table: tabell, columns: new Map<string, string>() };
		known.columns.set(kolumn, typ);
		tables.set(key, known);
	}
	return [...tables.values()];
}

/** Predicate: the row is about somebody who has left; null for tables that name nobody. */
export function goneSql({ schema, columns }: OldTable): string | null {
	const names = new Set(columns.keys());
	const own = gallradSql(names);
	if (!own || schema !== 'avvisat') return own;
	// A refused row may have its cells in the wrong places.
	const cells = [...columns].filter(([, typ]) => typ === 'VARCHAR').map(([name]) => quoteName(name));
	return `(${own} or namner_gallrad(concat_ws(' ', ${cells.join(', ')}, to_json(_fel))))`;
}

/** Predicate: the row is of a deltagande whose outcome shall go. */
export const withdrawn = ({ schema, table, columns }: OldTable): string =>
	columns.has('deltagande_id')
		? `deltagande_id in (select id from atertagna${schema === 'avvisat' && table === 'deltagande' ? ' where not vantar' : ''})`
		: 'false';

/** True when a row has an outcome that shall go. */
export function outcomeSql(one: OldTable): string | null {
	const efter = [...one.columns.keys()].filter((name) => /_efter(_|$)/.test(name));
	if (one.table === 'deltagande' && efter.length > 0)
		return `(${withdrawn(one)} and coalesce(${efter.map((name) => `cast(${quoteName(name)} as varchar)`).join(', ')}) is not null)`;
	if (OUTCOME_ROWS.has(one.table) && one.schema === 'inlast') return `(${withdrawn(one)})`;
	if (OUTCOME_ROWS.has(one.table) && one.schema === 'avvisat') {
		const answers = [...one.columns.keys()].filter((name) => ANSWER.test(name));
		return `(${withdrawn(one)} and coalesce(${answers.map((name) => `cast(${quoteName(name)} as varchar)`).join(', ')}) is not null)`;
	}
	return null;
}

/** Rows to take out or empty, per source; empty when the version has nothing of them. */
export async function count(
	db: Database,
	tables: readonly OldTable[],
	{ avskilj }: Borttag
): Promise<Record<string, number>> {
	const counts: Record<string, number> = {};
	for (const one of tables.filter(({ schema }) => schema === 'inlast' || schema === 'avvisat')) {
		const tests = [
			...[goneSql(one), outcomeSql(one)],
			avskilj ? avskiljsSql(one, avskilj.regler.alla) : null
		].filter((test) => test !== null);
		if (tests.length === 0) continue;
		const already = one.schema === 'avvisat' ? "and coalesce(_fel[1].kod, '') <> 'gallrad'" : '';
		const [row] = await db.query<{ n: number }>(
			`select count(*) as n from gammal.${one.schema}.${quoteName(one.table)} where (${tests.join(' or ')}) ${already}`
		);
		if (row?.n) counts[one.table] = (counts[one.table] ?? 0) + row.n;
	}
	return counts;
}
