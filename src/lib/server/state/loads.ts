import type { LoadReport } from '../report.ts';
import type { Db } from './open.ts';

export interface LoadEntry {
	id: number;
	/** ISO 8601. */
	tid: string;
	version: string | null;
	publicerad: boolean;
	rapport: LoadReport;
}

export interface LoadStore {
	addLoad(tid: string, report: LoadReport): void;
	/** The latest loads first. */
	loads(limit?: number): LoadEntry[];
}

type Row = Omit<LoadEntry, 'publicerad' | 'rapport'> & { publicerad: number; rapport: string };

export const loadStore = (db: Db): LoadStore => ({
	addLoad(tid, report) {
		db.prepare('insert into laddning (tid, version, publicerad, rapport) values (?, ?, ?, ?)').run(
			tid,
			report.version,
			report.published ? 1 : 0,
			JSON.stringify(report)
		);
	},
	loads(limit = 50) {
		const rows = db
			.prepare('select id, tid, version, publicerad, rapport from laddning order by id desc limit ?')
			.all(limit) as Row[];
		return rows.map((one) => ({
			...one,
			publicerad: one.publicerad === 1,
			rapport: JSON.parse(one.rapport) as LoadReport
		}));
	}
});
