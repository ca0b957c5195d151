import { expect, it } from 'vitest';
import { openDatabase } from '#lib/server/duckdb.ts';
import type { LoadReport } from '#lib/server/report.ts';
import { noteKnown } from '#pipelines/inkorg/known.ts';

it('a warning that the version before gave too is marked; the same code with other words is not, nor anything of a first version', async () => {
	const db = await openDatabase(':memory:');
	try {
		await db.run(
			"attach ':memory:' as forra; create schema forra.meta; create table forra.meta.varning (kod varchar, text varchar, namn varchar); " +
				"insert into forra.meta.varning values ('a', '2 rader.', 'x.csv')"
		);
		const warnings = ['2 rader.', '3 rader.'].map((text) => ({ code: 'a', text }));
		const report = { warnings } as unknown as LoadReport;
		await noteKnown(db, report, false);
		expect(report.warnings.map(({ redan }) => redan)).toEqual([undefined, undefined]);
		await noteKnown(db, report, true);
		expect(report.warnings.map(({ redan }) => redan)).toEqual([true, undefined]);
	} finally {
		db.close();
	}
});
