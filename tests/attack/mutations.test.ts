import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx, writeXlsx, type CellValue } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LoadReport } from '#lib/server/report.ts';
import { demo, lost, place, type Place } from '../pipeline/support.ts';
import { chance, packed, textual } from './mutate.ts';

/**
 * Any damage to a valid file ends in accepted + quarantined = read, or in a refusal with a name: never a crash, never a
 * silent loss. STEGVIS_MUTATIONS sets how many files are damaged, STEGVIS_SEED which.
 */
const FILES = Number(process.env.STEGVIS_MUTATIONS ?? 160);
const SEED = Number(process.env.STEGVIS_SEED ?? 20_261_122);
const BATCH = 40;
const ROWS = 25;

interface Base {
	name: string;
	bytes: Buffer;
}

/** The demo's files, cut to their first rows: all sources, all spellings, small enough to damage by the hundred. */
async function bases(): Promise<Base[]> {
	const out: Base[] = [];
	for (const name of readdirSync(demo).sort()) {
		const bytes = readFileSync(join(demo, name));
		if (name.endsWith('.csv')) {
			let end = 0;
			for (let line = 0; line <= ROWS && end >= 0; line++) end = bytes.indexOf(10, end + 1);
			out.push({ name, bytes: bytes.subarray(0, end < 0 ? undefined : end + 1) });
		} else if (name.endsWith('.xlsx')) {
			const { sheets } = await readXlsx(bytes);
			const cut = sheets.map((sheet) => ({
				name: sheet.name,
				rows: sheet.rows.slice(0, ROWS) as CellValue[][]
			}));
			out.push({ name, bytes: Buffer.from(await writeXlsx({ sheets: cut })) });
		}
	}
	return out;
}

interface Damaged {
	file: string;
	from: string;
	how: string[];
	bytes: Buffer;
}

function damage(base: Base, nr: number): Damaged {
	const by = chance(SEED + nr * 7919);
	const kinds = base.name.endsWith('.xlsx') ? packed : textual;
	const how: string[] = [];
	let { bytes } = base;
	for (let n = 1 + by.int(3); n > 0 && bytes.length > 1; n--) {
		const kind = by.pick(Object.keys(kinds));
		try {
			bytes = kinds[kind]?.(bytes, by) ?? bytes;
			how.push(kind);
		} catch {
			// A workbook that is already broken cannot be unpacked to be broken more.
		}
	}
	const ending = base.name.slice(base.name.lastIndexOf('.'));
	return { file: `${String(nr).padStart(5, '0')}${ending}`, from: base.name, how, bytes };
}

describe('a damaged file', () => {
	let p: Place;
	let files: Base[] = [];
	const outcomes = new Map<string, number>();

	beforeAll(async () => {
		p = place('stegvis-skada');
		files = await bases();
		const insatser = files.find(({ name }) => name.startsWith('Insatser')) as Base;
		p.write({
			'mappning.yml': readFileSync(join(demo, 'mappning.yml')),
			[insatser.name]: readFileSync(join(demo, insatser.name))
		});
		expect((await p.load()).errors).toEqual([]);
	});
	afterAll(() => {
		p.remove();
		console.log(
			`${FILES} skadade filer (frö ${SEED}): ${[...outcomes]
				.sort((a, b) => b[1] - a[1])
				.map(([name, n]) => `${name} ${n}`)
				.join(', ')}`
		);
	});

	async function send(batch: readonly Damaged[]): Promise<LoadReport> {
		p.send({
			'mappning.yml': readFileSync(join(demo, 'mappning.yml')),
			...Object.fromEntries(batch.map(({ file, bytes }) => [file, bytes]))
		});
		return p.load({ checkOnly: true });
	}

	/** What was wrong with a batch, file by file, with what would make it again. */
	async function faults(batch: readonly Damaged[]): Promise<string[]> {
		let report: LoadReport;
		try {
			report = await send(batch);
		} catch (error) {
			if (batch.length > 1) {
				const half = Math.ceil(batch.length / 2);
				const found = [...(await faults(batch.slice(0, half))), ...(await faults(batch.slice(half)))];
				return found.length > 0 ? found : [`together: ${String(error)}`];
			}
			const [one] = batch;
			return [
				`${one?.from} ${one?.file} ${one?.how.join('+')}: ${String(error)} ${String((error as Error).cause ?? '')}`.slice(
					0,
					600
				)
			];
		}
		for (const file of report.files) {
			const key = file.code ?? (file.quarantined === 0 ? 'hel' : file.accepted === 0 ? 'karantän' : 'delvis');
			outcomes.set(key, (outcomes.get(key) ?? 0) + 1);
		}
		const same = report.warnings.filter(({ code }) => code === 'samma_fil').map(({ file }) => file);
		const silent = batch.filter(
			({ file }) => !same.includes(file) && !report.files.some((one) => one.file === file)
		);
		const sentences = report.files.filter(
			({ refused }) => refused !== null && !/^[A-ZÅÄÖ].*\.$/s.test(refused)
		);
		return [
			...lost(report),
			...silent.map(({ file, from }) => `${from} ${file}: not in the report`),
			...sentences.map(({ refused }) => `no sentence: ${refused}`)
		];
	}

	it(`is read, put in quarantine or refused by name (${FILES} files)`, async () => {
		const all: string[] = [];
		for (let start = 0; start < FILES; start += BATCH) {
			const batch = Array.from({ length: Math.min(BATCH, FILES - start) }, (_, i) =>
				damage(files[(start + i) % files.length] as Base, start + i)
			);
			all.push(...(await faults(batch)));
		}
		expect(all).toEqual([]);
	});
});
