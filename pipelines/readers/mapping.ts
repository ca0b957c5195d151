import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { normalise } from '../contracts/lexical.ts';
import { Refusal } from './types.ts';

const labels = z.record(z.string(), z.coerce.string());

/** `mappning.yml` beside the files: a förbund's own column names and labels. */
const schema = z.strictObject({
	/** The folder holds made-up data; every page will say so. */
	syntetisk: z.boolean().default(false),
	/** source → local column name → the contract's column. */
	kolumner: z.record(z.string(), labels).default({}),
	/** code list → local label → code. */
	koder: z.record(z.string(), labels).default({})
});

export type Mapping = z.infer<typeof schema> & { text: string };

export const MAPPING_FILE = 'mappning.yml';
export const NO_MAPPING: Mapping = { syntetisk: false, kolumner: {}, koder: {}, text: '' };

/** Reads `mappning.yml` of a folder; none there is an empty mapping. Throws Refusal that says what is wrong in it. */
export function readMapping(folder: string): Mapping {
	const path = join(folder, MAPPING_FILE);
	if (!existsSync(path)) return NO_MAPPING;
	const text = readFileSync(path, 'utf8');
	let value: unknown;
	try {
		value = parse(text) ?? {};
	} catch {
		throw new Refusal(
			'mappning',
			`${MAPPING_FILE} går inte att läsa som YAML. Kontrollera indrag och citattecken.`
		);
	}
	const result = schema.safeParse(value);
	if (!result.success) {
		const where = result.error.issues.map((issue) => issue.path.join('.') || 'filen').join(', ');
		throw new Refusal(
			'mappning',
			`${MAPPING_FILE} har fel vid ${where}. Tillåtna delar är syntetisk, kolumner och koder.`
		);
	}
	return { ...result.data, text };
}

/** The contract's name of a local column, or the name itself when nothing is mapped. */
export function mappedColumn(mapping: Mapping, source: string, heading: string): string {
	const wanted = normalise(heading);
	const own = Object.entries(mapping.kolumner[source] ?? {});
	return own.find(([local]) => normalise(local) === wanted)?.[1] ?? wanted;
}
