import { describe, expect, it } from 'vitest';
import { changesOf } from '#dashboards/data/view.ts';
import { targetText } from '#dashboards/insats/goals.ts';
import { view as jamfor } from '#dashboards/jamfor/view.ts';
import type { Goal } from '#lib/server/catalog/index.ts';
import type { MeasureRow } from '#lib/measures/types.ts';
import { readScope } from '#lib/server/scope.ts';
import { fakeLager, insats, row } from './fake.ts';

const S = '\u00a0';
const goal = (more: Partial<Goal>): Goal => ({
	mal_id: 'K1',
	insats_id: 'krus',
	text: '',
	population: null,
	matt: null,
	jamforelse: null,
	varde: null,
	varde_till: null,
	enhet: null,
	fonster: null,
	kalla: null,
	beslut: null,
	giltig_fran: null,
	giltig_till: null,
	anmarkning: null,
	...more
});

describe('a target in words', () => {
	it.each([
		[{ jamforelse: '>=', varde: 90, enhet: 'procent' }, `minst 90${S}%`],
		[{ jamforelse: '<=', varde: 3, enhet: 'månader' }, `högst 3${S}månader`],
		[{ jamforelse: '=', varde: 15, enhet: 'platser' }, `15${S}platser`],
		[{ jamforelse: 'intervall', varde: 4, varde_till: 6, enhet: 'möten' }, `4–6${S}möten`],
		[{ jamforelse: 'intervall', varde: 6, enhet: 'veckor' }, `6${S}veckor`],
		[{ jamforelse: 'alla', varde: 100, enhet: 'procent' }, 'alla'],
		[{ jamforelse: 'riktmarke', varde: 12, enhet: 'månader' }, `riktmärke 12${S}månader`],
		[{ jamforelse: 'foljs' }, 'följs upp, utan målvärde'],
		[{ jamforelse: '<=', varde: null, enhet: 'datum' }, 'senast på utsatt dag']
	])('%o is %s', (more, text) => expect(targetText(goal(more))).toBe(text));
});

describe('changes since the last load', () => {
	it('are said with sign and unit, and nothing is said of what did not change', () => {
		expect(changesOf({ nya_deltaganden: 12, mal: 0, utfall_kr: -1500.5 })).toEqual([
			'Nya deltaganden: +12',
			`Utfall: \u22121${S}501${S}kr`
		]);
	});
});

const share = (id: string, taljare: number, namnare: number): MeasureRow =>
	row(
		{ forbund: 'a', insats: id },
		{ taljare, namnare, varde: taljare / namnare, lag: 0.1, hog: 0.9, n: namnare }
	);

describe('the comparison', () => {
	const insatser = ['p', 'q', 'r'].map((id) => insats('a', id, 2024, 2026));
	const hidden = row({ forbund: 'a', insats: 'q' }, { status: 'skyddad' });
	const open = async (search: string, rows: MeasureRow[]) => {
		const lager = fakeLager(insatser, (matt) => (matt === 'avslut_arbete_studier' ? rows : []));
		return jamfor(await readScope(lager, new URL(`http://s.example/jamfor${search}`)));
	};

	it('stands by name, not by result, and a hidden row keeps its place and says nothing', async () => {
		const view = await open('', [share('r', 80, 100), hidden, share('p', 20, 100)]);
		const [figure] = view.figures;
		expect(figure?.table.rows.map((line) => line.cells.namn?.text)).toEqual(['P', 'Q', 'R']);
		expect(figure?.table.rows[1]?.cells.varde).toEqual({ text: `visas inte: färre än${S}5`, muted: true });
		expect(figure?.table.rows[1]?.cells.antal?.text).toBe('');
		expect(figure?.title).toBe('Avslut till arbete eller studier: R ligger högre än P.');
		expect(figure?.notes?.join(' ')).toContain('Grupper under 5 personer visas inte');
	});

	it('sorted by value puts what is hidden last, by name', async () => {
		const view = await open('?sort=varde', [share('p', 20, 100), hidden, share('r', 80, 100)]);
		expect(view.figures[0]?.table.rows.map((line) => line.cells.namn?.text)).toEqual(['R', 'P', 'Q']);
	});

	it('says what is missing, and when it is all', async () => {
		const view = await open('', [share('p', 20, 100)]);
		expect(view.figures[0]?.notes?.[0]).toContain('Q (2024–2026) och R (2024–2026)');
		const empty = await open('', []);
		expect(empty.figures[0]?.drawn).toBeNull();
		expect(empty.figures[0]?.empty).toContain('Välj en annan period');
	});
});
