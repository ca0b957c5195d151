/** The load report: what `load --json` prints, the history keeps and `/data` shows. */

/** The steps that a load tells of while it goes on. */
export const STEPS = 8;

/** A word of the sender's own that was read as a code. */
export interface LabelUse {
	kolumn: string;
	etikett: string;
	kod: string;
	antal: number;
}

/** A word that nobody has decided: its rows are in quarantine. */
export interface UnknownLabel {
	kolumn: string;
	etikett: string;
	antal: number;
	/** What it is near, best first. */
	forslag: string[];
	/** How near the first of them is, 0-1; a report that an older program wrote does not say. */
	poang?: number;
	/** Where a decision about it is written in `mappning.yml`; absent where one word has no place of its own. */
	var?: string[];
	/** What it may be, where no code list says: the answers of its scale. */
	val?: { varde: string; text: string }[];
}

/** A kind of fault in a file: why rows of it are in quarantine. */
export interface FileFault {
	kolumn: string | null;
	kod: string;
	/** The sentence that says how to mend it, as the first such row has it; it may hold that row's value. */
	text: string;
	antal: number;
	/** The first rows that have it. */
	rader: number[];
}

export interface FileReport {
	file: string;
	sheet: string | null;
	source: string | null;
	read: number;
	accepted: number;
	quarantined: number;
	/** Of the quarantined: rows that are no fault of the file: money that `mappning.yml` has no place for yet, forms that nobody filled in. */
	unplaced?: number;
	/** Swedish sentence when the file was refused whole, else null. */
	refused: string | null;
	/** Reason code of the refusal. */
	code?: string;
	/** A repair list: its rows take the place of those they mend. */
	rattelista?: boolean;
	/** Known from an earlier load by its content. */
	unchanged?: boolean;
	decisions?: {
		kodning?: string;
		avgransare?: string;
		talformat?: string;
		rubrikrad?: number;
		sie?: string;
		enkat?: string;
		/** Respondents of a wide export: one a row. */
		svarande?: number;
		/** Rows that were the template's example, untouched: not among those read. */
		exempelrader?: number;
	};
	/** How the folder's own words were read, and which are unknown; absent when there are none. */
	etiketter?: { tolkade: LabelUse[]; okanda: UnknownLabel[] };
	/** Why rows are in quarantine, the commonest first; absent when none are. */
	fel?: FileFault[];
}

export interface ReleaseReport {
	/** Figures in the release, and how many of them are hidden. */
	figures: number;
	hidden: number;
	/** Of the hidden, those that are hidden for the sake of others. */
	helpers: number;
	/** Hidden figures that earlier releases give away whatever is done now. */
	exposed: number;
	seconds: number;
}

/** Money that another mapping of the same file put elsewhere; null = nowhere before, or nowhere now. */
export interface MovedMoney {
	ar: number;
	typ: string;
	/** `insats · kostnadsslag`. */
	fran: string | null;
	till: string | null;
	kr: number;
}

/** What a load moved in years that the version before already spoke of. */
export interface Moved {
	/** Persons, or kronor for utfall and budget; `sena` = of the persons, those who ought to have been there before. */
	figures: { ar: number; insats_id: string; matt: string; fore: number; efter: number; sena: number }[];
	/** Something stated of a known deltagande that is stated otherwise now; dates by their year. Counts, never who. */
	corrected: { falt: string; fore: string; efter: string | null; antal: number }[];
	money: MovedMoney[];
	/** Insatser that are called something else now, and new ones that took over after others: no figure moves with them. */
	insatser?: { insats_id: string; fore: string | null; efter: string; ersatter: string | null }[];
	/** How many more there are than the lists hold. */
	more: number;
}

/** What refuses nothing and must be said. */
export interface ReportWarning {
	code: string;
	text: string;
	file?: string;
	/** What an amount in the text is made of, kronor, the largest first. */
	delar?: { namn: string; kr: number }[];
	/** The version before said the same: it is nothing that this load brought. */
	redan?: true;
}

export interface LoadReport {
	version: string | null;
	/** No load: the publishing of this version was undone, and `version` is shown again. */
	angrad?: string;
	published: boolean;
	unchanged: boolean;
	files: FileReport[];
	warnings: ReportWarning[];
	/** What the load moved, against the version before it: counts and kronor, keyed by what they say. */
	changes: Record<string, number>;
	/** What it moved in earlier years; absent when nothing did. */
	moved?: Moved;
	/** What was decided about the figures for aggregated viewers; absent when it did not come that far. */
	release?: ReleaseReport;
	/** Why nothing was published. */
	errors: string[];
	seconds: number;
}
