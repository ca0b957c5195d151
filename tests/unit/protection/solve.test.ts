import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { loadSolver } from '#lib/protection/bounds.ts';
import { groupsOf, suppress } from '#lib/protection/suppress.ts';
import { SystemBuilder } from '#lib/protection/system.ts';
import { solve } from '#pipelines/release/solve/index.ts';
import { takePart, type Task } from '#pipelines/release/solve/share.ts';

const K = 5;

/** Tables of 4 × 4 with their margins, each a group of its own; every table has some who are too few. */
function tables(count: number): SystemBuilder {
	const system = new SystemBuilder();
	const side = [0, 1, 2, 3];
	for (let table = 0; table < count; table++) {
		const value = (a: number, b: number) => ((a * 7 + b * 3 + table * 5) % 9) * (a === b ? 1 : 4);
		const figure = (n: number) =>
			system.figure({ value: n, primary: n > 0 && n < K, part: false, keep: (n + table) % 3 });
		const cells = side.map((a) => side.map((b) => figure(value(a, b))));
		const sum = (numbers: number[]) => numbers.reduce((all, n) => all + n, 0);
		const rows = side.map((a) => figure(sum(side.map((b) => value(a, b)))));
		const columns = side.map((b) => figure(sum(side.map((a) => value(a, b)))));
		const whole = figure(sum(side.flatMap((a) => side.map((b) => value(a, b)))));
		for (const a of side) system.sum(rows[a]!, cells[a]!);
		for (const b of side)
			system.sum(
				columns[b]!,
				side.map((a) => cells[a]![b]!)
			);
		system.sum(whole, rows);
		system.sum(whole, columns);
	}
	return system;
}

describe('a release decided by several threads', () => {
	it('hides what one alone would hide', async () => {
		const system = tables(20);
		expect(groupsOf(system)).toHaveLength(20);
		const alone = suppress(system, K, await loadSolver());
		expect(alone.helpers).toBeGreaterThan(0);
		expect(await solve(system, K, 0)).toEqual(alone);
		expect(await solve(system, K)).toEqual(alone);
	});
	it('leaves to a thread what nobody has taken, and nothing else', async () => {
		const { figures, equations } = tables(6);
		const task: Task = {
			...{ system: { figures, equations }, k: K, groups: groupsOf({ figures, equations }) },
			next: new Int32Array(new SharedArrayBuffer(4))
		};
		task.next[0] = 2;
		const worker = new Worker(new URL('../../../pipelines/release/solve/worker.mjs', import.meta.url), {
			workerData: task
		});
		const [found] = await once(worker, 'message');
		await worker.terminate();
		// All are taken now.
		expect((await takePart(task)).programs).toBe(0);
		const own = new Int32Array(new SharedArrayBuffer(4));
		const rest = await takePart({ ...task, groups: task.groups.slice(2), next: own });
		expect(rest.programs).toBeGreaterThan(0);
		expect(found).toEqual(rest);
	});
});
