import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	readdirSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANSWER, writeAnswer, writeReport } from '#pipelines/watch/reports.ts';
import { snapshot, type Snapshot } from '#pipelines/watch/snapshot.ts';
import { RETRY, watchFolder, type Outcome, type WatchOptions } from '#pipelines/watch/watch.ts';

const SECOND = 1000;
const options: WatchOptions = {
	interval: 10 * SECOND,
	still: 30 * SECOND,
	once: false,
	patience: 600 * SECOND
};
const done = (code = 0): Outcome => ({ kind: 'klar', code });

/** Plays a story against a clock of its own: what the folder looks like from each second on, and how each load goes. */
async function play(
	story: Record<number, string | null>,
	outcomes: Outcome[],
	{ until = 600, takes = 0, ...over }: Partial<WatchOptions> & { until?: number; takes?: number } = {}
) {
	let time = 0;
	const loads: number[] = [];
	const said: string[] = [];
	const look = (): Snapshot | null => {
		const since = Object.keys(story)
			.map(Number)
			.filter((second) => second * SECOND <= time);
		const key = story[Math.max(...since)] ?? null;
		return key === null ? null : { key, files: key === '' ? 0 : 1 };
	};
	const code = await watchFolder(
		{ ...options, ...over },
		{
			now: () => time,
			pause: async (ms) => void (time += ms),
			stopped: () => time >= until * SECOND,
			look,
			load: async () => {
				loads.push(time / SECOND);
				time += takes * SECOND;
				return outcomes.shift() ?? done();
			},
			say: (line) => said.push(line.split('.')[0] as string)
		}
	);
	return { code, loads, said };
}

describe('a watched folder', () => {
	it('is loaded when it has stood still, and not again until it changes', async () => {
		expect((await play({ 0: 'a', 200: 'b' }, [])).loads).toEqual([30, 230]);
	});

	it('waits for a file that comes in pieces', async () => {
		expect((await play({ 0: 'half', 20: 'more', 40: 'more still', 60: 'whole' }, [])).loads).toEqual([90]);
	});

	it('that changes while it is loaded is loaded once more, however often it changed', async () => {
		// The load ends at 130, the next look is at 140, and then it must stand still for 30.
		const story = { 0: 'a', 40: 'b', 50: 'c', 60: 'd' };
		expect((await play(story, [], { takes: 100 })).loads).toEqual([30, 170]);
	});

	it('with a fault in its files is not tried again until somebody mends it', async () => {
		const { code, loads } = await play({ 0: 'a', 300: 'b' }, [done(2), done(0)]);
		expect([code, loads]).toEqual([0, [30, 330]]);
	});

	it('is tried again later when the fault is ours', async () => {
		const { loads } = await play({ 0: 'a' }, [done(1), done(0)], { until: 4000 });
		expect(loads).toEqual([30, 30 + RETRY / SECOND]);
	});

	it('waits for another load, and says so once', async () => {
		const busy: Outcome = { kind: 'upptagen' };
		const { loads, said } = await play({ 0: 'a' }, [busy, busy, done()]);
		expect(loads).toEqual([30, 40, 50]);
		expect(said).toEqual(['Mappen har filer', 'En annan laddning pågår i samma lager']);
	});

	it('that goes away is waited for, and looked at anew when it is back', async () => {
		const { loads, said } = await play({ 0: 'a', 100: null, 150: 'a' }, []);
		expect(loads).toEqual([30, 180]);
		expect(said).toEqual(['Mappen har filer', 'Mappen går inte att nå', 'Mappen har filer']);
	});

	it('that is empty is waited for', async () => {
		const { loads, said } = await play({ 0: '', 100: 'a' }, []);
		expect(loads).toEqual([130]);
		expect(said).toEqual(['Mappen har inga filer att läsa in', 'Mappen har filer']);
	});
});

describe('once', () => {
	it.each([0, 1, 2])('answers with the exit code of the load: %d', async (code) => {
		expect(await play({ 0: 'a' }, [done(code)], { once: true })).toMatchObject({ code, loads: [30] });
	});

	it.each([null, ''])('a folder that is away or empty is the answer 2 (%j)', async (key) => {
		expect(await play({ 0: key }, [], { once: true })).toMatchObject({ code: 2, loads: [] });
	});

	it('gives up on a folder that never stands still, and on a warehouse that is never free', async () => {
		const restless = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [i * 10, `a${i}`]));
		const calm = { once: true, patience: 60 * SECOND };
		expect(await play(restless, [], calm)).toMatchObject({ code: 2, loads: [] });
		const busy = Array.from({ length: 99 }, (): Outcome => ({ kind: 'upptagen' }));
		expect(await play({ 0: 'a' }, busy, calm)).toMatchObject({ code: 2, loads: [30, 40, 50, 60] });
	});

	it('that is told to stop has not loaded', async () => {
		expect(await play({ 0: 'a' }, [{ kind: 'avbruten' }], { once: true, until: 35 })).toMatchObject({
			code: 1
		});
	});
});

describe('in the folder', () => {
	let folder = '';
	beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'stegvis-bevakad-'))));
	afterEach(() => rmSync(folder, { recursive: true, force: true }));
	const put = (name: string, text = 'x') => writeFileSync(join(folder, name), text);

	it('half-copied files, locks and our own answer change nothing; data and mappning.yml do', () => {
		put('a.csv');
		mkdirSync(join(folder, 'under'));
		const first = snapshot(folder);
		expect(first?.files).toBe(1);
		for (const name of [
			'b.csv.part',
			'c.tmp',
			'~$a.xlsx',
			'd.crdownload',
			'Thumbs.db',
			'desktop.ini',
			'.e.csv'
		])
			put(name);
		writeAnswer(folder, 'svar');
		put('rapport.pdf');
		expect(snapshot(folder)).toEqual(first);
		put('under/f.csv');
		const second = snapshot(folder);
		expect(second?.files).toBe(2);
		put('mappning.yml');
		const third = snapshot(folder);
		expect(new Set([first, second, third].map((one) => one?.key)).size).toBe(3);
		put('mappning.yml', 'longer');
		expect(snapshot(folder)?.key).not.toBe(third?.key);
		expect(snapshot(join(folder, 'saknas'))).toBeNull();
	});

	it('reports beyond those kept go, the oldest first, and nothing else does', () => {
		const written = (second: number) => ({
			...{ tid: `2026-11-22T10:00:0${second}.000Z`, kod: 0, laddning: null },
			text: `rapport ${second}\n`
		});
		writeReport(folder, written(1), 2);
		writeFileSync(join(folder, 'rapporter', 'egen anteckning.txt'), 'kvar');
		for (const second of [2, 3]) writeReport(folder, written(second), 2);
		expect(readdirSync(join(folder, 'rapporter')).sort()).toEqual([
			'egen anteckning.txt',
			...[2, 3].flatMap((second) =>
				['json', 'txt'].map((ending) => `laddning-2026-11-22T10-00-0${second}-000Z.${ending}`)
			)
		]);
		expect(readFileSync(join(folder, 'rapporter', 'laddning-2026-11-22T10-00-03-000Z.txt'), 'utf8')).toBe(
			'rapport 3\n'
		);
		expect(existsSync(join(folder, ANSWER))).toBe(false);
	});
});
