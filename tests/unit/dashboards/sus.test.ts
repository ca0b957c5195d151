import { describe, expect, it } from 'vitest';
import { changeOf } from '#dashboards/sus/paired.ts';
import { view } from '#dashboards/sus/view.ts';
import { measureOf } from '#lib/measures/library/index.ts';
import { findInsats, readScope } from '#lib/server/scope.ts';
import { fakeLager, insats, row, type Answer } from './fake.ts';

const flow = (sus_fore: string, taljare: number, namnare: number) => row({ sus_fore }, { taljare, namnare });

describe('how sure a change is', () => {
	it('is the interval of the fourfold table: 12 of 16 stayed, 9 of 34 came', () => {
		// Method 10 for pairs written out in R 4.2 (a 12, b 4 only before, c 9 only after, d 25): φ 0.415231
		const change = changeOf([flow('studier', 12, 16), flow('ovriga', 9, 34)], ['studier']);
		expect(change!.difference).toBeCloseTo(0.1, 12);
		expect(change!.lag).toBeCloseTo(-0.0432898021, 9);
		expect(change!.hog).toBeCloseTo(0.236884243, 9);
	});
	it('is not said when a part of the flow is not shown', () => {
		expect(
			changeOf([flow('studier', 12, 16), row({ sus_fore: 'ovriga' }, { status: 'skyddad' })], ['studier'])
		).toBeNull();
		expect(changeOf([], ['studier'])).toBeNull();
	});
});

const page = async (answer: Answer, more = {}) => {
	const lager = fakeLager([{ ...insats('a', 'stig', 2024, 2026), ...more }], answer);
	const scope = await readScope(lager, new URL('http://x/insats/stig/fore-efter'));
	const found = findInsats(scope, 'stig');
	if (typeof found === 'string') throw new Error(found);
	return view(scope, found);
};

const by = (cut: Parameters<Answer>[1]) => Object.fromEntries((cut?.by ?? []).map((id) => [id, 'x']));

describe('the page', () => {
	it('lives with nothing shown: no picture, no change, no figure', async () => {
		const one = await page((_matt, cut) => [row(by(cut), { status: 'skyddad' })]);
		const figures = one.sections.flatMap((section) => section.figures);
		expect(figures).toHaveLength(8);
		expect(figures.map(({ drawn }) => drawn)).toEqual(figures.map(() => null));
		const texts = figures.flatMap(({ title, table }) => [
			title,
			...table.rows.flatMap(({ cells }) =>
				Object.entries(cells).flatMap(([key, one]) =>
					key === 'namn' ? [] : [one?.text ?? '', one?.sub ?? '']
				)
			)
		]);
		for (const text of texts) expect(text.replace(/färre än.5/g, '')).not.toMatch(/\d/);
	});
	it('lives with no answer at all', async () => {
		const one = await page(() => []);
		expect(one.lead).toBe('');
		expect(one.sections.flatMap(({ figures }) => figures)).toHaveLength(8);
	});
	it('writes before, after and the change of the same persons', async () => {
		const one = await page((matt, cut) => {
			if (measureOf(matt)!.enhet !== 'andel') return [row(by(cut), { taljare: 60, varde: 60, n: 60 })];
			const taljare = matt.endsWith('_fore') ? 12 : 21;
			return [row(by(cut), { taljare, namnare: 60, n: 60, varde: taljare / 60, lag: 0.1, hog: 0.5 })];
		});
		const [occupation] = one.sections[0]!.figures;
		const line = occupation!.table.rows.find(({ cells }) => cells.namn?.text === 'Förvärvsarbete')!;
		expect(line.cells.fore).toMatchObject({ text: '20\u00a0%', sub: '12\u00a0av\u00a060, 10–50\u00a0%' });
		expect(line.cells.antal).toEqual({ text: '+9' });
		expect(line.cells.enheter).toMatchObject({ text: '+15' });
		expect(occupation!.drawn).not.toBeNull();
		expect(occupation!.subtitle).toContain('n\u00a060');
	});
	it('calls nothing the most common while a group is not shown', async () => {
		const answer =
			(hidden: boolean): Answer =>
			(_matt, cut) => {
				if (!cut?.by?.includes('avslutsorsak')) return [row(by(cut), { taljare: 60, varde: 60, n: 60 })];
				return [
					row({ avslutsorsak: 'enligt_plan' }, { taljare: 40, varde: 40, n: 40 }),
					row(
						{ avslutsorsak: 'uteblivit' },
						hidden ? { status: 'skyddad' } : { taljare: 20, varde: 20, n: 20 }
					)
				];
			};
		const title = async (hidden: boolean) =>
			(await page(answer(hidden))).sections
				.flatMap(({ figures }) => figures)
				.find(({ id }) => id === 'avslutsorsak')!.title;
		expect(await title(false)).toBe(
			'Enligt plan är den vanligaste avslutsorsaken: 67\u00a0% av de avslutade'
		);
		expect(await title(true)).toBe('Avslutsorsak: enligt plan 67\u00a0%');
	});
	it('says why a structural insats has none', async () => {
		const one = await page(() => [], { inriktning: 'strukturovergripande' });
		expect(one.structural).toMatch(/inga egna deltagare/);
		expect(one.sections).toEqual([]);
	});
});
