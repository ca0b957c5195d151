import { describe, expect, it } from 'vitest';
import { insatsView, view } from '#dashboards/mal/view.ts';
import { goalsSentence, verdictText } from '#dashboards/shared/goals.ts';
import type { JudgedGoal } from '#lib/goals/index.ts';
import { readScope } from '#lib/server/scope.ts';
import { goal } from '../goals/helpers.ts';
import { fakeLager, insats } from './fake.ts';

const judged = (more: Partial<JudgedGoal>, galler = more.insats_id ?? 'p'): JudgedGoal => ({
	mal_id: 'K1',
	insats_id: 'p',
	forbund_id: 'a',
	text: 'till arbete',
	status: 'natt',
	natt: true,
	sakerhet: 'sakert_natt',
	taljare: 8,
	namnare: 10,
	varde: 0.8,
	lag: 0.5,
	hog: 0.9,
	saknas: null,
	oppna: null,
	kan_sagas: null,
	mal: 'minst 50 %',
	sentence: 'Målet är nått, och det är säkert.',
	period: '2025',
	trend: [],
	matt: ['avslut_arbete'],
	regel: 'andel',
	goal: goal({ galler, insats_id: more.insats_id ?? 'p' }),
	...more
});
const missed = { status: 'ej_natt', natt: false } as const;
const places = ['p', 'q'].map((id) => insats('a', id, 2024, 2026));
const scope = (search = '') => readScope(fakeLager(places), new URL(`http://s.example/mal${search}`));

describe('the verdict in words', () => {
	it('is said with its certainty', () => {
		expect(verdictText({ status: 'natt', sakerhet: 'osakert' })).toBe('Nått, osäkert');
		expect(verdictText({ status: 'ej_natt', sakerhet: 'sakert_ej_natt' })).toBe('Inte nått, säkert');
		expect(verdictText({ status: 'skyddad', sakerhet: null })).toBe('Visas inte');
	});
	it('is summed up without more certainty than there is', () => {
		const all = [
			judged({}),
			judged({ ...missed, sakerhet: 'osakert' }),
			judged({ status: 'foljs', natt: null, sakerhet: null }),
			judged({ status: 'skyddad', natt: null, sakerhet: null })
		];
		expect(goalsSentence(all).replaceAll('\u00a0', ' ')).toBe(
			'Av 2 bedömda mål är ett nått (säkert) och ett inte nått (osäkert). Ett följs upp utan målvärde, ett visas inte, för att skydda enskilda.'
		);
	});
});

describe('the page', () => {
	it('has a goal shared by several once, and tells how it went for each', async () => {
		const shared = [
			judged({ insats_id: 'p' }, '*'),
			judged({ insats_id: 'q', ...missed, sakerhet: 'sakert_ej_natt' }, '*'),
			judged({ insats_id: '*', ...missed, sakerhet: 'osakert' }, '*')
		];
		const page = view(await scope(), shared);
		expect(page.title).toContain('1');
		expect(page.groups).toHaveLength(1);
		expect(page.groups[0]?.table.rows).toHaveLength(1);
		expect(page.groups[0]?.table.rows[0]?.cells.status?.sub).toContain(
			'Var för sig: nått, säkert i 1; inte nått, säkert i 1.'
		);
	});
	it('of an insats has its own, K2 before K10', async () => {
		const own = ['K10', 'K2', 'K1'].map((mal_id) => judged({ mal_id }));
		const page = insatsView(await scope(), places[0]!, own);
		expect(page.groups[0]?.table.rows.map(({ cells }) => cells.text?.sub)).toEqual(['K1', 'K2', 'K10']);
		expect(page.groups[0]?.table.rows[0]?.cells.matt?.href).toBe('/matt/avslut_arbete');
	});
	it('says so when there are none', async () => {
		expect(view(await scope(), []).empty).toMatch(/^Inga mål/);
		expect(insatsView(await scope(), places[0]!, []).empty).toMatch(/^Inga mål/);
	});
});
