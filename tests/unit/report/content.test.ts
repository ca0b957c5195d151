import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalText, checksum, keyOf, keyText, reportHref } from '#lib/report/canonical.ts';
import { diffReports } from '#lib/report/diff.ts';
import { marksOf, markText } from '#lib/report/marks.ts';
import { avsnitt, mallar } from '#lib/report/templates.ts';
import { report, section, table } from './made.ts';

describe('the templates', () => {
	it('name sections that exist, each once, summary first and sources last', () => {
		for (const mall of mallar) {
			expect(new Set(mall.avsnitt).size).toBe(mall.avsnitt.length);
			expect([mall.avsnitt[0], mall.avsnitt.at(-1)]).toEqual(['sammanfattning', 'kallor']);
			for (const id of mall.avsnitt) expect(avsnitt[id].namn).toBeTruthy();
		}
	});
});

describe('one text for one content', () => {
	it('does not depend on the order things were written in, and leaves out what is not there', () => {
		const one = report([section('a')]);
		const other = Object.fromEntries(Object.entries(one).reverse()) as typeof one;
		expect(canonicalText(other)).toBe(canonicalText(one));
		const stat = { label: 'x', value: '1', sub: '', note: undefined };
		const without = { label: 'x', value: '1', sub: '' };
		expect(canonicalText(report([section('a', [{ slag: 'tal', tal: [stat] }])]))).toBe(
			canonicalText(report([section('a', [{ slag: 'tal', tal: [without] }])]))
		);
	});

	it('has the SHA-256 of its UTF-8 bytes', () => {
		// FIPS 180-2, appendix B.1.
		expect(checksum('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
		expect(checksum('å')).toBe(
			createHash('sha256')
				.update(Buffer.from([0xc3, 0xa5]))
				.digest('hex')
		);
	});

	it('keys go to text and back, and to an address', () => {
		const key = { mall: 'lagesrapport', forbund: 'å&b', insats: 'krus', period: '2026' };
		expect(keyOf(keyText(key))).toEqual(key);
		expect(reportHref(key)).toBe('/rapport/lagesrapport?forbund=%C3%A5%26b&insats=krus&period=2026');
	});
});

describe('what happened beside the figures', () => {
	const at = (id: number, dag: string, text: string) => ({ id, forbund: 'f', insats: null, dag, text });

	it('is marked in the period it falls in, in order of days, the first and last day inside', () => {
		const marks = marksOf(
			[at(3, '2026-01-01', 'ny blankett'), at(1, '2025-12-31', 'flytt.'), at(2, '2019-05-01', 'före')],
			['2025', '2026']
		);
		expect(marks.map(({ period, tecken }) => `${period} ${tecken}`)).toEqual(['2025 a', '2026 b']);
		expect(marks.map(markText)).toEqual([
			'a) 31\u00a0december\u00a02025: flytt.',
			'b) 1\u00a0januari\u00a02026: ny blankett.'
		]);
	});
});

describe('what has changed between two reports', () => {
	it('nothing, when nothing has', () => {
		const one = report([section('a', [table([['Krus', '12']])])]);
		expect(diffReports(one, structuredClone(one))).toEqual([]);
	});

	it('tells each figure before and after, by row and column, wherever the row has moved', () => {
		const before = report([
			section('a', [
				table([
					['Krus', '12', '10–14'],
					['Sala', '40']
				])
			])
		]);
		const after = report([
			section('a', [
				table([
					['Sala', '40'],
					['Krus', '15', '13–17'],
					['Ny', '7']
				])
			])
		]);
		const [change] = diffReports(before, after);
		expect(change?.tal).toEqual([
			{ vad: 'Krus', kolumn: 'Deltagare', fore: '12 (10–14)', efter: '15 (13–17)' },
			{ vad: 'Ny', kolumn: 'Deltagare', fore: null, efter: '7' }
		]);
	});

	it('tells groups of rows with the same name apart', () => {
		const two = (a: string, b: string) =>
			report([section('a', [table([['Kvinnor', a]], 'Krus'), table([['Kvinnor', b]], 'Krus')])]);
		const [change] = diffReports(two('5', '6'), two('5', '9'));
		expect(change?.tal).toEqual([{ vad: 'Krus · Kvinnor', kolumn: 'Deltagare', fore: '6', efter: '9' }]);
	});

	it('tells headings, comments, sentences, and sections that came or went', () => {
		const before = report([
			section('a', [{ slag: 'lista', punkter: ['Kvar.', 'Borta.'] }], { kommentar: 'Först' }),
			section('b')
		]);
		const after = report([
			section('a', [{ slag: 'lista', punkter: ['Kvar.', 'Ny.'] }], { rubrik: 'Annat', kommentar: null }),
			section('c', [table([['Krus', '12']])])
		]);
		const [a, c, b] = diffReports(before, after);
		expect(a).toMatchObject({
			slag: 'andrad',
			rubrik: { fore: 'Fynd om a', efter: 'Annat' },
			kommentar: { fore: 'Först', efter: null },
			nya: ['Ny.'],
			borta: ['Borta.']
		});
		expect(c).toMatchObject({ id: 'c', slag: 'ny', tal: [{ vad: 'Krus', fore: null, efter: '12' }] });
		expect(b).toMatchObject({ id: 'b', slag: 'borta' });
	});
});
