import type { Cut, MeasureRow, Viewer } from '../measures/types.ts';
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
	/** A measure as rows, protected for the viewer and cached by version, viewer and question. */
	ask(matt: string, cut?: Partial<Cut>): Promise<{ matt: string; version: string; rows: MeasureRow[] }>;
}
