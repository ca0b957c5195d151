import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeDemo, ore, readCsv, readSheet, type Record } from './helpers.ts';

const FACTS = join(import.meta.dirname, '..', '..', '..', 'data', 'facts');
const fact = (name: string): Record[] => readCsv(join(FACTS, `${name}.csv`));

describe('every row of the documents’ facts', () => {
	let out: string;
	let ekonomi: Record[];
	let aggregat: Record[];

	beforeAll(async () => {
		out = await makeDemo();
		const book = join(out, 'Budget och utfall 2016-2026.xlsx');
		const sheets = ['Södra Roslagen', 'Västmanland', 'Kalmar län', 'Värend'];
		ekonomi = (await Promise.all(sheets.map((name) => readSheet(book, name)))).flat();
		aggregat = readCsv(join(out, 'Publicerade resultat och resurser.csv'));
	});

	it('has every insats, and the one Västmanland’s five team belong to', async () => {
		const rows = await readSheet(join(out, 'Insatser och mål.xlsx'), 'Insatser');
		expect(rows).toHaveLength(13);
		for (const { insats_id, namn, start, slut } of fact('insatser'))
			expect(rows).toContainEqual(expect.objectContaining({ insats_id, namn, start, slut }));
		const teams = rows.filter((row) => row.overordnad_insats === 'samordningsteam');
		expect(teams).toHaveLength(5);
		const parent = rows.find((row) => row.insats_id === 'samordningsteam');
		expect(parent).toMatchObject({ inriktning: 'individinriktad', namn: 'Samordningsteam i Västmanland' });
	});

	it('has all 62 goals with their words, values and wildcards', async () => {
		const rows = await readSheet(join(out, 'Insatser och mål.xlsx'), 'Mål');
		expect(rows).toHaveLength(62);
		for (const goal of fact('goals')) {
			const row = rows.find(({ mal_id }) => mal_id === goal.mal_id);
			expect(row).toMatchObject({
				insats_id: goal.insats_id,
				text: goal.text,
				jamforelse: goal.jamforelse,
				matt: goal.matt
			});
			expect(row).toMatchObject({
				kalla: goal.kalla,
				anmarkning: goal.anmarkning,
				population: goal.population
			});
			if (goal.enhet !== 'datum')
				expect(row).toMatchObject({ varde: goal.varde, varde_till: goal.varde_till, fonster: goal.fonster });
			else expect(row?.fonster).toContain(goal.varde);
		}
	});

	it('has KRUS budget of 2 293 000 kr, income and costs, on 2020', () => {
		const rows = ekonomi.filter(
			(row) => row.insats_id === 'krus' && row.typ === 'budget' && row.period === '2020'
		);
		expect(rows).toHaveLength(12);
		const income = rows.filter((row) => row.kostnadsslag === 'forbundsmedel');
		expect(ore(income)).toBe(-229_300_000);
		expect(ore(rows.filter((row) => !income.includes(row)))).toBe(229_300_000);
		for (const { post, kostnadsslag, belopp_kr } of fact('budgets').filter((row) => row.insats_id === 'krus'))
			expect(rows).toContainEqual(expect.objectContaining({ post, kostnadsslag, belopp_kr }));
	});

	it('has Samsyns budget of 1 035 000 kr over two years, and details that add up to their overpost', () => {
		const rows = ekonomi.filter((row) => row.insats_id === 'samsyn_samhandling' && row.typ === 'budget');
		expect(rows).toHaveLength(30);
		const heads = rows.filter((row) => row.overpost === '');
		expect(ore(heads)).toBe(103_500_000);
		for (const period of ['2019', '2020']) {
			const year = heads.filter((row) => row.period === period);
			expect(ore(year)).toBe(51_750_000);
			for (const head of year) {
				const details = rows.filter((row) => row.period === period && row.overpost === head.post);
				if (details.length > 0) expect(ore(details)).toBe(ore([head]));
			}
		}
	});

	it('has every published result', () => {
		const results = fact('results');
		expect(results).toHaveLength(41);
		for (const { insats_id, grupp, utfall, antal, namnare, publicerad_procent } of results.filter(
			(row) => row.per !== 'förväntan'
		))
			expect(aggregat).toContainEqual(
				expect.objectContaining({
					insats_id,
					grupp,
					matt: utfall,
					taljare: antal,
					namnare,
					publicerad_procent
				})
			);
		for (const { utfall, publicerad_procent } of results.filter((row) => row.per === 'förväntan'))
			expect(aggregat).toContainEqual(
				expect.objectContaining({
					matt: `förväntad andel: ${utfall}`,
					taljare: publicerad_procent,
					namnare: '',
					publicerad_procent
				})
			);
	});

	it('has every post of the staffing plan', () => {
		const posts = aggregat.filter((row) => row.matt === 'årsarbetare');
		expect(posts).toHaveLength(9);
		// 1 + 1 + 1 + 1 + 1 + 1 + 1 + 0.5 + 0.8
		expect(posts.reduce((sum, row) => sum + Number(row.taljare), 0)).toBeCloseTo(8.3, 9);
		for (const { befattning, finansiering } of fact('staffing'))
			expect(
				posts.some(
					({ grupp }) => grupp?.startsWith(`${befattning} ·`) && grupp.endsWith(finansiering as string)
				)
			).toBe(true);
	});

	it('writes the accounts of Umeå in Windows-1252 with Swedish numbers', () => {
		const bytes = readFileSync(join(out, 'Umeå bokslut 2008-2016.csv'));
		expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow();
		const rows = readCsv(join(out, 'Umeå bokslut 2008-2016.csv'), ';', 'latin1');
		expect(rows.every((row) => /^-?\d{1,3}(\u00a0\d{3})*,\d{2}$/.test(row.belopp_kr as string))).toBe(true);
	});
});
