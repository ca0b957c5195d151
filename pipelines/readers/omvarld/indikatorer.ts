import { normalise } from '../../contracts/lexical.ts';
import type { ReadContext } from '../csv.ts';
import { Refusal } from '../../refusal.ts';
import type { Table } from '../types.ts';
import { statedOf } from '../../mappning/omvarld.ts';
import { periodOf } from './words.ts';
import { valueOf, writeLines, type Line } from './write.ts';

/** The columns of a table of national results, under the headings they may have. */
const HEADINGS = {
	enkat: ['enkat', 'formular'],
	version: ['version'],
	indikator: ['indikator'],
	ar: ['ar', 'matar'],
	svar: ['antal_svar', 'antal_svarande', 'giltiga_svar', 'n'],
	positiva: ['antal_positiva', 'antal_positiva_svar', 'positiva_svar'],
	andel: ['andel_positiva', 'andel_positiva_svar', 'andel']
} as const;
type Column = keyof typeof HEADINGS;

const SEARCH = 15;
const HEADER = [
	'insats_id',
	'period',
	'matt',
	'taljare',
	'grupp',
	'namnare',
	'kalla',
	'publicerad_procent',
	'anmarkning'
];

function placesOf(row: readonly string[]): Map<Column, number> {
	const names = row.map((cell) => normalise(cell.replace(/[(%)]/g, ' ')));
	return new Map(
		(Object.keys(HEADINGS) as Column[]).flatMap((column): [Column, number][] => {
			const at = names.findIndex((name) => (HEADINGS[column] as readonly string[]).includes(name));
			return at < 0 ? [] : [[column, at]];
		})
	);
}

const isOurs = (places: ReadonlyMap<Column, number>): boolean =>
	places.has('indikator') && places.has('svar') && (places.has('positiva') || places.has('andel'));

/** A share as a number of percent: `0,62` of a cell in percent and `62` both say 62. */
const percentOf = (text: string): number => {
	const value = Number(valueOf(text.replace(/\s*%$/, '')).varde);
	return Math.abs(value) <= 1 && !text.includes('%') ? value * 100 : value;
};

/** What stands in each column; a form or version that the table lacks is stated in the mapping. */
function lineOf(
	of: (column: Column) => string,
	row: number,
	enkat: string,
	version: string,
	kalla: string,
	ar: string
): Line {
	const [svar, positiva] = [valueOf(of('svar')).varde, valueOf(of('positiva')).varde];
	const andel = of('andel') === '' ? null : percentOf(of('andel'));
	const counted = of('positiva') === '' && andel !== null && Number.isFinite(Number(svar));
	const taljare = counted ? String(Math.round((Number(svar) * andel) / 100)) : (positiva ?? '');
	return {
		row,
		cells: {
			insats_id: 'riket',
			period: periodOf(of('ar')) ?? ar,
			matt: 'indikator_positiv',
			taljare,
			grupp: [enkat, version, normalise(of('indikator'))].join('|'),
			namnare: svar ?? '',
			kalla,
			publicerad_procent: andel === null || Number.isNaN(andel) ? '' : String(Number(andel.toFixed(1))),
			anmarkning: counted ? 'Täljaren är räknad ur den publicerade andelen och antalet svar.' : ''
		}
	};
}

/**
 * A sheet of Indikatorer Finsam's national results (one row an indicator and year: how many answered, how many positive or their
 * share) as rows of `aggregat` for the insats `riket`. Null when the sheet is no such table.
 */
export async function readIndikatorer(
	file: string,
	sheet: { name: string; rows: readonly (readonly string[])[] },
	context: ReadContext
): Promise<Table | null> {
	const at = sheet.rows.slice(0, SEARCH).findIndex((row) => isOurs(placesOf(row)));
	if (at < 0) return null;
	const places = placesOf(sheet.rows[at]!);
	const stated = statedOf(context.mapping.omvarld, file);
	const title = sheet.rows
		.slice(0, at)
		.flat()
		.find((cell) => cell.trim() !== '')
		?.trim();
	const kalla = stated.kalla ?? title ?? `Indikatorer Finsam, ${sheet.name}`;
	const year = periodOf(sheet.name) ?? /\b20\d\d\b/.exec(title ?? '')?.[0] ?? '';
	const lines = sheet.rows.slice(at + 1).flatMap((cells, index): Line[] => {
		const of = (column: Column) => cells[places.get(column) ?? -1]?.trim() ?? '';
		if (of('indikator') === '' || of('svar') === '') return [];
		const enkat = of('enkat') === '' ? stated.enkat : normalise(of('enkat'));
		const version = of('version') || stated.version;
		if (!enkat || !version)
			throw new Refusal(
				'indikatorer_utan_enkat',
				`Tabellen på bladet ${sheet.name} säger inte vilken enkät och version indikatorerna gäller. Lägg till kolumnerna, eller skriv enkat och version i mappning.yml: omvarld, filer.`
			);
		return [lineOf(of, at + index + 2, enkat, version, kalla, year)];
	});
	return writeLines(
		{ file, sheet: sheet.name, decisions: { kodning: 'XLSX', rubrikrad: at + 1 } },
		HEADER,
		lines,
		context
	);
}
