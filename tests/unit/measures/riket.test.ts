import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureOf } from '#lib/measures/library/index.ts';
import { small } from '../models/fixture.ts';
import { buildReleased, type House } from '../models/house.ts';
import type { Fixture } from '../models/tables.ts';
import { glance, rowsOf } from './ask.ts';

const riket = (grupp: string | null, ar: string, taljare: number, namnare: number | null, more = {}) => ({
	forbund_id: 'a',
	insats_id: 'riket',
	period: ar,
	period_fran: `${ar}-01-01`,
	period_till: `${ar}-12-31`,
	matt: 'indikator_positiv',
	grupp,
	taljare,
	namnare,
	kalla: 'Nationell sammanställning',
	...more
});

const answers = (insats_id: string, version: string, count: number) =>
	Array.from({ length: count }, (_, index) => ({
		forbund_id: 'a',
		insats_id,
		svar_id: `${insats_id}${version}${index}`,
		enkat: 'nns',
		version,
		respondentgrupp: 'deltagare',
		fraga: 'q1',
		svar: index % 2 ? 'ja' : 'nej',
		matar: 2024
	}));

const fixture: Fixture = {
	...small,
	enkat: ['2019', '2021'].flatMap((version) =>
		['ja', 'nej'].map((skalvarde) => ({
			enkat: 'nns',
			version,
			fraga: 'q1',
			indikator: 'i01',
			skalvarde,
			positivt: skalvarde
		}))
	),
	enkatsvar: [...answers('stig', '2021', 8), ...answers('bro', '2021', 6), ...answers('kurs', '2019', 4)],
	aggregat: [
		riket('nns|2021|i01', '2023', 2100, 3759),
		riket('nns|2021|i01', '2024', 2400, 3970),
		// a version nobody here has answered, an indicator without answers: nothing to stand beside
		riket('nns|2025|i01', '2024', 1, 2),
		riket('nns|2021|i02', '2024', 1, 2),
		// told twice with different figures: neither is right
		riket('nns|2019|i01', '2024', 10, 20, { kalla: 'ett' }),
		riket('nns|2019|i01', '2024', 12, 20, { kalla: 'två' }),
		// no group, no denominator, half a year: no reference
		riket(null, '2022', 1, 2),
		riket('nns|2021|i01', '2022', 1, null),
		riket('nns|2021|i01', '2021', 1, 2, { period: '2021-H1', period_till: '2021-06-30' })
	]
};

let house: House;
beforeAll(async () => {
	house = await buildReleased(fixture);
});
afterAll(() => house.close());

const of = async (matt: string, cut = {}) => glance(await rowsOf(house, matt, cut));

describe('riket', () => {
	it('stands once whatever the cut, and is never summed over insatser', async () => {
		expect(await of('indikator_riket')).toEqual({
			'nns 2021 i01 2023': '2100/3759',
			'nns 2021 i01 2024': '2400/3970'
		});
		expect(
			await of('indikator_riket', { by: ['forbund'], where: { matar: ['2024'], forbund: ['a'] } })
		).toEqual({
			'a nns 2021 i01 2024': '2400/3970'
		});
	});
	it('beside each insats that answered the same form version, and no other', async () => {
		const rows = await of('indikator_riket', { by: ['insats'], where: { matar: ['2024'], forbund: ['a'] } });
		expect(rows).toMatchObject({
			'bro nns 2021 i01 2024': '2400/3970',
			'stig nns 2021 i01 2024': '2400/3970'
		});
		expect(Object.keys(rows).filter((key) => key.startsWith('kurs'))).toEqual(['kurs – – – –']);
	});
	it('an insats’ own styrgrupp sees it too', async () => {
		const viewer = { role: 'styrgrupp', insatser: ['bro'], forbund: null } as const;
		expect(glance(await rowsOf(house, 'indikator_riket', { from: '2024', to: '2024' }, viewer))).toEqual({
			'nns 2021 i01 2024': '2400/3970'
		});
	});
	it('is no published result of an insats, and says what kind of panel it is', async () => {
		expect(await of('aggregat')).not.toHaveProperty('indikator_positiv nns|2021|i01 2024');
		expect(measureOf('indikator_riket')!.definition).toMatch(/självvald panel som ändras/);
	});
});
