/** The loads that were tried, published or not, newest first. */
import type { Lager } from '../lager.ts';

/** What `stegvis load --json` prints. */
export interface LoadReport {
	version: string | null;
	published: boolean;
	files: {
		file: string;
		source: string | null;
		read: number;
		accepted: number;
		quarantined: number;
		/** Why the file was refused whole; null or false when it was not. */
		refused: string | boolean | null;
	}[];
	warnings: { code: string; text: string }[];
	changes: Record<string, unknown>;
	seconds: number;
}

export interface LoadEntry {
	id: string | number;
	/** ISO 8601. */
	tid: string;
	version: string | null;
	publicerad: boolean;
	rapport: LoadReport;
}

export async function readHistory(lager: Lager): Promise<LoadEntry[]> {
	const { history } = lager as Lager & { history?: () => Promise<LoadEntry[]> };
	const entries = history ? await history.call(lager) : [];
	return [...entries].sort((a, b) => b.tid.localeCompare(a.tid));
}
