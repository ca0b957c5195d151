import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MeasureError } from '#lib/measures/run.ts';
import type { Cut, Viewer } from '#lib/measures/types.ts';
import { glance, rowsOf } from '../measures/ask.ts';
import { buildReleased, type House } from '../models/house.ts';
import { board, fixture } from './released.ts';

let house: House;
beforeAll(async () => {
	house = await buildReleased(fixture, '2024-12-31');
});
afterAll(() => house?.close());

const rows = (matt: string, cut: Partial<Cut> = {}, viewer: Viewer = board) =>
	rowsOf(house, matt, cut, viewer);
const seen = async (matt: string, cut: Partial<Cut> = {}, viewer: Viewer = board) =>
	glance(await rows(matt, cut, viewer));

const a = { forbund: ['a'] };

describe('counts of the release, by hand', () => {
	it('by insats, by team together, by förbund: 36 kinds three years running, 6 + 7 + 8 of each', async () => {
		const cut = { where: a };
		expect(await seen('avslutade', { ...cut, by: ['insats'] })).toEqual({
			kurs: 'ej_tillampligt',
			lag_a: '756',
			lag_b: '864',
			stig: '648'
		});
		expect(await seen('avslutade', { ...cut, by: ['overordnad'] })).toEqual({
			kurs: 'ej_tillampligt',
			lag: '1620',
			stig: '648'
		});
		expect(await seen('avslutade', cut)).toEqual({ '': '2268' });
		expect(await seen('avslutade', { where: { insats: ['lag'] } })).toEqual({ '': '1620' });
	});
	it('by year, in a year, in the last three, in all: 18, 36, 36 and 18 began, six times over', async () => {
		const stig = { where: { insats: ['stig'] } };
		expect(await seen('nya', { ...stig, by: ['ar'] })).toEqual({
			2021: '108',
			2022: '216',
			2023: '216',
			2024: '108'
		});
		expect(await seen('nya', { ...stig, from: '2023', to: '2023' })).toEqual({ '': '216' });
		expect(await seen('nya', { ...stig, from: '2022', to: '2024' })).toEqual({ '': '540' });
		expect(await seen('nya', { ...stig, from: '2021', to: '2022' })).toEqual({ '': '324' });
		expect(await seen('nya', stig)).toEqual({ '': '648' });
		expect(await seen('nya', { ...stig, from: '2010', to: '2020' })).toEqual({ '': 'skyddad' });
	});
	it('shares with their interval: two thirds left for arbete or studier, half of each kön', async () => {
		const stig = { where: { insats: ['stig'] } };
		const [row] = await rows('avslut_arbete_studier', { ...stig, from: '2024', to: '2024' });
		expect(row).toMatchObject({ taljare: 144, namnare: 216, n: 216, varde: 2 / 3, status: 'visas' });
		// R: prop.test(144, 216, correct = FALSE)
		expect(row!.lag).toBeCloseTo(0.6013721533, 9);
		expect(row!.hog).toBeCloseTo(0.7261365904, 9);
		expect(await seen('avslut_arbete_studier', { ...stig, by: ['kon'] })).toEqual({
			kvinna: '216/324',
			man: '216/324'
		});
		expect(await seen('avslut_arbete_studier', { where: { ...stig.where, kon: ['man'] } })).toEqual({
			'': '216/324'
		});
	});
	it('persons are counted once over years, not year for year', async () => {
		// Half of those who left in 2023 were there in 2022 too; all 648 took part in the three years.
		const stig = { where: { insats: ['stig'] } };
		expect(await seen('deltagare', { ...stig, by: ['ar'] })).toEqual({
			2021: '108',
			2022: '324',
			2023: '324',
			2024: '216'
		});
		expect(await seen('deltagare', { ...stig, from: '2022', to: '2024' })).toEqual({ '': '648' });
		// Two years would be 324 + 324 less those who were there both: the release does not have it.
		expect(await rows('deltagare', { ...stig, from: '2022', to: '2023' })).toMatchObject([
			{ status: 'skyddad', n: null }
		]);
	});
	it('who is there stands on the last day of a year, and who was there when it began on the day before', async () => {
		const stig = { where: { insats: ['stig'] } };
		expect(await seen('pagaende', { ...stig, by: ['ar'] })).toMatchObject({ 2022: '108', 2023: '108' });
		expect(await seen('pagaende_in', { ...stig, by: ['ar'] })).toMatchObject({ 2023: '108', 2024: '108' });
		expect(await seen('pagaende', stig)).toEqual({ '': '0' });
		// On 30 June those left who had left by then, and the 108 who began in March were there; on 31 March nobody has counted.
		expect(await seen('pagaende', { ...stig, from: '2023-H1', to: '2023-H1' })).toEqual({ '': '108' });
		expect(await rows('pagaende', { ...stig, from: '2023-Q1', to: '2023-Q1' })).toMatchObject([
			{ status: 'skyddad', utanfor: true, n: null }
		]);
	});
	it('a change is after less before: 432 of 648 were at work or in studies before, and 432 are after', async () => {
		const stig = { where: { insats: ['stig'] } };
		expect(await seen('sus_arbetar_studerar_fore', stig)).toEqual({ '': '432/648' });
		expect(await seen('sus_arbetar_studerar_efter', stig)).toEqual({ '': '432/648' });
		expect(await seen('sus_arbetar_studerar_forandring', stig)).toEqual({ '': '0/648' });
	});
	it('are the kansli’s own figures wherever they are shown', async () => {
		for (const matt of ['nya', 'avslutade', 'deltagare', 'pagaende', 'avslut_arbete', 'tackning'])
			for (const by of [[], ['insats'], ['overordnad'], ['ar'], ['insats', 'ar']]) {
				const kansli: Viewer = { ...board, role: 'kansli' };
				expect(await seen(matt, { by, where: a }), `${matt} ${by.join()}`).toEqual(
					await seen(matt, { by, where: a }, kansli)
				);
			}
	});
});

describe('what is no count', () => {
	it('a cost is shown where the participants it is over are, for the time it was asked for', async () => {
		const stig = { where: { insats: ['stig'] } };
		expect((await rows('kostnad_per_deltagare', { ...stig, from: '2024', to: '2024' }))[0]).toMatchObject({
			varde: 2000,
			n: 216,
			status: 'visas'
		});
		// 324 000 kr over the 324 who took part in 2023.
		expect(
			(await rows('kostnad_per_deltagare', { ...stig, by: ['ar'] })).map(({ by, varde }) => [by.ar, varde])
		).toEqual(
			expect.arrayContaining([
				['2023', 1000],
				['2024', 2000]
			])
		);
		expect(await seen('kostnad_per_deltagare', { ...stig, from: '2024-H1', to: '2024-H1' })).toEqual({
			'': 'skyddad'
		});
	});
	it('a cost nobody has sent figures for is missing, not protected', async () => {
		const stig = { where: { insats: ['stig'] } };
		expect((await rows('kostnad_per_plats', stig)).map(({ status }) => status)).toEqual(['data_saknas']);
	});
	it('money is nobody’s and open: in any period, before and after', async () => {
		const stig = { where: { insats: ['stig'] } };
		expect((await rows('utfall', stig))[0]?.varde).toBe(756_000);
	});
});

describe('what is hidden', () => {
	it('three people are, and whoever sees the rest of their förbund does not find them', async () => {
		const cut = { where: { forbund: ['b'] } };
		for (const matt of ['avslutade', 'nya', 'deltagare', 'avslut_arbete_studier']) {
			const by = await seen(matt, { ...cut, by: ['insats'] });
			expect([matt, by.liten]).toEqual([matt, 'skyddad']);
			const all = (await seen(matt, cut))[''];
			expect([by.annan, all].filter((figure) => figure !== 'skyddad').length).toBeLessThan(2);
		}
	});
	it('a hidden row keeps nothing but its place', async () => {
		const [row] = await rows('avslutade', { where: { insats: ['liten'] }, by: ['insats'] });
		expect(row).toEqual({
			by: { insats: 'liten' },
			...{ taljare: null, namnare: null, varde: null, lag: null, hog: null, n: null },
			status: 'skyddad'
		});
	});
	it('a cut that is not in the lattice is hidden at every value alike, whoever has it', async () => {
		const found = await rows('avslutade', { by: ['kon', 'aldersgrupp'], where: { insats: ['stig'] } });
		expect(found.length).toBeGreaterThan(4);
		for (const row of found)
			expect(row).toMatchObject({ status: 'skyddad', utanfor: true, n: null, taljare: null });
		expect(await rows('avslutade', { where: { insats: ['stig', 'lag_a'] } })).toMatchObject([
			{ status: 'skyddad', utanfor: true }
		]);
	});
	it('a styrgrupp sees its own insats, and another’s is refused as one that does not exist', async () => {
		const own: Viewer = { role: 'styrgrupp', insatser: ['lag'], forbund: null };
		expect(await seen('avslutade', { by: ['insats'] }, own)).toEqual({ lag_a: '756', lag_b: '864' });
		expect(await seen('avslutade', {}, own)).toEqual({ '': '1620' });
		await expect(rows('avslutade', { where: { insats: ['stig'] } }, own)).rejects.toThrow(MeasureError);
		expect(await rows('avslutade', {}, { ...own, insatser: [] })).toEqual([]);
	});
});
