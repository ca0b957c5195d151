import { describe, expect, it } from 'vitest';
import { dimensions } from '#lib/measures/dimensions.ts';
import { measures } from '#lib/measures/library/index.ts';
import { metodbok, ordI, type Avsnitt } from '#lib/metod/index.ts';
import { begrepp } from '#lib/metod/begrepp.ts';
import { faktaOm } from '#lib/metod/matt.ts';
import { formatStatus } from '#lib/format/index.ts';
import { cuts, isYearly } from '#lib/protection/lattice.ts';
import { reglerFor } from '#lib/protection/regler.ts';

const kod = (lista: string, code: string, more = {}) => ({
	lista,
	kod: code,
	etikett: code.toUpperCase(),
	beskrivning: null,
	giltig_fran: null,
	giltig_till: null,
	...more
});
const book = metodbok({
	k: 7,
	koder: [kod('kon', 'kvinna'), kod('kon', 'man', { giltig_fran: '2024-01-01' })],
	grupperingar: [
		{ lista: 'sysselsattning', gruppering: 'sus', version: '1', kod: 'studier', etikett: 'Studier' },
		{ lista: 'sysselsattning', gruppering: 'sus', version: '1', kod: 'ingen', etikett: 'Övriga' },
		{ lista: 'sysselsattning', gruppering: 'sus', version: '1', kod: 'okand', etikett: 'Övriga' }
	]
});
const entriesOf = (id: string): Avsnitt[] =>
	book.find((one) => one.id === id)!.grupper.flatMap(({ avsnitt }) => avsnitt);

describe('the book', () => {
	it('tells what is released: every cut of the lattice, and the measures by year', () => {
		const entry = (id: string) => entriesOf('skydd').find((one) => one.id === id)!;
		const named = (id: string) => measures.find(({ matt }) => matt === id)!.namn;
		const rows = entry('slapps-snitt').tabell!.rader;
		expect(rows).toHaveLength(Object.values(cuts).flat().length);
		expect(rows).toContainEqual([named('deltaganden'), 'Hur det slutade och Tid i insatsen, halvår']);
		const years = entry('slapps-tider').fakta![0]!.text.split(' · ');
		expect(isYearly('sus_studier_efter')).toBe(false);
		expect(years).toContain(named('avslut_arbete_studier'));
		expect(years).not.toContain(named('sus_studier_efter'));
	});

	it('holds every measure once, with what it counts', () => {
		const entries = entriesOf('matt');
		expect(entries.map(({ id }) => id).sort()).toEqual(measures.map(({ matt }) => matt).sort());
		for (const { matt, taljare, namnare, definition } of measures) {
			const entry = entries.find(({ id }) => id === matt)!;
			const text = JSON.stringify(entry);
			for (const part of [definition, taljare.text, ...(namnare ? [namnare.text] : [])])
				expect(text).toContain(JSON.stringify(part).slice(1, -1));
			expect(entry.sida).toBe(`/matt/${matt}`);
		}
	});

	it('says of a measure what is never pooled, what never is shown, and its version', () => {
		const of = (matt: string) =>
			Object.fromEntries(
				faktaOm(
					measures.find((one) => one.matt === matt)!,
					7
				).map((f) => [f.term, f.text])
			);
		expect(of('stegforflyttning_framat')['Slås aldrig ihop över']).toBe('Instrument, Version, Bedömare');
		expect(of('kostnad_per_avslut_arbete_studier')['Visas från']).toBe('En nämnare på 5');
		expect(of('deltagare').Skydd).toContain('Minsta grupp är 7.');
		expect(of('deltagare')['Måttets version']).toMatch(/^\S+ \(avtryck [0-9a-f]{12}\)$/);
		expect(of('tackning')['Nämnaren får också']).toContain('volymdeltagare');
	});

	it('has one place for each anchor, and every link into it leads to one', () => {
		const anchors = new Map(
			book.map(({ sida, grupper }) => [sida, grupper.flatMap((g) => g.avsnitt.map((a) => a.id))])
		);
		for (const ids of anchors.values()) expect(new Set(ids).size).toBe(ids.length);
		const links = [
			...measures.flatMap((one) => faktaOm(one, 5).flatMap(({ sida }) => sida ?? [])),
			...ordI(begrepp.map(({ namn }) => namn)).map(({ href }) => href)
		].filter((one) => one.startsWith('/metod'));
		expect(links.length).toBeGreaterThan(100);
		for (const link of new Set(links)) {
			const [sida, anchor] = link.split('#');
			expect(anchors.has(sida!), link).toBe(true);
			if (anchor) expect(anchors.get(sida!), link).toContain(anchor);
		}
	});

	it('lists every dimension, and puts codes under their groups', () => {
		const [table, kon, sus] = entriesOf('kodlistor');
		expect(table!.tabell!.rader.map(([, id]) => id)).toEqual(dimensions.map(({ id }) => id));
		expect(kon).toMatchObject({ id: 'lista-kon', text: ['Används i: Kön.'] });
		expect(kon!.tabell!.rubriker).toContain('Gäller');
		expect(kon!.tabell!.rader[1]).toEqual(['man', 'MAN', '', '2024-01-01–']);
		expect(sus!.tabell!.rader).toEqual([
			['Studier', 'studier'],
			['Övriga', 'ingen, okand']
		]);
	});

	it('leaves nothing unsaid', () => {
		const text = JSON.stringify(book);
		expect(text).not.toMatch(/undefined|NaN|\{k\}|\[object/);
	});
});

describe('the words beside figures', () => {
	it.each(begrepp)('$namn has two sentences', ({ text }) => {
		for (const one of text) expect(one).toMatch(/^\p{L}[^]*\.$/u);
		expect(text.join(' ').match(/[.!?](\s|$)/g)).toHaveLength(2);
	});

	it.each(['skyddad', 'for_tidigt', 'for_litet_underlag', 'ej_tillampligt', 'data_saknas'] as const)(
		'explain why a figure is not there: %s',
		(status) =>
			expect(ordI([formatStatus(status, 5)]).map(({ href }) => href)).toEqual([`/metod/begrepp#${status}`])
	);

	it('are found where they are used, in the order of the book, each once', () => {
		const found = ordI(['Nått, osäkert · 47 %', 'och 95 % intervall', 'intervall igen', undefined]);
		expect(found.map(({ text }) => text)).toEqual(['Intervall', 'Osäkert']);
		expect(ordI(['Inte nått, säkert']).map(({ text }) => text)).toEqual(['Säkert']);
		expect(ordI(['Målet är nått, men osäkert']).map(({ text }) => text)).toEqual(['Osäkert']);
		expect(ordI(['Insatserna går inte att skilja åt']).map(({ text }) => text)).toEqual([
			'Går inte att skilja åt'
		]);
		expect(ordI(['12 personer', '2024'])).toEqual([]);
	});
});

describe('the rules of protection', () => {
	it('say the smallest group of the version, and nothing of another', () => {
		const text = JSON.stringify(reglerFor(7));
		expect(text).toContain('färre än 7 personer');
		expect(text).not.toMatch(/färre än 5|minst 5|Minsta grupp: 5/);
		expect(new Set(reglerFor(5).map(({ id }) => id)).size).toBe(reglerFor(5).length);
	});
});
