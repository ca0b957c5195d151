import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
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
	/** The version that holds from now on. */
	galler: string | null;
	/** SHA-256 of the line before: a line that is changed or taken away shows. */
	forra: string;
}

const START = '0'.repeat(64);
const hashOf = (line: string): string => createHash('sha256').update(line).digest('hex');

const linesOf = (warehouse: string): string[] => {
	const { protokoll } = paths(warehouse).gallring;
	return existsSync(protokoll)
		? readFileSync(protokoll, 'utf8')
				.split('\n')
				.filter((line) => line !== '')
		: [];
};

/** The protocol from the first line on, and whether every line still stands as it was written. */
export function readProtokoll(warehouse: string): { rader: Protokollrad[]; orord: boolean } {
	const rader: Protokollrad[] = [];
	let orord = true;
	let forra = START;
	for (const line of linesOf(warehouse)) {
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

/** Adds a line; nothing that stands is ever changed. */
export function addToProtokoll(warehouse: string, rad: Omit<Protokollrad, 'nr' | 'forra'>): void {
	const { folder, protokoll } = paths(warehouse).gallring;
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	const lines = linesOf(warehouse);
	const forra = lines.length === 0 ? START : hashOf(lines.at(-1)!);
	appendFileSync(protokoll, `${JSON.stringify({ nr: lines.length + 1, ...rad, forra })}\n`, {
		mode: 0o600,
		flush: true
	});
}
