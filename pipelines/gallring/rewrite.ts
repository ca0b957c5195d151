import type { Database } from '#lib/server/duckdb.ts';
import { openDatabase } from '#lib/server/duckdb.ts';
import { quote, quoteName } from '../contracts/lexical.ts';
import { avskildRelation, avskiljsSql, knowAvskilda, type Avskiljning } from './avskilj.ts';
import { knowGallrade, gallradSql } from './refuse.ts';
import type { Lista } from './lista.ts';
import { scrubSql } from './scrub.ts';

/** What is to go: whole persons (the list, and the ids in clear as far as they are known), and outcomes of deltaganden. */
export interface Borttag {
	lista: Lista;
	ids: readonly string[];
	/** Deltaganden whose consent is withdrawn: their outcome goes, they themselves stay in the count. */
	atertagna: readonly string[];
	/** What is too old by the förbund's rules: severed from its person. */
	avskilj?: Avskiljning;
}

interface OldTable {
	schema: string;
	table: string;
	columns: Map<string, string>;
}

/** Sources whose rows are nothing but an outcome. */
const OUTCOME_ROWS = new Set(['uppfoljning', 'stegmatning']);
/** Columns of those sources that hold the outcome. */
const ANSWER = /^(sysselsattning|omfattning|forsorjning|varde)/;
/** marts.deltagande without an outcome; a column of an earlier make that is not named here keeps what it has. */
const WITHOUT_OUTCOME: Record<string, string> = {
	samtycke: "'nej'",
	utgang: "case when slut is null then 'pagar' else 'annat' end",
	utfall_registrerat: 'false',
	borjat_eller_okat: 'null'
};
const FAULT = (kod: string) =>
	`[{'kolumn': cast(null as varchar), 'varde': cast(null as varchar), 'kod': ${quote(kod)}, 'text': cast(null as varchar)}]`;

async function tablesOf(db: Database): Promise<OldTable[]> {
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
function goneSql({ schema, columns }: OldTable): string | null {
	const names = new Set(columns.keys());
	const own = gallradSql(names);
	if (!own || schema !== 'avvisat') return own;
	// A refused row may have its cells in the wrong places.
	const cells = [...columns].filter(([, typ]) => typ === 'VARCHAR').map(([name]) => quoteName(name));
	return `(${own} or namner_gallrad(concat_ws(' ', ${cells.join(', ')}, to_json(_fel))))`;
}

const withdrawn = ({ columns }: OldTable): string =>
	columns.has('deltagande_id') ? 'deltagande_id in (select id from atertagna)' : 'false';

/** True when a row has an outcome that shall go. */
function outcomeSql(one: OldTable): string | null {
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
async function count(
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

/** Opens a version beside a new, empty file and makes known what is to go. */
async function beside<T>(
	path: string,
	fresh: string,
	temp: string,
	what: Borttag,
	work: (db: Database) => Promise<T>
) {
	const db = await openDatabase(fresh, { tempDirectory: temp, memoryLimit: '900MB' });
	try {
		await db.run(`attach ${quote(path)} as gammal (read_only)`);
		await knowGallrade(db, what.lista);
		await db.run('create temp table atertagna (id varchar)');
		for (let from = 0; from < what.atertagna.length; from += 1000)
			await db.run(
				`insert into atertagna values ${what.atertagna
					.slice(from, from + 1000)
					.map((id) => `(${quote(id)})`)
					.join(', ')}`
			);
		if (what.avskilj) await knowAvskilda(db, 'gammal.', what.avskilj);
		return await work(db);
	} finally {
		db.close();
	}
}

/** How many rows of a version are to go, by source. */
export const countIn = (path: string, temp: string, what: Borttag): Promise<Record<string, number>> =>
	beside(path, ':memory:', temp, what, async (db) => count(db, await tablesOf(db), what));

/**
 * Writes `fresh`: the version at `path` without what is to go. A row that goes leaves its place (file and row number) in the
 * quarantine, so that read = accepted + quarantined still holds. Nothing of it is in the new file: it is written anew from
 * the rows that stay, not edited. Views are made again as they were.
 */
export const writeWithout = (path: string, fresh: string, temp: string, what: Borttag): Promise<void> =>
	beside(path, fresh, temp, what, async (db) => {
		const tables = await tablesOf(db);
		await db.run(
			'create temp table platser (fil integer, blad varchar, rad integer, kalla varchar, kod varchar, var varchar)'
		);
		for (const schema of new Set(tables.map((one) => one.schema)))
			await db.run(`create schema if not exists ${quoteName(schema)}`);
		for (const one of tables.filter(({ schema }) => schema !== 'meta')) await copyTable(db, one, what);
		const meta = tables.filter(({ schema }) => schema === 'meta');
		const ids = what.avskilj ? [...what.ids, ...(await idsInTexts(db, meta))] : what.ids;
		for (const one of meta) await copyMeta(db, one, { ...what, ids });
		for (const one of tables.filter(({ schema }) => schema === 'avvisat'))
			await db.run(
				`insert into avvisat.${quoteName(one.table)} by name select fil as _fil, blad as _blad, rad as _rad, ${FAULT('gallrad')} as _fel, false as _omprovas ` +
					`from platser where kalla = ${quote(one.table)} and kod = 'gallrad' union all by name select fil as _fil, blad as _blad, rad as _rad, ${FAULT('samtycke_atertaget')} as _fel, false as _omprovas ` +
					`from platser where kalla = ${quote(one.table)} and kod <> 'gallrad'`
			);
		await copyViews(db);
		await db.run('detach gammal');
		await db.run('checkpoint');
	});

/** Ids about to be severed that stand as words in what is kept as text. */
async function idsInTexts(db: Database, tables: readonly OldTable[]): Promise<string[]> {
	const words = tables
		.filter(({ table }) => !OWN_WORDS.has(table))
		.flatMap(({ table, columns }) =>
			[...columns]
				.filter(([, typ]) => typ === 'VARCHAR')
				.map(
					([name]) =>
						`select unnest([${quoteName(name)}] || regexp_extract_all(${quoteName(name)}, '[\\p{L}\\p{N}_.-]+')) as ord from gammal.meta.${quoteName(table)}`
				)
		);
	if (words.length === 0) return [];
	const rows = await db.query<{ ord: string }>(
		`select distinct trim(ord, '.-') as ord from (${words.join(' union all ')}) where trim(ord, '.-') in (select av_gammalt from avskild union select la_deltagare from lamnade)`
	);
	return rows.map(({ ord }) => ord);
}

async function copyTable(db: Database, one: OldTable, { avskilj }: Borttag): Promise<void> {
	const { schema, table, columns } = one;
	const whole = `gammal.${schema}.${quoteName(table)}`;
	const from = (avskilj && avskildRelation(whole, one)) ?? whole;
	const old = avskilj && schema === 'avvisat' ? avskiljsSql(one, avskilj.regler.alla) : null;
	const left = goneSql(one);
	const gone = left && old ? `(${left} or ${old})` : (left ?? old);
	const emptying = table === 'deltagande' ? outcomeSql(one) : null;
	const outcome =
		schema === 'marts' && OUTCOME_MARTS.test(table) ? withdrawn(one) : emptying ? null : outcomeSql(one);
	if (schema === 'inlast' || schema === 'avvisat')
		for (const [kod, test] of [
			['gallrad', gone],
			['samtycke_atertaget', outcome && `(${outcome} and not ${gone ?? 'false'})`]
		] as const)
			if (test)
				await db.run(
					`insert into platser select _fil, _blad, _rad, ${quote(table)}, ${quote(kod)}, ${quote(schema)} from ${from} where ${test}`
				);
	const select = emptying ? [...columns].map(([name, typ]) => emptied(one, name, typ)).join(', ') : '*';
	const drop = [gone, outcome].filter((test) => test !== null);
	const where = drop.length > 0 ? ` where not coalesce(${drop.join(' or ')}, false)` : '';
	await db.run(`create table ${schema}.${quoteName(table)} as select ${select} from ${from}${where}`);
}

/** marts whose rows are outcomes of a deltagande. */
const OUTCOME_MARTS = /^(uppfoljning|steg|registersteg)/;

function emptied(one: OldTable, name: string, typ: string): string {
	const column = quoteName(name);
	const value = one.schema === 'marts' ? WITHOUT_OUTCOME[name] : name === 'samtycke' ? "'nej'" : undefined;
	if (value === undefined && !/_efter(_|$)/.test(name)) return column;
	return `cast(case when ${withdrawn(one)} then ${value ?? 'null'} else ${column} end as ${typ}) as ${column}`;
}

/** Tables of meta that hold the house's own words, and names of files and versions. */
const OWN_WORDS = new Set(['relation', 'kolumn', 'version']);

async function copyMeta(db: Database, { table, columns }: OldTable, what: Borttag): Promise<void> {
	const from = `gammal.meta.${quoteName(table)}`;
	const scrubbed = (name: string) => `${scrubSql(quoteName(name), what.ids)} as ${quoteName(name)}`;
	if (table === 'fil' && columns.has('accepterade')) {
		// What was accepted and goes is in quarantine from now on, as a place without a value.
		await db.run(
			`create table meta.fil as select f.* replace (f.accepterade - coalesce(b.n, 0) as accepterade, f.karantan + coalesce(b.n, 0) as karantan) ` +
				`from ${from} as f left join (select fil, cast(count(*) as integer) as n from platser where var = 'inlast' group by fil) as b on b.fil = f.fil`
		);
		return;
	}
	if (table === 'karantan') {
		const texts = ['varde', 'text'].filter((name) => columns.has(name));
		await db.run(
			`create table meta.karantan as select k.* replace (${texts.map(scrubbed).join(', ')}) from ${from} as k ` +
				`where not exists (select 1 from platser as p where p.fil = k.fil and p.rad = k.rad and p.blad is not distinct from k.blad)`
		);
		const text = `case p.kod when 'gallrad' then ${quote('Gallrad.')} else ${quote('Samtycket är återtaget, och uppgiften är borttagen.')} end`;
		await db.run(
			`insert into meta.karantan by name select p.fil, f.namn, p.kalla, p.blad, p.rad, p.kod, ${text} as text from platser as p join meta.fil as f on f.fil = p.fil`
		);
		return;
	}
	// Whatever else is kept of a row by its place, and texts that may name somebody.
	const placed = columns.has('fil') && columns.has('rad');
	const texts = OWN_WORDS.has(table)
		? []
		: [...columns].filter(([, typ]) => typ === 'VARCHAR').map(([name]) => scrubbed(name));
	const replaced = what.ids.length > 0 && texts.length > 0 ? `m.* replace (${texts.join(', ')})` : 'm.*';
	const where = placed
		? ' where not exists (select 1 from platser as p where p.fil = m.fil and p.rad = m.rad)'
		: '';
	await db.run(`create table meta.${quoteName(table)} as select ${replaced} from ${from} as m${where}`);
}

/** Views lean on each other: those that cannot be made yet wait for the others. */
async function copyViews(db: Database): Promise<void> {
	let waiting = await db.query<{ schema: string; sql: string }>(
		`select schema_name as schema, sql from duckdb_views() where database_name = 'gammal' and not internal`
	);
	for (const schema of new Set(waiting.map((one) => one.schema)))
		await db.run(`create schema if not exists ${quoteName(schema)}`);
	while (waiting.length > 0) {
		const left: typeof waiting = [];
		let fault: unknown;
		for (const view of waiting)
			try {
				await db.run(view.sql);
			} catch (error) {
				fault = error;
				left.push(view);
			}
		if (left.length === waiting.length) throw fault;
		waiting = left;
	}
}
