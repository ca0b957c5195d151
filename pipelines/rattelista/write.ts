import { writeXlsx, type Cell, type CellValue, type DataValidation, type WriteSheet } from 'hucre/xlsx';
import { heading } from '#lib/format/index.ts';
import type { Database } from '#lib/server/duckdb.ts';
import type { Row } from '#lib/server/warehouse.ts';
import { NOT_READ } from '../contracts/example.ts';
import { columnsOf, contracts, type Column, type Contract } from '../contracts/index.ts';
import { rowText } from '../contracts/texts.ts';
import { valueOf } from '../inkorg/values.ts';
import { OBESVARAT } from '../mappning/widen.ts';
import { cellText } from '../readers/cells.ts';
import { allowedWords } from '../reference.ts';
import { choicesOf, codeSheet } from '../templates/codeSheet.ts';
import { findKit, type KnownInsats, type Part } from '../templates/kits.ts';
import { BOLD, HEAD, HEAD_REQUIRED, TITLE, WRAP } from '../templates/style.ts';
import { validationOf } from '../templates/validation.ts';
import { FIL, filrefSql, print, RAD, RATTAR, SA_RATTAS } from './columns.ts';

/** More rows of one source than this are mended where they come from. */
export const MOST = 20_000;

interface Fault {
	kolumn: string | null;
	varde: string | null;
	kod: string;
	text: string | null;
}
type Refused = Row & { _fel: Fault[]; _namn: string; _sheet: string | null; _ref: string; _rad: number };

/** Faults that no row can mend: money without a place in the mapping, forms that nobody filled in. */
export const mendable = ({ kod }: { kod: string }): boolean => !kod.startsWith('sie_') && kod !== OBESVARAT;

/** The refused rows of a source. `fil`: only those of these files. */
async function refused(
	db: Pick<Database, 'query'>,
	{ source }: Contract,
	fil: readonly number[] | null
): Promise<Refused[]> {
	const only = fil ? `where x._fil in (${fil.length > 0 ? fil.join(', ') : 'null'})` : '';
	const rows = await db.query<Refused>(
		`select x.*, f.namn as _namn, f.blad as _sheet, ${filrefSql('f')} as _ref from avvisat.${source} x join meta.fil f on f.fil = x._fil ${only} ` +
			`order by f.namn nulls last, f.blad nulls first, x._rad nulls last limit ${MOST + 1}`
	);
	return rows.filter((row) => row._fel.some(mendable));
}

const NUMERIC = new Set(['heltal', 'tal', 'pengar']);
const FAULTY = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FBE3D6' } } as const;
/** Text whatever it begins with: a spreadsheet must not take `=` for a formula, nor 2024-03 for a day. */
const AS_TEXT = { numFmt: '@' } as const;

/** What a cell holds: the value as it was understood, or as it stood when it was not. */
function cellOf(column: Column, row: Refused): CellValue {
	const value = valueOf(column, row);
	if (value !== null) return NUMERIC.has(column.kind) ? value : String(value);
	// A rule across rows judges values that could be read, and says what it judged by.
	if (row._omprovas) return null;
	return row._fel.find(({ kolumn }) => kolumn === column.name)?.varde ?? null;
}

const sentenceOf = (fault: Fault, columns: readonly Column[]): string => {
	const column = columns.find(({ name }) => name === fault.kolumn);
	return fault.text ?? rowText(fault.kod, column, column?.kodlista ? allowedWords(column.kodlista) : '');
};

const letters = (at: number): string =>
	(at >= 26 ? letters(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26));

function listSheet(
	part: Part,
	rows: readonly Refused[],
	insatser: readonly KnownInsats[],
	ranges: ReadonlyMap<string, string>
): WriteSheet {
	const columns = columnsOf(part.of);
	const cells = new Map<string, Partial<Cell>>();
	const validations: DataValidation[] = [];
	const hasFraga = columns.some(({ name }) => name === 'fraga');
	const names = [
		SA_RATTAS,
		...columns.map(({ name, required }) => heading(name) + (required ? ' *' : '')),
		FIL,
		RAD,
		RATTAR
	];
	names.forEach((_, at) => {
		const column = columns[at - 1];
		cells.set(`0,${at}`, {
			style: column?.required ? HEAD_REQUIRED : HEAD,
			...(column && { comment: { author: 'Stegvis', text: column.text } })
		});
		const list = column && ranges.get(choicesOf(part, column, insatser)?.list ?? '');
		if (column && list)
			validations.push(validationOf(column, `${letters(at)}2:${letters(at)}${rows.length + 1}`, list));
	});
	const lines = rows.map((row, nr): CellValue[] => {
		const faults = row._fel.map((fault) => ({ ...fault, sentence: sentenceOf(fault, columns) }));
		columns.forEach((column, at) => {
			const own = faults.filter(({ kolumn }) => kolumn === column.name);
			const value = cellOf(column, row);
			const style = typeof value === 'number' ? {} : AS_TEXT;
			cells.set(`${nr + 1},${at + 1}`, {
				style: own.length > 0 ? { ...style, fill: FAULTY } : style,
				...(own.length > 0 && {
					comment: { author: 'Stegvis', text: own.map(({ sentence }) => sentence).join('\n') }
				})
			});
		});
		cells.set(`${nr + 1},0`, { style: { ...WRAP, ...AS_TEXT } });
		const given = columns.map((column) => cellText(cellOf(column, row)).trim()).join('|');
		const ref = `${row._ref}-${row._rad}-${print(given)}${hasFraga ? `-${typeof row.fraga === 'string' ? row.fraga : ''}` : ''}`;
		cells.set(`${nr + 1},${columns.length + 1}`, { style: AS_TEXT });
		cells.set(`${nr + 1},${columns.length + 3}`, { style: AS_TEXT });
		const said = faults.map(({ kolumn, sentence }) =>
			kolumn && columns.some(({ name }) => name === kolumn) ? `${heading(kolumn)}: ${sentence}` : sentence
		);
		return [
			said.join('\n'),
			...columns.map((column) => cellOf(column, row)),
			row._sheet ? `${row._namn}, blad ${row._sheet}` : row._namn,
			row._rad,
			ref
		];
	});
	return {
		name: part.blad,
		columns: names.map((name, at) => ({
			width: at === 0 ? 60 : Math.min(32, Math.max(13, name.length + 4)),
			...(name === RATTAR && { hidden: true })
		})),
		rows: [names, ...lines],
		cells,
		rowDefs: new Map([[0, { height: 36 }]]),
		freezePane: { rows: 1, columns: 1 },
		dataValidations: validations,
		pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 }
	};
}

const STEPS = [
	'Varje rad i de andra bladen är en rad som inte gick att läsa in, med alla sina värden. Det som är fel är färgat, och kommentaren i cellen säger varför.',
	'Rätta värdena. Det som ska göras står i den första kolumnen. Där det finns en lista, välj i den.',
	'En rad som inte ska vara med alls tas bort i filen den kom i. Rader som inte rättas här ligger kvar och väntar.',
	'Ta inte bort och byt inte namn på kolumner, inte heller den dolda längst till höger: den säger vilken rad som rättas.',
	'Spara som .xlsx och skicka in filen på sidan Data, som vilken fil som helst. De rättade raderna tar de gamlas plats.',
	'Skriv aldrig personnummer, samordningsnummer eller namn: en fil med ett personnummer avvisas hel.'
];

function guide(left: number): WriteSheet {
	const more =
		left > 0
			? [[], [`Listan har högst ${MOST} rader av en källa; fler väntar. Rätta dem hellre i filen de kom i.`]]
			: [];
	return {
		name: 'Läs mig',
		columns: [{ width: 4 }, { width: 110 }],
		rows: [[NOT_READ], ['Rättelista'], [], ...STEPS.map((text, nr) => [`${nr + 1}.`, text]), ...more],
		cells: new Map<string, Partial<Cell>>([
			['0,0', { style: BOLD }],
			['1,0', { style: TITLE }],
			...STEPS.map((_, nr): [string, Partial<Cell>] => [`${nr + 3},1`, { style: WRAP }])
		])
	};
}

/** A repair list and how many rows are in it. */
export interface Rattelista {
	bytes: Uint8Array;
	rader: number;
}

/**
 * The refused rows of a version as a workbook: a sheet a source, every column, what is wrong and how it is mended. `fil`: only those of
 * these files; null: all. Null when there is nothing that a row could mend.
 */
export async function rattelista(
	db: Pick<Database, 'query'>,
	fil: readonly number[] | null
): Promise<Rattelista | null> {
	const found: { part: Part; rows: Refused[] }[] = [];
	let left = 0;
	for (const contract of contracts) {
		const rows = await refused(db, contract, fil);
		const part = findKit(contract.source)?.parts[0];
		left += Math.max(0, rows.length - MOST);
		if (rows.length > 0 && part) found.push({ part, rows: rows.slice(0, MOST) });
	}
	if (found.length === 0) return null;
	const insatser = await db.query<KnownInsats>(
		'select insats_id, namn from inlast.insatser order by namn nulls last, insats_id nulls last'
	);
	const { sheet, ranges } = codeSheet(
		found.map(({ part }) => part),
		insatser
	);
	const bytes = await writeXlsx({
		sheets: [...found.map(({ part, rows }) => listSheet(part, rows, insatser, ranges)), guide(left), sheet],
		properties: { creator: 'Stegvis', title: 'Rättelista' }
	});
	return { bytes, rader: found.reduce((sum, { rows }) => sum + rows.length, 0) };
}
