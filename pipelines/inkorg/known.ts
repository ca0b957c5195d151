import type { Database } from '#lib/server/duckdb.ts';
import type { LoadReport } from '#lib/server/report.ts';

/** Marks the warnings of a report that the version before gave too. `forra` is attached when `previous`. */
export async function noteKnown(db: Database, report: LoadReport, previous: boolean): Promise<void> {
	if (!previous) return;
	const rows = await db.query<{ kod: string; text: string }>('select kod, text from forra.meta.varning');
	const known = new Set(rows.map(({ kod, text }) => `${kod}|${text}`));
	report.warnings = report.warnings.map((one) =>
		known.has(`${one.code}|${one.text}`) ? { ...one, redan: true } : one
	);
}
