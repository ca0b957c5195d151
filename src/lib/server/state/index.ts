/**
 * The app's own memory: a small SQLite file beside the warehouse, never in it. Losing it loses no data of the warehouse,
 * which can be built again from the files that came in. One store a subject, one list of migrations for all.
 */
import { loadStore, type LoadStore } from './loads.ts';
import { openDatabase } from './open.ts';
import { reportStore, type ReportStore } from './reports.ts';
import { viewStore, type ViewStore } from './vyer.ts';

export type { LoadEntry } from './loads.ts';
export type { SavedView } from './vyer.ts';

export interface State extends LoadStore, ReportStore, ViewStore {
	close(): void;
}

/** Opens (and when needed migrates) the state file. */
export function openState(path: string): State {
	const db = openDatabase(path);
	return { ...loadStore(db), ...reportStore(db), ...viewStore(db), close: () => void db.close() };
}
