import type { Grid } from './grid.ts';
import { RIKET, understand as understandAnew, type Part } from './words.ts';
import { isValue } from './write.ts';

/** One published value, with all that its headings and its row say of it. */
export interface Value {
	part: Part;
	/** The cell as it stood. */
	text: string;
	/** The row as Excel numbers it. */
	row: number;
}

export interface Read {
	values: Value[];
	/** Rows about areas smaller than a kommun: not read, and counted. */
	small: number;
	/** What the first columns say that is not understood, and how many rows say so: not read. */
	unknown: Map<string, number>;
	/** The texts above and below the table. */
	notes: string[];
}

type Axel = Part['axel'];
type Understand = typeof understandAnew;

/** The same text stands on thousands of rows, and is understood once a table. */
function remembering(): Understand {
	const known = new Map<string, Part | null>();
	return (text) => {
		const before = known.get(text);
		if (before !== undefined) return before;
		const part = understandAnew(text);
		known.set(text, part);
		return part;
	};
}

/** What a cell says under its heading; null when it is not understood. */
function cellPart(text: string, axel: Axel | null, part: Part, understand: Understand): Part | null {
	if (axel === 'regionkod') return { region: text };
	if (axel === 'region') return namedRegion(text, part, understand);
	const said = understand(text);
	const all = said?.ersattning === 'totalt' && !said.matt;
	if (axel === 'kon') return said?.kon !== undefined ? { kon: said.kon } : all ? { kon: null } : null;
	if (axel === 'alder') return said?.alder ? { alder: said.alder } : all ? {} : null;
	return said;
}

/** The first columns of a row as one: what its cells say, each under its own heading; a text when it is not understood. */
function rowPart(
	cells: readonly string[],
	axlar: readonly (Axel | null)[],
	understand: Understand
): Part | string {
	const part: Part = {};
	for (const [index, cell] of cells.entries()) {
		const text = cell.trim();
		const axel = axlar[index] ?? null;
		if (text === '' || axel === 'annat') continue;
		const own = cellPart(text, axel, part, understand);
		if (own === null) return text;
		Object.assign(part, own);
	}
	return part;
}

/** A region's cell: code and name, or a name whose code stands in a column of its own, or nowhere. */
function namedRegion(text: string, { region }: Part, understand: Understand): Part {
	const both = understand(text);
	if (both?.region) return { region: region ?? both.region, regionNamn: both.regionNamn ?? text };
	return { region: region ?? text, regionNamn: text };
}

/**
 * What the first columns hold where no heading says so: a column of codes beside one of names is the code of a region, a
 * column of codes beside the same in words is passed over.
 */
function axlarOf(
	{ stubs }: Grid,
	rows: readonly (readonly string[])[],
	understand: Understand
): (Axel | null)[] {
	const cells = (at: number) => rows.map((row) => row[at]?.trim() ?? '').filter(Boolean);
	return stubs.map(({ at, axel }, index) => {
		if (axel !== null) return axel;
		const own = cells(at);
		const next = stubs[index + 1];
		const beside = next && next.axel === null ? cells(next.at) : [];
		const before = stubs[index - 1];
		if (own.length > 0 && beside.length > 0 && own.every((cell) => /^[\d-]{1,8}$|^\d+\+?$/.test(cell))) {
			const named = beside.every((cell) => /^\p{L}/u.test(cell) && !understand(cell)?.axel);
			const words = beside.some((cell) => understand(cell)?.kon !== undefined || understand(cell)?.alder);
			if (named && !words) return 'regionkod';
			if (words) return 'annat';
		}
		if (before && before.axel === null && own.every((cell) => /^\p{L}/u.test(cell))) {
			const codes = cells(before.at);
			const isName = codes.length > 0 && codes.every((cell) => /^\d{2}$|^\d{4,8}$/.test(cell));
			if (isName && own.every((cell) => understand(cell)?.kon === undefined)) return 'region';
		}
		return null;
	});
}

/** True for a row of values; below the table stand labels (`Källa:`) with what they are beside them. */
function isData(cells: readonly string[], { columns }: Grid, below: boolean): boolean {
	const own = columns.map(({ at }) => cells[at]?.trim() ?? '').filter(Boolean);
	if (
		own.length === 0 ||
		cells
			.find((cell) => cell.trim() !== '')!
			.trim()
			.endsWith(':')
	)
		return false;
	return !below || own.some((text) => isValue(text));
}

const isSmall = (region: string | undefined): boolean => region !== undefined && /^\d{5,}$/.test(region);

/** The values below the headings. A first column that is left empty says what it said on the row above. */
export function readRows(rows: readonly (readonly string[])[], grid: Grid): Read {
	const understand = remembering();
	const out: Read = { values: [], small: 0, unknown: new Map(), notes: [] };
	const body = rows.slice(grid.first).map((cells, index) => ({ cells, row: grid.first + index + 1 }));
	const blank = body.findIndex(({ cells }) => cells.every((cell) => cell.trim() === ''));
	const data = body.filter(({ cells }, index) => isData(cells, grid, blank >= 0 && index > blank));
	const axlar = axlarOf(
		grid,
		data.map(({ cells }) => cells),
		understand
	);
	const above: string[] = grid.stubs.map(() => '');
	for (const { cells, row } of data) {
		const own = grid.stubs.map(({ at }) => cells[at]?.trim() ?? '');
		const filled = own.findIndex((cell) => cell !== '');
		own.forEach((cell, index) => {
			if (cell !== '' || (filled >= 0 && index > filled)) above[index] = cell;
		});
		const stub = rowPart(above, axlar, understand);
		if (typeof stub === 'string') {
			out.unknown.set(stub, (out.unknown.get(stub) ?? 0) + 1);
			continue;
		}
		if (isSmall(stub.region)) {
			out.small++;
			continue;
		}
		for (const { at, part } of grid.columns) {
			const text = cells[at]?.trim() ?? '';
			if (text !== '') out.values.push({ part: { ...stub, ...part }, text, row });
		}
	}
	// A table without any region is about the whole country.
	if (
		!axlar.some((axel) => axel === 'region' || axel === 'regionkod') &&
		out.values.every(({ part }) => !part.region)
	)
		for (const { part } of out.values) Object.assign(part, { region: RIKET, regionNamn: 'Riket' });
	const used = new Set(data.map(({ row }) => row));
	out.notes = [
		...rows.slice(0, grid.first).flat(),
		...body.filter(({ row }) => !used.has(row)).flatMap(({ cells }) => cells)
	]
		.map((text) => text.trim())
		.filter(Boolean);
	return out;
}
