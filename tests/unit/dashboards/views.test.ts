import { describe, expect, it } from 'vitest';
import { changesOf } from '#dashboards/data/view.ts';
import { view as jamfor } from '#dashboards/jamfor/view.ts';
import type { MeasureRow } from '#lib/measures/types.ts';
import { readScope } from '#lib/server/scope.ts';
import { fakeLager, insats, row } from './fake.ts';

const S = '\u00a0';

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
