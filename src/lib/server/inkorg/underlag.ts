/** What the check saw of a sändning, written beside its report: enough to look at before anything is published. */
export interface Underlag {
	tabeller: UnderlagTabell[];
	/** How the rows move against the published version, source by source; those that do not move are left out. */
	rorelser: Rorelse[];
	/** Names of files that are no data and were not read. */
	bredvid: string[];
}

/** One table of a file: a CSV, a sheet, a SIE file. */
export interface UnderlagTabell {
	namn: string;
	blad: string | null;
	kalla: string;
	kolumner: { namn: string; rubrik: string }[];
	/** The first rows as they were understood, cells in the order of the columns: labels for codes, kronor for money. */
	rader: { rad: number; celler: string[] }[];
	/** What is wrong, and how many times. */
	fel: {
		kolumn: string | null;
		kod: string;
		text: string;
		antal: number;
		/** Words that nobody has decided, the most first, and how many different ones there are. */
		ord: { ord: string; antal: number }[];
		olika: number;
	}[];
	/** The first refused rows. */
	karantan: { rad: number; kolumn: string | null; varde: string | null; kod: string; text: string }[];
}

/** Rows of a source by their natural key, in this sändning against the version before it. */
export interface Rorelse {
	kalla: string;
	nya: number;
	rattade: number;
	borttagna: number;
}
