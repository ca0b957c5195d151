import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDatabase, type Database } from '#lib/server/duckdb.ts';
import type { ReleaseReport } from '#lib/server/report.ts';
import { remember, type Warehouse } from '#lib/server/warehouse.ts';
import { buildRelease } from '#pipelines/release/index.ts';
import { tables, type Fixture, type Table } from './tables.ts';

const at = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

export interface House extends Warehouse {
	db: Database;
	close(): void;
}

export const layers = ['core', 'marts'] as const;

/** Files of a layer with this ending, in the order they run. */
export const filesOf = (layer: string, ending: string): string[] =>
	readdirSync(at(`pipelines/models/${layer}`))
		.filter((name) => name.endsWith(ending))
		.sort();

export const nameOf = (file: string): string => file.replace(/^\d+_/, '').replace(/\.\w+$/, '');

export const textOf = (layer: string, file: string): string =>
	readFileSync(at(`pipelines/models/${layer}/${file}`), 'utf8');

const literal = (value: unknown): string => {
	if (value === null || value === undefined) return 'null';
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	return `'${String(value).replaceAll("'", "''")}'`;
};

async function fill(db: Database, table: Table, rows: readonly Record<string, unknown>[]): Promise<void> {
	const columns = tables[table];
	const list = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
	await db.run(
		`create table staging.${table} (${list.join(', ')}, _fil integer, _blad varchar, _rad integer)`
	);
	const names = Object.keys(columns);
	const lines = rows.map((row, index) => {
		const unknown = Object.keys(row).filter((name) => !(name in columns));
		if (unknown.length) throw new Error(`${table}: ${unknown.join(', ')} finns inte`);
		return `(${names.map((name) => literal(row[name])).join(', ')}, 1, null, ${index + 2})`;
	});
	if (lines.length) await db.run(`insert into staging.${table} values ${lines.join(',\n')}`);
}

async function reference(db: Database): Promise<void> {
	const csv = (file: string, columns: string) =>
		`select ${columns} from read_csv('${at(`data/reference/${file}`)}', delim = ';', header = true, all_varchar = true)`;
	await db.run(
		`create table reference.kodlista as ${csv('kodlistor.csv', '* replace (cast(ordning as integer) as ordning)')}`
	);
	await db.run(`create table reference.gruppering as ${csv('grupperingar.csv', '*')}`);
	await db.run(
		`create table reference.aldersgrupp as ${csv('aldersgrupper.csv', '* replace (cast(alder_fran as integer) as alder_fran, cast(alder_till as integer) as alder_till, cast(ordning as integer) as ordning)')}`
	);
}

/** Runs every model of core and marts in order over what stands in staging. */
export async function runModels(db: Database): Promise<void> {
	for (const layer of layers)
		for (const file of filesOf(layer, '.sql'))
			await db.run(`create table ${layer}.${nameOf(file)} as ${textOf(layer, file)}`);
}

/** Schemas, code lists and `meta.version`; staging is the caller's. */
export async function emptyHouse(dataPer: string): Promise<Database> {
	const db = await openDatabase(':memory:', { threads: 2 });
	for (const schema of ['staging', 'reference', 'meta', ...layers]) await db.run(`create schema ${schema}`);
	await reference(db);
	await db.run(
		`create table meta.version as select 'prov' as version, '2026-01-01T00:00:00Z' as laddad, date '${dataPer}' as data_per, true as syntetisk, 'prov' as kodversion, 5 as k`
	);
	return db;
}

/** A small warehouse of hand-made rows. */
export async function buildHouse(fixture: Fixture, dataPer = '2025-06-30'): Promise<House> {
	const db = await emptyHouse(dataPer);
	for (const table of Object.keys(tables) as Table[]) await fill(db, table, fixture[table] ?? []);
	await runModels(db);
	return {
		db,
		version: 'prov',
		query: (sql, params) => db.query(sql, params),
		once: remember(),
		close: () => db.close()
	};
}

/** Decides and freezes what the house lets out: from now on aggregated viewers are answered. */
export async function letOut(house: Pick<House, 'db'>, k = 5): Promise<ReleaseReport> {
	const workspace = mkdtempSync(join(tmpdir(), 'stegvis-slapp-'));
	try {
		return await buildRelease(house.db, { k, workspace, previous: false });
	} finally {
		rmSync(workspace, { recursive: true, force: true });
	}
}

/** A house with its release. */
export async function buildReleased(fixture: Fixture, dataPer?: string): Promise<House> {
	const house = await buildHouse(fixture, dataPer);
	await letOut(house);
	return house;
}
