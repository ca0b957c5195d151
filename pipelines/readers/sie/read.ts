import { bestam } from '#lib/format/index.ts';
import { open, readFile, stat, writeFile } from 'node:fs/promises';
import { columnsOf } from '../../contracts/index.ts';
import { ekonomi, JAMFORELSETAL } from '../../contracts/sources/ekonomi.ts';
import { csvCell, type ReadContext } from '../csv.ts';
import { LIMITS, type Notice, type Table } from '../types.ts';
import { Refusal } from '../../refusal.ts';
import { andraAr } from './amounts.ts';
import { avstam } from './gates.ts';
import { kronor, type SieFil } from './model.ts';
import { parseSie } from './parse.ts';
import { artalen, harPersonnummer } from './privacy.ts';
import { raderForAr, raderna, type EkonomiRad } from './sums.ts';
import { arNamn, kr, nagra } from './texts.ts';
import { rader } from './tokens.ts';
import { arXml, parseSie5 } from './xml.ts';

/** A hundred MB take 1.4 GB of memory; a year of one company is a few. */
const MAX_BYTES = 128 * 1024 ** 2;
const HEADER = columnsOf(ekonomi).map(({ name }) => name);

const personnummerVagran = (place: string): Refusal =>
	new Refusal(
		'personnummer',
		`Filen innehåller något som ser ut som ett personnummer eller samordningsnummer, ${place}. Inget ur filen har sparats. Ta bort numret ur verifikationens text i bokföringen, eller byt det mot en pseudonym, och exportera filen igen.`
	);

/** Looks at every line before anything else is judged; then a line that is too long to be one. */
function vagraText(bytes: Buffer): void {
	const text = bytes.toString('latin1').replaceAll('\u0000', '');
	const ar = artalen(text);
	let longest = 0;
	for (const [line, nr] of rader(text)) {
		if (harPersonnummer(line, ar)) throw personnummerVagran(`på rad ${nr}`);
		longest = Math.max(longest, line.length);
	}
	if (longest > LIMITS.lineBytes)
		throw new Refusal(
			'for_lang_rad',
			'Filen har en rad som är längre än 1 MB, gränsen för en rad. Exportera den igen.'
		);
}

const arSie = (bytes: Buffer): boolean => {
	const start = bytes
		.subarray(0, 64 * 1024)
		.toString('latin1')
		.replaceAll('\u0000', '');
	return /^\s*#(FLAGGA|SIETYP|PROGRAM|FORMAT|GEN|FNAMN|KONTO|RAR|VER|ORGNR)\b/im.test(start);
};

/** True for a text file whose first record is one of SIE's own: it is SIE whatever the file is called. */
export async function borjarSomSie(path: string): Promise<boolean> {
	const file = await open(path, 'r');
	try {
		const { buffer, bytesRead } = await file.read(Buffer.alloc(256), 0, 256, 0);
		const start = buffer.subarray(0, bytesRead).toString('latin1');
		return /^[^\x20-\x7e]*\s*#(FLAGGA|SIETYP|PROGRAM|FORMAT)[ \t]/i.test(start);
	} finally {
		await file.close();
	}
}

/** What the file is, for the load report: type, program and financial years. */
export function beskriv(fil: SieFil): string {
	const ar = fil.ar.get(0);
	const andra = [...fil.ar].filter(([nr]) => nr !== 0).map(([, one]) => arNamn(one));
	return [
		`SIE ${fil.typ}`,
		...(fil.program ? [fil.program] : []),
		ar ? `räkenskapsår ${arNamn(ar)}` : 'räkenskapsår anges inte',
		...(andra.length > 0 ? [`jämförelseår ${andra.join(', ')}`] : [])
	].join(', ');
}

/** Notices about the file itself: its check sum, records nobody knows, spelling that was read past. */
function noteringar(fil: SieFil): Notice[] {
	const notices: Notice[] = fil.anmarkningar.map((text) => ({ kod: 'sie_anmarkning', text }));
	if (fil.ksumma === 'oavslutad')
		notices.push({
			kod: 'sie_ksumma',
			text: 'Filens kontrollsumma saknas i slutet: filen kan vara avhuggen. Exportera den igen.'
		});
	else if (fil.ksumma && fil.ksumma.angiven !== fil.ksumma.raknad)
		notices.push({
			kod: 'sie_ksumma',
			text: `Filens kontrollsumma är ${fil.ksumma.angiven} men innehållet ger ${fil.ksumma.raknad}: filen har ändrats efter exporten. Exportera den igen.`
		});
	if (fil.okanda.size > 0)
		notices.push({
			kod: 'sie_okand_post',
			text: `Poster som SIE inte har hoppades över: ${nagra([...fil.okanda].map(([namn, antal]) => `${namn} (${antal})`))}.`
		});
	return notices;
}

function csvRad(rad: EkonomiRad, forbund: string, post: string): string {
	const values: Record<string, string> = {
		insats_id: rad.insats_id,
		period: rad.period,
		typ: rad.typ,
		kostnadsslag: rad.kostnadsslag,
		belopp_kr: rad.ore === null ? '' : kronor(rad.ore),
		post,
		forbund: rad.insats_id === 'administration' ? forbund : ''
	};
	const cells = HEADER.map((name) => values[name] ?? '');
	return [...cells, String(rad.rad), rad.kod, rad.kolumn, rad.varde, rad.text].map(csvCell).join(';') + '\n';
}

/** A company's whole financial year: a later export takes its place. Not so for vouchers alone, or where something is missing. */
function helt(fil: SieFil, gaps: readonly Notice[]): Table['whole'] {
	const ar = fil.ar.get(0);
	if (!ar || fil.orgnr === '' || fil.typ.endsWith('I') || gaps.length > 0) return undefined;
	return { omfang: `sie ${fil.orgnr} ${ar.fran}`, skapad: fil.skapad };
}

/**
 * A SIE file as rows of `ekonomi`: its own year, and a table for each other year that it has sums of. Throws Refusal; a personnummer
 * is named before any other fault.
 */
export async function readSie(file: string, path: string, context: ReadContext): Promise<Table[]> {
	const { size } = await stat(path);
	if (size > MAX_BYTES)
		throw new Refusal(
			'for_stor_fil',
			`Filen är större än gränsen ${MAX_BYTES / 1024 ** 2} MB. Exportera ett år i taget.`
		);
	if (size === 0) throw new Refusal('tom_fil', 'Filen är tom. Exportera den igen ur bokföringen.');
	const bytes = await readFile(path);
	const fil = tolka(bytes);
	if (fil.valuta !== '' && fil.valuta !== 'SEK')
		throw new Refusal(
			'fel_valuta',
			`Filens belopp är i ${fil.valuta}, inte i kronor. Exportera bokföringen i SEK.`
		);
	const gaps = avstam(fil);
	const { rader, varningar } = raderna(fil, context.mapping.sie);
	if (rader.length === 0 && fil.saldon.length + fil.verifikationer.length === 0)
		throw new Refusal(
			'tom_sie',
			'Filen är en SIE-fil men har varken verifikationer, saldon eller budget. Exportera SIE 4 för hela året.'
		);
	if (rader.length === 0)
		varningar.push({
			kod: 'sie_inga_belopp',
			text: 'Filen har inga kostnader eller intäkter för räkenskapsåret, så inget lästes. Exportera SIE 4 för hela året.'
		});
	const whole = helt(fil, gaps);
	const notices = [...varningar, ...gaps, ...noteringar(fil)];
	const egna = await tabell(file, context, rader, {
		...(whole ? { whole } : {}),
		notices: notices.map((notice) => ({ ...notice, text: `${file}: ${notice.text}` })),
		decisions: { kodning: fil.kodning, sie: beskriv(fil) }
	});
	return [egna, ...(await jamforelser(file, fil, context))];
}

async function tabell(
	file: string,
	context: ReadContext,
	rader: readonly EkonomiRad[],
	more: Pick<Table, 'decisions'> & Partial<Table>,
	post = ''
): Promise<Table> {
	const path = context.temp('csv');
	const forbund = context.mapping.sie.forbund ?? '';
	await writeFile(path, rader.map((rad) => csvRad(rad, forbund, post)).join(''), { mode: 0o600 });
	return {
		file,
		sheet: null,
		header: HEADER,
		rows: rader.length,
		path,
		delimiter: ';',
		prepared: true,
		judged: true,
		hasHeader: false,
		firstRow: 1,
		blanks: true,
		nameless: 0,
		...more
	};
}

/** The other years that the file has sums of: each a table that gives way to what the year's own files say. */
async function jamforelser(file: string, fil: SieFil, context: ReadContext): Promise<Table[]> {
	const tables: Table[] = [];
	for (const nr of andraAr(fil)) {
		const ar = fil.ar.get(nr) ?? { fran: '', till: '' };
		const namn = arNamn(ar);
		const { rader, utan } = raderForAr(fil, context.mapping.sie, nr);
		if (rader.length === 0) continue;
		const kvar = [...utan].map(([typ, ore]) => `${kr(ore)} (${typ})`).join(' och ');
		tables.push(
			await tabell(
				file,
				context,
				rader,
				{
					sheet: `jämförelseår ${namn}`,
					...(fil.orgnr !== '' && {
						whole: { omfang: `sie ${fil.orgnr} ${ar.fran} ${JAMFORELSETAL}`, skapad: fil.skapad }
					}),
					notices: kvar
						? [
								{
									kod: 'sie_jamforelse_omappat',
									text: `${file}: av jämförelsetalen för ${namn} har ${kvar} ingen plats och räknas inte. ${bestam('pengar')}`
								}
							]
						: [],
					decisions: { kodning: fil.kodning, sie: `jämförelsetal för ${namn}` }
				},
				JAMFORELSETAL
			)
		);
	}
	return tables;
}

/** The bytes of a SIE file of any type, understood. Throws Refusal for what is none. */
export function tolka(bytes: Buffer): SieFil {
	if (arXml(bytes)) return parseSie5(bytes);
	vagraText(bytes);
	if (!arSie(bytes))
		throw new Refusal(
			'ingen_sie',
			'Filen är ingen SIE-fil: den har inga poster som #FLAGGA eller #KONTO. Exportera den ur bokföringen som SIE 4 och skicka den igen.'
		);
	return parseSie(bytes);
}
