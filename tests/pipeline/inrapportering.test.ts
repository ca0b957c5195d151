import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workbook } from '../attack/workbook.ts';
import { stegvis } from './cli.ts';
import { filled, FORBUND, type Values } from './filled.ts';
import { lost, place, type Place } from './support.ts';

describe('the inrapportering', () => {
	let p: Place;
	beforeAll(() => {
		p = place('stegvis-inrapportering');
	});
	afterAll(() => p.remove());
	const ROWS: Values[] = [
		{
			insats_id: 'steget',
			period: '2025',
			deltagare_kvinnor: '31',
			deltagare_man: '24',
			budgeterat_antal_deltagare: '60',
			tilldelade_medel_kr: '2500000',
			budget_kr: '2400000',
			utfall_kr: '2315750.5'
		},
		{
			insats_id: 'natet',
			period: '2025',
			deltagare_totalt: '12',
			budget_kr: '300000',
			eget_kapital_kr: '45000'
		}
	];

	it('every filled cell is a row of antal or ekonomi, and an empty one is none', async () => {
		p.write({
			'insatser.xlsx': await filled('insatser', FORBUND),
			'inrapportering.xlsx': await filled('inrapportering', { inrapportering: ROWS })
		});
		const report = await p.load();
		expect([report.errors, report.warnings]).toEqual([[], []]);
		// Counted by hand in ROWS: 3 + 1 numbers of people, 3 + 2 amounts.
		expect(report.files.map(({ sheet, source, read, accepted }) => [sheet, source, read, accepted])).toEqual([
			['Inrapportering, Deltagare kvinnor', 'antal', 1, 1],
			['Inrapportering, Deltagare män', 'antal', 1, 1],
			['Inrapportering, Deltagare totalt', 'antal', 1, 1],
			['Inrapportering, Budgeterat antal deltagare', 'antal', 1, 1],
			['Inrapportering, Tilldelade medel (kr)', 'ekonomi', 1, 1],
			['Inrapportering, Budget (kr)', 'ekonomi', 2, 2],
			['Inrapportering, Utfall (kr)', 'ekonomi', 1, 1],
			['Inrapportering, Eget kapital (kr)', 'ekonomi', 1, 1],
			['Insatser', 'insatser', 2, 2]
		]);
		expect(
			await p.query(
				'select insats_id, kategori, kon, antal, _rad from inlast.antal order by _rad, kon asc nulls last'
			)
		).toEqual([
			{ insats_id: 'steget', kategori: 'deltagare', kon: 'kvinna', antal: 31, _rad: 3 },
			{ insats_id: 'steget', kategori: 'deltagare', kon: 'man', antal: 24, _rad: 3 },
			{ insats_id: 'steget', kategori: 'planerade', kon: null, antal: 60, _rad: 3 },
			{ insats_id: 'natet', kategori: 'deltagare', kon: null, antal: 12, _rad: 4 }
		]);
		expect(
			await p.query(
				'select insats_id, typ, kostnadsslag, belopp_ore from inlast.ekonomi order by belopp_ore asc nulls last'
			)
		).toEqual([
			{ insats_id: 'steget', typ: 'budget', kostnadsslag: 'forbundsmedel', belopp_ore: -250000000 },
			{ insats_id: 'natet', typ: 'utfall', kostnadsslag: 'eget_kapital', belopp_ore: 4500000 },
			{ insats_id: 'natet', typ: 'budget', kostnadsslag: 'ej_fordelat', belopp_ore: 30000000 },
			{ insats_id: 'steget', typ: 'utfall', kostnadsslag: 'ej_fordelat', belopp_ore: 231575050 },
			{ insats_id: 'steget', typ: 'budget', kostnadsslag: 'ej_fordelat', belopp_ore: 240000000 }
		]);
		const measure = async (matt: string) => {
			const { out } = await stegvis(
				'measure',
				matt,
				'--where',
				'insats=steget',
				'--json',
				'--warehouse',
				p.warehouse
			);
			return JSON.parse(out).rows[0]?.varde;
		};
		expect([await measure('budget'), await measure('utfall')]).toEqual([2400000, 2315750.5]);
		// 2 400 000 kr for 60 people.
		expect(await measure('budget_per_planerad_deltagare')).toBe(40000);
	});

	it('a later ekonomi file is counted instead, nothing twice, and the other amounts stay', async () => {
		const detailed = [
			{ kostnadsslag: 'lokaler', belopp_ore: 1200000 },
			{ kostnadsslag: 'personal', belopp_ore: 8450050 }
		];
		const rent = {
			insats_id: 'steget',
			period: '2025-01',
			typ: 'utfall',
			kostnadsslag: 'lokaler',
			belopp_kr: '12000'
		};
		p.send({ 'ekonomi.xlsx': await filled('ekonomi', { ekonomi: [...FORBUND.ekonomi!, rent] }) });
		const report = await p.load();
		expect(report.errors).toEqual([]);
		expect(await p.query("select kod, varde, rad from meta.karantan where kalla = 'ekonomi'")).toEqual([
			{ kod: 'inrapportering_redan_uppdelad', varde: 'steget 2025', rad: 3 }
		]);
		expect(
			await p.query(
				"select kostnadsslag, belopp_ore from core.ekonomi where insats_id = 'steget' and typ = 'utfall' order by belopp_ore asc nulls last"
			)
		).toEqual(detailed);
		// The inrapportering sent again does not take the place of the detailed lines.
		p.send({
			'inrapportering.xlsx': await filled('inrapportering', {
				inrapportering: [{ ...ROWS[0]!, utfall_kr: '2400000' }]
			})
		});
		await p.load();
		expect(
			await p.query(
				"select kostnadsslag, belopp_ore from core.ekonomi where insats_id = 'steget' and typ = 'utfall' order by belopp_ore asc nulls last"
			)
		).toEqual(detailed);
	});

	it('what cannot be read is refused with its row; a heading that nobody knows is named', async () => {
		const head = ['Insats-ID', 'Period', 'Deltagare kvinnor', 'Deltagare män', 'Budget (kr)', 'Lärdomar'];
		p.send({
			'in.xlsx': await workbook({
				Blad1: [
					head,
					['steget', '2024', 'tolv', 3, 1000, 'bra'],
					[null, '2024', 4, null, null, null],
					['okand', 'i fjol', 1, null, 5, null]
				]
			})
		});
		const report = await p.load();
		expect(report.warnings.map(({ code }) => code)).toEqual(['okanda_kolumner']);
		expect(report.warnings[0]?.text).toContain('Lärdomar');
		expect(lost(report)).toEqual([]);
		expect(report.files.map(({ sheet, read, quarantined }) => [sheet, read, quarantined])).toEqual([
			['Blad1, Deltagare kvinnor', 3, 3],
			['Blad1, Deltagare män', 1, 0],
			['Blad1, Budget (kr)', 2, 1]
		]);
		const why = await p.query(
			"select blad, rad, kolumn, kod from meta.karantan where namn = 'in.xlsx' order by rad, blad desc nulls last"
		);
		expect(why).toEqual([
			{ blad: 'Blad1, Deltagare kvinnor', rad: 2, kolumn: 'antal', kod: 'fel_heltal' },
			{ blad: 'Blad1, Deltagare kvinnor', rad: 3, kolumn: 'insats_id', kod: 'saknas' },
			{ blad: 'Blad1, Deltagare kvinnor', rad: 4, kolumn: 'period', kod: 'fel_period' },
			{ blad: 'Blad1, Budget (kr)', rad: 4, kolumn: 'period', kod: 'fel_period' }
		]);
	});

	it('saved as CSV it says what it is, and what to do', async () => {
		p.send({ 'in.csv': 'Insats-ID *;Period *;Deltagare kvinnor;Budget (kr)\nsteget;2025;3;1000\n' });
		const report = await p.load({ checkOnly: true });
		expect(report.files.map(({ refused }) => refused)).toEqual([
			'Det här är mallen inrapportering, och den läses ur Excel. Spara den som .xlsx och skicka den igen.'
		]);
	});
});
