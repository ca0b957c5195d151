import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import type { LoadReport } from '#lib/server/report.ts';

/** What `load --json` in a process of its own came to. `report` is null when it stopped before it could say anything. */
export interface ChildLoad {
	/** Exit code as `load` has it; null when the process was ended from outside. */
	code: number | null;
	report: LoadReport | null;
	/** What it said on stderr. */
	said: string;
}

const PROGRAM = resolve(import.meta.dirname, '../../bin/stegvis.mjs');
/** A load that is told to stop and does not within this time is ended. */
const GRACE = 5000;
const KEEP = 4000;

function parse(text: string): LoadReport | null {
	try {
		return JSON.parse(text) as LoadReport;
	} catch {
		return null;
	}
}

/**
 * Loads a folder in a process of its own, so that its memory is given back and its end is not ours. Ends it when `signal` says so.
 * Rejects when it cannot be started.
 */
export function loadInChild(folder: string, warehouse: string, signal: AbortSignal): Promise<ChildLoad> {
	return new Promise((done, fail) => {
		const args = [PROGRAM, 'load', folder, '--json', '--warehouse', warehouse];
		const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
		let out = '';
		let said = '';
		let grace: NodeJS.Timeout | undefined;
		child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
		child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-KEEP)));
		const stop = () => {
			child.kill('SIGTERM');
			grace = setTimeout(() => child.kill('SIGKILL'), GRACE);
		};
		// A dying parent takes its load with it.
		const end = () => void child.kill('SIGKILL');
		process.once('exit', end);
		if (signal.aborted) stop();
		else signal.addEventListener('abort', stop, { once: true });
		child.once('error', fail);
		child.once('close', (code) => {
			clearTimeout(grace);
			signal.removeEventListener('abort', stop);
			process.removeListener('exit', end);
			done({ code, report: parse(out), said: said.trim() });
		});
	});
}
