import { describe, expect, it } from 'vitest';
import { ordlistaView } from '#dashboards/data/mappning/ordlista.ts';
import { mappningView } from '#dashboards/data/mappning/view.ts';
import type { Filfragor, Fragor, Ordfraga } from '#lib/server/mappningsfragor.ts';
import { konto, sieFraga } from '../mappning/sieFraga.ts';

const ord = (word: string): Ordfraga => ({
	...{ nyckel: `koder/kon/${word}`, path: ['koder', 'kon', word], slag: 'koder', i: 'kon', ord: word },
	...{ antal: 2, filer: ['a.csv'], forslag: 'kvinna', poang: 1, eller: [] }
});
const fil = (id: string, words: string[], forklarat: string[] = []): Filfragor => ({
	...{ id, fil: `${id}.csv`, texter: [], enkater: [], sie: null },
	...{ ord: words.map(ord), forklarat }
});
const fragor = (...filer: Filfragor[]): Fragor => ({
	...{ prov: 'p', filer, val: { 'koder/kon': [{ varde: 'kvinna', text: 'Kvinna' }] } },
	...{ bestamt: [], skalor: [], upptagna: [], enkater: [], fel: null }
});
const SANDNING = { id: 's', lage: 'kontrollerad', rapport: null };
const DRAFT = { falt: { 'val:koder/kon/K': '' }, sparat: '2026-11-22T10:00:00Z' };

describe('the wizard', () => {
	it('opens the part somebody came back to, else the first that asks; files without questions come last', () => {
		const asked = fragor(fil('aaaaaaaa', []), fil('bbbbbbbb', ['K']), fil('cccccccc', ['M']));
		const open = (vid: string) =>
			mappningView(asked, SANDNING, null, vid).filer.map((one) => [one.id, one.open, one.ord?.open ?? null]);
		const first = [
			['bbbbbbbb', true, true],
			['cccccccc', false, false],
			['aaaaaaaa', false, null]
		];
		expect(open('')).toEqual(first);
		expect(open('aaaaaaaa')).toEqual(first);
		expect(open('cccccccc-ord')).toEqual([
			['bbbbbbbb', false, false],
			['cccccccc', true, true],
			['aaaaaaaa', false, null]
		]);
	});

	it('opens one part of a file that has several', () => {
		const sie = sieFraga('a.se', [konto('konto/5010', 100)]);
		const open = (vid: string) => {
			const [seen] = mappningView(fragor({ ...fil('a', ['K']), sie }), SANDNING, null, vid).filer;
			return [seen?.sie?.grupper[0]?.open, seen?.ord?.open];
		};
		expect([open('a-konton'), open('a-ord'), open('a')]).toEqual([
			[true, false],
			[false, true],
			[true, false]
		]);
	});

	it('says how far one has come, what is decided counted once, and how many cells are left', () => {
		const { gang } = mappningView(
			fragor(fil('a', ['K', 'M'], ['koder/kon/F']), fil('b', [], ['koder/kon/F', 'insatser/x'])),
			SANDNING
		);
		expect(gang).toEqual({ klara: 2, alla: 4, text: '2 av 4 förklarade. Kvar: 4\u00a0celler.' });
		expect(mappningView(fragor(fil('a', [])), SANDNING).gang).toBeNull();
	});

	it('has what was filled in rather than what is proposed, and speaks of the draft as long as something is asked', () => {
		const seen = mappningView(fragor(fil('a', ['K'])), SANDNING, DRAFT);
		expect(seen.filer[0]?.ord?.rader[0]?.valj.value).toBe('');
		expect(mappningView(fragor(fil('a', ['K'])), SANDNING).filer[0]?.ord?.rader[0]?.valj.value).toBe(
			'kvinna'
		);
		expect(seen.utkast).toMatch(/^Det du fyllt i sparades .* Bara det du har godkänt är bestämt\.$/);
		expect(mappningView(fragor(fil('a', [])), SANDNING, DRAFT).utkast).toBeNull();
	});
});

describe('the kept mapping', () => {
	it('calls a förbund and its kommuner by their names, and one that nobody has named by its code', () => {
		const val = {
			...{ nyckel: 'omvarld/regioner/vland', del: 'omvarld', i: 'vland' },
			ord: '',
			blir: '1980, 0331'
		};
		const bestamt = [{ ...val, nar: null, gjorde: null }];
		const names = new Map([
			['vland', 'Samordningsförbundet Västmanland'],
			['1980', 'Västerås (1980)']
		]);
		const said = (namn?: Map<string, string>) =>
			ordlistaView({ prov: 'p', bestamt, finns: true, fel: null }, namn).grupper[0]?.rader[0]?.text;
		expect(said(names)).toBe('Kommunerna i Samordningsförbundet Västmanland är Västerås (1980) och 0331');
		expect(said()).toBe('Kommunerna i vland är 1980 och 0331');
	});
});
