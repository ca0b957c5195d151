import { existsSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import type { Siefraga } from '#lib/server/mappningsfragor.ts';
import { listFiles, safeName, type Incoming } from '../files.ts';
import { decide, keysOf, mergeProposals, proposalsIn } from '../mappning/decide.ts';
import { proposedWords, type Proposals } from '../mappning/proposals.ts';
import { findInsatser, propose, type Finding } from '../propose/index.ts';
import { readSheets, type Sheet } from '../propose/sheet.ts';
import { mappingSchema } from '../mappning/schema.ts';
import { findPersonnummer } from '../readers/personnummer.ts';
import { MAPPING_FILE, parseMapping, type Mapping } from '../mappning/mapping.ts';
import { readMappingText } from '../readers/mapping.ts';
import { Refusal } from '../refusal.ts';
import { isoDay } from '../progress.ts';
import { InputError, type Command } from './command.ts';
import { askSie, isSie, sieLines, sieWaiting } from './mappningSie.ts';

const percent = (poang: number): string => `${Math.round(poang * 100)} %`;

interface Refused {
	file: string;
	text: string;
}

interface All {
	sheets: Sheet[];
	/** Bookkeeping is asked about once the insatser of the other files are known. */
	sie: { namn: string; path: string }[];
	refused: Refused[];
}

/** Statistics of others: a mapping has nothing to say of its words. */
const OMVARLD: readonly Incoming['kind'][] = ['kolada', 'jsonstat'];

async function readAll(files: readonly Incoming[]): Promise<All> {
	const sheets: Sheet[] = [];
	const sie: All['sie'] = [];
	const refused: Refused[] = [];
	for (const [index, file] of files.entries()) {
		const { path, name, kind } = file;
		const safe = safeName(name, index);
		try {
			if (OMVARLD.includes(kind)) continue;
			if (safe.unsafe)
				throw new Refusal('personnummer', 'Filens namn innehåller ett personnummer. Byt namn.');
			if (await isSie(file)) {
				sie.push({ namn: safe.name, path });
				continue;
			}
			if (kind !== 'csv' && kind !== 'xlsx')
				throw new Refusal('okant_filslag', 'Filen är varken CSV, XLSX eller SIE, eller går inte att läsa.');
			sheets.push(...(await readSheets(name, path, kind)));
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			refused.push({ file: safe.name, text: error.message });
		}
	}
	return { sheets, sie, refused };
}

/** What bookkeeping asks; a file that cannot be read joins the refused. */
async function askAll({ sheets, sie, refused }: All, mapping: Mapping): Promise<Siefraga[]> {
	const insatser = findInsatser(sheets, mapping);
	const asked: Siefraga[] = [];
	for (const { namn, path } of sie)
		try {
			asked.push(await askSie(path, namn, mapping, insatser));
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			refused.push({ file: namn, text: error.message });
		}
	return asked;
}

/** The one folder whose files are looked at: each folder has its own mapping. */
function folderOf(path: string): { folder: string; files: Incoming[] } {
	const { files, missing } = listFiles([path]);
	if (missing.length > 0) throw new InputError('Filen eller mappen finns inte. Kontrollera namnet.');
	const folder = statSync(path).isDirectory() ? path : dirname(path);
	const own = files.filter((file) => resolve(file.folder) === resolve(folder));
	if (own.length === 0)
		throw new InputError(
			'Mappen har inga CSV-, XLSX- eller SIE-filer direkt i sig. Ange mappen där de ligger.'
		);
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
		const all = await readAll(files);
		const { sheets, refused } = all;
		try {
			const text = startText(folder, values.out);
			const mapping = parseMapping(text);
			const sie = await askAll(all, mapping);
			const { findings, forslag } = propose(sheets, mapping, mappingSchema.parse(parse(text) ?? {}));
			const decided = decide(text, mergeProposals(proposalsIn(text), forslag), {
				...{ godkann: values.godkann, avvisa: values.avvisa },
				idag: isoDay(io.now())
			});
			if (values.out) writeOut(values.out, decided.text);
			const waiting = keysOf(decided.forslag).length;
			const money = sie.reduce((sum, one) => sum + sieWaiting(one), 0);
			if (shared.json)
				shared.print(
					JSON.stringify({
						files: findings,
						sie,
						refused,
						decided: decided.bestamt,
						proposals: decided.forslag,
						text: decided.text
					})
				);
			else {
				for (const line of said(findings, refused, decided.forslag)) shared.print(line);
				for (const line of sie.flatMap(sieLines)) shared.print(line);
				for (const line of decided.bestamt) shared.print(`  ✓ ${line}`);
				shared.print(
					waiting === 0
						? money === 0
							? 'Inget väntar på beslut.'
							: 'Bokföringen väntar på att ni säger vart pengarna hör; inga förslag skrivs om dem.'
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
