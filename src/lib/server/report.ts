/** The load report: what `load --json` prints, the history keeps and `/data` shows. */

export interface FileReport {
	file: string;
	sheet: string | null;
	source: string | null;
	read: number;
	accepted: number;
	quarantined: number;
	/** Swedish sentence when the file was refused whole, else null. */
	refused: string | null;
	/** Reason code of the refusal. */
	code?: string;
	/** Known from an earlier load by its content. */
	unchanged?: boolean;
	decisions?: { kodning?: string; avgransare?: string; talformat?: string; rubrikrad?: number };
}

export interface LoadReport {
	version: string | null;
	published: boolean;
	unchanged: boolean;
	files: FileReport[];
	warnings: { code: string; text: string; file?: string }[];
	/** What the load moved, against the version before it: counts and kronor, keyed by what they say. */
	changes: Record<string, number>;
	/** Why nothing was published. */
	errors: string[];
	seconds: number;
}
