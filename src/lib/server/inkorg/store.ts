import { randomBytes } from 'node:crypto';
import {
	copyFileSync,
	existsSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { makeFolder } from '../folder.ts';
import { isAlive, startedAt } from '../process.ts';
import type { LoadReport } from '../report.ts';
import { currentVersion, paths } from '../versions.ts';
import { GRANSER } from './granser.ts';
import { far, lageSchema, stegSchema, type LageFil, type Steg } from './lage.ts';
import type { Underlag } from './underlag.ts';

const ID = /^[0-9a-f]{16}$/;
export const isId = (text: string): boolean => ID.test(text);

/** The places of one sändning: `<warehouse>/inkorg/<id>/`. Throws for what is no id, so that no name leads out of the folder. */
export function platser(warehouse: string, id: string) {
	if (!isId(id)) throw new Error('no id of a sändning');
	const mapp = join(paths(warehouse).inkorg, id);
	return {
		mapp,
		/** The files as they were sent, and the mapping they are read with. */
		filer: join(mapp, 'filer'),
		lage: join(mapp, 'lage.json'),
		steg: join(mapp, 'steg.json'),
		/** The report of the latest check, or of the publishing. */
		rapport: join(mapp, 'rapport.json'),
		underlag: join(mapp, 'underlag.json'),
		rattelista: join(mapp, 'rattelista.xlsx'),
		/** What is filled in about its words and surveys, and not decided. */
		utkast: join(mapp, 'utkast.json')
	};
}

/** A sändning as a page needs it. */
export interface Sandning extends LageFil {
	/** Its files, by name; none once it is published. */
	filer: { namn: string; byte: number }[];
	steg: Steg | null;
	rapport: LoadReport | null;
	underlag: Underlag | null;
	/** True when refused rows can be had as a workbook to mend. */
	harRattelista: boolean;
}

/** Writes a file so that a reader sees all of it or what was there before. */
export function writeWhole(path: string, content: string | Uint8Array): void {
	const next = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
	try {
		writeFileSync(next, content, { mode: 0o600 });
		renameSync(next, path);
	} finally {
		rmSync(next, { force: true });
	}
}

function readJson(path: string): unknown {
	try {
		return JSON.parse(readFileSync(path, 'utf8'));
	} catch {
		return null;
	}
}

const parsed = <T>(schema: z.ZodType<T>, value: unknown): T | null => schema.safeParse(value).data ?? null;

export const writeLage = (warehouse: string, lage: LageFil): void =>
	writeWhole(platser(warehouse, lage.id).lage, `${JSON.stringify(lage)}\n`);

/** Makes the folder of a new sändning with the förbund's own mapping in it, if it keeps one. It is nothing until it has a läge. */
export function newPlace(warehouse: string): { id: string; filer: string } {
	const id = randomBytes(8).toString('hex');
	const { filer } = platser(warehouse, id);
	makeFolder(filer);
	const kept = paths(warehouse).mappning;
	if (existsSync(kept)) copyFileSync(kept, join(filer, 'mappning.yml'));
	return { id, filer };
}

/** Lets the sändning be seen: its files are all there. */
export function mottagen(warehouse: string, id: string, now: Date, of: Pick<LageFil, 'kommuner'> = {}): void {
	const tid = now.toISOString();
	writeLage(warehouse, { id, lage: 'mottagen', skapad: tid, andrad: tid, ...of });
}

/**
 * The version of a publishing that could not say so itself, when it is the one that is shown; else null. Another version than before
 * proves nothing: somebody else may have published it while this one waited its turn.
 */
export const inPlace = (warehouse: string, { blir }: LageFil): string | null =>
	blir !== undefined && currentVersion(warehouse) === blir ? blir : null;

/** Reads the läge, and says what has become of a run whose process is gone. */
export function readLage(warehouse: string, id: string): LageFil | null {
	if (!isId(id)) return null;
	const lage = parsed(lageSchema, readJson(platser(warehouse, id).lage));
	if (!lage || !far(lage.lage).avbrytas) return lage;
	const { kor } = lage;
	if (kor && isAlive(kor.pid) && startedAt(kor.pid) === kor.start) return lage;
	// It may have ended between the two readings, with its own word written.
	const now = parsed(lageSchema, readJson(platser(warehouse, id).lage)) ?? lage;
	if (now.lage !== lage.lage) return now;
	const { kor: _, blir: _blir, ...rest } = now;
	const version = now.lage === 'publiceras' ? inPlace(warehouse, now) : null;
	if (version !== null) return { ...rest, lage: 'publicerad', version };
	return { ...rest, lage: 'avbruten', under: now.lage === 'publiceras' ? 'publiceras' : 'kontrolleras' };
}

/** Names and sizes of the files, the mapping left out: it is not data. */
export function readFiler(warehouse: string, id: string): { namn: string; byte: number }[] {
	const { filer } = platser(warehouse, id);
	if (!existsSync(filer)) return [];
	return readdirSync(filer)
		.filter((namn) => namn !== 'mappning.yml')
		.sort((a, b) => a.localeCompare(b, 'sv'))
		.map((namn) => ({ namn, byte: statSync(join(filer, namn)).size }));
}

/** All that is known of a sändning; null when there is none. */
export function readSandning(warehouse: string, id: string): Sandning | null {
	const lage = readLage(warehouse, id);
	if (!lage) return null;
	const at = platser(warehouse, id);
	return {
		...lage,
		filer: readFiler(warehouse, id),
		steg: parsed(stegSchema, readJson(at.steg)),
		rapport: readJson(at.rapport) as LoadReport | null,
		underlag: readJson(at.underlag) as Underlag | null,
		harRattelista: existsSync(at.rattelista)
	};
}

/** Names of the files; of those that are gone, published or removed, as the report has them. */
function namesOf(warehouse: string, id: string): string[] {
	const here = readFiler(warehouse, id).map(({ namn }) => namn);
	if (here.length > 0) return here;
	const rapport = readJson(platser(warehouse, id).rapport) as LoadReport | null;
	return [...new Set((rapport?.files ?? []).map(({ file }) => file))];
}

/** A sändning in a list: where it stands, and the names of its files. */
export type Post = LageFil & { filer: string[] };

/** Every sändning there is, the latest first. */
export function listSandningar(warehouse: string): Post[] {
	const { inkorg } = paths(warehouse);
	if (!existsSync(inkorg)) return [];
	return readdirSync(inkorg)
		.flatMap((id) => {
			const lage = readLage(warehouse, id);
			return lage ? { ...lage, filer: namesOf(warehouse, id) } : [];
		})
		.sort((a, b) => b.skapad.localeCompare(a.skapad) || b.id.localeCompare(a.id));
}

export const removeSandning = (warehouse: string, id: string): void =>
	rmSync(platser(warehouse, id).mapp, { recursive: true, force: true });

/** What is published is in the warehouse: of the sändning only the läge, the report and how many rows moved are kept. */
export function emptySandning(warehouse: string, id: string): void {
	const { filer, steg, underlag, rattelista, utkast } = platser(warehouse, id);
	const seen = readJson(underlag) as Underlag | null;
	for (const path of [filer, steg, underlag, rattelista, utkast])
		rmSync(path, { recursive: true, force: true });
	if (seen) writeWhole(underlag, JSON.stringify({ ...seen, tabeller: [], bredvid: [] }));
}

/** Clears sändningar that nobody has touched for `GRANSER.dagar` days, and folders that never became one. */
export function clearOld(warehouse: string, now: Date): void {
	const { inkorg } = paths(warehouse);
	if (!existsSync(inkorg)) return;
	const before = now.getTime() - GRANSER.dagar * 86_400_000;
	for (const id of readdirSync(inkorg)) {
		const path = join(inkorg, id);
		const lage = readLage(warehouse, id);
		if (lage && far(lage.lage).avbrytas) continue;
		// Stopped after the version was in place, before it could say so itself.
		if (lage?.lage === 'publicerad' && existsSync(join(path, 'filer'))) {
			emptySandning(warehouse, id);
			writeLage(warehouse, lage);
		}
		const touched = lage ? Date.parse(lage.andrad) : statSync(path).mtimeMs;
		if (touched < before) rmSync(path, { recursive: true, force: true });
	}
}

/** How many sändningar wait for somebody to publish or throw them away. */
export const waiting = (warehouse: string): number =>
	listSandningar(warehouse).filter(({ lage }) => lage !== 'publicerad').length;
