/** What pictures with a row for each name share: the room for names, and the names themselves. */
import * as Plot from '@observablehq/plot';
import { NARROW } from './render.ts';

export interface NamedRow {
	name: string;
	index: number;
}

/** Margins and row height for a picture with names to the left, or above the row on a narrow page. */
export function rowRoom(width: number) {
	const narrow = width === NARROW;
	return {
		narrow,
		rowHeight: narrow ? 54 : 36,
		marginLeft: narrow ? 6 : 232,
		marginRight: narrow ? 12 : 132,
		/** Where the row's text stands against its middle. */
		textDy: narrow ? -18 : 0,
		/** Where the row's marks stand against its middle. */
		markDy: narrow ? 6 : 0
	};
}

export function rowNames(items: readonly NamedRow[], width: number): Plot.Markish {
	const { narrow, marginLeft, textDy } = rowRoom(width);
	return Plot.text(items as NamedRow[], {
		y: 'index',
		frameAnchor: 'left',
		dx: narrow ? 0 : -marginLeft + 2,
		dy: textDy,
		textAnchor: 'start',
		lineWidth: narrow ? 15 : 16,
		text: 'name',
		className: 'name'
	});
}

/** What is written at the right end of a row. */
export function rowTexts(
	items: readonly (NamedRow & { text: string })[],
	width: number,
	right: number
): Plot.Markish {
	const { narrow, textDy } = rowRoom(width);
	return Plot.text(items as (NamedRow & { text: string })[], {
		x: right,
		y: 'index',
		dx: narrow ? 0 : 14,
		dy: textDy,
		textAnchor: narrow ? 'end' : 'start',
		text: 'text',
		className: 'value'
	});
}

/** Names without the words they all begin with, for pictures where they stand close: `FNS`, `Sala`. */
export function shortNames(names: readonly string[]): string[] {
	const split = names.map((name) => name.split(' '));
	let shared = 0;
	while (
		names.length > 1 &&
		split.every((words) => words.length > shared + 1 && words[shared] === split[0]![shared])
	)
		shared++;
	return split.map((words) => words.slice(shared).join(' '));
}
