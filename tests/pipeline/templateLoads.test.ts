import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filled, FORBUND } from './filled.ts';
import { lost, place, type Place } from './support.ts';

const count = (sources: readonly string[]) =>
	sources.map((source) => [source, FORBUND[source]!.length, FORBUND[source]!.length, 0]);
const reported = (report: Awaited<ReturnType<Place['load']>>) =>
	report.files.map(({ source, read, accepted, quarantined }) => [source, read, accepted, quarantined]);

describe('templates sent back', () => {
	let p: Place;
	beforeAll(() => {
		p = place('stegvis-mall');
	});
	afterAll(() => p.remove());
	const PEOPLE = 'select count(*) as n, count(distinct deltagare) as personer from core.deltagande';

	it('every template, with its example left in, loads without a warning and brings its own rows only', async () => {
		for (const source of Object.keys(FORBUND))
			p.write({ [`${source}.xlsx`]: await filled(source, { [source]: FORBUND[source]! }) });
		const report = await p.load();
		expect([report.errors, report.warnings]).toEqual([[], []]);
		expect(lost(report)).toEqual([]);
		expect(reported(report).sort()).toEqual(count(Object.keys(FORBUND)).sort());
		expect(await p.query(PEOPLE)).toEqual([{ n: 3, personer: 3 }]);
		expect(await p.query('select belopp_ore from core.ekonomi order by belopp_ore asc nulls last')).toEqual([
			{ belopp_ore: 8450050 },
			{ belopp_ore: 12000000 }
		]);
	});

	it('a team’s whole kit is one workbook; a sheet that is not used brings nothing and says nothing', async () => {
		const team = ['deltagande', 'stegmatning', 'handelser'];
		p.send({
			'insatser.xlsx': await filled('insatser', FORBUND),
			'instrument.xlsx': await filled('instrument', FORBUND),
			'team.xlsx': await filled('team', { ...FORBUND, handelser: [] })
		});
		const report = await p.load();
		expect([report.errors, report.warnings]).toEqual([[], []]);
		expect(reported(report).slice(2)).toEqual([...count(team.slice(0, 2)), ['handelser', 0, 0, 0]]);
		expect(await p.query(PEOPLE)).toEqual([{ n: 3, personer: 3 }]);
	});

	it('the example overwritten is a row like others; taken away it is not missed', async () => {
		const [one, ...rest] = FORBUND.deltagande!;
		for (const kept of [null, 'over'] as const) {
			const mine = kept === 'over' ? [...rest, one!] : FORBUND.deltagande!;
			p.send({ 'deltagande.xlsx': await filled('deltagande', { deltagande: mine }, () => null) });
			const report = await p.load();
			expect([report.errors, report.warnings]).toEqual([[], []]);
			expect(report.files[0]?.decisions?.exempelrader).toBeUndefined();
			expect(await p.query(PEOPLE)).toEqual([{ n: 3, personer: 3 }]);
		}
	});

	it('an example half overwritten is no participant: it waits, with what to do', async () => {
		p.send({
			'deltagande.xlsx': await filled('deltagande', FORBUND, (row) =>
				row.map((cell, at) => (at === 1 ? 'P-99' : cell))
			)
		});
		const report = await p.load();
		expect(report.errors).toEqual([]);
		expect(reported(report)).toEqual([['deltagande', 4, 3, 1]]);
		expect(
			await p.query("select kolumn, varde, kod, text from meta.karantan where kod = 'exempelrad'")
		).toEqual([
			{
				kolumn: 'deltagande_id',
				varde: 'EXEMPEL',
				kod: 'exempelrad',
				text: 'Raden har kvar mallens EXEMPEL. Skriv radens eget värde där, eller ta bort raden om den bara är ett exempel.'
			}
		]);
		expect(await p.query(PEOPLE)).toEqual([{ n: 3, personer: 3 }]);
	});

	it('saved as CSV with the example in it: nobody is counted for it either', async () => {
		const kept = Object.entries(FORBUND.deltagande![0]!);
		const line = (of: (cell: [string, string]) => string) => kept.map(of).join(';');
		p.send({
			'deltagande.csv': `${line(([name]) => name)}\n${line(([name, value]) => (name === 'deltagande_id' ? 'EXEMPEL' : value))}\n`
		});
		const report = await p.load();
		expect(reported(report)).toEqual([['deltagande', 1, 0, 1]]);
		expect(
			(
				await p.query<{ n: number }>(
					"select count(*) as n from core.deltagande where deltagande_id = 'EXEMPEL'"
				)
			)[0]?.n
		).toBe(0);
	});
});
