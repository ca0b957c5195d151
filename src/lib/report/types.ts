/**
 * A report as content: everything already in words and pictures, nothing left to ask. A page, a PDF, a Word file and a
 * workbook are written from it, it is what is frozen, and two of them can be held against each other.
 */
import type { FigureView, StatView, TableView } from '../ui/types.ts';

/** What one report is about; the same key, the same report. */
export interface ReportKey {
	mall: string;
	forbund: string;
	/** Null for a report about the whole förbund. */
	insats: string | null;
	/** `2026` or `2026-H1`. */
	period: string;
}

export type Part =
	| { slag: 'stycke'; text: string }
	| { slag: 'lista'; punkter: string[] }
	| { slag: 'tal'; tal: StatView[] }
	| { slag: 'bild'; bild: FigureView }
	| { slag: 'tabell'; tabell: TableView };

/** What a section says, before anybody has commented it. */
export interface Written {
	/** The finding. */
	rubrik: string;
	delar: Part[];
}

export interface Section extends Written {
	id: string;
	/** What the section is about, as the template calls it. */
	namn: string;
	/** The kansli's own words; null when it has written none. */
	kommentar: string | null;
}

export interface Report {
	/** The shape of this document, so that an old one is read as what it is. */
	format: 1;
	nyckel: ReportKey;
	/** `Halvårsrapport, första halvåret 2026`. */
	titel: string;
	/** Whom it is about: a förbund, or an insats and its förbund. */
	om: string;
	/** Period, population, data, version: what must be known before a figure is quoted. */
	fakta: { term: string; text: string }[];
	version: string;
	dataPer: string;
	syntetisk: boolean;
	/** Written for someone who sees rows: not to be spread. */
	utanSkydd: boolean;
	avsnitt: Section[];
}

/** One version of what the kansli wrote on a section. */
export interface SavedComment {
	id: number;
	avsnitt: string;
	text: string;
	/** ISO 8601. */
	tid: string;
}

/** Something that happened and must be known when figures over time are read: a new measure, a pandemic, a new form. */
export interface Annotation {
	id: number;
	forbund: string;
	/** Null when it touches the whole förbund. */
	insats: string | null;
	/** `YYYY-MM-DD`. */
	dag: string;
	text: string;
}

/** A frozen report, without its content. */
export interface FrozenEntry {
	id: number;
	nyckel: string;
	/** The first that was frozen of its key is 1. */
	nummer: number;
	titel: string;
	version: string;
	tid: string;
	sha256: string;
}
