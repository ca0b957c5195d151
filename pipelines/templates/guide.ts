import type { Cell, CellStyle, WriteSheet } from 'hucre/xlsx';
import { heading } from '#lib/format/index.ts';
import { exampleTexts, NOT_READ } from '../contracts/example.ts';
import { columnsOf } from '../contracts/index.ts';
import { EXAMPLE } from '../contracts/lexical.ts';
import { choicesOf, CODES } from './codeSheet.ts';
import { howTo } from './help.ts';
import { leansOn, type Kit, type KnownInsats } from './kits.ts';
import { BOLD, HEAD, TITLE, WRAP } from './style.ts';

export const GUIDE = 'Läs mig';

/** The row of the first step, below the title. */
const FIRST = 4;

const join = (names: readonly string[]): string =>
	names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} och ${names.at(-1)}`;

/** What to do, in order. */
function steps(kit: Kit): string[] {
	const leans = leansOn(kit);
	return [
		`Fyll i ${kit.parts.length === 1 ? 'bladet' : 'bladen'} ${join(kit.parts.map(({ blad }) => blad))}: en rad i taget, under rubrikerna. Blad som inte behövs får vara tomma.`,
		...(leans.length > 0
			? [
					`Raderna pekar på ${join(leans)}, som ska vara inlästa förut eller ligga i samma mapp. De har egna mallar.`
				]
			: []),
		'Rubriker med mörk botten och * måste fyllas i. De andra får vara tomma: tomt betyder att uppgiften inte finns, aldrig noll.',
		`Raden med ${EXAMPLE} är ett exempel. Den räknas aldrig. Skriv över den, ta bort den eller låt den stå. Skriver ni över den, byt också ordet ${EXAMPLE}: en rad som har det kvar men har ändrats läses inte in, utan skickas tillbaka för rättning.`,
		'Ställ markören i en cell, så står det vad som ska skrivas. Där det finns en lista, välj i den.',
		'Ta inte bort och byt inte namn på rubrikerna. Ordningen på kolumner och rader spelar ingen roll.',
		'Skriv aldrig personnummer, samordningsnummer eller namn, inte heller i en kommentar: en fil med ett personnummer avvisas hel.',
		'Spara som .xlsx och lägg filen i mappen som läses in: npm run -s stegvis -- load MAPP. Varje rad som inte går att läsa kommer tillbaka med orsak och hur den lagas.'
	];
}

/** The sheet that explains: what to do, and every column with its meaning, its form, its codes and its example. */
export function guideSheet(kit: Kit, insatser: readonly KnownInsats[]): WriteSheet {
	const told = steps(kit);
	const rows: string[][] = [
		[NOT_READ],
		[kit.namn],
		[kit.text],
		[],
		...told.map((step, nr) => [`${nr + 1}.`, step])
	];
	const cells = new Map<string, Partial<Cell>>([
		['0,0', { style: BOLD }],
		['1,0', { style: TITLE }]
	]);
	const merges = told.map((_, nr) => ({
		startRow: nr + FIRST,
		startCol: 1,
		endRow: nr + FIRST,
		endCol: 5
	}));
	const heights = new Map(merges.map(({ startRow }) => [startRow, { height: 34 }]));
	const put = (texts: string[], style: CellStyle) => {
		texts.forEach((_, at) => cells.set(`${rows.length},${at}`, { style }));
		rows.push(texts);
	};
	for (const { startRow } of merges) for (const at of [0, 1]) cells.set(`${startRow},${at}`, { style: WRAP });
	for (const part of kit.parts) {
		const example = exampleTexts(part.of);
		rows.push([]);
		put([part.blad], TITLE);
		rows.push([part.text]);
		put(['Kolumn', 'Betyder', 'Skrivs', 'Måste fyllas i', 'Val', 'Exempel'], HEAD);
		for (const column of columnsOf(part.of)) {
			const labels = choicesOf(part, column, insatser)?.choices.map(({ label }) => label) ?? [];
			put(
				[
					heading(column.name),
					column.text,
					howTo(column, labels.length > 0),
					column.required ? 'Ja' : 'Nej',
					labels.join(', '),
					example.get(column.name) ?? ''
				],
				WRAP
			);
		}
	}
	rows.push([], [`Koderna i listorna, och vad de betyder, står på bladet ${CODES}.`]);
	return {
		name: GUIDE,
		columns: [{ width: 30 }, { width: 52 }, { width: 38 }, { width: 14 }, { width: 60 }, { width: 30 }],
		rows,
		cells,
		merges,
		rowDefs: heights,
		pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 }
	};
}
