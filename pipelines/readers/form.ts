import { heading } from '#lib/format/index.ts';
import { columnsOf } from '../contracts/index.ts';
import { inrapportering, type Form } from '../contracts/inrapportering.ts';
import { normalise } from '../contracts/lexical.ts';
import { doubledColumns } from '../refusal.ts';

const forms: readonly Form[] = [inrapportering];

export interface FoundForm {
	form: Form;
	/** For each column of the form that the sheet has: its place. */
	places: Map<string, number>;
	unknown: string[];
}

/** The form whose shared columns are all there, with at least one of those that hold figures; null when none fits. */
export function recogniseForm(headings: readonly string[]): FoundForm | null {
	for (const form of forms) {
		const known = columnsOf(form).map(({ name }) => name);
		const places = new Map<string, number>();
		const unknown: string[] = [];
		const doubled: string[] = [];
		headings.forEach((heading, index) => {
			const name = normalise(heading);
			if (places.has(name)) doubled.push(name);
			else if (known.includes(name)) places.set(name, index);
			else if (heading.trim() !== '') unknown.push(heading.trim().slice(0, 80));
		});
		if (!form.shared.every((name) => places.has(name))) continue;
		if (!Object.keys(form.into).some((name) => places.has(name))) continue;
		if (doubled.length > 0) throw doubledColumns(doubled);
		return { form, places, unknown };
	}
	return null;
}

/** `1200` → `-1200`; what is already negative, nothing or no number stays as it is. */
const negated = (text: string): string => (/^[0-9]/.test(text) && !/^[0.,]+$/.test(text) ? `-${text}` : text);

export interface Unfolded {
	/** The form's column, as its heading says. */
	kolumn: string;
	header: string[];
	/** Cells in the header's order, and the sheet's own row. */
	lines: Line[];
}

interface Line {
	cells: string[];
	row: number;
}

/**
 * The rows of a form as tables of its sources: one for each column that has something, a row for each filled cell. A column is a
 * table of its own so that a row is known by its place, and what is refused is found again. `lines` are the sheet's own rows.
 */
export function unfold({ form, places }: FoundForm, lines: readonly Line[]): Unfolded[] {
	const at = (cells: readonly string[], name: string) => (cells[places.get(name) ?? -1] ?? '').trim();
	const tables = Object.entries(form.into)
		.filter(([name]) => places.has(name))
		.map(([name, { column, values, minus }]) => ({
			kolumn: heading(name),
			header: [...form.shared, ...Object.keys(values), column],
			lines: lines.flatMap(({ cells, row }) => {
				const value = at(cells, name);
				if (value === '') return [];
				const shared = form.shared.map((one) => at(cells, one));
				return [{ row, cells: [...shared, ...Object.values(values), minus ? negated(value) : value] }];
			})
		}));
	const filled = tables.filter((table) => table.lines.length > 0);
	return filled.length > 0 ? filled : tables.slice(0, 1);
}
