import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	rmSync,
	statSync,
	utimesSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
	cancelRun,
	clearOld,
	emptySandning,
	far,
	GRANSER,
	isId,
	listSandningar,
	mottagen,
	newPlace,
	platser,
	readLage,
	readSandning,
	removeSandning,
	sendKommuner,
	waiting,
	writeLage,
	type Lage
} from '#lib/server/inkorg/index.ts';
import { startedAt } from '#lib/server/process.ts';
import { paths } from '#lib/server/versions.ts';

let warehouse = '';
beforeEach(() => {
	warehouse = mkdtempSync(join(tmpdir(), 'stegvis-inkorg-'));
});
afterEach(() => rmSync(warehouse, { recursive: true, force: true }));

const NOW = new Date('2026-11-20T12:00:00Z');
const made = (now = NOW): string => {
	const { id, filer } = newPlace(warehouse);
	writeFileSync(join(filer, 'a.csv'), 'x');
	mottagen(warehouse, id, now);
	return id;
};
const put = (id: string, lage: Lage, more: object = {}) =>
	writeLage(warehouse, { id, lage, skapad: NOW.toISOString(), andrad: NOW.toISOString(), ...more });
/** This test's own process is alive; a number that no process has is not. */
const ALIVE = { pid: process.pid, start: startedAt(process.pid) };
const GONE = { pid: 2 ** 22 - 1, start: '1' };

describe('a sändning', () => {
	it('is nothing until its files are there, and holds the förbund’s own mapping', () => {
		writeFileSync(paths(warehouse).mappning, 'koder: {}\n');
		const { id, filer } = newPlace(warehouse);
		expect([readLage(warehouse, id), listSandningar(warehouse)]).toEqual([null, []]);
		expect(readdirSync(filer)).toEqual(['mappning.yml']);
		writeFileSync(join(filer, 'a.csv'), 'abc');
		mottagen(warehouse, id, NOW);
		expect(readSandning(warehouse, id)).toMatchObject({
			lage: 'mottagen',
			skapad: '2026-11-20T12:00:00.000Z',
			filer: [{ namn: 'a.csv', byte: 3 }],
			rapport: null
		});
		expect(statSync(platser(warehouse, id).lage).mode & 0o077).toBe(0);
		expect(statSync(platser(warehouse, id).mapp).mode & 0o077).toBe(0);
	});

	it('is known by sixteen signs and never by a path', () => {
		expect(isId('0123456789abcdef')).toBe(true);
		for (const id of ['', '../../../etc', '0123456789abcdeg', '0123456789ABCDEF', '0123456789abcdef/..']) {
			expect([id, isId(id), readLage(warehouse, id)]).toEqual([id, false, null]);
			expect(() => platser(warehouse, id)).toThrow();
		}
	});

	it.each<[Lage, string, string, string, string]>([
		['mottagen', 'ja', 'nej', 'nej', 'ja'],
		['kontrolleras', 'nej', 'nej', 'ja', 'nej'],
		['kontrollerad', 'ja', 'ja', 'nej', 'ja'],
		['publiceras', 'nej', 'nej', 'ja', 'nej'],
		['publicerad', 'nej', 'nej', 'nej', 'ja'],
		['avbruten', 'ja', 'nej', 'nej', 'ja'],
		['misslyckad', 'ja', 'nej', 'nej', 'ja']
	])('that is %s: checked anew %s, published %s, stopped %s, thrown away %s', (lage, ...may) => {
		const { kontrolleras, publiceras, avbrytas, kastas } = far(lage);
		expect([kontrolleras, publiceras, avbrytas, kastas].map((yes) => (yes ? 'ja' : 'nej'))).toEqual(may);
	});

	it('whose process lives goes on; whose process is gone was stopped, whoever asks', () => {
		const id = made();
		put(id, 'kontrolleras', { kor: ALIVE });
		expect(readLage(warehouse, id)?.lage).toBe('kontrolleras');
		for (const kor of [GONE, { ...ALIVE, start: '1' }]) {
			put(id, 'publiceras', { kor, fore: null });
			expect(readLage(warehouse, id)).toMatchObject({ lage: 'avbruten', under: 'publiceras' });
		}
		put(id, 'kontrolleras');
		expect(readLage(warehouse, id)).toMatchObject({ lage: 'avbruten', under: 'kontrolleras' });
	});

	it('stopped when the version was already in place is published', () => {
		const id = made();
		const { versions, version, release, current } = paths(warehouse);
		mkdirSync(versions);
		for (const path of [version('0123456789ab'), release('0123456789ab')]) writeFileSync(path, '');
		writeFileSync(current, '0123456789ab\n');
		put(id, 'publiceras', { kor: GONE, blir: '0123456789ab' });
		expect(readLage(warehouse, id)).toMatchObject({ lage: 'publicerad', version: '0123456789ab' });
		// What somebody else published meanwhile is not this, and its files are not done with.
		for (const of of [{ fore: null }, { fore: 'ba9876543210', blir: 'ffffffffffff' }]) {
			put(id, 'publiceras', { kor: GONE, ...of });
			clearOld(warehouse, NOW);
			expect(readSandning(warehouse, id)).toMatchObject({ lage: 'avbruten', filer: [{ namn: 'a.csv' }] });
		}
	});

	it('with a läge that cannot be read is none', () => {
		const id = made();
		for (const text of ['', '{', '{"lage":"kontrollerad"}', `{"id":"${id}","lage":"hej"}`]) {
			writeFileSync(platser(warehouse, id).lage, text);
			expect([text, readSandning(warehouse, id)]).toEqual([text, null]);
		}
	});

	it('that is published keeps its report and no file', () => {
		const id = made();
		writeFileSync(platser(warehouse, id).rapport, '{"files":[]}');
		const rorelser = [{ kalla: 'deltagande', nya: 4, rattade: 0, borttagna: 1 }];
		writeFileSync(
			platser(warehouse, id).underlag,
			JSON.stringify({ tabeller: [{ rader: [{ rad: 2, celler: ['N1'] }] }], rorelser, bredvid: ['a.txt'] })
		);
		put(id, 'publicerad', { version: '0123456789ab' });
		emptySandning(warehouse, id);
		expect(readdirSync(platser(warehouse, id).mapp).sort()).toEqual([
			'lage.json',
			'rapport.json',
			'underlag.json'
		]);
		// How much moved is kept, and none of the rows.
		expect(readSandning(warehouse, id)?.underlag).toEqual({ tabeller: [], rorelser, bredvid: [] });
		expect(waiting(warehouse)).toBe(0);
	});
});

describe('the inbox', () => {
	it('forgets what nobody has touched for a week, and what never was sent whole, but nothing that runs', () => {
		const day = 86_400_000;
		const [old, fresh, runs] = [
			made(new Date(NOW.getTime() - (GRANSER.dagar ?? 0) * day - 1)),
			made(new Date(NOW.getTime() - (GRANSER.dagar ?? 0) * day + 1)),
			made()
		];
		writeLage(warehouse, {
			...{ id: runs, lage: 'kontrolleras', kor: ALIVE },
			...{ skapad: '2020-01-01T00:00:00Z', andrad: '2020-01-01T00:00:00Z' }
		});
		const half = newPlace(warehouse);
		const { mapp } = platser(warehouse, half.id);
		utimesSync(mapp, new Date('2020-01-01'), new Date('2020-01-01'));
		clearOld(warehouse, NOW);
		expect(existsSync(platser(warehouse, old).mapp)).toBe(false);
		expect(existsSync(mapp)).toBe(false);
		expect(
			listSandningar(warehouse)
				.map(({ id }) => id)
				.sort()
		).toEqual([fresh, runs].sort());
	});

	it('the list names files that are gone as the report does', () => {
		const { id, filer } = newPlace(warehouse);
		mottagen(warehouse, id, NOW);
		const names = () => listSandningar(warehouse).map((one) => one.filer);
		writeFileSync(
			platser(warehouse, id).rapport,
			JSON.stringify({ files: [{ file: 'a.csv' }, { file: 'a.csv' }] })
		);
		expect(names()).toEqual([['a.csv']]);
		writeFileSync(join(filer, 'b.csv'), '');
		expect(names()).toEqual([['b.csv']]);
	});
});

describe('a choice of kommuner', () => {
	it('is a sändning with the kept mapping and no file; a later choice takes its place, and none is made when too many wait', async () => {
		writeFileSync(paths(warehouse).mappning, 'omvarld: { regioner: ["1980"] }\n');
		const first = sendKommuner(warehouse, NOW)!;
		expect(readSandning(warehouse, first)).toMatchObject({ kommuner: true, filer: [] });
		expect(existsSync(join(platser(warehouse, first).filer, 'mappning.yml'))).toBe(true);
		await cancelRun(warehouse, first, NOW);
		const second = sendKommuner(warehouse, NOW)!;
		expect(listSandningar(warehouse).map(({ id }) => id)).toEqual([second]);
		await cancelRun(warehouse, second, NOW);
		// One that somebody has put files in is theirs.
		writeFileSync(join(platser(warehouse, second).filer, 'a.csv'), 'x');
		const third = sendKommuner(warehouse, NOW)!;
		expect(new Set(listSandningar(warehouse).map(({ id }) => id))).toEqual(new Set([second, third]));
		await cancelRun(warehouse, third, NOW);
		for (const id of [second, third]) removeSandning(warehouse, id);
		for (let i = 0; i < GRANSER.vantande; i++) made();
		expect(sendKommuner(warehouse, NOW)).toBeNull();
	});
});
