/** Why rows of a file are in quarantine, said where the load is told of: a load that was not published has no other place for it. */
import type { Database } from '#lib/server/duckdb.ts';
import type { FileFault, FileReport } from '#lib/server/report.ts';
import { readChecks } from './check.ts';

/** So many kinds of a file are told, and so many rows of a kind: the repair list and the page have them all. */
const MOST_KINDS = 10;
const MOST_ROWS = 5;

/** Reads `meta.karantan`. One kind is a column and a reason; the text is that of the first such row. */
export async function noteFaults(db: Database, reports: ReadonlyMap<FileReport, number>): Promise<void> {
	const rows = await db.query<FileFault & { fil: number }>(
		`select * exclude (nr) from (select *, row_number() over (partition by fil order by antal desc nulls last, rader[1] asc nulls last, kod asc nulls last) as nr from (` +
			`select fil, kolumn, kod, arg_min(text, rad) as text, count(*)::integer as antal, list_slice(list_sort(list_distinct(list(rad))), 1, ${MOST_ROWS}) as rader ` +
			`from meta.karantan group by fil, kolumn, kod)) where nr <= ${MOST_KINDS} order by fil asc nulls last, nr asc nulls last`
	);
	for (const [report, own] of reports) {
		const fel = rows.filter(({ fil }) => fil === own).map(({ fil: _, ...fault }) => fault);
		if (fel.length > 0) report.fel = fel;
	}
}

/** The fault without what the row said: what a report that outlives its rows may keep. */
export function withoutValues(fault: FileFault): FileFault {
	const rule = readChecks().find(({ kod }) => kod === fault.kod);
	return rule ? { ...fault, text: rule.text.replace(/\{(?:varde|annat)\}/g, '…') } : fault;
}
