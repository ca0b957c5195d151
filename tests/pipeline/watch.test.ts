import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LoadReport } from '#lib/server/report.ts';
import { ANSWER } from '#pipelines/watch/reports.ts';
import { watchCommand } from '#pipelines/commands/watch.ts';
import { stegvis } from './cli.ts';
import { csv, deltagande, insats, lost, place, root, type Place } from './support.ts';

/** `stegvis watch` as a service runs it: a process of its own, real files, real signals. */

interface Line {
	code: number;
	reportFile: string | null;
	report: LoadReport | null;
}
interface Watching {
	/** Every line on stdout so far. */
	lines: Line[];
	said(): string;
	/** Resolves at the n-th load. */
	loads(n: number): Promise<Line>;
	heard(text: string): Promise<void>;
	stop(signal: NodeJS.Signals): void;
	done: Promise<number | null>;
}

let p: Place;
const alive = new Set<Watching>();
beforeEach(() => {
	p = place('stegvis-bevakad');
	p.write({ 'insatser.csv': csv([insats()]) });
});
afterEach(async () => {
	for (const one of alive) {
		one.stop('SIGKILL');
		await one.done;
	}
	alive.clear();
	p.remove();
});

function watch(...more: string[]): Watching {
	const args = ['watch', p.input, '--warehouse', p.warehouse, '--json', '--intervall', '0.1', ...more];
	const child = spawn(process.execPath, [join(root, 'bin/stegvis.mjs'), ...args], { cwd: root });
	const state = { out: '', err: '' };
	const lines: Line[] = [];
	const waiting = new Set<() => void>();
	const look = () => [...waiting].forEach((one) => one());
	child.stdout.on('data', (chunk: Buffer) => {
		const whole = (state.out + chunk.toString('utf8')).split('\n');
		state.out = whole.pop() ?? '';
		lines.push(...whole.map((line) => JSON.parse(line) as Line));
		look();
	});
	child.stderr.on('data', (chunk: Buffer) => {
		state.err += chunk.toString('utf8');
		look();
	});
	const done = new Promise<number | null>((resolve) => child.once('close', resolve));
	const until = (holds: () => boolean) =>
		new Promise<void>((resolve, reject) => {
			const check = () => {
				if (!holds()) return;
				waiting.delete(check);
				resolve();
			};
			waiting.add(check);
			void done.then(() => (holds() ? resolve() : reject(new Error(`ended first: ${state.err}`))));
			check();
		});
	const watching: Watching = {
		lines,
		said: () => state.err,
		loads: (n) => until(() => lines.length >= n).then(() => lines[n - 1] as Line),
		heard: (text) => until(() => state.err.includes(text)),
		stop: (signal) => void child.kill(signal),
		done
	};
	alive.add(watching);
	return watching;
}

const people = (n: number) => csv(Array.from({ length: n }, (_, i) => deltagande(i)));
const published = () => p.query<{ n: number }>('select count(*) as n from staging.deltagande');
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const left = () => [
	...readdirSync(join(p.warehouse, 'bygge')),
	...(existsSync(join(p.warehouse, 'lock')) ? ['lock'] : [])
];

describe('watch', () => {
	it('waits for a file in two pieces; a failed load says what to mend and the old version stays; it ends cleanly', async () => {
		const watching = watch('--stilla', '0.8', '--svar');
		const first = await watching.loads(1);
		expect([first.code, first.report?.published]).toEqual([0, true]);

		// Half a row, then the rest of it before the folder has stood still.
		const text = people(40);
		writeFileSync(join(p.input, 'deltagande.csv'), text.slice(0, 700));
		await pause(400);
		writeFileSync(join(p.input, 'deltagande.csv'), text);
		const second = await watching.loads(2);
		expect(second.report?.files.find(({ source }) => source === 'deltagande')).toMatchObject({
			read: 40,
			accepted: 40,
			quarantined: 0
		});
		expect(await published()).toEqual([{ n: 40 }]);

		writeFileSync(join(p.input, 'fel.csv'), 'vad;är;det\n1;2;3\n');
		const third = await watching.loads(3);
		expect([third.code, third.report?.published, third.report?.version]).toEqual([
			2,
			false,
			second.report?.version
		]);
		expect(lost(third.report as LoadReport)).toEqual([]);
		const text3 = readFileSync(third.reportFile as string, 'utf8');
		expect(text3).toContain('Inget publicerades; den förra versionen gäller. Detta behöver rättas:');
		expect(text3).toContain('fel.csv: Rubrikraden känns inte igen');
		expect(readFileSync(join(p.input, ANSWER), 'utf8')).toBe(text3);
		const json = JSON.parse(readFileSync((third.reportFile as string).replace(/txt$/, 'json'), 'utf8'));
		expect(json).toMatchObject({ kod: 2, laddning: { errors: [expect.stringContaining('fel.csv')] } });
		expect(await published()).toEqual([{ n: 40 }]);

		renameSync(join(p.input, 'fel.csv'), join(p.input, 'fel.csv.part'));
		expect((await watching.loads(4)).code).toBe(0);
		watching.stop('SIGTERM');
		expect(await watching.done).toBe(0);
		expect(watching.said()).toContain('Bevakningen är avslutad.');
		expect(left()).toEqual([]);
	});

	it('ended in the middle of a load leaves the old version and nothing half', async () => {
		expect((await p.load()).published).toBe(true);
		const { n } = { n: readdirSync(join(p.warehouse, 'versions')).length };
		p.write({ 'deltagande.csv': people(20_000) });
		const watching = watch('--stilla', '0');
		while (!existsSync(join(p.warehouse, 'lock'))) await pause(20);
		watching.stop('SIGINT');
		expect(await watching.done).toBe(0);
		expect(watching.said()).toContain('En laddning avbröts.');
		expect([left(), watching.lines]).toEqual([[], []]);
		expect(readdirSync(join(p.warehouse, 'versions')).length).toBe(n);
		expect(await published()).toEqual([{ n: 0 }]);
		expect((await p.load()).published).toBe(true);
		expect(await published()).toEqual([{ n: 20_000 }]);
	});

	it('waits for another load', async () => {
		mkdirSync(p.warehouse);
		// This very process holds the warehouse: its number and start are those of the lock.
		const stat = readFileSync('/proc/self/stat', 'utf8');
		const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
		writeFileSync(join(p.warehouse, 'lock'), `${process.pid} ${started}`);
		const watching = watch('--stilla', '0');
		await watching.heard('En annan laddning pågår');
		rmSync(join(p.warehouse, 'lock'));
		expect((await watching.loads(1)).code).toBe(0);
	});
});

describe('watch --en-gang', () => {
	const once = (...more: string[]) => {
		const watching = watch('--en-gang', '--stilla', '0', ...more);
		return watching.done.then((code) => ({ code, said: watching.said(), lines: watching.lines }));
	};

	it('answers 0 for a load, 2 for files to mend, 1 when the fault is ours', async () => {
		expect(await once()).toMatchObject({ code: 0, lines: [{ code: 0, report: { published: true } }] });
		p.write({ 'x.csv': 'a;b\n' });
		expect(await once()).toMatchObject({ code: 2, lines: [{ code: 2, report: { published: false } }] });
		// The published version is no database any more, whatever the files are.
		for (const name of readdirSync(join(p.warehouse, 'versions')))
			writeFileSync(join(p.warehouse, 'versions', name), 'x');
		const third = await once();
		expect(third).toMatchObject({ code: 1, lines: [{ code: 1, report: null }] });
		expect(readFileSync(third.lines[0]?.reportFile as string, 'utf8')).toContain(
			'Den förra versionen gäller.'
		);
	});

	it.each([
		[[], /^Ange en mapp att bevaka/],
		[['IN', '--behall', 'många'], /^--behall ska vara ett tal från 1 till 10000/],
		[['IN', '--intervall', '0'], /^--intervall ska vara ett tal från 0,1 till 86400/],
		[['IN', '--warehouse', 'IN/lager'], /^Lagret får inte ligga i den bevakade mappen/]
	])('refuses %j in a sentence', async (args, says) => {
		const { code, out, err } = await stegvis('watch', ...args.map((arg) => arg.replace('IN', p.input)));
		expect([code, out, err]).toEqual([2, '', expect.stringMatching(says)]);
	});
});

describe('the example services', () => {
	const folder = join(root, 'docs/systemd');
	const units = readdirSync(folder).filter((name) => /\.(service|timer)$/.test(name));

	it('run the command with flags that it has', () => {
		const commands = units.flatMap(
			(name) => /^ExecStart=.*stegvis\.mjs (.*)$/m.exec(readFileSync(join(folder, name), 'utf8'))?.[1] ?? []
		);
		expect(commands).toHaveLength(2);
		for (const command of commands) {
			const [name, ...args] = command.split(' ');
			expect(name).toBe('watch');
			const flags = [...watchCommand.usage.matchAll(/--([a-z-]+)(?: (\d+))?/g)].map(
				([, flag = '', value]) => [flag, { type: value === undefined ? 'boolean' : 'string' } as const]
			);
			const known = { ...Object.fromEntries(flags), warehouse: { type: 'string' } } as const;
			expect(() => parseArgs({ args, allowPositionals: true, options: known })).not.toThrow();
		}
	});

	const verify = spawnSync('systemd-analyze', ['--version']).status === 0;
	it.skipIf(!verify)('are what systemd understands', () => {
		const { status, stderr } = spawnSync(
			'systemd-analyze',
			['verify', ...units.map((name) => join(folder, name))],
			{
				encoding: 'utf8'
			}
		);
		expect([status, stderr]).toEqual([0, '']);
	});
});
