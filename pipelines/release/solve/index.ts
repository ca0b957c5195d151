/** Decides which figures must be hidden, by as many threads as there are processors when there is enough to decide. */
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { groupsOf, together, type Found, type Suppressed } from '#lib/protection/suppress.ts';
import type { System } from '#lib/protection/system.ts';
import { takePart, type Task } from './share.ts';

/** Weight of all groups from which threads are worth their start: where people are many enough, one is done before another has begun. */
const HEAVY = 50e6;
/** More than so many threads find little to do: a few groups weigh most. */
const MOST = 4;

/** The answer of one thread. Throws what the thread threw. */
async function helped(task: Task): Promise<Found> {
	const worker = new Worker(new URL('./worker.mjs', import.meta.url), { workerData: task });
	const [found] = (await once(worker, 'message')) as [Found];
	await worker.terminate();
	return found;
}

/** The groups are decided each by itself, so who takes which, and in what order, does not change the answer. `heavy`: see HEAVY. */
export async function solve({ figures, equations }: System, k: number, heavy = HEAVY): Promise<Suppressed> {
	const system = { figures, equations };
	const groups = groupsOf(system);
	const next = new Int32Array(new SharedArrayBuffer(4));
	const task = { system, k, groups, next };
	const weight = groups.reduce((sum, group) => sum + group.weight, 0);
	const threads = weight < heavy ? 1 : Math.min(availableParallelism(), MOST, groups.length);
	const others = Array.from({ length: threads - 1 }, () => helped(task));
	return together(system, await Promise.all([...others, takePart(task)]));
}
