import type { TableView } from './types.ts';

/** Every text of a table that stands beside a figure: headings, units, cells and the note. */
export const textsOf = ({ columns, rows, note }: TableView): (string | undefined)[] => [
	...columns.flatMap(({ label, unit }) => [label, unit]),
	...rows.flatMap(({ cells }) => Object.values(cells).flatMap((cell) => [cell?.text, cell?.sub])),
	note
];
