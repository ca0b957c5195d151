import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '#lib/server/folder.ts';
import type { LoadReport } from '#lib/server/report.ts';
import { paths } from '#lib/server/versions.ts';

/** One load of a watched folder, as it is written down. */
export interface Written {
	/** When it ended, ISO 8601. */
	tid: string;
	/** 0 done, 1 our fault, 2 the input's fault. */
	kod: number;
	/** The load report; null when the load stopped before it had one. */
	laddning: LoadReport | null;
	/** The report for a person. */
	text: string;
}

/** In the watched folder, when asked for: a name that no load reads. */
export const ANSWER = 'LÄS MIG senaste laddningen.txt';
const NAME = /^laddning-[0-9TZ-]+\.(?:json|txt)$/;

/** Writes beside, then renames: nobody reads half a report. */
function put(folder: string, name: string, text: string): string {
	const path = join(folder, name);
	const beside = join(folder, `.${name}.tmp`);
	writeFileSync(beside, text, { mode: 0o600 });
	renameSync(beside, path);
	return path;
}

/**
 * Writes a report as JSON and as text into the warehouse's `rapporter/`, and removes the oldest beyond `keep` loads.
 * Returns the path of the text.
 */
export function writeReport(warehouse: string, written: Written, keep: number): string {
	const folder = paths(warehouse).reports;
	makeFolder(folder);
	const stem = `laddning-${written.tid.replace(/[:.]/g, '-')}`;
	const { text, ...rest } = written;
	put(folder, `${stem}.json`, `${JSON.stringify(rest, null, '\t')}\n`);
	const path = put(folder, `${stem}.txt`, text);
	const stems = readdirSync(folder).filter((name) => NAME.test(name) && name.endsWith('.txt'));
	for (const old of stems.sort().slice(0, -keep))
		for (const ending of ['.txt', '.json'])
			rmSync(join(folder, old.replace(/\.txt$/, ending)), { force: true });
	return path;
}

/** The answer to whoever put the files there, in the watched folder itself. Throws when nobody may write there. */
export const writeAnswer = (folder: string, text: string): string => put(folder, ANSWER, text);
