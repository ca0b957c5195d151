/** A version is published while readers are on their way in: none of them may find their version closed. */
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '#lib/server/duckdb.ts';
import { NoWarehouse, VersionPool } from '#lib/server/pool.ts';

const NAMES = ['aaaaaaaaaaaa', 'bbbbbbbbbbbb', 'cccccccccccc'] as const;
let warehouse = '';

const pointAt = (name: string) => {
	writeFileSync(join(warehouse, 'current.new'), `${name}\n`);
	renameSync(join(warehouse, 'current.new'), join(warehouse, 'current'));
};

beforeAll(async () => {
	warehouse = mkdtempSync(join(tmpdir(), 'stegvis-pool-'));
	mkdirSync(join(warehouse, 'versions'));
	for (const name of NAMES)
		for (const file of [name, `${name}.slapp`]) {
			const db = await openDatabase(join(warehouse, 'versions', `${file}.duckdb`));
			await db.run('create schema meta');
			await db.run(
				`create table meta.version as select '${name}' as version, date '2026-01-01' as data_per, '${file}' as laddad, true as syntetisk, 5 as k`
			);
			db.close();
		}
});

afterAll(() => rmSync(warehouse, { recursive: true, force: true }));

it('gives every reader a version that is open, whatever is published meanwhile', async () => {
	for (let round = 0; round < 10; round++) {
		const pool = new VersionPool(warehouse);
		const readers = Array.from({ length: 9 }, (_, i) => {
			const name = NAMES[(round + i) % NAMES.length] as string;
			pointAt(name);
			return pool.hold().then(async (hold) => {
				await new Promise((resolve) => setImmediate(resolve));
				const [row] = await hold.warehouse.query<{ version: string }>('select version from meta.version');
				hold.release();
				return [name, row?.version];
			});
		});
		for (const [asked, got] of await Promise.all(readers)) expect(got).toBe(asked);
		await pool.close();
	}
});

it('names a missing version instead of remembering the failure', async () => {
	const pool = new VersionPool(warehouse);
	const gone = 'dddddddddddd';
	for (const file of [`${gone}.duckdb`, `${gone}.slapp.duckdb`])
		writeFileSync(join(warehouse, 'versions', file), 'not a database');
	pointAt(gone);
	await expect(pool.hold()).rejects.toThrow();
	pointAt(NAMES[0]);
	const hold = await pool.hold();
	expect(hold.meta.version).toBe(NAMES[0]);
	hold.release();
	await pool.close();
});

it('opens the file of each trust and no other; a version without its release is no version', async () => {
	pointAt(NAMES[0]);
	for (const [trust, file] of [
		['rows', NAMES[0]],
		['release', `${NAMES[0]}.slapp`]
	] as const) {
		const pool = new VersionPool(warehouse, trust);
		const hold = await pool.hold();
		expect(hold.meta).toMatchObject({ version: NAMES[0], laddad: file });
		hold.release();
		await pool.close();
	}
	rmSync(join(warehouse, 'versions', `${NAMES[2]}.slapp.duckdb`));
	pointAt(NAMES[2]);
	const pool = new VersionPool(warehouse, 'release');
	await expect(pool.hold()).rejects.toThrow(NoWarehouse);
	await pool.close();
});
