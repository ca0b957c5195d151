import { isUtf8 } from 'node:buffer';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MAPPING_FILE, mappingRefusal, NO_MAPPING, parseMapping, type Mapping } from '../mappning/mapping.ts';
import { Refusal } from '../refusal.ts';
import { findPersonnummer } from './personnummer.ts';

const MAX_BYTES = 1024 ** 2;

/** The text of a mapping file. Throws Refusal when it cannot be read, is too large, or holds a personnummer. */
export function readMappingText(path: string): string {
	let bytes: Buffer;
	try {
		bytes = readFileSync(path);
	} catch {
		throw mappingRefusal('går inte att läsa. Kontrollera att den är en fil och att programmet får läsa den.');
	}
	if (bytes.length > MAX_BYTES)
		throw mappingRefusal('är större än gränsen 1 MB. Ta bort det som inte behövs.');
	if (findPersonnummer(bytes) !== null)
		throw new Refusal(
			'personnummer',
			`${MAPPING_FILE} innehåller något som ser ut som ett personnummer eller samordningsnummer. Inget ur mappen har sparats. Ta bort numret och ladda igen.`
		);
	if (!isUtf8(bytes)) throw mappingRefusal('är inte i UTF-8. Spara om den som UTF-8.');
	return bytes.toString('utf8').replace(/^\ufeff/, '');
}

/** Reads `mappning.yml` of a folder; none there is an empty mapping. Throws Refusal that says what is wrong in it. */
export function readMapping(folder: string): Mapping {
	const path = join(folder, MAPPING_FILE);
	return existsSync(path) ? parseMapping(readMappingText(path)) : NO_MAPPING;
}
