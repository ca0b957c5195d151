import type { TableView } from '#lib/ui/types.ts';

/** Something that refuses nothing and must be said, with what an amount in it is made of. */
export interface VarningView {
	text: string;
	delar: TableView | null;
}

/** One table of a file: its first rows as they were understood, and what is wrong with the others. */
export interface TabellView {
	id: string;
	rubrik: string;
	forsta: TableView;
	fel: TableView | null;
	karantan: TableView | null;
	/** Money without a place. */
	pengar: VarningView[];
	/** How what the repair list does not hold is mended; empty when it holds all. */
	rattas: string;
}

/** What may be done with a sändning. */
export interface Kan {
	publicera: boolean;
	kontrollera: boolean;
	kasta: boolean;
	avbryta: boolean;
	laggaTill: boolean;
}

export interface SandningView {
	id: string;
	href: string;
	title: string;
	lead: string;
	/** A run that goes on: what it does, and how far it has come. */
	gar: { text: string; done: number; total: number; vad: 'kontrolleras' | 'publiceras' } | null;
	/** Why it cannot be published, when no file of its own is why. */
	hinder: string[];
	/** Files that were refused whole, and why; `namn`: the file to take away. */
	vagrade: { fil: string; namn: string | null; varfor: string }[];
	/** What would change, or what did. */
	andras: { rubrik: string; rader: string[] };
	filer: TableView | null;
	tabeller: TabellView[];
	/** The first warnings, the rest, and those that the published version gave before. */
	varningar: { forst: VarningView[]; fler: VarningView[]; redan: VarningView[] };
	/** Names that are no data and were not read. */
	bredvid: string[];
	lista: { href: string; text: string } | null;
	kan: Kan;
	/** Where what nobody knew is explained; `text`: why to go there, empty when nothing asks for it. */
	forklara: { href: string; text: string } | null;
	/** Another version has been published since the check: what would change is not quite what is said. */
	gammal: boolean;
	/** The published version is made up: what is sent would be counted with it. */
	syntetisk: boolean;
	efter: { text: string; href: string }[];
}
