import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { housePath } from '../houseFile.ts';
import { isAlive, startedAt } from '../process.ts';
import { currentVersion, paths } from '../versions.ts';
import { far, type LageFil } from './lage.ts';
import { platser, readLage, writeLage } from './store.ts';

/** The command line's own program, from the source and from the built server. */
const program = (): string => join(housePath('#pipelines/stegvis.ts'), '..', '..', 'bin', 'stegvis.mjs');

export type Gor = 'kontrollera' | 'publicera';
const UNDER = { kontrollera: 'kontrolleras', publicera: 'publiceras' } as const;

/**
 * Starts the check or the publishing of a sändning in a process of its own, which says itself how it goes in the sändning's folder:
 * the server that started it may be stopped meanwhile. False when the sändning is not where that can be done.
 */
export function startRun(warehouse: string, id: string, gor: Gor, now: Date): boolean {
	const lage = readLage(warehouse, id);
	if (!lage || !far(lage.lage)[UNDER[gor]]) return false;
	rmSync(platser(warehouse, id).steg, { force: true });
	const child = spawn(process.execPath, [program(), 'sandning', id, gor, '--warehouse', warehouse], {
		detached: true,
		stdio: 'ignore'
	});
	// A program that cannot be started has no number: the läge then says that it was stopped.
	child.on('error', () => undefined);
	child.unref();
	const pid = child.pid ?? 0;
	const { kor: _, under: _under, fel: _fel, blir: _blir, ...rest } = lage;
	writeLage(warehouse, {
		...rest,
		lage: UNDER[gor],
		andrad: now.toISOString(),
		fore: currentVersion(warehouse),
		...(pid > 0 ? { kor: { pid, start: startedAt(pid) } } : {})
	});
	return true;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Ends a process and all it has started, and waits until it is gone. */
async function end(pid: number, start: string): Promise<void> {
	const there = () => isAlive(pid) && startedAt(pid) === start;
	if (!there()) return;
	try {
		process.kill(-pid, 'SIGKILL');
	} catch {
		// It went by itself in between.
	}
	for (let tries = 0; there() && tries < 250; tries++) await pause(20);
}

/** What a load that was ended leaves: its workspace, and its hold on the warehouse. */
function clearAfter(warehouse: string, pid: number): void {
	const { building, lock } = paths(warehouse);
	rmSync(join(building, String(pid)), { recursive: true, force: true });
	if (existsSync(lock) && readFileSync(lock, 'utf8').split(' ')[0] === String(pid))
		rmSync(lock, { force: true });
}

/** Stops the run of a sändning: the version that was published stands, and nothing of the new one is left. Null when none runs. */
export async function cancelRun(warehouse: string, id: string, now: Date): Promise<LageFil | null> {
	const lage = readLage(warehouse, id);
	if (!lage?.kor || !far(lage.lage).avbrytas) return null;
	const { pid, start } = lage.kor;
	await end(pid, start);
	clearAfter(warehouse, pid);
	// Its last word, if it came so far.
	const after = readLage(warehouse, id);
	if (!after || after.lage !== 'avbruten') return after;
	const { kor: _, ...rest } = after;
	const stopped = { ...rest, andrad: now.toISOString() };
	writeLage(warehouse, stopped);
	return stopped;
}
