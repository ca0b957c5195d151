/** What the components take: everything already in words, so that a component formats nothing. */
import type { Drawn } from '#lib/charts/render.ts';

export interface Cell {
	text: string;
	/** Smaller, under or after the text: an interval, an n, a reason. */
	sub?: string;
	href?: string;
	muted?: boolean;
}

export interface Column {
	key: string;
	label: string;
	/** Unit or explanation, in the heading. */
	unit?: string;
	num?: boolean;
	/** Its values are short and are not broken over lines. */
	nowrap?: boolean;
	href?: string;
}

export interface TableRow {
	/** A heading over the rows that follow. */
	heading?: string;
	cells: Record<string, Cell | undefined>;
}

export interface TableView {
	caption: string;
	columns: Column[];
	rows: TableRow[];
	/** What stands under the table: whether it sums, what is left out. */
	note?: string;
	/** Where its figures are defined, when the headings do not say. */
	definitions?: Link[];
	/** The view that shows how its figures are counted. */
	rakning?: string;
}

export interface Link {
	text: string;
	href: string;
}

/** A picture with all it must carry: finding, subtitle, source line, definitions and its table. */
export interface FigureView {
	id: string;
	/** The finding, as a sentence. */
	title: string;
	/** Measure, population, period. */
	subtitle: string;
	drawn: Drawn | null;
	/** Said instead of a picture when there is nothing to draw. */
	empty?: string;
	table: TableView;
	/** Source, n, version. */
	foot: string;
	definitions: Link[];
	/** The view that shows how its figures are counted. */
	rakning?: string;
	/** Reservations that belong to this figure. */
	notes?: string[];
}

export interface StatView {
	label: string;
	href?: string;
	value: string;
	/** Interval and n. */
	sub: string;
	/** The same figure year by year, as a small picture with its years; the last of them may not be over. */
	spark?: { svg: string; years: string; pagar: boolean };
	/** Change since before, a reservation. */
	note?: string;
	/** The view that shows how it is counted. */
	rakning?: string;
	muted?: boolean;
}

export interface FilterField {
	name: string;
	label: string;
	value: string;
	/** Options of one group stand together under its name. */
	options: { value: string; text: string; group?: string }[];
}

export interface FilterView {
	action: string;
	/** What the form is for, when it is not to choose what the page shows. */
	label?: string;
	fields: FilterField[];
	/** Days to be written, after the fields. */
	dates?: { name: string; label: string; value: string }[];
	/** Chosen filters this form does not show but keeps. */
	kept: { name: string; value: string }[];
	/** Further fields, behind one tap. */
	more?: { label: string; fields: FilterField[]; open: boolean };
	/** Insatser to tick, behind one tap. */
	choices?: { label: string; list: { id: string; name: string; checked: boolean }[] };
	/** The address without any filter, when any is set. */
	reset: string | null;
}
