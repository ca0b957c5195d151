import type { Db } from './open.ts';

/** A question of the explorer that somebody wanted to come back to. */
export interface SavedView {
	id: number;
	namn: string;
	anteckning: string;
	/** The query of its address, as the reader had it. */
	fraga: string;
	/** The version that answered when it was saved. */
	version: string;
	/** ISO 8601. */
	skapad: string;
	/** When it was taken away; null while it is there. */
	borttagen: string | null;
}

export interface ViewStore {
	addView(view: Pick<SavedView, 'namn' | 'anteckning' | 'fraga' | 'version'>, tid: string): number;
	/** Those that are there, and those taken away, each by name. */
	views(): { kvar: SavedView[]; borttagna: SavedView[] };
	/** Gives it another name and note; false when there is no such view. */
	changeView(id: number, text: Pick<SavedView, 'namn' | 'anteckning'>): boolean;
	/** Takes it away, or with null puts it back; false when there is no such view. */
	removeView(id: number, tid: string | null): boolean;
}

export const viewStore = (db: Db): ViewStore => ({
	addView({ namn, anteckning, fraga, version }, tid) {
		const { lastInsertRowid } = db
			.prepare('insert into vy (namn, anteckning, fraga, version, skapad) values (?, ?, ?, ?, ?)')
			.run(namn, anteckning, fraga, version, tid);
		return Number(lastInsertRowid);
	},
	views() {
		const all = db
			.prepare('select id, namn, anteckning, fraga, version, skapad, borttagen from vy order by id')
			.all() as SavedView[];
		all.sort((a, b) => a.namn.localeCompare(b.namn, 'sv') || a.id - b.id);
		return {
			kvar: all.filter(({ borttagen }) => borttagen === null),
			borttagna: all.filter(({ borttagen }) => borttagen !== null)
		};
	},
	changeView: (id, { namn, anteckning }) =>
		db.prepare('update vy set namn = ?, anteckning = ? where id = ?').run(namn, anteckning, id).changes > 0,
	removeView: (id, tid) => db.prepare('update vy set borttagen = ? where id = ?').run(tid, id).changes > 0
});
