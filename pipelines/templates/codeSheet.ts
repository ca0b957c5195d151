import type { WriteSheet } from 'hucre/xlsx';
import { NOT_READ } from '../contracts/example.ts';
import { columnsOf, type Column } from '../contracts/index.ts';
import { ageBands, codeLists } from '../reference.ts';
import type { KnownInsats, Part } from './kits.ts';
import { BOLD, HEAD } from './style.ts';

export const CODES = 'Koder';
const FIRST = 4;

export interface Choice {
	/** What the drop-down list shows; the readers know it again. */
	label: string;
	kod: string;
	text: string;
}

const namesInsats = (part: Part, { name }: Column): boolean =>
	name === 'overordnad_insats' || (name === 'insats_id' && part.nyckel !== name);

/** The list a column offers: its key and the values, or null where none is offered. */
export function choicesOf(
	part: Part,
	column: Column,
	insatser: readonly KnownInsats[]
): { list: string; choices: Choice[] } | null {
	if (namesInsats(part, column))
		return insatser.length === 0
			? null
			: {
					list: 'insatser',
					choices: insatser.map(({ insats_id, namn }) => ({ label: insats_id, kod: insats_id, text: namn }))
				};
	if (column.kodlista)
		return {
			list: column.kodlista,
			choices: codeLists()
				.filter(({ lista }) => lista === column.kodlista)
				.map(({ kod, etikett, beskrivning }) => ({ label: etikett, kod, text: beskrivning }))
		};
	const own = (values: readonly string[]): Choice[] =>
		values.map((value) => ({ label: value, kod: value, text: '' }));
	if (column.kind === 'aldersband') return { list: 'åldersgrupp', choices: own(ageBands()) };
	return column.forslag ? { list: `${part.source}: ${column.name}`, choices: own(column.forslag) } : null;
}

/** The sheet with every list that the parts offer, and for each list the range that a drop-down list points to. */
export function codeSheet(
	parts: readonly Part[],
	insatser: readonly KnownInsats[]
): { sheet: WriteSheet; ranges: Map<string, string> } {
	const lists = new Map<string, Choice[]>();
	for (const part of parts)
		for (const column of columnsOf(part.of)) {
			const offered = choicesOf(part, column, insatser);
			if (offered) lists.set(offered.list, offered.choices);
		}
	const rows: string[][] = [];
	const ranges = new Map<string, string>();
	for (const [list, choices] of lists) {
		const from = FIRST + rows.length;
		ranges.set(list, `${CODES}!$B$${from}:$B$${from + choices.length - 1}`);
		for (const { label, kod, text } of choices) rows.push([list, label, kod, text]);
	}
	const sheet: WriteSheet = {
		name: CODES,
		columns: [{ width: 22 }, { width: 44 }, { width: 34 }, { width: 60 }],
		rows: [
			[NOT_READ, 'Listorna i de andra bladen pekar hit.'],
			[],
			['Lista', 'Välj i listan', 'Kod', 'Betyder'],
			...rows
		],
		cells: new Map([
			['0,0', { style: BOLD }],
			...[0, 1, 2, 3].map((at): [string, { style: typeof HEAD }] => [`2,${at}`, { style: HEAD }])
		]),
		freezePane: { rows: 3 }
	};
	return { sheet, ranges };
}
