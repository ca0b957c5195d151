import { describe, expect, it } from 'vitest';
import { view, type Earlier, type Given } from '#dashboards/styrelse/view.ts';
import type { LoadEntry } from '#lib/server/catalog/index.ts';
import { readScope } from '#lib/server/scope.ts';
import { fakeLager, insats, row, type Answer } from '../fake.ts';

const places = [insats('a', 'p', 2024, 2026), insats('a', 'q', 2024, 2026), insats('b', 'r', 2024, 2026)];

/** People of the förbund asked for: 10 times as many in b, so that a question without a förbund is seen at once. */
const people =
	(n: number): Answer =>
	(matt, cut) => {
		if (matt !== 'deltagare') return [];
		const only = cut?.where?.forbund;
		const all = only ? (only[0] === 'a' ? n : 10 * n) : 11 * n;
		return cut?.by?.includes('ar') ? [row({ ar: '2026' }, { taljare: all, varde: all, n: all })] : [];
	};

const history = [{ id: 1, tid: '2026-09-01T08:00:00Z', version: 'old', publicerad: true }] as LoadEntry[];

const open = async (sedan: string | null, earlier: Earlier, loads: readonly LoadEntry[] = history) => {
	const scope = await readScope(
		fakeLager(places, people(60)),
		new URL('http://s.example/styrelse?forbund=a')
	);
	const given: Given = { goals: [], history: loads, earlier, sedan, preset: false, omvarld: [] };
	return view(scope, given);
};

const kept: Earlier = (_version, _year, read) =>
	read({ ask: async (matt, cut) => people(48)(matt, cut), goals: [] });
const gone: Earlier = async () => null;

describe("the board's page", () => {
	it('is compared with the version of that day, of the same förbund', async () => {
		const { since } = await open('2026-09-15', kept);
		expect(since.items).toContain('60 deltagare, +12 sedan dess.'.replace(' d', '\u00a0d'));
		expect(since.note).toContain('Jämfört med de uppgifter som gällde 15\u00a0september\u00a02026');
	});
	it('says which comparison it made when that version is gone, or none had been published', async () => {
		expect((await open('2026-09-15', gone)).since.note).toContain('är inte längre sparade');
		expect((await open('2026-08-01', kept)).since.note).toContain('är inte sparade');
	});
	it('asks nothing of another version when nothing has been published since', async () => {
		const never: Earlier = async () => {
			throw new Error('asked');
		};
		const current = [{ ...history[0]!, version: 'v1' }];
		expect((await open('2026-09-15', never, current)).since.note).toBe(
			'Inga nya uppgifter har publicerats sedan dess.'
		);
	});
	it('an earlier year says when its goals were judged, and takes none of them into its sentence', async () => {
		const scope = await readScope(
			fakeLager(places, people(60)),
			new URL('http://s.example/styrelse?forbund=a&till=2025')
		);
		const goal = {
			mal_id: '1',
			forbund_id: 'a',
			insats_id: 'p',
			text: 'x',
			status: 'natt',
			natt: true,
			mal: '',
			sentence: '',
			sakerhet: 'sakert_natt'
		};
		const given = {
			goals: [goal],
			history,
			earlier: gone,
			sedan: null,
			preset: false,
			omvarld: []
		} as unknown as Given;
		const page = await view(scope, given);
		expect(page.goals.notes[0]).toBe('Målen är bedömda per 31\u00a0oktober\u00a02026, inte för 2025.');
		expect(page.lead).not.toContain('mål');
	});
	it('lives with nothing but names: no figure, and who is to send what', async () => {
		const page = await open(null, gone);
		expect(page.money.note).toContain('av kansliet');
		expect(page.indikatorer.notes[0]).toContain('enkätfilerna');
		expect(page.goals.notes[0]).toContain('målfilen');
		expect(page.form.fields.map(({ name }) => name)).toEqual(['forbund', 'till']);
		expect(page.form.dates).toEqual([{ name: 'sedan', label: 'Förra mötet', value: '2026-07-31' }]);
	});

	it('has an insats that only sends counts in its table, apart from the total', async () => {
		const answer: Answer = (matt, cut) => {
			const byInsats = cut?.by?.includes('insats');
			const at = (insats_id: string) => ({ forbund: 'a', insats: insats_id });
			if (matt === 'deltagare' && byInsats)
				return [row(at('p'), { varde: 60, n: 60 }), row(at('q'), { status: 'data_saknas' })];
			if (matt === 'antal')
				return ['nya', 'deltagare'].map((kategori, i) =>
					row({ ...at('q'), kategori }, { varde: 40 + 15 * i, n: 40 + 15 * i })
				);
			return people(60)(matt, cut);
		};
		const scope = await readScope(fakeLager(places, answer), new URL('http://s.example/styrelse?forbund=a'));
		const { insatser } = await view(scope, {
			...{ goals: [], history, earlier: gone, sedan: null, preset: false, omvarld: [] }
		});
		expect(insatser.lines.map(({ name, mark, people: { text } }) => [name, mark, text])).toEqual([
			['P', '', '60'],
			['Q', 'lämnar bara antal, som inte räknas in i förbundets', '55']
		]);
	});
});
