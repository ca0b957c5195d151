import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { formatList, heading, noun } from '#lib/format/index.ts';
import type { Filfragor, Fragor, Ordfraga, Siefraga } from '#lib/server/mappningsfragor.ts';
import type { FileReport } from '#lib/server/report.ts';
import { listFiles, safeName, type Incoming } from '../files.ts';
import { mappingText } from '../mappning/change.ts';
import { decisionsOf } from '../mappning/decisions.ts';
import { MAPPING_FILE, parseMapping, type Mapping } from '../mappning/mapping.ts';
import { nearest, type Candidate } from '../mappning/match.ts';
import type { MappingText } from '../mappning/schema.ts';
import { findInsatser, propose, type Finding } from '../propose/index.ts';
import { profile, readSheets, type Sheet } from '../propose/sheet.ts';
import { codeCandidates } from '../propose/words.ts';
import { readMappingText } from '../readers/mapping.ts';
import { siefraga } from '../readers/sie/overview.ts';
import { borjarSomSie, tolka } from '../readers/sie/read.ts';
import { Refusal } from '../refusal.ts';
import { withEffect } from './did.ts';
import { enkatfraga } from './enkat.ts';
import { engang, ordAvKontroll, ordOf } from './ord.ts';
import { provOf } from './prov.ts';
import { onlyAsked, sieEngang } from './sieEngang.ts';
import { delId } from './tryck.ts';
import { valFor } from './val.ts';

/** What is known beside the files: the insatser of the warehouse, the kept mapping, the latest check. */
export interface Omgivning {
	insatser: readonly Candidate[];
	/** Path of the förbund's kept mapping, whether it exists or not. */
	behallen: string;
	kontroll: readonly FileReport[];
}

/** The text of a mapping file, empty when there is none. Throws Refusal. */
export const mappingAt = (path: string): string => (existsSync(path) ? readMappingText(path) : '');

/** The files of a sändning that a mapping may say something of; each of them lies beside the mapping. */
export const filesOf = (folder: string): Incoming[] => listFiles([folder]).files;

interface Read {
	file: Incoming;
	namn: string;
	sheets: Sheet[];
	sie: Buffer | null;
	/** Why nothing of it can be asked about. */
	fel: string | null;
}

async function readOne(file: Incoming, index: number): Promise<Read> {
	const { name: namn, unsafe } = safeName(file.name, index);
	const read: Read = { file, namn, sheets: [], sie: null, fel: null };
	try {
		if (unsafe) throw new Refusal('personnummer', 'Filens namn innehåller ett personnummer. Byt namn.');
		if (file.kind === 'sie' || (file.kind === 'csv' && (await borjarSomSie(file.path))))
			return { ...read, sie: await readFile(file.path) };
		if (file.kind !== 'csv' && file.kind !== 'xlsx') return { ...read, fel: 'är varken CSV, XLSX eller SIE' };
		const sheets = await readSheets(namn, file.path, file.kind);
		return { ...read, sheets: sheets.map((one) => ({ ...one, rows: [], profil: profile(one) })) };
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return { ...read, fel: error.message };
	}
}

/** What a sheet was taken for, as the rest of a sentence about it. */
function saidOf({ sheet, slag, namn, saknas = [], text = '' }: Finding): string {
	const var_ = sheet === null ? '' : `Bladet ${sheet} `;
	const what = noun(namn ?? '').many;
	const said = {
		kand: `känns igen som ${what}`,
		kalla: `liknar ${what}${saknas.length > 0 ? ` men saknar ${formatList(saknas.map(heading))}` : ''}`,
		enkat: 'liknar en enkät, som är avvisad för gott',
		matris: text,
		ingen_tabell: 'är ingen tabell och läses inte',
		avvisad: `går inte att läsa: ${text}`
	}[slag];
	return var_ ? `${var_}${said}.` : `${said.charAt(0).toLocaleUpperCase('sv')}${said.slice(1)}.`;
}

function sieOf(read: Read, mapping: Mapping, insatser: readonly Candidate[]): Siefraga | string {
	const slag = codeCandidates('kostnadsslag');
	try {
		return siefraga(read.namn, tolka(read.sie ?? Buffer.alloc(0)), mapping.sie, (vad, namn) =>
			nearest(namn, vad === 'konto' ? slag : insatser)
		);
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return error.message;
	}
}

/** What is refused for good is not asked about again; its money is still among what has no place. */
function withoutRefused(sie: Siefraga, avvisade: readonly string[]): Siefraga {
	return onlyAsked(sie, ({ nyckel }) => !avvisade.includes(`sie/${nyckel}`));
}

function ask(
	read: Read,
	mapping: Mapping,
	decided: MappingText,
	insatser: readonly Candidate[],
	kontroll: readonly FileReport[]
): Filfragor {
	const empty: Filfragor = {
		...{ id: delId(read.namn), fil: read.namn, texter: [], ord: [], enkater: [] },
		...{ sie: null, forklarat: [] }
	};
	if (read.fel !== null) return { ...empty, texter: [read.fel] };
	if (read.sie) {
		const found = sieOf(read, mapping, insatser);
		const sie = typeof found === 'string' ? found : withoutRefused(found, decided.avvisade);
		return typeof sie === 'string'
			? { ...empty, texter: [sie] }
			: {
					...empty,
					texter: [`${sie.text}.`],
					sie,
					forklarat: Object.keys(sie.placerat).map((key) => `sie/${key}`)
				};
	}
	const { findings, forslag } = propose(read.sheets, mapping, decided, insatser);
	const surveys = findings
		.filter(({ slag }) => slag === 'enkat')
		.flatMap(({ sheet }) => {
			const found = read.sheets.find((one) => one.sheet === sheet);
			const shape = found && profile(found);
			return (shape && enkatfraga(shape, insatser, mapping, decided)) ?? [];
		});
	const settled = new Set([...decided.avvisade, ...decisionsOf(decided).map(({ nyckel }) => nyckel)]);
	const found = ordAvKontroll(read.namn, kontroll).filter(({ nyckel }) => !settled.has(nyckel));
	return {
		...empty,
		// A survey that is asked about says itself what it is like.
		texter: findings
			.filter(({ slag, sheet }) => slag !== 'enkat' || !surveys.some(({ blad }) => blad === sheet))
			.map(saidOf),
		ord: [...ordOf(read.namn, forslag), ...found],
		enkater: surveys,
		forklarat: findings.flatMap(({ bestamt = [] }) => bestamt)
	};
}

/** What one word may become, for the groups that are asked about; a scale that only the check knows brings its own. */
function choices(
	ord: readonly Ordfraga[],
	kontroll: readonly FileReport[],
	decided: MappingText,
	insatser: readonly Candidate[]
): Fragor['val'] {
	const groups = new Set([
		...ord.map(({ slag, i }) => `${slag}/${i}`),
		'sie/objekt',
		'sie/konto',
		'insatser/',
		'koder/respondentgrupp',
		'koder/saknas'
	]);
	const val = Object.fromEntries([...groups].map((key) => [key, valFor(key, decided, insatser)]));
	for (const { etiketter } of kontroll)
		for (const { var: path, val: own } of etiketter?.okanda ?? []) {
			const key = path && `${path[0]}/${path.length > 2 ? path[1] : ''}`;
			if (!key || !own || !Object.hasOwn(val, key)) continue;
			const known = new Set(val[key]?.map(({ varde }) => varde));
			val[key]?.push(...own.filter(({ varde }) => !known.has(varde)));
		}
	return val;
}

/** A mapping's text, and why it cannot be used. */
function readText(path: string, where: string): { text: string; fel: string | null } {
	try {
		const text = mappingAt(path);
		mappingText(text);
		return { text, fel: null };
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return { text: '', fel: where + error.message };
	}
}

/**
 * Everything the files of a sändning ask of a person, file by file, with proposals and choices; nothing is decided by it.
 * `folder` holds the files and their `mappning.yml`. Never throws for what the files hold.
 */
export async function readFragor(
	folder: string,
	{ insatser: kanda, behallen, kontroll }: Omgivning
): Promise<Fragor> {
	const files = filesOf(folder).filter(({ name }) => basename(name) !== MAPPING_FILE);
	const kept = readText(behallen, 'Förbundets sparade ordlista går inte att använda: ');
	const own = readText(join(folder, MAPPING_FILE), '');
	const fel = own.fel ?? kept.fel;
	const text = own.fel === null ? own.text : '';
	const decided = mappingText(text);
	const mapping = parseMapping(text);
	const reads: Read[] = [];
	for (const [index, file] of files.entries()) reads.push(await readOne(file, index));
	const sent = findInsatser(
		reads.flatMap(({ sheets }) => sheets),
		mapping
	);
	const insatser = [...new Map([...kanda, ...sent].map((one) => [one.value, one])).values()];
	const asked = fel === null ? reads.map((read) => ask(read, mapping, decided, insatser, kontroll)) : [];
	const words = engang(asked.map(({ ord }) => ord));
	return {
		prov: provOf(files, own.text, kept.text),
		filer: sieEngang(asked.map((one, i) => ({ ...one, ord: words[i] ?? [] }))),
		val: choices(words.flat(), kontroll, decided, insatser),
		bestamt: decisionsOf(decided).map((one) =>
			withEffect(
				one,
				kontroll,
				asked.flatMap(({ sie }) => sie ?? [])
			)
		),
		skalor: Object.keys(decided.skalor),
		upptagna: [...new Set([decided, mappingText(kept.text)].flatMap(({ skalor }) => Object.keys(skalor)))],
		enkater: [...new Set(decided.enkater.map(({ enkat }) => enkat))],
		fel
	};
}
