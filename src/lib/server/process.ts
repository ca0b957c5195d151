import { readFileSync } from 'node:fs';

/** True while a process of that number is there, whoever owns it. */
export function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

/**
 * When a process started, in the kernel's ticks; tells a living process from another with its old number. Empty where the
 * system does not say, and for one that has ended and only waits to be counted.
 */
export function startedAt(pid: number): string {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		return fields[0] === 'Z' ? '' : (fields[19] ?? '');
	} catch {
		return '';
	}
}
