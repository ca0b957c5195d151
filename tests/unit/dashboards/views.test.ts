import { describe, expect, it } from 'vitest';
import { changesOf } from '#dashboards/data/historik.ts';
import type { Loaded } from '#dashboards/data/types.ts';
import { view as data } from '#dashboards/data/view.ts';
import { view as jamfor } from '#dashboards/jamfor/view.ts';
import type { MeasureRow } from '#lib/measures/types.ts';
import { readScope } from '#lib/server/scope.ts';
import { fakeLager, insats, row } from './fake.ts';

const S = '\u00a0';

describe('changes since the last load', () => {
	it('are said with sign and unit, and nothing is said of what did not change', () => {
		const owner = { owner: true, k: 5 };
		expect(changesOf({ nya_deltaganden: 12, mal: 0, utfall_kr: -1500.5 }, owner)).toEqual([
			'Nya deltaganden: +12',
			`Utfall: \u22121${S}501${S}kr`
		]);
		// Two people are few; two kommuner are not.
		expect(changesOf({ nya_deltaganden: 2, ommarkta_kommuner: 2 }, { owner: false, k: 5 })).toEqual([
			`Nya deltaganden: färre än${S}5`,
			'Ommärkta kommuner: +2'
		]);
	});
});

describe('what is said of a load to others than the owner', () => {
	const meta = {
		version: 'v1',
		dataPer: '2026-10-31',
		laddad: '2026-11-01T10:00:00Z',
		syntetisk: true,
		k: 5
	};
	const file = (lasta: number, karantan: number) => ({
		fil: 1,
		namn: 'a.csv',
		blad: null,
		kalla: 'deltagande',
		sha256: '',
		lasta,
		accepterade: lasta - karantan,
		karantan,
		ersatta: 0,
		kodning: 'utf-8',
		avgransare: ';',
		talformat: null,
		laddning: null
	});
	const changes = { nya_deltaganden: 3, nya_avslut: -4, stegmatningar: 5, insatser: 1, utfall_kr: 2 };
	const entry = {
		tid: '2026-11-01T10:00:00Z',
		version: 'v1',
		publicerad: true,
		rapport: {
			files: [{ file: 'a.csv', read: 97, accepted: 94, quarantined: 3 }],
			errors: [],
			changes
		}
	};
	const kinds = [
		{ namn: 'a.csv', blad: null, kolumn: 'kon', kod: 'okand_kod', text: '', antal: 26 },
		{ namn: 'a.csv', blad: null, kolumn: 'start', kod: 'fel_datum', text: '', antal: 4 }
	];
	const open = (owner: boolean) =>
		data(
			meta,
			{
				files: [file(97, 3)],
				quarantine: [],
				kinds,
				warnings: [],
				history: [entry] as unknown as Loaded['history'],
				owner,
				mallar: [],
				gallring: null,
				forra: null,
				forraKvar: false,
				rattas: true,
				sandningar: []
			},
			(path) => path
		);

	it('names a column as the templates head it', () => {
		expect(open(true).kinds.rows.map(({ cells }) => cells.kolumn?.text)).toEqual(['Kön', 'Start']);
	});

	it('a change of 1 to 4 persons is fewer than 5; money and insatser are said', () => {
		expect(open(false).changes).toEqual([
			`Nya deltaganden: färre än${S}5`,
			`Nya avslut: färre än${S}5`,
			'Stegmätningar: +5',
			'Insatser: +1',
			`Utfall: +2${S}kr`
		]);
		expect(open(true).changes.slice(0, 2)).toEqual(['Nya deltaganden: +3', 'Nya avslut: \u22124']);
	});

	it('neither the three rows that wait nor the 94 that tell of them are anywhere on the page', () => {
		const said = JSON.stringify(open(false));
		expect(said).toContain(`färre än${S}5`);
		expect(said).toContain('97');
		expect(said.match(/"text":"(3|4|94)"|"value":"(3|4|94)"/g)).toBeNull();
		expect(open(false).title).toBe(`färre än${S}5${S}rader av 97 gick inte att läsa in`);
		expect(JSON.stringify(open(true))).toContain('"text":"94"');
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
		expect(figure?.table.rows[1]?.cells.varde).toEqual({
			text: `visas inte: skyddar färre än${S}5`,
			muted: true
		});
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
