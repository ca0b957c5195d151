import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { GRUPPER, intervalFigure, RADER, rowsFigure } from '#dashboards/hjalp/bilder.ts';
import { sidaFor, sidor } from '#dashboards/hjalp/sidor.ts';
import { view } from '#dashboards/hjalp/view.ts';
import { readScope } from '#lib/server/scope.ts';
import { backTo } from '#lib/server/tips.ts';
import { fakeLager, insats, row } from './fake.ts';

/** Every page there is, as an address: `[id]` stands for something. */
const routes = readdirSync('src/routes', { recursive: true, encoding: 'utf8' })
	.filter((name) => name.endsWith('+page.svelte'))
	.map((name) => `/${name.split('/').slice(0, -1).join('/')}`.replace(/\[[^\]]+\]/g, 'x'));

describe('the guide', () => {
	it('has a part of its own for every page there is, each with an anchor of its own', () => {
		expect(routes).toContain('/insats/x/fore-efter');
		expect(routes.filter((path) => !sidaFor(path))).toEqual([]);
		const ids = sidor.map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		// The chapters' and the words' own anchors are others.
		expect(ids.filter((id) => /^(lasa|ladda|citera|sidor|ord|tips)/.test(id))).toEqual([]);
	});

	it('leads from each page to the part that is most about it', () => {
		const expected = {
			'/': 'oversikt',
			'/insats/krus': 'insats',
			'/insatser': 'insats',
			'/insats/krus/mal': 'mal',
			'/insats/krus/fore-efter': 'fore-efter',
			'/matt/deltagare': 'matt',
			'/metod/skydd': 'metod',
			'/omvarld': 'omvarld',
			'/data': 'data',
			'/data/inkorg': 'inkorg',
			'/data/inkorg/0123456789abcdef': 'inkorg',
			'/data/inkorg/0123456789abcdef/mappning': 'mappning',
			'/data/mappning': 'mappning',
			'/datakatalog': 'datakatalog',
			'/rapport/fryst/3': 'rapport'
		};
		for (const [path, id] of Object.entries(expected)) expect([path, sidaFor(path)?.id]).toEqual([path, id]);
		expect(sidaFor('/finns-inte')).toBeUndefined();
	});

	it('teaches intervals on figures that are right', () => {
		const cells = intervalFigure().table.rows.map(({ cells: { andel } }) => [andel?.text, andel?.sub]);
		// Wilson 1927 by hand: 12 of 20 is 38.7–78.1 %, 120 of 200 is 53.1–66.5 %, 60 of 200 is 24.1–36.7 %.
		expect(cells).toEqual([
			['60\u00a0%', '39–78\u00a0%'],
			['60,0\u00a0%', '53,1–66,5\u00a0%'],
			['30,0\u00a0%', '24,1–36,7\u00a0%']
		]);
		expect(GRUPPER.map(({ taljare, namnare }) => taljare / namnare)).toEqual([0.6, 0.6, 0.3]);
		// "Nearly three times as long": 39.4 against 13.4 percentage points.
		expect((78.1 - 38.7) / (66.5 - 53.1)).toBeCloseTo(2.94, 2);
	});

	it('shares out the rows of its made-up load with none left over', () => {
		expect(RADER.inlasta + RADER.ersatta + RADER.karantan).toBe(1203);
		expect(rowsFigure((path) => path).title).toContain('av 1\u00a0203 rader väntar 14');
	});

	it('cites a figure with all that a reader needs to find it again', async () => {
		const lager = fakeLager([insats('a', 'ett', 2024, 2026)], () => [
			row({}, { taljare: 12, namnare: 20, varde: 0.6, lag: 0.387, hog: 0.781, n: 20 })
		]);
		const scope = await readScope(lager, new URL('http://stegvis.se/hjalp'));
		const { citat } = await view(scope, 'http://stegvis.se', false);
		expect(citat.text.replaceAll('\u00a0', ' ')).toBe(
			'Avslut till arbete eller studier, Samordningsförbundet a, 2024–2026 (till och med 31 oktober): 60 % (95 % intervall 39–78 %), n = 20. Stegvis, syntetiska exempeldata per 31 oktober 2026, version v1. http://stegvis.se/matt/avslut_arbete_studier'
		);
	});

	it('says what is hidden instead of a figure that is not there', async () => {
		const lager = fakeLager([insats('a', 'ett', 2024, 2026)], () => [row({}, { status: 'skyddad' })]);
		const scope = await readScope(lager, new URL('http://stegvis.se/hjalp'));
		const { citat } = await view(scope, 'http://stegvis.se', false);
		expect(citat.text.replaceAll('\u00a0', ' ')).toMatch(/: visas inte: skyddar färre än 5\. Stegvis/);
		expect(citat.text).not.toMatch(/null|NaN|–\s*%/);
	});
});

describe('the way back from the tips', () => {
	const url = new URL('https://stegvis.se/hjalp?/dolj');
	it.each([
		['/jamfor?forbund=a#b', '/jamfor?forbund=a#b'],
		['https://stegvis.se/mal', '/mal'],
		['https://exempel.se/', '/hjalp'],
		['//exempel.se/x', '/hjalp'],
		['/\\exempel.se', '/hjalp'],
		['javascript:alert(1)', '/hjalp'],
		['', '/'],
		[null, '/hjalp']
	])('%s → %s', (given, expected) => expect(backTo(given, url)).toBe(expected));
});
