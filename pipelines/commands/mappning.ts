import { existsSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { listFiles, safeName, type Incoming } from '../files.ts';
import { decide, keysOf, mergeProposals, proposalsIn } from '../mappning/decide.ts';
import { proposedWords, type Proposals } from '../mappning/proposals.ts';
import { propose, type Finding } from '../propose/index.ts';
import { readSheets, type Sheet } from '../propose/sheet.ts';
import { mappingSchema } from '../mappning/schema.ts';
import { findPersonnummer } from '../readers/personnummer.ts';
import { MAPPING_FILE, parseMapping } from '../mappning/mapping.ts';
import { readMappingText } from '../readers/mapping.ts';
import { Refusal } from '../refusal.ts';
import { isoDay } from '../progress.ts';
import { InputError, type Command } from './command.ts';

const percent = (poang: number): string => `${Math.round(poang * 100)} %`;

interface Refused {
	file: string;
	text: string;
}

async function readAll(files: readonly Incoming[]): Promise<{ sheets: Sheet[]; refused: Refused[] }> {
	const sheets: Sheet[] = [];
	const refused: Refused[] = [];
	for (const [index, { path, name, kind }] of files.entries()) {
		const safe = safeName(name, index);
		try {
			if (safe.unsafe)
				throw new Refusal('personnummer', 'Filens namn innehåller ett personnummer. Byt namn.');
			if (kind !== 'csv' && kind !== 'xlsx')
				throw new Refusal('okant_filslag', 'Filen är varken CSV eller XLSX, eller går inte att läsa.');
			sheets.push(...(await readSheets(name, path, kind)));
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			refused.push({ file: safe.name, text: error.message });
		}
	}
	return { sheets, refused };
}

/** The one folder whose files are looked at: each folder has its own mapping. */
function folderOf(path: string): { folder: string; files: Incoming[] } {
	const { files, missing } = listFiles([path]);
	if (missing.length > 0) throw new InputError('Filen eller mappen finns inte. Kontrollera namnet.');
	const folder = statSync(path).isDirectory() ? path : dirname(path);
	const own = files.filter((file) => resolve(file.folder) === resolve(folder));
	if (own.length === 0)
		throw new InputError('Mappen har inga CSV- eller XLSX-filer direkt i sig. Ange mappen där de ligger.');
	return { folder, files: own };
}

const FOUND: Record<Finding['slag'], (finding: Finding) => string> = {
	kand: ({ namn }) => `känns igen som ${namn}`,
	kalla: ({ namn, poang, saknas = [] }) =>
		`liknar källan ${namn} (${percent(poang ?? 0)})${saknas.length > 0 ? `, men saknar ${saknas.join(', ')}` : ''}`,
	enkat: ({ namn, poang }) => `liknar en enkät med en kolumn per fråga: ${namn} (${percent(poang ?? 0)})`,
	matris: ({ text = '' }) => text,
	ingen_tabell: () => 'är ingen tabell',
	avvisad: ({ text = '' }) => `går inte att läsa: ${text}`
};

function said(findings: readonly Finding[], refused: readonly Refused[], forslag: Proposals): string[] {
	const name = ({ file, sheet }: Finding) => (sheet === null ? file : `${file} · ${sheet}`);
	return [
		...refused.map(({ file, text }) => `  ✗ ${file}: ${text}`),
		...findings.map((finding) => {
			const eller = finding.eller.map(({ namn, poang }) => `${namn} ${percent(poang)}`).join(', ');
			return `  ${name(finding)} ${FOUND[finding.slag](finding)}${eller ? `; annars ${eller}` : ''}`;
		}),
		...proposedWords(forslag).map(({ path, word }) => {
			const eller = word.eller.length > 0 ? `; annars ${word.eller.join(' eller ')}` : '';
			return `  ? ${path.join('/')} → ${word.blir ?? 'liknar inget, skriv NYCKEL=…'} (${percent(word.poang)}${word.antal ? `, rader: ${word.antal}` : ''}${eller})`;
		}),
		...forslag.enkater.map(
			(survey, i) =>
				`  ? enkater/${i + 1} → ${String(survey.enkat)}: ${Object.keys(survey.fragor as object).length} frågor`
		)
	];
}

/** The mapping to go on from: the file that is written to when it is there, else the folder's own. */
function startText(folder: string, out: string | undefined): string {
	const path = [out, resolve(folder, MAPPING_FILE)].find((one) => one !== undefined && existsSync(one));
	return path === undefined ? '' : readMappingText(path);
}

function writeOut(out: string, text: string): void {
	if (findPersonnummer(Buffer.from(text)) !== null)
		throw new InputError('Förslagen innehåller något som ser ut som ett personnummer. Inget skrevs.');
	try {
		writeFileSync(out, text, { mode: 0o600 });
	} catch {
		throw new InputError('Filen i --out går inte att skriva. Ange en fil i en mapp som finns.');
	}
}

export const mappningCommand: Command = {
	usage: 'mappning FIL|MAPP [--out mappning.yml] [--godkann NYCKEL …] [--avvisa NYCKEL …]',
	text: 'Föreslår vad egna kolumner, etiketter och enkäter betyder. Inget förslag används förrän det är godkänt.',
	async run(args, io, shared) {
		const { values, positionals } = parseArgs({
			args,
			allowPositionals: true,
			options: {
				out: { type: 'string' },
				godkann: { type: 'string', multiple: true, default: [] },
				avvisa: { type: 'string', multiple: true, default: [] }
			}
		});
		const [path, ...rest] = positionals;
		if (!path || rest.length > 0)
			throw new InputError('Ange en fil eller en mapp, till exempel: mappning MAPP --out MAPP/mappning.yml');
		if (values.godkann.length + values.avvisa.length > 0 && !values.out)
			throw new InputError(
				'Ange med --out vart det som bestäms ska skrivas, till exempel --out MAPP/mappning.yml'
			);
		const { folder, files } = folderOf(path);
		const { sheets, refused } = await readAll(files);
		try {
			const text = startText(folder, values.out);
			const mapping = parseMapping(text);
			const { findings, forslag } = propose(sheets, mapping, mappingSchema.parse(parse(text) ?? {}));
			const decided = decide(text, mergeProposals(proposalsIn(text), forslag), {
				...{ godkann: values.godkann, avvisa: values.avvisa },
				idag: isoDay(io.now())
			});
			if (values.out) writeOut(values.out, decided.text);
			const waiting = keysOf(decided.forslag).length;
			if (shared.json)
				shared.print(
					JSON.stringify({
						files: findings,
						refused,
						decided: decided.bestamt,
						proposals: decided.forslag,
						text: decided.text
					})
				);
			else {
				for (const line of said(findings, refused, decided.forslag)) shared.print(line);
				for (const line of decided.bestamt) shared.print(`  ✓ ${line}`);
				shared.print(
					waiting === 0
						? 'Inget väntar på beslut.'
						: values.out
							? `${waiting} förslag står under forslag i filen och används inte förrän de är godkända (--godkann NYCKEL).`
							: `${waiting} förslag. Spara dem med --out ${MAPPING_FILE}; de används inte förrän de är godkända.`
				);
			}
		} catch (error) {
			if (error instanceof Refusal) throw new InputError(error.message);
			throw error;
		}
		return refused.length > 0 ? 2 : 0;
	}
};
