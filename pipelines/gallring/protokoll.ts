import { createHash } from 'node:crypto';
import {
	appendFileSync,
	existsSync,
	mkdirSync,
	readFileSync,
	renameSync,
	rmSync,
	truncateSync,
	writeFileSync
} from 'node:fs';
import { paths } from '#lib/server/versions.ts';

/** What a gallring took away: never who, only how much and from where. */
export interface Protokollrad {
	nr: number;
	/** ISO 8601. */
	tid: string;
	vem: string;
	varfor: string;
	/** The rule that asked for it; null when a person did. */
	regel: string | null;
	/** How many persons and how many deltaganden were named. */
	deltagare: number;
	deltaganden: number;
	/** Rows taken out of each kept version, by source. */
	versioner: { version: string; rader: Record<string, number> }[];
	/** Load reports that were mended, uploads that were removed, other files that were mended. */
	rapporter: number;
	sandningar: number;
	filer: number;
	/** Comments, notes and saved views that were mended. */
	texter?: number;
	/** Frozen reports that name somebody: they are never changed, and stand. */
	lasta?: number;
	/** Ids too short to be looked for as words in running text: only between quotation marks. */
	korta?: number;
	/** The version that holds from now on. */
	galler: string | null;
	/** SHA-256 of the line before: a line that is changed or taken away shows. */
	forra: string;
}

const START = '0'.repeat(64);
const hashOf = (line: string): string => createHash('sha256').update(line).digest('hex');

const textOf = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');

/**
 * What the protocol says and what it must say: a line is first written whole beside it, so that one that a stopped program cut
 * short, or never began, is known. `whole` is how much of the file stands.
 */
function linesOf(warehouse: string): { lines: string[]; whole: number; waiting: string | null } {
	const { protokoll, nasta } = paths(warehouse).gallring;
	const text = textOf(protokoll);
	const next = textOf(nasta);
	const split = (all: string) => all.split('\n').filter((line) => line !== '');
	if (!next.endsWith('\n')) return { lines: split(text), whole: text.length, waiting: null };
	const last = text.slice(text.lastIndexOf('\n', text.length - 2) + 1);
	if (last === next) return { lines: split(text), whole: text.length, waiting: null };
	// Cut in the middle of a letter, what is left of it reads as a sign of its own.
	const begun = next.startsWith(last.replace(/\ufffd$/, ''));
	const cut = !text.endsWith('\n') && begun ? text.length - last.length : text.length;
	return { lines: split(text.slice(0, cut) + next), whole: cut, waiting: next };
}

/** Makes the file say what it must. */
function settle(warehouse: string): string[] {
	const { protokoll, nasta } = paths(warehouse).gallring;
	const { lines, whole, waiting } = linesOf(warehouse);
	if (waiting !== null) {
		if (existsSync(protokoll)) truncateSync(protokoll, Buffer.byteLength(textOf(protokoll).slice(0, whole)));
		appendFileSync(protokoll, waiting, { mode: 0o600, flush: true });
	}
	rmSync(nasta, { force: true });
	return lines;
}

/** The protocol from the first line on, and whether every line still stands as it was written. */
export function readProtokoll(warehouse: string): { rader: Protokollrad[]; orord: boolean } {
	const rader: Protokollrad[] = [];
	let orord = true;
	let forra = START;
	for (const line of linesOf(warehouse).lines) {
		try {
			const rad = JSON.parse(line) as Protokollrad;
			if (rad.forra !== forra) orord = false;
			rader.push(rad);
		} catch {
			orord = false;
		}
		forra = hashOf(line);
	}
	return { rader, orord };
}

/** True when two lines are of one gallring: it may be stopped after its line was written and before it knew. */
const isSame = (
	line: string | undefined,
	{ tid, vem, varfor }: Omit<Protokollrad, 'nr' | 'forra'>
): boolean => {
	try {
		const last = JSON.parse(line ?? 'null') as Protokollrad | null;
		return last?.tid === tid && last.vem === vem && last.varfor === varfor;
	} catch {
		return false;
	}
};

/** Adds a line, once; nothing that stands is ever changed. A program that is stopped in it leaves the line or the way to it. */
export function addToProtokoll(warehouse: string, rad: Omit<Protokollrad, 'nr' | 'forra'>): void {
	const { folder, nasta } = paths(warehouse).gallring;
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	const lines = settle(warehouse);
	if (isSame(lines.at(-1), rad)) return;
	const forra = lines.length === 0 ? START : hashOf(lines.at(-1)!);
	const line = `${JSON.stringify({ nr: lines.length + 1, ...rad, forra })}\n`;
	writeFileSync(`${nasta}.ny`, line, { mode: 0o600, flush: true });
	renameSync(`${nasta}.ny`, nasta);
	settle(warehouse);
}
