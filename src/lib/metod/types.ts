/** What the Metodbok is made of: chapters of groups of entries, in words, made from the definitions themselves. */

export interface Fakta {
	term: string;
	text: string;
	/** Where the term itself is explained. */
	sida?: string;
}

export interface Tabell {
	rubriker: readonly string[];
	rader: readonly (readonly string[])[];
}

/** One definition. Its `id` is its anchor on the chapter's page. */
export interface Avsnitt {
	id: string;
	rubrik: string;
	text: readonly string[];
	fakta?: readonly Fakta[];
	tabell?: Tabell;
	/** Where the definition has a page of its own. */
	sida?: string;
}

export interface Grupp {
	namn: string;
	avsnitt: readonly Avsnitt[];
}

export interface Kapitel {
	id: string;
	/** The page that holds it. */
	sida: string;
	titel: string;
	ingress: string;
	grupper: readonly Grupp[];
}
