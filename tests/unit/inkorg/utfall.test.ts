import { expect, it } from 'vitest';
import type { FileReport, LoadReport } from '#lib/server/report.ts';
import { utfallOf } from '#pipelines/commands/sandning.ts';

const file = (read: number): FileReport => ({
	...{ file: 'a.csv', sheet: null, source: 'deltagande', read, accepted: read, quarantined: 0 },
	...{ refused: null, unchanged: false }
});
const report = (over: Partial<LoadReport>): LoadReport => ({
	...{ version: null, published: false, unchanged: false, files: [], warnings: [], changes: {}, errors: [] },
	...{ seconds: 0, ...over }
});

it.each<[string, Partial<LoadReport>, string[] | undefined, string]>([
	['rows', { files: [file(0), file(3)] }, undefined, 'klar'],
	['a fault', { files: [file(3)], errors: ['a.csv: fel'] }, undefined, 'rattas'],
	['no file that is read', {}, undefined, 'rattas'],
	['files without rows', { files: [file(0), file(0)] }, undefined, 'inget_nytt'],
	['files that are loaded already', { files: [file(3)], unchanged: true }, undefined, 'inget_nytt'],
	['kommuner that are others', { changes: { ommarkta_kommuner: 2 } }, ['1980'], 'klar'],
	['no kommuner any more', { changes: { ommarkta_kommuner: 1 } }, [], 'klar'],
	['kommuner that are so already', {}, ['1980'], 'inget_nytt']
])('a check of %s', (_, over, kommuner, utfall) => {
	expect(utfallOf(report(over), kommuner)).toBe(utfall);
});
