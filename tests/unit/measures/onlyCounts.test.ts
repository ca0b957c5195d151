import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runMeasure } from '#lib/measures/run.ts';
import type { Cut, Viewer } from '#lib/measures/types.ts';
import { buildReleased, type House } from '../models/house.ts';
import { del } from '../models/fixture.ts';

const place = (insats_id: string) => ({
	...{ forbund_id: 'a', forbund: 'Förbund A', insats_id, namn: insats_id },
	...{ inriktning: 'individinriktad', start: '2023-01-01' }
});
const count = (period: string, antal: number) => ({
	...{ forbund_id: 'a', insats_id: 'bara_antal', period, kategori: 'deltagare', antal },
	...{ period_fran: `${period}-01-01`, period_till: `${period}-12-31` }
});

/** Twenty took part in one insats in 2024; of another is known only that 55 did, and of a third nothing. */
let house: House;
beforeAll(async () => {
	house = await buildReleased(
		{
			insatser: ['med_rader', 'bara_antal', 'ingenting'].map(place),
			deltagande: Array.from({ length: 20 }, (_, i) =>
				del('med_rader', `p${i}`, '2024-01-10', {
					...{ forbund_id: 'a', slut: '2024-06-30', kon: i % 2 ? 'man' : 'kvinna' }
				})
			),
			antal: [count('2023', 55), count('2024', 55)]
		},
		'2025-06-30'
	);
});
afterAll(() => house.close());

const viewers: Record<string, Viewer> = {
	kansli: { role: 'kansli', insatser: null, forbund: null },
	styrelse: { role: 'styrelse', insatser: null, forbund: null }
};

describe.each(Object.entries(viewers))('participants of an insats without rows, to the %s', (_, viewer) => {
	const of = async (matt: string, cut: Partial<Cut> = {}) =>
		Object.fromEntries(
			(await runMeasure(house, viewer, matt, { by: ['insats'], ...cut })).rows.map(
				({ by, varde, status }) => [
					[by.insats, by.ar, by.kategori].filter(Boolean).join(' '),
					status === 'visas' ? varde : status
				]
			)
		);

	it('are not known, which is not the same as nobody', async () => {
		for (const matt of ['deltagare', 'nya', 'avslutade', 'pagaende'])
			expect(await of(matt), matt).toEqual({
				bara_antal: 'data_saknas',
				ingenting: 'data_saknas',
				med_rader: matt === 'pagaende' ? 0 : 20
			});
	});
	it('are nobody in a year when others came', async () => {
		expect((await of('deltagare', { from: '2023', to: '2023' })).med_rader).toBe(0);
	});
	it('leave the counts that were told, by year', async () => {
		expect(await of('antal', { by: ['insats', 'ar'] })).toEqual({
			'bara_antal 2023 deltagare': 55,
			'bara_antal 2024 deltagare': 55
		});
	});
	it('do not take the förbund’s own away', async () => {
		const { rows } = await runMeasure(house, viewer, 'deltagare', { by: [] });
		expect(rows.map(({ varde }) => varde)).toEqual([20]);
	});
});
