/** A cell as the files hold it; dates are ISO text here and real dates in the workbooks. */
export type Cell = string | number | null;
export type Row = Record<string, Cell>;

export type Source =
	| 'insatser'
	| 'deltagande'
	| 'uppfoljning'
	| 'antal'
	| 'stegmatning'
	| 'instrument'
	| 'enkatsvar'
	| 'enkat'
	| 'utskick'
	| 'ekonomi'
	| 'handelser'
	| 'mal'
	| 'aggregat';

/** Rows of one source, on their way to one sheet or one CSV file. */
export interface Table {
	source: Source;
	rows: readonly Row[];
}

/** One spell of one person in one insats, before it is written as a row. Codes are canonical or local labels. */
export interface Deltagande {
	deltagande_id: string;
	deltagare: string;
	insats_id: string;
	start: string;
	slut: string | null;
	kon: string;
	/** Kept for the outcome models also where the file shows an age band instead. */
	fodelsear: number;
	utbildning: string | null;
	utlandsk_bakgrund: string | null;
	remittent: string | null;
	samtycke: string | null;
	forsorjning_fore: string | null;
	forsorjning_efter: string | null;
	sysselsattning_fore: string | null;
	sysselsattning_efter: string | null;
	omfattning_fore: number | null;
	omfattning_efter: number | null;
	manader_offentlig_forsorjning: number | null;
	avslutsorsak: string | null;
	fullfoljt: string | null;
}

export interface Io {
	log: (line: string) => void;
}
