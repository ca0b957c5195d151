import { bestam, formatList, heading, noun } from '#lib/format/index.ts';
import type { Form } from '../mappning/forms.ts';
import { matchForm, nearForm } from '../mappning/recogniseForm.ts';
import { columnsOf, contracts, type Contract } from '../contracts/index.ts';
import { recogniseForm } from './form.ts';
import { mappedColumn, type Mapping } from '../mappning/mapping.ts';
import { isListColumn, rattarPlace } from '../rattelista/columns.ts';
import { enkatsvar } from '../contracts/sources/enkat.ts';
import { doubledColumns, Refusal } from '../refusal.ts';

export interface Recognised {
	contract: Contract;
	/** For each column of the contract: its place in the file, or null when the file lacks it. */
	places: Map<string, number>;
	/** Headings nobody knows; they are not read, and the report says so. */
	unknown: string[];
	/** The survey whose wide export this is; `places` are then those of its own headings. */
	form?: Form;
	/** Of a repair list: the place that says which refused row each row mends. */
	rattar?: number;
}

/** Where a heading stands, for surveys that say which file they are about. */
export interface Where {
	file: string;
	sheet: string | null;
	/** How many rows the headings were made of. */
	rows: 1 | 2;
}

interface Candidate extends Recognised {
	missing: string[];
	doubled: string[];
	score: number;
}

function tryContract(contract: Contract, headings: readonly string[], mapping: Mapping): Candidate {
	const columns = columnsOf(contract);
	const places = new Map<string, number>();
	const unknown: string[] = [];
	const doubled: string[] = [];
	const rattar = rattarPlace(headings);
	headings.forEach((heading, index) => {
		if (rattar !== undefined && isListColumn(heading)) return;
		const name = mappedColumn(mapping, contract.source, heading);
		if (!columns.some((column) => column.name === name)) {
			if (heading.trim() !== '') unknown.push(heading.trim().slice(0, 80));
		} else if (places.has(name)) doubled.push(name);
		else places.set(name, index);
	});
	const missing = columns
		.filter((column) => column.required && !places.has(column.name))
		.map((column) => column.name);
	const required = columns.filter((column) => column.required).length;
	return {
		contract,
		places,
		unknown,
		missing,
		doubled,
		...(rattar !== undefined && { rattar }),
		score: (required - missing.length) / required + places.size / 1000
	};
}

const candidates = (headings: readonly string[], mapping: Mapping): Candidate[] =>
	contracts.map((contract) => tryContract(contract, headings, mapping)).sort((a, b) => b.score - a.score);

/**
 * The source whose required columns are all there: the one with most columns, if several. Null when another source knows
 * more of the headings and only lacks some: a stegmätning without its rater is no uppföljning.
 */
export function recognise(headings: readonly string[], mapping: Mapping, where?: Where): Recognised | null {
	const wide = where && matchForm(mapping.forms, headings, where);
	if (wide) return { contract: enkatsvar, ...wide };
	if (where?.rows === 2) return null;
	const all = candidates(headings, mapping).sort((a, b) => b.places.size - a.places.size);
	const best = all.find((one) => one.missing.length === 0);
	if (!best || (all[0]?.places.size ?? 0) > best.places.size) return null;
	if (best.doubled.length > 0) throw doubledColumns(best.doubled);
	return best;
}

/** Why no source fits, and what the nearest one lacks. */
export function unrecognised(headings: readonly string[], mapping: Mapping, where?: Where): Refusal {
	const wide = where && nearForm(mapping.forms, headings, where);
	if (wide) return new Refusal('okand_rubrikrad', wide);
	const form = recogniseForm(headings)?.form.form;
	if (form)
		return new Refusal(
			'okand_rubrikrad',
			`Det här är mallen ${form}, och den läses ur Excel. Spara den som .xlsx och skicka den igen.`
		);
	const all = candidates(headings, mapping);
	const whole = all.some((one) => one.missing.length === 0);
	const [best] = whole
		? all.filter((one) => one.missing.length > 0).sort((a, b) => b.places.size - a.places.size)
		: all;
	const near = best && best.places.size > 1;
	return new Refusal(
		'okand_rubrikrad',
		near
			? `Rubrikraden liknar den för ${noun(best.contract.source).many} men saknar ${formatList(best.missing.map(heading))}. Lägg till kolumnen. ${bestam('kolumn')}`
			: `Rubrikraden känns inte igen. Första raden ska ha kolumnnamnen från en av källorna, som i mallarna. ${bestam('rubriker')}`
	);
}
