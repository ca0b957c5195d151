import { runMeasure, type MeasureAnswer } from '../measures/run.ts';
import type { Cut, Viewer } from '../measures/types.ts';
import type { EarlierVersion } from './earlier.ts';
import type { LoadEntry } from './state/index.ts';
import type { Warehouse } from './warehouse.ts';

export interface Meta {
	version: string;
	/** The latest day the data speak of, `YYYY-MM-DD`. */
	dataPer: string;
	/** When the version was published, ISO 8601. */
	laddad: string;
	syntetisk: boolean;
	/** Smallest group that is shown. */
	k: number;
}

/** What a page holds: one version, one viewer, one way to ask. */
export interface Lager {
	warehouse: Warehouse;
	viewer: Viewer;
	meta: Meta;
	/** Only this machine reaches the pages, so its owner may see what was refused, row by row. */
	owner: boolean;
	/** Reads the file with the rows, opened for this alone; there for the owner only. Rejects what `read` rejects. */
	rows?<T>(read: (warehouse: Warehouse) => Promise<T>): Promise<T>;
	/** A measure as rows, protected for the viewer and cached by version, viewer and question. Throws MeasureError. */
	ask(matt: string, cut?: Partial<Cut>): Promise<MeasureAnswer>;
	/** Reads an earlier version as the same viewer sees it; null when it is not kept any more. */
	earlier<T>(version: string, read: (earlier: EarlierVersion) => Promise<T>): Promise<T | null>;
	/** Loads, the latest first, those that were not published too. */
	history(): Promise<LoadEntry[]>;
}

export async function readMeta(warehouse: Pick<Warehouse, 'query'>): Promise<Meta> {
	const [row] = await warehouse.query<Meta>(
		'select version, data_per as "dataPer", laddad, syntetisk, k from meta.version'
	);
	if (!row) throw new Error('meta.version is empty');
	return { ...row, dataPer: String(row.dataPer).slice(0, 10) };
}

const MAX_ANSWERS = 5000;

/** Answers of one version. Keeps the promise, not the value, so that two who ask at once wait for one query. */
export type Answers = Map<string, Promise<MeasureAnswer>>;

/** The one way pages and commands ask: every key holds the viewer, and the version owns the map. */
export function asker(warehouse: Warehouse, viewer: Viewer, answers: Answers): Lager['ask'] {
	return (matt, cut = {}) => {
		const where = Object.entries(cut.where ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
		const key = JSON.stringify([viewer, matt, cut.by ?? [], where, cut.from ?? null, cut.to ?? null]);
		const known = answers.get(key);
		if (known) return known;
		const answer = runMeasure(warehouse, viewer, matt, cut);
		if (answers.size >= MAX_ANSWERS) answers.delete(answers.keys().next().value as string);
		answers.set(key, answer);
		answer.catch(() => answers.delete(key));
		return answer;
	};
}
