import { isUtf8 } from 'node:buffer';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { columnsOf, contracts } from '../contracts/index.ts';
import { normalise } from '../contracts/lexical.ts';
import { codeLists } from '../reference.ts';
import { findPersonnummer } from './personnummer.ts';
import { felaktigaNycklar, NO_SIE, sieSchema, UTELAMNAS } from './sie/mapping.ts';
import { Refusal } from './types.ts';

const labels = z.record(z.string(), z.coerce.string());

/** `mappning.yml` beside the files: a förbund's own column names and labels. */
const schema = z.strictObject({
	/** The folder holds made-up data; every page will say so. */
	syntetisk: z.boolean().default(false),
	/** source → local column name → the contract's column. */
	kolumner: z.record(z.string(), labels).default({}),
	/** code list → local label → code. */
	koder: z.record(z.string(), labels).default({}),
	/** The accounting's objects and accounts. */
	sie: sieSchema.default(NO_SIE)
});

export type Mapping = z.infer<typeof schema> & { text: string };

export const MAPPING_FILE = 'mappning.yml';
const MAX_BYTES = 1024 ** 2;
export const NO_MAPPING: Mapping = { syntetisk: false, kolumner: {}, koder: {}, sie: NO_SIE, text: '' };

const refusal = (text: string): Refusal => new Refusal('mappning', `${MAPPING_FILE} ${text}`);

function readText(path: string): string {
	let bytes: Buffer;
	try {
		bytes = readFileSync(path);
	} catch {
		throw refusal('går inte att läsa. Kontrollera att den är en fil och att programmet får läsa den.');
	}
	if (bytes.length > MAX_BYTES) throw refusal('är större än gränsen 1 MB. Ta bort det som inte behövs.');
	if (findPersonnummer(bytes) !== null)
		throw new Refusal(
			'personnummer',
			`${MAPPING_FILE} innehåller något som ser ut som ett personnummer eller samordningsnummer. Inget ur mappen har sparats. Ta bort numret och ladda igen.`
		);
	if (!isUtf8(bytes)) throw refusal('är inte i UTF-8. Spara om den som UTF-8.');
	return bytes.toString('utf8').replace(/^\ufeff/, '');
}

/** Names in the mapping that lead nowhere: a source, a column, a list or a code that does not exist. */
function strangers({ kolumner, koder, sie }: z.infer<typeof schema>): string[] {
	const columns = Object.entries(kolumner).flatMap(([source, own]) => {
		const contract = contracts.find((one) => one.source === source);
		if (!contract) return [`källan ${source}`];
		const names = columnsOf(contract).map(({ name }) => name);
		const unknown = Object.values(own).filter((name) => !names.includes(name));
		return unknown.map((name) => `kolumnen ${name} i ${source}`);
	});
	const lists = codeLists();
	const codes = Object.entries(koder).flatMap(([lista, own]) => {
		const known = lists.filter((code) => code.lista === lista).map(({ kod }) => normalise(kod));
		if (known.length === 0) return [`kodlistan ${lista}`];
		const unknown = Object.values(own).filter((kod) => !known.includes(normalise(kod)));
		return unknown.map((kod) => `koden ${kod} i ${lista}`);
	});
	const slag = lists
		.filter(({ lista }) => lista === 'kostnadsslag')
		.flatMap(({ kod, etikett }) => [kod, etikett]);
	const konton = Object.values(sie.konto)
		.filter((kod) => ![UTELAMNAS, ...slag].some((known) => normalise(known) === normalise(kod)))
		.map((kod) => `kostnadsslaget ${kod} i sie`);
	return [...columns, ...codes, ...konton];
}

/** Reads `mappning.yml` of a folder; none there is an empty mapping. Throws Refusal that says what is wrong in it. */
export function readMapping(folder: string): Mapping {
	const path = join(folder, MAPPING_FILE);
	if (!existsSync(path)) return NO_MAPPING;
	const text = readText(path);
	let value: unknown;
	try {
		value = parse(text, { logLevel: 'error' }) ?? {};
	} catch {
		throw refusal('går inte att läsa som YAML. Kontrollera indrag och citattecken.');
	}
	const result = schema.safeParse(value);
	if (!result.success) {
		const where = result.error.issues.map((issue) => issue.path.join('.') || 'filen').join(', ');
		throw refusal(
			`har fel vid ${where.slice(0, 200)}. Tillåtna delar är syntetisk, kolumner, koder och sie.`
		);
	}
	const keys = felaktigaNycklar(result.data.sie).slice(0, 5).join(', ').slice(0, 300);
	if (keys) throw refusal(`har fel i delen sie: ${keys}. Rätta det.`);
	const unknown = strangers(result.data).slice(0, 5).join(', ').slice(0, 300);
	if (unknown) throw refusal(`pekar på något som inte finns: ${unknown}. Rätta namnet.`);
	return { ...result.data, text };
}

/** The contract's name of a local column, or the name itself when nothing is mapped. */
export function mappedColumn(mapping: Mapping, source: string, heading: string): string {
	const wanted = normalise(heading);
	const own = Object.entries(mapping.kolumner[source] ?? {});
	return own.find(([local]) => normalise(local) === wanted)?.[1] ?? wanted;
}
