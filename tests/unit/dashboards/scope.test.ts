import { describe, expect, it } from 'vitest';
import { choosePeriod } from '#dashboards/shared/period.ts';
import { readScope } from '#lib/server/scope.ts';
import { fakeLager, insats } from './fake.ts';

const insatser = [insats('a', 'x', 2014, 2016), insats('a', 'y', 2020, 2026), insats('b', 'z', 2024, 2027)];
const at = (search: string, lager = fakeLager(insatser)) =>
	readScope(lager, new URL(`http://s.example/jamfor${search}`));

describe('what a page is about', () => {
	it('a förbund is chosen by itself when there is one, and never when there are several', async () => {
		expect((await at('')).forbund).toBeNull();
		expect((await at('?forbund=b')).forbund?.forbund_id).toBe('b');
		expect((await at('', fakeLager([insats('a', 'x', 2014, 2016)]))).forbund?.forbund_id).toBe('a');
	});

	it('knows the years with data, and none after the latest day', async () => {
		expect((await at('?forbund=b')).years).toEqual([2024, 2025, 2026]);
		expect((await at('?insats=x')).years).toEqual([2014, 2015, 2016]);
		expect((await at('', fakeLager([insats('a', 'x', null, null)]))).years).toEqual([]);
	});

	it('a viewer with a scope knows of nothing else', async () => {
		const lager = fakeLager(insatser);
		const own = { ...lager, viewer: { role: 'styrgrupp' as const, insatser: ['z'], forbund: null } };
		const scope = await at('', own);
		expect(scope.catalog.insatser.map((i) => i.insats_id)).toEqual(['z']);
		expect(scope.forbund?.forbund_id).toBe('b');
		expect((await at('?forbund=a', own)).unknown[0]?.text).toContain('känns inte igen');
		const none = { ...lager, viewer: { role: 'styrgrupp' as const, insatser: [], forbund: null } };
		expect((await at('', none)).catalog.forbund).toEqual([]);
	});

	it('a period that ends before it begins is said and not used', async () => {
		const scope = await at('?fran=2026&till=2024');
		expect(scope.unknown[0]?.text).toContain('slutar innan den börjar');
		expect([scope.filters.fran, scope.filters.till]).toEqual([null, null]);
	});

	it('an insats of another förbund is said', async () => {
		const scope = await at('?forbund=a&insats=z');
		expect(scope.unknown[0]?.text).toContain('Insatsen ”Z” finns inte i Samordningsförbundet a');
	});

	it('links keep förbund and period; asking is kept to the förbund', async () => {
		const asked: unknown[] = [];
		const lager = fakeLager(insatser, (matt, cut) => {
			asked.push([matt, cut?.where]);
			return [];
		});
		const scope = await at('?forbund=a&fran=2015&grupp=kon', lager);
		expect(scope.link('/insatser')).toBe('/insatser?forbund=a&fran=2015');
		expect(scope.here({ grupp: null })).toBe('/jamfor?forbund=a&fran=2015');
		await scope.ask('deltagare');
		expect(asked).toEqual([['deltagare', { forbund: ['a'] }]]);
	});
});

describe('the period of a page', () => {
	it('is the latest years with data when none is chosen', async () => {
		expect(choosePeriod(await at('?insats=y'), 1)).toMatchObject({
			from: '2026',
			to: '2026',
			partial: true
		});
		expect(choosePeriod(await at(''), 3)).toMatchObject({ from: '2024', to: '2026', partial: true });
		expect(choosePeriod(await at(''), 3).text).toBe('2024–2026 (till och med 31\u00a0oktober)');
	});

	it('is all of it, asked for without a period, for what has ended and where all years are chosen', async () => {
		for (const [search, latest] of [
			['?insats=x', 1],
			['?insats=x&fran=2014&till=2016', 3]
		] as const) {
			const period = choosePeriod(await at(search), latest);
			expect(period).toEqual({ first: '2014', last: '2016', text: '2014–2016', partial: false });
		}
		expect(choosePeriod(await at(''), 100)).toMatchObject({ first: '2014', last: '2026' });
		expect(choosePeriod(await at(''), 100).from).toBeUndefined();
	});

	it('is the reader’s own when chosen, half or whole', async () => {
		expect(choosePeriod(await at('?fran=2015&till=2016'), 3)).toMatchObject({ from: '2015', to: '2016' });
		expect(choosePeriod(await at('?till=2016'), 3)).toMatchObject({ from: '2014', to: '2016' });
		expect(choosePeriod(await at('?fran=2025-H1'), 3)).toMatchObject({ from: '2025-H1', to: '2026' });
	});
});
