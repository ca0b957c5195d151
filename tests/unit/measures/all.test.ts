import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { possibleDimensions } from '#lib/measures/dimensions.ts';
import { measures } from '#lib/measures/library/index.ts';
import { relationColumns } from '#lib/measures/relations.ts';
import { runMeasure } from '#lib/measures/run.ts';
import type { Viewer } from '#lib/measures/types.ts';
import { small } from '../models/fixture.ts';
import { buildHouse, type House } from '../models/house.ts';

const kansli: Viewer = { role: 'kansli', insatser: null, forbund: null };
let house: House;
beforeAll(async () => {
	house = await buildHouse(small);
});
afterAll(() => house.close());

/** The ids that people outside use (cli.md); they may not change. */
const promised = [
	'deltagare nya avslutade pagaende avslut_arbete_studier avslut_arbete avslut_studier borjat_eller_okat',
	'stegforflyttning_framat parandel indikator_positiv svarsfrekvens tackning budget utfall kostnad_per_deltagare',
	'kostnad_per_avslutad kostnad_per_avslut_arbete_studier kostnad_per_plats budget_per_planerad_deltagare aggregat'
].flatMap((line) => line.split(' '));

describe('the library', () => {
	it('holds every promised measure, each id once', () => {
		const ids = measures.map(({ matt }) => matt);
		expect(ids).toEqual(expect.arrayContaining(promised));
		expect(new Set(ids).size).toBe(ids.length);
	});
});

describe.each(measures.map((measure) => [measure.matt, measure] as const))('%s', (matt, measure) => {
	const relations = [measure.taljare, measure.namnare].flatMap((count) => (count ? [count.relation] : []));

	it('says what it is in whole sentences', () => {
		for (const text of [measure.definition, measure.population, measure.taljare.text])
			expect(text).toMatch(/^[A-ZÅÄÖ].*\.$/);
		expect(measure.namn).toMatch(/^[A-ZÅÄÖ]/);
		expect(measure.intervall === 'wilson').toBe(measure.enhet === 'andel');
		for (const relation of relations) expect(relationColumns).toHaveProperty([relation]);
	});
	it('answers without a cut and under every possible one', async () => {
		const possible = possibleDimensions(relations).map(({ id }) => id);
		for (const id of measure.alltid ?? []) expect(possible).toContain(id);
		const spans = [{}, { from: '2024', to: '2024-H1' }];
		const cuts = [[], ...possible.map((id) => [id]), ['insats', 'ar']];
		for (const [index, by] of cuts.entries())
			// Every cut once, every other one in a period; without a cut both ways.
			for (const period of by.length ? [spans[index % 2]!] : spans) {
				const { rows } = await runMeasure(house, kansli, matt, { by, ...period });
				if (by.length === 0) expect(rows.length).toBeGreaterThan(0);
				for (const row of rows) {
					expect(Object.keys(row.by)).toEqual([...new Set([...by, ...(measure.alltid ?? [])])]);
					if (row.status !== 'visas') expect(row.varde).toBeNull();
				}
			}
	});
});
