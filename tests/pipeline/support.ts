import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '#lib/server/duckdb.ts';
import type { LoadReport } from '#lib/server/report.ts';
import type { Row } from '#lib/server/warehouse.ts';
import { paths } from '#lib/server/versions.ts';
import { listFiles } from '#pipelines/files.ts';
import { load } from '#pipelines/load.ts';
import type { Io } from '#pipelines/progress.ts';

/** What the tests of loading share: small folders, one load in this process, and looking into what came of it. */

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const demo = join(root, 'data/demo');
/** The day the tests' loads happen: every example has its dates before it. */
export const TODAY = '2026-11-20T12:00:00';

export const quietIo = (today = TODAY): Io => ({
	log: () => undefined,
	step: () => undefined,
	now: () => new Date(today)
});

/** A place of its own for one test; call `remove` when done. */
export interface Place {
	folder: string;
	/** Folder for the files that are sent in. */
	input: string;
	warehouse: string;
	/** Writes files (name → text or bytes) into the input folder. */
	write(files: Record<string, string | Uint8Array>): void;
	/** Empties the input folder, then writes. */
	send(files: Record<string, string | Uint8Array>): void;
	load(options?: { checkOnly?: boolean; today?: string; only?: readonly string[] }): Promise<LoadReport>;
	/** Rows of the published version. */
	query<T = Row>(sql: string): Promise<T[]>;
	remove(): void;
}

export function place(name = 'stegvis'): Place {
	const folder = mkdtempSync(join(tmpdir(), `${name}-`));
	const input = join(folder, 'in');
	const warehouse = join(folder, 'lager');
	mkdirSync(input);
	const write: Place['write'] = (files) => {
		for (const [file, content] of Object.entries(files)) {
			mkdirSync(dirname(join(input, file)), { recursive: true });
			writeFileSync(join(input, file), content);
		}
	};
	return {
		folder,
		input,
		warehouse,
		write,
		send(files) {
			rmSync(input, { recursive: true, force: true });
			mkdirSync(input);
			write(files);
		},
		load({ checkOnly = false, today, only } = {}) {
			const sources = only ? only.map((file) => join(input, file)) : [input];
			return load({ warehouse, files: listFiles(sources).files, checkOnly, k: 5 }, quietIo(today));
		},
		async query<T = Row>(sql: string) {
			const version = readFileSync(paths(warehouse).current, 'utf8').trim();
			const db = await openDatabase(paths(warehouse).version(version), { readOnly: true });
			try {
				return await db.query<T>(sql);
			} finally {
				db.close();
			}
		},
		remove: () => rmSync(folder, { recursive: true, force: true })
	};
}

/** Rows as CSV text, `;` between, the keys of the first row as heading. */
export function csv(rows: readonly Record<string, string | number | null>[], delimiter = ';'): string {
	const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
	const cell = (value: string | number | null | undefined) => {
		const text = value === null || value === undefined ? '' : String(value);
		return /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
	};
	return [names.join(delimiter), ...rows.map((row) => names.map((name) => cell(row[name])).join(delimiter))]
		.map((line) => `${line}\n`)
		.join('');
}

export const insats = (over: Record<string, string | number | null> = {}) => ({
	insats_id: 'krus',
	namn: 'KRUS',
	forbund: 'Samordningsförbundet i Kalmar län',
	inriktning: 'individinriktad',
	start: '2016-01-01',
	slut: null,
	alder_fran: null,
	alder_till: null,
	overordnad_insats: null,
	...over
});

export const deltagande = (nr: number, over: Record<string, string | number | null> = {}) => ({
	deltagande_id: `d${nr}`,
	deltagare: `p${nr}`,
	insats_id: 'krus',
	start: '2024-02-01',
	slut: '2024-09-30',
	kon: nr % 2 ? 'kvinna' : 'man',
	fodelsear: 1990,
	...over
});

/** A text as a test writes it: with ordinary blanks. */
export const plain = (text: string | undefined): string => (text ?? '').replaceAll('\u00a0', ' ');

/** Every file below a folder, as paths. */
export const filesBelow = (folder: string): string[] =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.map((name) => join(folder, name))
		.filter((path) => statSync(path).isFile());

/** `read = accepted + quarantined` for every file of a report, and a refused file brought nothing. */
export function lost(report: LoadReport): string[] {
	return report.files
		.filter((file) =>
			file.refused === null
				? file.read !== file.accepted + file.quarantined
				: file.read + file.accepted + file.quarantined !== 0 || !file.code
		)
		.map((file) => `${file.file} ${file.sheet ?? ''}: ${file.read} ${file.accepted} ${file.quarantined}`);
}
