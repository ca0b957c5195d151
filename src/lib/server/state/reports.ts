/** What a kansli adds to its reports, and the reports it has frozen. Nothing here is ever written over. */
import type { Annotation, FrozenEntry, SavedComment } from '../../report/types.ts';
import type { Db } from './open.ts';

export interface NewFrozen {
	nyckel: string;
	titel: string;
	/** The version of the warehouse it was written from. */
	version: string;
	sha256: string;
	/** The report, as the text its checksum is of. */
	innehall: string;
}

export interface ReportStore {
	/** Adds a version of the comment on one section; an empty text takes the comment away and is a version too. */
	addComment(nyckel: string, avsnitt: string, text: string, tid: string): void;
	/** Every version of every comment on a report, the latest first. */
	comments(nyckel: string): SavedComment[];
	addAnnotation(given: Omit<Annotation, 'id'>, tid: string): void;
	/** Takes an annotation away from the next report on; frozen ones keep it. False when there is none. */
	removeAnnotation(id: number, tid: string): boolean;
	/** Those that stand, by day. */
	annotations(): Annotation[];
	/** Stores a report for good as the next one of its key. Resolves to its id. */
	freeze(report: NewFrozen, tid: string): number;
	frozen(id: number): (FrozenEntry & { innehall: string }) | null;
	/** Frozen reports, the latest first. */
	allFrozen(): FrozenEntry[];
}

const ENTRY = 'id, nyckel, nummer, titel, version, tid, sha256';

export const reportStore = (db: Db): ReportStore => ({
	addComment(nyckel, avsnitt, text, tid) {
		db.prepare('insert into rapportkommentar (nyckel, avsnitt, text, tid) values (?, ?, ?, ?)').run(
			nyckel,
			avsnitt,
			text,
			tid
		);
	},
	comments: (nyckel) =>
		db
			.prepare('select id, avsnitt, text, tid from rapportkommentar where nyckel = ? order by id desc')
			.all(nyckel) as SavedComment[],
	addAnnotation({ forbund, insats, dag, text }, tid) {
		db.prepare('insert into anteckning (forbund, insats, dag, text, tid) values (?, ?, ?, ?, ?)').run(
			forbund,
			insats,
			dag,
			text,
			tid
		);
	},
	removeAnnotation: (id, tid) =>
		db.prepare('update anteckning set struken = ? where id = ? and struken is null').run(tid, id).changes > 0,
	annotations: () =>
		db
			.prepare('select id, forbund, insats, dag, text from anteckning where struken is null order by dag, id')
			.all() as Annotation[],
	freeze({ nyckel, titel, version, sha256, innehall }, tid) {
		const { lastInsertRowid } = db
			.prepare(
				`insert into rapport (nyckel, nummer, titel, version, tid, sha256, innehall)
				select ?, coalesce(max(nummer), 0) + 1, ?, ?, ?, ?, ? from rapport where nyckel = ?`
			)
			.run(nyckel, titel, version, tid, sha256, innehall, nyckel);
		return Number(lastInsertRowid);
	},
	frozen: (id) =>
		(db.prepare(`select ${ENTRY}, innehall from rapport where id = ?`).get(id) as
			(FrozenEntry & { innehall: string }) | undefined) ?? null,
	allFrozen: () => db.prepare(`select ${ENTRY} from rapport order by id desc`).all() as FrozenEntry[]
});
