/** Undoing the latest publishing: what is shown, how far back it goes, and that what was seen is never reckoned as unseen. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase } from '#lib/server/duckdb.ts';
import { openState } from '#lib/server/state/index.ts';
import { currentVersion, paths } from '#lib/server/versions.ts';
import { CannotUndo, undo } from '#pipelines/undo.ts';
import { stegvis } from './cli.ts';
import { csv, deltagande, insats, place, type Place } from './support.ts';

let p: Place;
beforeEach(() => {
	p = place('angra');
});
afterEach(() => p.remove());

/** Loads a folder with so many participants, half of them women, and says the version's name. */
async function published(people: number): Promise<string> {
	p.send({
		'insatser.csv': csv([insats()]),
		'deltaganden.csv': csv(Array.from({ length: people }, (_, i) => deltagande(i)))
	});
	const report = await p.load();
	expect([report.errors, report.published]).toEqual([[], true]);
	return report.version as string;
}
const angra = (...args: string[]) => stegvis('angra', ...args, '--warehouse', p.warehouse);
const people = async () =>
	(await p.query<{ n: number }>('select count(*) as n from staging.deltagande'))[0]?.n;

it('shows the version before again, and once more the one before that; the first stands', async () => {
	const [a, b, c] = [await published(20), await published(30), await published(40)];
	const said = await angra('--json');
	expect([said.code, JSON.parse(said.out)]).toEqual([0, { version: b, angrad: c }]);
	expect([currentVersion(p.warehouse), await people()]).toEqual([b, 30]);
	expect((await angra()).code).toBe(0);
	expect([currentVersion(p.warehouse), await people()]).toEqual([a, 20]);
	// Two who ask for the same at once do not go two steps back.
	await expect(undo(p.warehouse, c)).rejects.toThrow(CannotUndo);
	expect(currentVersion(p.warehouse)).toBe(a);
	const last = await angra();
	expect([last.code, last.err]).toEqual([2, expect.stringContaining('första versionen')]);
	expect(currentVersion(p.warehouse)).toBe(a);
	const state = openState(paths(p.warehouse).state);
	expect(state.loads().map(({ version, rapport }) => [version, rapport.angrad])).toEqual([
		[a, b],
		[b, c]
	]);
	state.close();
	expect(readdirSync(p.warehouse).filter((name) => name === 'lock' || name.includes('.tmp'))).toEqual([]);
});

it('says so when nothing is published, and when the version before is gone', async () => {
	expect((await angra()).err).toContain('finns inget att ångra');
	const a = await published(20);
	const b = await published(30);
	for (const path of [paths(p.warehouse).version(a), paths(p.warehouse).release(a)]) rmSync(path);
	const said = await angra();
	expect([said.code, said.err]).toEqual([2, expect.stringContaining(`${a}, finns inte kvar`)]);
	expect(currentVersion(p.warehouse)).toBe(b);
});

interface Figure {
	nyckel: string;
	n: number;
}

/** The counts of persons that a version shows, by what they count. */
async function shown(version: string): Promise<Map<string, number>> {
	const db = await openDatabase(paths(p.warehouse).version(version), { readOnly: true });
	const rows = await db.query<Figure>(
		`select concat_ws('|', r.nyckel, f.snitt, f.plats, f.tid, f.skilt, f.varde) as nyckel, f.n from slapp.figur f join slapp.rakning r on r.nr = f.rakning where f.visas`
	);
	db.close();
	return new Map(rows.map(({ nyckel, n }) => [nyckel, n]));
}

it('what the undone version showed is reckoned with by the next: no figure differs from it by one', async () => {
	await published(30);
	const b = await published(40);
	expect((await angra()).code).toBe(0);
	// Eleven more than the version that is shown, one more than the one that was seen and undone.
	const c = await published(41);
	const [seen, now] = [await shown(b), await shown(c)];
	const near = [...now].filter(([key, n]) => seen.has(key) && Math.abs(n - (seen.get(key) ?? 0)) === 1);
	expect(seen.size).toBeGreaterThan(0);
	expect(near).toEqual([]);
	// It is remembered by the version itself from now on, and the file that remembered it is gone.
	const releases = await p.query<{ n: number }>('select count(distinct utgava) as n from slapp.utgiven');
	expect(releases).toEqual([{ n: 3 }]);
	expect(() => readFileSync(join(p.warehouse, 'angrade'))).toThrow();
});

it('the same files again after it are published anew', async () => {
	await published(30);
	const b = await published(40);
	await angra();
	const again = await published(40);
	expect(again).not.toBe(b);
	expect(await people()).toBe(40);
	await angra();
	expect(await people()).toBe(30);
});
