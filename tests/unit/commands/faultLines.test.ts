/** A load that publishes nothing has no quarantine to look in: its own report says which rows, and what to do. */
import { describe, expect, it } from 'vitest';
import type { FileReport, LoadReport } from '#lib/server/report.ts';
import { lines, withoutWords } from '#pipelines/commands/load.ts';

const file: FileReport = {
	...{
		file: 'd.csv',
		sheet: null,
		source: 'deltagande',
		read: 9,
		accepted: 0,
		quarantined: 9,
		refused: null
	},
	fel: [
		{ kolumn: 'slut', kod: 'ej_datum', text: 'Värdet är inget datum.', antal: 7, rader: [2, 3, 4, 5, 6] },
		{
			...{ kolumn: 'samtycke', kod: 'utfall_utan_samtycke', antal: 1, rader: [1204] },
			text: 'Deltagaren har inte samtyckt men raden har utfall (studier). Ta bort uppgifterna efter avslut, eller rätta samtycket.'
		}
	]
};
const report = (over: Partial<LoadReport> = {}): LoadReport => ({
	...{
		version: 'v1',
		published: false,
		unchanged: false,
		files: [file],
		warnings: [],
		changes: {},
		seconds: 1
	},
	errors: ['Ingen rad kunde läsas in.'],
	...over
});

describe('the lines of a load', () => {
	it('say below each file which rows wait, in which column, and how they are mended', () => {
		expect(lines(report(), false).slice(1, 3)).toEqual([
			'       Slut: Värdet är inget datum. (rad 2, 3, 4, 5, 6 och 2 till)',
			'       Samtycke: Deltagaren har inte samtyckt men raden har utfall (studier). Ta bort uppgifterna efter avslut, eller rätta samtycket. (rad 1\u00a0204)'
		]);
		expect(lines(report(), false).join('\n')).not.toContain('rattelista');
	});

	it('name the repair list once something is published', () => {
		expect(lines(report({ published: true, errors: [] }), false).join('\n')).toContain(
			'rattelista --out rattelista.xlsx'
		);
	});

	it('keep no value of a row where a report outlives it', () => {
		const kept = withoutWords(file).fel ?? [];
		expect(kept[0]).toEqual(file.fel?.[0]);
		expect(kept[1]?.text).toBe(
			'Deltagaren har inte samtyckt men raden har utfall (…). Ta bort uppgifterna efter avslut, eller rätta samtycket.'
		);
	});
});
