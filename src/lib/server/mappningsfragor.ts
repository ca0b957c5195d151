/** What the files of a sändning ask of a person: what the wizard shows, and what its answers are judged against. */

/** Something that may be chosen. */
export interface Val {
	varde: string;
	text: string;
}

export type Ordslag = 'kolumner' | 'koder' | 'insatser' | 'skalsvar' | 'svar';

/** A word nobody has decided. */
export interface Ordfraga {
	nyckel: string;
	/** Where the decision is written. */
	path: string[];
	slag: Ordslag;
	/** Source, code list, scale or survey. */
	i: string;
	ord: string;
	/** Cells that hold it; null for a column. */
	antal: number | null;
	filer: string[];
	/** What it is nearest, how near (0-1), and what it is near besides; null: near nothing. */
	forslag: string | null;
	poang: number;
	eller: string[];
}

export interface Enkatkolumn {
	rubrik: string;
	roll: string;
	/** How sure the role is, 0-1. */
	poang: number;
	eller: string[];
	/** Answers as they stand, the most common first. */
	exempel: { ord: string; antal: number }[];
	fraga: string;
	indikator: string;
	/** Name of the scale the question is answered on; empty for a column that is none. */
	skala: string;
}

export interface Enkatskala {
	namn: string;
	/** Decided before: only the cut is asked for. */
	bestamd: boolean;
	/** How sure the order of its answers is, 0-1. */
	poang: number;
	/** Every label with its place: a value, a kind of missing, or empty where a person must say. */
	svar: { ord: string; antal: number; val: string }[];
	/** The cut of a decided scale: `fran:3`, `till:2`; empty when there is none. */
	positivt: string;
}

/** A sheet that seems to be a survey with one column a question. */
export interface Enkatfraga {
	/** Names its part of the page, whatever other files there are. */
	id: string;
	/** What it is refused for good by. */
	nyckel: string;
	fil: string;
	blad: string | null;
	poang: number;
	svarande: number;
	/** The year the file's name or its days say, or null. */
	ar: string | null;
	rubrikrader: 1 | 2;
	enkat: string;
	/** What no column says, so that a person must: `insats_id`, `respondentgrupp`, `matar`. */
	behover: string[];
	kolumner: Enkatkolumn[];
	skalor: Enkatskala[];
	/** Why questions are thought to be those of an earlier version. */
	liknar: string[];
	/** Which columns are thought to be choices of one question, in words. */
	ihop: string[];
}

/** Money by sign of account, öre. */
export interface Pengar {
	kostnader: number;
	intakter: number;
	budget: number;
}

/** An object, an account, or what has no object, that the mapping says nothing of. */
export interface Siedel extends Pengar {
	/** Key under `sie`: `objekt/6:P1`, `konto/5010`, `utan_objekt`. */
	nyckel: string;
	namn: string;
	forslag: string | null;
	poang: number;
	eller: string[];
}

export interface Siefraga {
	fil: string;
	/** Type, program and years in words. */
	text: string;
	totalt: Pengar;
	omappat: Pengar;
	/** Unmapped share of all money, 0-1. */
	andel: number;
	/** By dimension, those with most money first. */
	dimensioner: { dim: string; namn: string; objekt: Siedel[] }[];
	konton: Siedel[];
	utanObjekt: Siedel | null;
	/** What each decided key of `sie` holds: `objekt/6:P1`, `konto/5010-5099`, `utan_objekt`. */
	placerat: Record<string, Pengar>;
	/** Money whose objects say different things, and the dimensions that may decide. */
	motsagande: { ore: number; dimensioner: Val[] } | null;
}

/** One file of the sändning. */
export interface Filfragor {
	/** Names its part of the page, whatever other files there are. */
	id: string;
	fil: string;
	/** What it was taken for, in words; several sheets give several lines. */
	texter: string[];
	ord: Ordfraga[];
	enkater: Enkatfraga[];
	sie: Siefraga | null;
	/** Keys of what is decided and used in the file. */
	forklarat: string[];
}

/** What is filled in and not decided, and when it was saved (ISO 8601). */
export interface Utkast {
	falt: Readonly<Record<string, string>>;
	sparat: string;
}

/** One thing that is decided, with what it did in this sändning. */
export interface Beslut {
	nyckel: string;
	del: string;
	i: string;
	ord: string;
	/** What the word became, as a person reads it. */
	blir: string;
	nar: string | null;
	/** What it did in this sändning, where the check or the accounting says so. */
	gjorde: { rader: number } | { pengar: Pengar } | null;
}

export interface Fragor {
	/** Names the state that was asked about: an answer to another is not used. */
	prov: string;
	filer: Filfragor[];
	/** `koder/kon` → what may be chosen. */
	val: Record<string, Val[]>;
	bestamt: Beslut[];
	/** Names of scales and surveys there are already. */
	skalor: string[];
	/** Names of scales that no new scale may have: those of the förbund's kept mapping too. */
	upptagna: string[];
	enkater: string[];
	/** Why the mapping of the sändning cannot be used, or null. */
	fel: string | null;
}

/** The förbund's kept mapping. */
export interface Ordlista {
	prov: string;
	bestamt: Beslut[];
	/** There is a file to fetch. */
	finns: boolean;
	fel: string | null;
}
