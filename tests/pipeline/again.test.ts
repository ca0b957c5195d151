import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { csv, deltagande, insats, lost, place, type Place } from './support.ts';

/** Loading again: what stays, what is replaced, what is mended, and in which order things may come. */
let p: Place;
beforeEach(() => {
	p = place();
});
afterEach(() => p.remove());

const INSATSER = csv([insats(), insats({ insats_id: 'hoppet', namn: 'Hoppet' })]);
const spell = (from: number, to: number, over: Record<string, string | number | null> = {}) =>
	csv(Array.from({ length: to - from + 1 }, (_, i) => deltagande(from + i, over)));
const ids = async () =>
	(await p.query<{ id: string }>('select deltagande_id as id from staging.deltagande'))
		.map(({ id }) => id)
		.sort();
const file = (report: Awaited<ReturnType<Place['load']>>, name: string) =>
	report.files
		.filter((one) => one.file === name)
		.map(({ read, accepted, quarantined }) => [read, accepted, quarantined]);

describe('an id that two use', () => {
	const two = () =>
		csv([insats(), insats({ insats_id: 'bro', namn: 'Bro', forbund: 'Samordningsförbundet Umeå' })]);
	const places = () =>
		p.query('select deltagande_id as id, insats_id as insats from inlast.deltagande order by all');

	it('in two förbund is two deltaganden: the first stands, and the other says so', async () => {
		p.write({
			...{ 'insatser.csv': two(), 'deltagare.csv': spell(1, 3) },
			'u0.csv': csv([{ deltagande_id: 'd2', datum: '2025-01-15' }])
		});
		await p.load();
		const theirs = spell(1, 2, { insats_id: 'bro' }) + spell(4, 6, { insats_id: 'bro' }).replace(/.*\n/, '');
		p.send({
			'deltagare.csv': theirs,
			'u.csv': csv([
				{ deltagande_id: 'd1', datum: '2025-02-01' },
				{ deltagande_id: 'd4', datum: '2025-02-01' }
			])
		});
		const report = await p.load();
		expect([file(report, 'deltagare.csv'), file(report, 'u.csv'), lost(report)]).toEqual([
			[[5, 3, 2]],
			[[2, 1, 1]],
			[]
		]);
		expect((await places()).map(({ id, insats }) => `${id} ${insats}`)).toEqual([
			'd1 krus',
			'd2 krus',
			'd3 krus',
			'd4 bro',
			'd5 bro',
			'd6 bro'
		]);
		// What was followed up while the number was one deltagande's stands.
		expect(
			await p.query(
				'select deltagande_id as id, cast(datum as varchar) as datum from inlast.uppfoljning order by id'
			)
		).toEqual([
			{ id: 'd2', datum: '2025-01-15' },
			{ id: 'd4', datum: '2025-02-01' }
		]);
		expect(
			await p.query('select kod, min(text) as text from meta.karantan group by kod order by kod')
		).toEqual([
			{ kod: 'delat_deltagande_uppfoljning', text: expect.stringContaining('i krus och bro') },
			{
				kod: 'dubblett',
				text: expect.stringMatching(
					/^Raden finns redan: rad 2 i deltagare.csv har samma Deltagande-ID.*eget nummer/
				)
			}
		]);
	});

	it('in two insatser of one förbund is one when the person is the same, and two when not', async () => {
		p.write({ 'insatser.csv': INSATSER, 'd.csv': spell(1, 3) });
		await p.load();
		p.send({ 'e.csv': spell(1, 1, { insats_id: 'hoppet' }) + 'd2;p77;hoppet;2024-03-01;;man;1980\n' });
		expect(file(await p.load(), 'e.csv')).toEqual([[2, 1, 1]]);
		expect((await places()).map(({ id, insats }) => `${id} ${insats}`)).toEqual([
			'd1 hoppet',
			'd2 krus',
			'd3 krus'
		]);
		// The file that it came in, sent anew, may say so: another insats and another person.
		p.send({ 'd.csv': spell(2, 2, { deltagare: 'p77', insats_id: 'hoppet', start: '2024-06-01' }) });
		expect(file(await p.load(), 'd.csv')).toEqual([[1, 1, 0]]);
		expect((await places()).map(({ id, insats }) => `${id} ${insats}`)).toEqual([
			'd1 hoppet',
			'd2 hoppet',
			'd3 krus'
		]);
	});

	it('as the name of an insats: the one that changes förbund is told of', async () => {
		p.write({ 'insatser.csv': two(), 'd.csv': spell(1, 3) });
		await p.load();
		p.send({ 'egna.csv': csv([insats({ forbund: 'Samordningsförbundet Umeå' })]) });
		expect((await p.load()).warnings).toMatchObject([{ code: 'insats_bytte_forbund', file: 'egna.csv' }]);
	});
});

describe('the same files again', () => {
	it('change nothing: same version, every file unchanged, counts still add up', async () => {
		p.write({ 'insatser.csv': INSATSER, 'd.csv': spell(1, 4) + 'd9;p9;krus;2024-02-30;;man;1990\n' });
		const first = await p.load();
		expect([first.published, first.unchanged]).toEqual([true, false]);
		const again = await p.load();
		expect(again).toMatchObject({ version: first.version, unchanged: true, changes: {}, errors: [] });
		expect(file(again, 'd.csv')).toEqual([[5, 4, 1]]);
		expect(lost(again)).toEqual([]);
	});

	it('change nothing under another name, in another folder, or when only some of them come', async () => {
		p.write({
			'insatser.csv': INSATSER,
			'd.csv': spell(1, 4),
			'e.csv': spell(5, 6, { insats_id: 'hoppet' })
		});
		const first = await p.load();
		renameSync(join(p.input, 'd.csv'), join(p.input, 'allra sist.csv'));
		const renamed = await p.load();
		expect(renamed).toMatchObject({ version: first.version, unchanged: true });
		expect(file(renamed, 'allra sist.csv')).toEqual([[4, 4, 0]]);
		expect(await p.load({ only: ['e.csv'] })).toMatchObject({ version: first.version, unchanged: true });
		expect(await ids()).toEqual(['d1', 'd2', 'd3', 'd4', 'd5', 'd6']);
	});

	it('give the same version in another warehouse', async () => {
		const other = place();
		const files = { 'insatser.csv': INSATSER, 'd.csv': spell(1, 4) };
		p.write(files);
		other.write(files);
		expect((await other.load()).version).toBe((await p.load()).version);
		other.remove();
	});

	it('twice in one load count once, and that is said', async () => {
		p.write({ 'insatser.csv': INSATSER, 'd.csv': spell(1, 4), 'kopia.csv': spell(1, 4) });
		const report = await p.load();
		expect(await ids()).toHaveLength(4);
		expect(report.warnings.map(({ code }) => code)).toContain('samma_fil');
	});
});

describe('a corrected file', () => {
	it('of the same name replaces what the earlier one brought, and the report has its own counts', async () => {
		p.write({ 'insatser.csv': INSATSER, 'd.csv': spell(1, 4) });
		await p.load();
		p.write({ 'd.csv': csv([deltagande(1, { kon: 'annat' }), deltagande(2), deltagande(3)]) });
		const report = await p.load();
		expect(report.errors).toEqual([]);
		expect(file(report, 'd.csv')).toEqual([[3, 3, 0]]);
		expect(await ids()).toEqual(['d1', 'd2', 'd3']);
		expect(report.changes).toMatchObject({
			ersatta_deltagande: 4,
			borttagna_deltaganden: 1,
			andrade_deltaganden: 1
		});
		expect(lost(report)).toEqual([]);
	});

	it('of another name beside the old one replaces it, and the folder loaded once more changes nothing', async () => {
		p.write({ 'insatser.csv': INSATSER, 'd.csv': spell(1, 4) });
		await p.load();
		p.write({ 'd rättad.csv': csv([deltagande(1, { kon: 'annat' }), deltagande(2)]) });
		const report = await p.load();
		expect(report.errors).toEqual([]);
		expect(await ids()).toEqual(['d1', 'd2']);
		expect(lost(report)).toEqual([]);
		expect(report.files.reduce((sum, one) => sum + one.quarantined, 0)).toBe(0);
		expect(await p.load()).toMatchObject({ version: report.version, unchanged: true });
		expect(await ids()).toEqual(['d1', 'd2']);
	});

	it('may be taken back: the older file sent alone holds again', async () => {
		p.write({ 'insatser.csv': INSATSER, 'd.csv': spell(1, 4) });
		await p.load();
		p.write({ 'd2.csv': spell(1, 2, { kon: 'annat' }) });
		await p.load();
		const back = await p.load({ only: ['d.csv'] });
		expect(back).toMatchObject({ unchanged: false, published: true });
		expect(await ids()).toEqual(['d1', 'd2', 'd3', 'd4']);
		expect(await p.query(`select distinct kon from staging.deltagande where kon = 'annat'`)).toEqual([]);
	});

	it('may be taken back among known files that came later: four, then two, then the four of the first file', async () => {
		p.write({ 'insatser.csv': INSATSER, 'd.csv': spell(1, 4) });
		await p.load();
		p.write({ 'd.csv': spell(1, 2, { kon: 'annat' }), 'e.csv': spell(5, 6, { insats_id: 'hoppet' }) });
		await p.load();
		expect(await ids()).toEqual(['d1', 'd2', 'd5', 'd6']);
		p.write({ 'd.csv': spell(1, 4) });
		const back = await p.load();
		expect(back).toMatchObject({ unchanged: false, published: true });
		expect(await ids()).toEqual(['d1', 'd2', 'd3', 'd4', 'd5', 'd6']);
		expect(await p.query(`select distinct kon from staging.deltagande where kon = 'annat'`)).toEqual([]);
		expect(lost(back)).toEqual([]);
		expect(await p.load()).toMatchObject({ version: back.version, unchanged: true });
	});

	it('that no longer has a row takes it away, and says how many', async () => {
		const dated = (from: number) =>
			csv(
				Array.from({ length: 6 - from }, (_, i) => deltagande(from + i, { start: `2024-0${from + i}-10` }))
			);
		p.write({ 'insatser.csv': INSATSER, 'd.csv': dated(1) });
		await p.load();
		p.write({ 'd.csv': dated(3) });
		const report = await p.load();
		expect(await ids()).toEqual(['d3', 'd4', 'd5']);
		expect(report.warnings).toContainEqual({
			code: 'rader_togs_bort',
			text: expect.stringMatching(/^5.deltaganden ersattes, och 2 av dem/)
		});
	});

	it('with one changed row changes that row and no other', async () => {
		p.write({
			'insatser.csv': INSATSER,
			'd.csv': csv([1, 2, 3, 4].map((nr) => deltagande(nr, { start: `2024-0${nr}-10`, slut: null })))
		});
		await p.load();
		p.write({ 'avslut.csv': csv([deltagande(2, { start: '2024-02-10', slut: '2024-12-01' })]) });
		const report = await p.load();
		expect(report.warnings).toEqual([]);
		expect(report.changes).toEqual({ ersatta_deltagande: 1, andrade_deltaganden: 1, nya_avslut: 1 });
		expect(await ids()).toEqual(['d1', 'd2', 'd3', 'd4']);
		expect((await p.load()).unchanged).toBe(true);
	});

	it('replaces its own insats and period only', async () => {
		p.write({
			'insatser.csv': INSATSER,
			'a.csv': csv([
				deltagande(1),
				deltagande(2, { insats_id: 'hoppet' }),
				deltagande(3, { start: '2023-02-01' })
			])
		});
		await p.load();
		p.write({ 'b.csv': csv([deltagande(4)]) });
		await p.load();
		expect(await ids()).toEqual(['d2', 'd3', 'd4']);
	});

	it('replaces budget lines of the same insats, type and year, and leaves utfall and other years', async () => {
		const line = (period: string, typ: string, belopp_kr: string) => ({
			insats_id: 'krus',
			period,
			typ,
			kostnadsslag: 'personal',
			belopp_kr
		});
		p.write({
			'insatser.csv': INSATSER,
			'budget.csv': csv([
				line('2024', 'budget', '1000'),
				line('2025', 'budget', '1100'),
				line('2024', 'utfall', '900')
			])
		});
		await p.load();
		p.write({ 'rättad budget.csv': csv([{ ...line('2024', 'budget', '1250,50'), post: 'Löner' }]) });
		await p.load();
		expect(
			await p.query(
				'select period, typ, belopp_ore from staging.ekonomi order by typ asc nulls last, period asc nulls last'
			)
		).toEqual([
			{ period: '2024', typ: 'budget', belopp_ore: 125050 },
			{ period: '2025', typ: 'budget', belopp_ore: 110000 },
			{ period: '2024', typ: 'utfall', belopp_ore: 90000 }
		]);
	});
});

describe('an increment', () => {
	it('only adds, and leaves the refused rows of the earlier file in quarantine', async () => {
		p.write({
			'insatser.csv': INSATSER,
			'vår.csv': csv([
				deltagande(1),
				deltagande(2, { start: '2024-03-01' }),
				deltagande(3, { start: '2024-02-20', kon: 'katt' })
			])
		});
		await p.load();
		p.write({
			'höst.csv': csv([
				deltagande(4, { start: '2024-08-01' }),
				deltagande(5, { start: '2024-10-01', slut: null })
			])
		});
		const report = await p.load();
		expect(await ids()).toEqual(['d1', 'd2', 'd4', 'd5']);
		expect(await p.query('select namn, rad, kod from meta.karantan')).toEqual([
			{ namn: 'vår.csv', rad: 4, kod: 'okand_kod' }
		]);
		expect(file(report, 'vår.csv')).toEqual([[3, 2, 1]]);
	});
});

describe('the quarantine', () => {
	it('is empty once the rows are mended, whatever was wrong with them', async () => {
		const bad = [
			deltagande(2, { kon: 'katt' }),
			deltagande(3, { start: '2024-02-30' }),
			deltagande(4, { deltagande_id: null }),
			deltagande(5, { insats_id: 'kruus' }),
			deltagande(6, { insats_id: null }),
			deltagande(7, { fodelsear: 1800 })
		];
		const broken = 'd8;"p8;krus;2024-02-01;;man;1990\n';
		p.write({ 'insatser.csv': INSATSER, 'd.csv': csv([deltagande(1), ...bad]) + broken });
		const first = await p.load();
		expect(file(first, 'd.csv')).toEqual([[8, 1, 7]]);
		expect(await ids()).toEqual(['d1']);
		p.write({ 'd.csv': spell(1, 8) });
		const second = await p.load();
		expect(second.errors).toEqual([]);
		expect(await ids()).toEqual(['d1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7', 'd8']);
		expect(await p.query('select * from meta.karantan')).toEqual([]);
	});

	it('holds each fault with file, row, column, value, code and what to do', async () => {
		p.write({
			'insatser.csv': INSATSER,
			'd.csv': csv([deltagande(1), deltagande(2, { kon: 'katt', fodelsear: '19x0' })])
		});
		await p.load();
		expect(
			await p.query(
				'select namn, blad, rad, kolumn, varde, kod, text from meta.karantan order by kolumn asc nulls last'
			)
		).toEqual([
			{
				namn: 'd.csv',
				blad: null,
				rad: 3,
				kolumn: 'fodelsear',
				varde: '19x0',
				kod: 'fel_heltal',
				text: 'Värdet är inget heltal. Skriv bara siffror, utan decimaler och utan procenttecken.'
			},
			{
				namn: 'd.csv',
				blad: null,
				rad: 3,
				kolumn: 'kon',
				varde: 'katt',
				kod: 'okand_kod',
				text: expect.stringContaining('listan för Kön. Skriv ett av Kvinna, Man')
			}
		]);
	});
});

describe('the order in which sources come', () => {
	it('does not matter between loads: rows wait in quarantine for what they lean on', async () => {
		p.write({
			'insatser.csv': csv([insats()]),
			'd.csv': csv([deltagande(1), deltagande(2, { insats_id: 'hoppet' })]),
			'u.csv': csv([
				{ deltagande_id: 'd1', datum: '2025-03-01', sysselsattning: 'studier' },
				{ deltagande_id: 'd2', datum: '2025-03-01', sysselsattning: 'studier' }
			])
		});
		const first = await p.load();
		expect([file(first, 'd.csv'), file(first, 'u.csv')]).toEqual([[[2, 1, 1]], [[2, 1, 1]]]);
		p.send({ 'fler.csv': csv([insats({ insats_id: 'hoppet', namn: 'Hoppet' })]) });
		const second = await p.load();
		expect(second.changes).toMatchObject({ nya_deltaganden: 1, uppfoljningar: 1 });
		expect(await ids()).toEqual(['d1', 'd2']);
		expect(await p.query('select * from meta.karantan')).toEqual([]);
	});

	it('does not matter within a load', async () => {
		p.write({
			'a uppföljning.csv': csv([{ deltagande_id: 'd1', datum: '2025-03-01' }]),
			'b.csv': spell(1, 1),
			'z.csv': INSATSER
		});
		expect(lost(await p.load())).toEqual([]);
		expect(await p.query('select count(*) as n from staging.uppfoljning')).toEqual([{ n: 1 }]);
	});

	it('a team whose parent is refused is refused with it, and comes back with it', async () => {
		const team = insats({ insats_id: 'krus_norr', namn: 'KRUS Norr', overordnad_insats: 'krus' });
		const under = insats({ insats_id: 'krus_norr_a', namn: 'KRUS Norr A', overordnad_insats: 'krus_norr' });
		p.write({ 'i.csv': csv([insats({ slut: '2015-01-01' }), team, under, insats({ insats_id: 'hoppet' })]) });
		const report = await p.load();
		expect(report.errors).toEqual([]);
		expect(await p.query('select insats_id from staging.insatser')).toEqual([{ insats_id: 'hoppet' }]);
		p.send({ 'krus.csv': csv([insats()]) });
		await p.load();
		expect(await p.query('select count(*) as n from staging.insatser')).toEqual([{ n: 4 }]);
	});
});

describe('history', () => {
	it('keeps each insats as it was, by day', async () => {
		p.write({ 'i.csv': csv([insats({ platser: 20 }), insats({ insats_id: 'hoppet' })]) });
		await p.load({ today: '2025-01-10T12:00:00' });
		p.send({ 'i.csv': csv([insats({ platser: 30 })]) });
		await p.load({ today: '2025-03-01T12:00:00' });
		p.send({ 'i2.csv': csv([insats({ platser: 35 })]) });
		await p.load({ today: '2025-03-01T13:00:00' });
		expect(
			await p.query(
				'select insats_id, platser, giltig_fran, giltig_till from staging.insatser_historik order by insats_id asc nulls last, giltig_fran asc nulls last'
			)
		).toEqual([
			{ insats_id: 'hoppet', platser: null, giltig_fran: '2016-01-01', giltig_till: null },
			{ insats_id: 'krus', platser: 20, giltig_fran: '2016-01-01', giltig_till: '2025-02-28' },
			{ insats_id: 'krus', platser: 35, giltig_fran: '2025-03-01', giltig_till: null }
		]);
	});
});
