/** A version that is not current is read beside the one that is, and let go of again. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '#lib/server/duckdb.ts';
import { readEarlier } from '#lib/server/earlier.ts';
import { VersionPool } from '#lib/server/pool.ts';

const [OLD, NOW] = ['aaaaaaaaaaaa', 'bbbbbbbbbbbb'] as const;
const viewer = { role: 'styrelse', insatser: null, forbund: null } as const;
let warehouse = '';

beforeAll(async () => {
	warehouse = mkdtempSync(join(tmpdir(), 'stegvis-earlier-'));
	mkdirSync(join(warehouse, 'versions'));
	for (const name of [OLD, NOW])
		for (const file of [name, `${name}.slapp`]) {
			const db = await openDatabase(join(warehouse, 'versions', `${file}.duckdb`));
			await db.run('create schema meta');
			await db.run(
				`create table meta.version as select '${name}' as version, date '2026-01-01' as data_per, '${file}' as laddad, true as syntetisk, 5 as k`
			);
			db.close();
		}
	writeFileSync(join(warehouse, 'current'), `${NOW}\n`);
});

afterAll(() => rmSync(warehouse, { recursive: true, force: true }));

it('holds the one asked for, of the same trust, while the current one stays open', async () => {
	const pool = new VersionPool(warehouse, 'release');
	const current = await pool.hold();
	const earlier = await pool.holdVersion(OLD);
	expect(earlier?.meta).toMatchObject({ version: OLD, laddad: `${OLD}.slapp` });
	earlier?.release();
	await new Promise((resolve) => setImmediate(resolve));
	await expect(earlier?.warehouse.query('select 1')).rejects.toThrow();
	expect(await current.warehouse.query('select version from meta.version')).toEqual([{ version: NOW }]);
	current.release();
	await pool.close();
});

it('is nothing when its file is gone, or when the name is no version', async () => {
	const pool = new VersionPool(warehouse, 'release');
	for (const name of ['cccccccccccc', '', '../versions/aaaaaaaaaaaa'])
		expect(await pool.holdVersion(name)).toBeNull();
	expect(await readEarlier(pool, viewer, 'cccccccccccc', async () => 'read')).toBeNull();
	await pool.close();
});

it('gives what was read; a version of another make is as one that is not kept', async () => {
	const pool = new VersionPool(warehouse, 'release');
	expect(await readEarlier(pool, viewer, OLD, async () => 'read')).toBe('read');
	expect(await readEarlier(pool, viewer, OLD, ({ ask }) => ask('deltagare'))).toBeNull();
	const fault = readEarlier(pool, viewer, OLD, async () => {
		throw new TypeError('ours');
	});
	await expect(fault).rejects.toThrow('ours');
	await pool.close();
});
