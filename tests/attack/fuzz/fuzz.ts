import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { openHouse, type House, type Sent } from '../../pipeline/house.ts';
import { chance, type Chance } from '../mutate.ts';
import type { Target } from './readers.ts';

/** What came of the files of one reader. */
export interface Outcome {
	name: string;
	files: number;
	read: number;
	refused: number;
	/** Rows of the files that were read: accepted and in quarantine. */
	held: number;
	out: number;
	/** Files with a personnummer put in: every one of them must be refused. */
	numbers: number;
	seconds: number;
	/** What must not happen, with what makes it again. */
	faults: Fault[];
}

export interface Fault {
	nr: number;
	how: string;
	what: string;
	bytes: Buffer;
}

interface Try {
	nr: number;
	how: string;
	bytes: Buffer;
	/** A personnummer was put in. */
	number: boolean;
}

/** The example number of SKV 704. */
const NUMBER = '640823-3234';
const BATCH = 40;
/** What the readers write for no file at all, in bytes. */
const FREE = 64 * 1024;

/** Puts a personnummer between two bytes of a text, or in a text cell of a workbook; null when there is no place for it. */
function withNumber({ bytes, file }: { bytes: Buffer; file: string }, by: Chance): Buffer | null {
	if (!file.endsWith('.xlsx')) {
		const at = by.int(bytes.length + 1);
		return Buffer.concat([bytes.subarray(0, at), Buffer.from(`x${NUMBER}x`), bytes.subarray(at)]);
	}
	try {
		const parts = unzipSync(bytes);
		const name = by.pick(
			Object.keys(parts).filter((part) => strFromU8(parts[part] as Uint8Array).includes('</t>'))
		);
		const text = strFromU8(parts[name] as Uint8Array);
		parts[name] = strToU8(text.replace('</t>', `x${NUMBER}x</t>`));
		return Buffer.from(zipSync(parts, { level: 1 }));
	} catch {
		return null;
	}
}

/** The files of one run: a third made from nothing, the rest real ones damaged; one in eight has a personnummer put in. */
async function makeTries(target: Target, count: number, seed: number): Promise<Try[]> {
	const seeds = await target.seeds();
	const made = fc.sample(target.made, { numRuns: Math.ceil(count / 3), seed });
	const kinds = Object.keys(target.damage);
	return Array.from({ length: count }, (_, nr): Try => {
		const by = chance(seed + nr * 7919);
		const own = nr % 3 === 0;
		let bytes = own ? (made[nr / 3] as Buffer) : by.pick(seeds);
		const how = [own ? 'made' : 'real'];
		for (let n = own ? by.int(2) : 1 + by.int(3); n > 0 && bytes.length > 1; n--) {
			const kind = by.pick(kinds);
			try {
				bytes = target.damage[kind]?.(bytes, by) ?? bytes;
				how.push(kind);
			} catch {
				// A workbook that is already broken cannot be unpacked to be broken more.
			}
		}
		const numbered = nr % 8 === 7 ? withNumber({ bytes, file: target.file }, by) : null;
		if (numbered) how.push('personnummer');
		return { nr, how: how.join('+'), bytes: numbered ?? bytes, number: numbered !== null };
	});
}

/** What is wrong with the outcome of one file; empty: nothing. */
function judge(one: Try, target: Target, { became, warnings }: Sent, outcome: Outcome): string[] {
	const folder = `${one.nr}/`;
	const mine = became.filter(({ report }) => report.file.startsWith(folder));
	const wrong: string[] = [];
	const main = `${folder}${target.file}`;
	const same = warnings.some(({ kod, namn }) => kod === 'samma_fil' && namn === main);
	if (mine.length === 0 && !same) wrong.push('not in the report');
	for (const { report, held, out } of mine) {
		if (report.refused !== null) {
			if (held !== undefined || report.read > 0) wrong.push('refused and yet read');
			if (!report.code || !/^(?:[^a-zåäö]|mappning\.yml )[^]*[.)]$/.test(report.refused))
				wrong.push(`no sentence: ${report.refused}`);
			if (/undefined|\[object|\bat \w+ \(|Error:/.test(report.refused))
				wrong.push(`no words: ${report.refused}`);
		} else if (report.read !== (held ?? 0) + (out ?? 0)) wrong.push(`read ${report.read} = ${held} + ${out}`);
	}
	// A mapping decides for its whole folder; any other file for itself.
	const judged = mine.filter(({ report }) => report.file === main || target.file === 'mappning.yml');
	const refused = judged.length > 0 && judged.every(({ report }) => report.refused !== null);
	if (one.number && !refused && !same) wrong.push('a personnummer was taken in');
	if (same) return wrong;
	outcome[refused ? 'refused' : 'read']++;
	for (const { held = 0, out = 0 } of mine) {
		outcome.held += held;
		outcome.out += out;
	}
	return wrong;
}

async function tryAll(house: House, target: Target, batch: readonly Try[], outcome: Outcome): Promise<void> {
	const files: Record<string, string | Uint8Array> = {};
	for (const one of batch) {
		for (const [name, text] of Object.entries(target.beside(one.nr))) files[`${one.nr}/${name}`] = text;
		files[`${one.nr}/${target.file}`] = one.bytes;
	}
	let sent: Sent;
	try {
		sent = await house.send(files);
	} catch (error) {
		const [one] = batch;
		if (batch.length === 1 && one) {
			const cause = (error as Error).cause;
			outcome.faults.push({ ...one, what: `${String(error)} ${String(cause ?? '')}`.slice(0, 600) });
			return;
		}
		const half = Math.ceil(batch.length / 2);
		await tryAll(house, target, batch.slice(0, half), outcome);
		await tryAll(house, target, batch.slice(half), outcome);
		return;
	}
	for (const one of batch)
		for (const what of judge(one, target, sent, outcome)) outcome.faults.push({ ...one, what });
	const bytes = Object.values(files).reduce((sum, content) => sum + content.length, 0);
	if (sent.written > FREE + bytes * target.growth)
		outcome.faults.push({ ...(batch[0] as Try), what: `${sent.written} bytes written for ${bytes}` });
}

/** Sends `count` files at one reader. Equal seeds, equal files. */
export async function fuzz(target: Target, count: number, seed: number): Promise<Outcome> {
	const began = performance.now();
	const outcome: Outcome = {
		...{ name: target.name, files: count, read: 0, refused: 0, held: 0, out: 0, numbers: 0, seconds: 0 },
		faults: []
	};
	const tries = await makeTries(target, count, seed);
	outcome.numbers = tries.filter(({ number }) => number).length;
	const house = await openHouse();
	try {
		for (let at = 0; at < tries.length; at += BATCH)
			await tryAll(house, target, tries.slice(at, at + BATCH), outcome);
	} finally {
		house.close();
	}
	outcome.seconds = (performance.now() - began) / 1000;
	return outcome;
}

/** One line that says how it went. */
export const said = (
	{ name, files, read, refused, held, out, numbers, seconds }: Outcome,
	seed: number
): string =>
	`${name}: ${files} filer på ${seconds.toFixed(1).replace('.', ',')} s (frö ${seed}): ${read} lästa (${held + out} rader = ${held} + ${out} i karantän), ` +
	`${refused} vägrade; ${numbers} fick ett personnummer`;
