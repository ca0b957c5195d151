import { plural } from '#lib/format/index.ts';
import { columnsOf } from '../../contracts/contract.ts';
import { omvarld } from '../../contracts/sources/omvarld.ts';
import type { ReadContext } from '../csv.ts';
import { Refusal } from '../../refusal.ts';
import type { Table } from '../types.ts';
import { findGrid, isAboutSupport, type Grid } from './grid.ts';
import { statedOf, type Stated } from '../../mappning/omvarld.ts';
import { readRows, type Read, type Value } from './rows.ts';
import { agesOf, ENHET, measureOf, periodOf, tableOf, understand, type Matt } from './words.ts';
import { valueOf, withForbund, writeLines, type Published } from './write.ts';

const HEADER = columnsOf(omvarld).map(({ name }) => name);

/** Terms under which a source lets its statistics be used, for sources whose terms are known (README). */
const LICENSER: Readonly<Record<string, string>> = { SCB: 'CC0 1.0' };

/** The text after a label in the notes: `Intern referenskod` → `HE0000T02N2`. */
function noted(notes: readonly string[], label: RegExp): string | undefined {
	const at = notes.findIndex((text) => label.test(text));
	if (at < 0) return undefined;
	const own = notes[at]!.replace(label, '').replace(/^[:\s]+/, '');
	return own || notes[at + 1];
}

function sourceOf(notes: readonly string[], sheet: string, stated: Stated) {
	const all = [sheet, ...notes].join('\n');
	const table = tableOf(all);
	const kalla =
		stated.kalla ??
		(/försörjningsmått/i.test(all)
			? 'Försörjningsmåttet'
			: table || /\bSCB\b|Statistiska centralbyrån/i.test(all)
				? 'SCB'
				: null);
	if (kalla === null)
		throw new Refusal(
			'omvarld_utan_kalla',
			`Tabellen ${sheet} säger inte vem som har publicerat den. Skriv det i mappning.yml: omvarld, filer, kalla.`
		);
	const tabell = stated.tabell ?? table ?? noted(notes, /^Intern referenskod/i) ?? notes[0] ?? sheet;
	return {
		kalla,
		tabell: tabell.slice(0, 200),
		licens: stated.licens ?? LICENSER[kalla],
		hamtad: stated.hamtad
	};
}

interface Whole {
	matt: Matt | null;
	ersattning?: string;
	alder: string | null;
	period: string | null;
}

/** What holds for the whole table: said by its title or its sheet's name, or stated in the mapping. */
function wholeOf(read: Read, { columns }: Grid, sheet: string, stated: Stated): Whole {
	const [title = ''] = read.notes;
	const alone = understand(title.split(/ efter /i)[0] ?? '');
	const ages = new Set(columns.flatMap(({ part }) => part.alder ?? []));
	const years = new Set(title.match(/\b(?:19|20)\d\d\b/g));
	return {
		matt: stated.matt ?? alone?.matt ?? measureOf(title) ?? measureOf(sheet),
		...(alone?.ersattning && { ersattning: alone.ersattning }),
		// One column that says its ages says them of the table.
		alder: agesOf(title) ?? (ages.size === 1 ? [...ages][0]! : null),
		period: periodOf(sheet) ?? (years.size === 1 ? [...years][0]! : null)
	};
}

function recordOf(
	{ part, text }: Value,
	whole: Whole,
	source: ReturnType<typeof sourceOf>,
	sheet: string
): Published {
	const matt = part.matt ?? whole.matt;
	if (!matt)
		throw new Refusal(
			'omvarld_utan_matt',
			`Tabellen ${sheet} säger inte vad som räknas. Skriv det i mappning.yml: omvarld, filer, matt (helarsekvivalenter, belopp eller belopp_per_invanare).`
		);
	const ersattning = matt === 'folkmangd' ? undefined : (part.ersattning ?? whole.ersattning ?? 'totalt');
	const alder = part.alder ?? whole.alder;
	return {
		...source,
		matt,
		region: part.region ?? '',
		period: part.period ?? whole.period ?? '',
		enhet: ENHET[matt],
		...(part.regionNamn && { region_namn: part.regionNamn }),
		...(part.kon && { kon: part.kon }),
		...(alder && { alder }),
		...(ersattning && { ersattning }),
		...valueOf(text)
	};
}

/** Rows that were not read, and why. */
function noticesOf(file: string, { small, unknown }: Read): { kod: string; text: string }[] {
	const notices = [];
	if (small > 0)
		notices.push({
			kod: 'omvarld_smaomraden',
			text: `${file}: ${plural(small, 'rad', 'rader')} gäller områden som är mindre än en kommun (stadsdelar, valdistrikt) och lästes inte.`
		});
	if (unknown.size > 0) {
		const rows = [...unknown.values()].reduce((sum, n) => sum + n, 0);
		const named = [...unknown.keys()].slice(0, 3).map((text) => `”${text.slice(0, 60)}”`);
		notices.push({
			kod: 'omvarld_okanda_rader',
			text: `${file}: ${plural(rows, 'rad', 'rader')} gäller något som inte är känt och lästes inte: ${named.join(', ')}${unknown.size > 3 ? ' …' : ''}. Är det en ersättning, skriv den med källans egna ord; annars behövs inget.`
		});
	}
	return notices;
}

/** A table as it was published. Without `kodning` it is a sheet of a workbook; else a file of its own, called `name`. */
export interface Sheet {
	name: string;
	rows: readonly (readonly string[])[];
	kodning?: string;
}

/**
 * A sheet as the source `omvarld`: SCB's tables of helårsekvivalenter, by year or as the statistics database writes them, and
 * försörjningsmåttet. Null when the sheet is nothing of the kind. Throws Refusal when it is, and does not say whose or what.
 */
export async function readPublished(file: string, sheet: Sheet, context: ReadContext): Promise<Table | null> {
	const grid = findGrid(sheet.rows);
	if (!grid) return null;
	const read = readRows(sheet.rows, grid);
	const stated = statedOf(context.mapping.omvarld, file);
	const told = [sheet.name, ...read.notes, ...grid.columns.map(({ heading }) => heading)];
	const forms = new Set(grid.columns.map(({ part }) => part.ersattning).filter(Boolean));
	const whole = wholeOf(read, grid, sheet.name, stated);
	if (!isAboutSupport(told) && !whole.ersattning && forms.size < 3) return null;
	const source = sourceOf(read.notes, sheet.name, stated);
	const lines = read.values.map((value) => ({
		cells: withForbund(recordOf(value, whole, source, sheet.name), context),
		row: value.row
	}));
	return writeLines(
		{
			file,
			sheet: sheet.kodning ? null : sheet.name,
			decisions: { kodning: sheet.kodning ?? 'XLSX', rubrikrad: grid.first },
			notices: noticesOf(file, read),
			unknown: grid.unknown
		},
		HEADER,
		lines,
		context
	);
}
