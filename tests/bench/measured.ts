import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const root = join(import.meta.dirname, '..', '..');
const peakModule = pathToFileURL(join(import.meta.dirname, 'peak.mjs')).href;

export interface Measured {
	/** What the program printed on stdout. */
	output: string;
	/** Wall clock of the whole process. */
	seconds: number;
	/** Largest resident size. */
	peakMb: number;
}

/** Runs a node program to its end, measured from outside. Throws with its last words when it fails. */
export async function runMeasured(args: readonly string[], folder: string): Promise<Measured> {
	const peakFile = join(folder, 'peak');
	const began = performance.now();
	const child = spawn(process.execPath, ['--import', peakModule, '--import', 'tsx', ...args], {
		cwd: root,
		env: { ...process.env, STEGVIS_PEAK: peakFile },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let output = '';
	let words = '';
	child.stdout.on('data', (chunk) => (output += chunk));
	child.stderr.on('data', (chunk) => (words = (words + chunk).slice(-2000)));
	const code = await new Promise((resolve) => child.once('close', resolve));
	if (code !== 0) throw new Error(`${args.join(' ')} gick inte (${code}):\n${words}`);
	const seconds = (performance.now() - began) / 1000;
	return { output, seconds, peakMb: Number(readFileSync(peakFile, 'utf8')) / 1024 };
}

/** Resident size of a running process now, and its largest so far. Undefined where the system does not tell. */
export function memoryOf(pid: number): { nowMb: number; peakMb: number } | undefined {
	try {
		const status = readFileSync(`/proc/${pid}/status`, 'utf8');
		const kb = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? NaN);
		return { nowMb: kb('VmRSS') / 1024, peakMb: kb('VmHWM') / 1024 };
	} catch {
		return undefined;
	}
}

/** The middle value. Throws RangeError for none. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length / 2;
	const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
	if (low === undefined || high === undefined) throw new RangeError('no values');
	return (low + high) / 2;
}
