/** Puts a decided release into the version's own file, and into the file of its own that aggregated viewers read. */
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Release } from '#lib/protection/release.ts';
import type { Database } from '#lib/server/duckdb.ts';
import { quote } from '../contracts/lexical.ts';
import type { DerivedRow } from './derived.ts';
import type { History } from './history.ts';
import type { PlannedCount } from './plan.ts';

export interface ShownDerived extends DerivedRow {
	shown: boolean;
}

export const TABLES = `create schema if not exists slapp;
create or replace table slapp.rakning (nr integer, nyckel varchar, arsvis boolean);
create or replace table slapp.omfang (forsta integer, sista integer);
create or replace table slapp.figur (rakning integer, snitt varchar, plats varchar, tid varchar, skilt varchar, varde varchar, n bigint, visas boolean);
create or replace table slapp.harlett (matt varchar, skilt varchar, plats varchar, tid varchar, taljare double, namnare double, visas boolean);
create or replace table slapp.mal (ordning integer, mal varchar);
create or replace table slapp.utgiven (utgava integer, rakning integer, snitt varchar, plats varchar, tid varchar, skilt varchar, varde varchar, n bigint, visas boolean);`;

/** Loads rows through a file of JSON lines in the workspace: one statement however many they are. */
export async function fill(
	db: Database,
	workspace: string,
	table: string,
	rows: readonly object[]
): Promise<void> {
	if (rows.length === 0) return;
	const path = join(workspace, `${table.replace('.', '_')}.jsonl`);
	writeFileSync(path, '', { mode: 0o600 });
	for (let from = 0; from < rows.length; from += 5000)
		appendFileSync(
			path,
			`${rows
				.slice(from, from + 5000)
				.map((row) => JSON.stringify(row))
				.join('\n')}\n`
		);
	const columns = await db.query<{ column_name: string; data_type: string }>(
		`select column_name, data_type from duckdb_columns() where database_name = current_database() and schema_name || '.' || table_name = $table order by column_index nulls last`,
		{ table }
	);
	const types = columns.map(({ column_name, data_type }) => `${column_name}: ${quote(data_type)}`).join(', ');
	await db.run(
		`insert into ${table} by name select * from read_json(${quote(path)}, format = 'newline_delimited', columns = {${types}})`
	);
}

/** The release with its true figures, and all that earlier ones let out: only the machine's owner and evaluators open this file. */
export async function writeFigures(
	db: Database,
	workspace: string,
	release: Release,
	derived: readonly ShownDerived[],
	history: History,
	counts: readonly PlannedCount[],
	years: readonly number[]
): Promise<void> {
	await db.run(TABLES);
	const figures = release.figures.map(({ count, apart, place, time, cut, value, n, shown }) => ({
		rakning: count,
		snitt: cut,
		plats: place,
		tid: time,
		skilt: apart,
		varde: value,
		n,
		visas: shown
	}));
	await fill(
		db,
		workspace,
		'slapp.rakning',
		history.keys.map((nyckel, nr) => ({ nr, nyckel, arsvis: counts[nr]?.yearly ?? false }))
	);
	await fill(db, workspace, 'slapp.figur', figures);
	await fill(
		db,
		workspace,
		'slapp.harlett',
		derived.map(({ matt, apart, place, time, taljare, namnare, shown }) => ({
			matt,
			skilt: apart,
			plats: place,
			tid: time,
			taljare: shown ? taljare : null,
			namnare: shown ? namnare : null,
			visas: shown
		}))
	);
	await db.run(`insert into slapp.omfang values (${years[0] ?? 0}, ${years.at(-1) ?? -1})`);
	await fill(
		db,
		workspace,
		'slapp.utgiven',
		history.earlier.map((one) => ({
			utgava: one.release,
			rakning: one.count,
			snitt: one.cut,
			plats: one.place,
			tid: one.time,
			skilt: one.apart,
			varde: one.value,
			n: one.n,
			visas: one.shown
		}))
	);
	// A release that says nothing new is no release of its own.
	const same = 'select rakning, snitt, plats, tid, skilt, varde, n, visas from';
	await db.run(
		`insert into slapp.utgiven select ${history.utgava}, f.* from slapp.figur f where exists (` +
			`(${same} slapp.figur except ${same} slapp.utgiven where utgava = ${history.utgava - 1}) union all ` +
			`(${same} slapp.utgiven where utgava = ${history.utgava - 1} except ${same} slapp.figur))`
	);
}

/** What aggregated viewers need besides figures: names, code lists, money, plans, what was loaded. Nothing of a person is in it. */
const OPEN = [
	'meta.version',
	'meta.relation',
	'meta.kolumn',
	'core.forbund',
	'marts.insats',
	'marts.insats_ar',
	'marts.insats_slakt',
	'marts.period',
	'marts.kalender',
	'marts.gruppering',
	'marts.ekonomi',
	'marts.plats',
	'marts.planerad',
	'marts.prognos_takt',
	'marts.eget_kapital',
	'marts.riket',
	'marts.omvarld',
	'marts.mal'
] as const;

const PEOPLE = ['deltagande', 'uppfoljning', 'stegmatning', 'enkatsvar', 'handelser'];

const rounded = (column: string): string =>
	`case when kalla in (${PEOPLE.map(quote).join(', ')}) then cast(round(${column} / 10.0) * 10 as integer) else ${column} end as ${column}`;

const withoutFigures = (text: string): string =>
	`regexp_replace(${text}, '[0-9]+([ \u00a0\u202f][0-9]{3})*', '…', 'g')`;

/** Copies with something left out. */
const REDUCED: Record<string, string> = {
	// What was wrong, without the figures: they are counts of people nobody has weighed.
	'meta.varning': `select kod, ${withoutFigures('text')} as text, namn from vl.meta.varning`,
	// Rows about people to the nearest ten: one more or less tells who came.
	'meta.fil': `select * replace (${['lasta', 'accepterade', 'karantan', 'ersatta'].map(rounded).join(', ')}) from vl.meta.fil`,
	// The kinds of fault and how many, never a row's number or value.
	'meta.karantan': `select fil, namn, kalla, blad, cast(null as integer) as rad, kolumn, cast(null as varchar) as varde, kod, ${withoutFigures("regexp_replace(regexp_replace(text, '”[^”]*”', '”…”', 'g'), '[(][^)]*[)]', '(…)', 'g')")} as text from vl.meta.karantan`,
	// What happened to nobody in particular.
	'marts.handelse': 'select * exclude (_fil, _blad, _rad) from vl.marts.handelse where deltagande_id is null',
	'marts.handelse_period': `select * exclude (_fil, _blad, _rad) from vl.marts.handelse_period where handelsetyp in (select handelsetyp from vl.marts.handelse group by handelsetyp having count(deltagande_id) = 0)`,
	// The forms, not the answers.
	'core.enkat': 'select * from vl.core.enkat',
	'core.instrument': 'select * from vl.core.instrument',
	// The release itself: a hidden figure is an empty one.
	'slapp.rakning': 'select * from vl.slapp.rakning',
	'slapp.omfang': 'select * from vl.slapp.omfang',
	'slapp.figur':
		'select rakning, snitt, plats, tid, skilt, varde, case when visas then n end as n, visas from vl.slapp.figur order by all',
	'slapp.harlett': 'select * from vl.slapp.harlett order by all',
	'slapp.mal': 'select * from vl.slapp.mal order by ordning nulls last'
};

/** Makes the file of its own. `db` is a new, empty database; `version` the finished file with rows. */
export async function writeReleaseFile(db: Database, version: string): Promise<void> {
	await db.run(`attach ${quote(version)} as vl (read_only)`);
	const reference = await db.query<{ table_name: string }>(
		`select table_name from duckdb_tables() where database_name = 'vl' and schema_name = 'reference' order by table_name nulls last`
	);
	const copies = new Map<string, string>([
		...OPEN.map((name): [string, string] => [name, `select * from vl.${name}`]),
		...reference.map(({ table_name }): [string, string] => [
			`reference.${table_name}`,
			`select * from vl.reference.${table_name}`
		]),
		...Object.entries(REDUCED)
	]);
	for (const schema of new Set([...copies.keys()].map((name) => name.split('.')[0]!)))
		await db.run(`create schema ${schema}`);
	for (const [name, sql] of copies) await db.run(`create table ${name} as ${sql}`);
	await db.run('detach vl');
	await db.run('checkpoint');
}
