import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { gallringView } from '#dashboards/data/gallring.ts';
import { movedLines } from '#lib/format/index.ts';
import { openDatabase } from '#lib/server/duckdb.ts';
import { paths } from '#lib/server/versions.ts';
import { addToLista, digestOf, hashOf, readLista } from '#pipelines/gallring/lista.ts';
import { addToProtokoll, readProtokoll } from '#pipelines/gallring/protokoll.ts';
import { knowGallrade } from '#pipelines/gallring/refuse.ts';
import { scrub, scrubSql } from '#pipelines/gallring/scrub.ts';
import { movesOf } from '#pipelines/moved.ts';

const folder = mkdtempSync(join(tmpdir(), 'gallring-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the list', () => {
	it('holds hashes that another salt does not know, once each, and outlives a line cut short', () => {
		addToLista(folder, [{ slag: 'deltagare', id: 'alfa' }]);
		addToLista(folder, [
			{ slag: 'deltagare', id: 'alfa' },
			{ slag: 'deltagande', id: 'alfa' }
		]);
		const { salt, hashes } = readLista(folder);
		expect(hashes.size).toBe(2);
		expect(hashes.has(hashOf(salt, { slag: 'deltagare', id: 'alfa' }))).toBe(true);
		expect(hashes.has(hashOf('annat', { slag: 'deltagare', id: 'alfa' }))).toBe(false);
		const path = join(folder, 'gallring', 'lista');
		writeFileSync(path, readFileSync(path, 'utf8') + 'abc123');
		addToLista(folder, [{ slag: 'deltagande', id: 'beta' }]);
		expect(readLista(folder).hashes.size).toBe(3);
		expect(digestOf({ salt, hashes: new Set() })).toBe('');
	});

	it('is the same in SQL, and finds an id in a row that could not be divided', async () => {
		const db = await openDatabase(':memory:');
		await knowGallrade(db, readLista(folder));
		expect(
			await db.query(
				`select gallrad('deltagare', id) as person, gallrad('deltagande', id) as spell, namner_gallrad('x;"' || id || ';y') as broken from (values ('alfa'), ('beta'), ('gamma')) as v(id)`
			)
		).toEqual([
			{ person: true, spell: true, broken: true },
			{ person: false, spell: true, broken: true },
			{ person: false, spell: false, broken: false }
		]);
		db.close();
	});
});

describe('the protocol', () => {
	const line = {
		...{
			tid: '2026-11-20T10:00:00Z',
			vem: 'k',
			varfor: 'begäran',
			regel: null,
			deltagare: 1,
			deltaganden: 2
		},
		versioner: [{ version: 'aaaaaaaaaaaa', rader: { deltagande: 2, handelser: 3 } }],
		...{ rapporter: 0, sandningar: 0, filer: 0, galler: 'bbbbbbbbbbbb' }
	};
	it('shows a line that was changed, taken away or broken', () => {
		for (let i = 0; i < 3; i++) addToProtokoll(folder, { ...line, tid: `2026-11-20T10:00:0${i}Z` });
		const path = join(folder, 'gallring', 'protokoll.jsonl');
		const text = readFileSync(path, 'utf8');
		expect(readProtokoll(folder)).toMatchObject({ orord: true, rader: [{ nr: 1 }, { nr: 2 }, { nr: 3 }] });
		const [first, , third] = text.split('\n');
		for (const other of [text.replace('begäran', 'annat'), `${first}\n${third}\n`, `${text}{"nr":`]) {
			writeFileSync(path, other);
			expect(readProtokoll(folder).orord).toBe(false);
		}
	});
	it('survives being stopped anywhere in a line: not begun, cut short, whole; and says a gallring once', () => {
		const own = mkdtempSync(join(tmpdir(), 'protokoll-'));
		const { protokoll, nasta } = paths(own).gallring;
		const at = (second: number) => ({ ...line, tid: `2026-11-20T11:00:0${second}Z`, varfor: 'begäran' });
		for (const second of [1, 2]) addToProtokoll(own, at(second));
		const whole = readFileSync(protokoll, 'utf8');
		const first = whole.slice(0, whole.indexOf('\n') + 1);
		const next = Buffer.from(whole.slice(first.length));
		const inLetter = next.indexOf('ä') + 1;
		// What a kill leaves: the line beside the protocol, and none, some or all of it in the protocol.
		for (const length of [0, 1, 40, inLetter, next.length - 1, next.length]) {
			writeFileSync(protokoll, Buffer.concat([Buffer.from(first), next.subarray(0, length)]));
			writeFileSync(nasta, next);
			expect(readProtokoll(own)).toMatchObject({ orord: true, rader: [{ nr: 1 }, { nr: 2 }] });
			// The one that was stopped says it again, and it stands once.
			addToProtokoll(own, at(2));
			expect([readFileSync(protokoll, 'utf8'), existsSync(nasta)]).toEqual([whole, false]);
		}
		writeFileSync(protokoll, first);
		writeFileSync(nasta, next);
		addToProtokoll(own, at(3));
		expect(readProtokoll(own)).toMatchObject({ orord: true, rader: [{ nr: 1 }, { nr: 2 }, { nr: 3 }] });
		rmSync(own, { recursive: true });
	});
	it('is a table of how much, the latest first', () => {
		const { table } = gallringView({
			rader: [
				{ ...line, nr: 1 },
				{ ...line, nr: 2, vem: 'sist' }
			],
			orord: true
		});
		expect(table.rows.map(({ cells }) => [cells.vem?.text, cells.rader?.text])).toEqual([
			['sist', '5'],
			['k', '5']
		]);
	});
});

describe('a text without the ids', () => {
	const ids = ['alfa-17', 'P.1+', 'x1'];
	it.each([
		['Se alfa-17.', 'Se ….'],
		['alfa-17 alfa-17', '… …'],
		['alfa-170 och malfa-17 står kvar', null],
		['P.1+ går, PX1+ står', '… går, PX1+ står'],
		['x1', '…'],
		[
			'kort id ”x1” mellan citattecken, x1 som ord står kvar',
			'kort id … mellan citattecken, x1 som ord står kvar'
		],
		['inget här', null]
	])('%s', async (text, out) => {
		expect(scrub(text, ids)).toBe(out);
		const db = await openDatabase(':memory:');
		const [row] = await db.query<{ t: string }>(
			`select ${scrubSql('t', ids)} as t from (select $text as t)`,
			{ text }
		);
		db.close();
		expect(row?.t).toBe(out ?? text);
	});
});

describe('kronor that moved', () => {
	const shift = (kostnadsslag: string, ore: number) => ({
		ar: 2024,
		typ: 'utfall',
		insats_id: 'krus',
		kostnadsslag,
		ore
	});
	const said = (...shifts: ReturnType<typeof shift>[]) =>
		movesOf(shifts).map(({ fran, till, kr }) => [fran, till, kr]);
	it('are said from where to where only when that can be known', () => {
		expect(said(shift('resor', -1200_00), shift('ovrigt', 1000_00), shift('lokaler', 200_00))).toEqual([
			['krus · resor', 'krus · ovrigt', 1000],
			['krus · resor', 'krus · lokaler', 200]
		]);
		expect(said(shift('resor', -3_00), shift('po', -4_00), shift('ovrigt', 7_00))).toEqual([
			['krus · resor', 'krus · ovrigt', 3],
			['krus · po', 'krus · ovrigt', 4]
		]);
		// Two lost and two got: who gave whom what is not known. More than was lost: it had no place before.
		expect(said(shift('a', -1_00), shift('b', -2_00), shift('c', 1_00), shift('d', 2_00))).toEqual([
			['krus · a', null, 1],
			['krus · b', null, 2],
			[null, 'krus · c', 1],
			[null, 'krus · d', 2]
		]);
		expect(said(shift('ovrigt', 5_50))).toEqual([[null, 'krus · ovrigt', 5.5]]);
	});
	it('stay in the insats where they go even, whatever else was given a place', () => {
		const other = { ...shift('po', 10_000_00), insats_id: 'annan' };
		expect(said(shift('lokaler', -12_000_00), shift('ovrigt', 12_000_00), other)).toEqual([
			['krus · lokaler', 'krus · ovrigt', 12_000],
			[null, 'annan · po', 10_000]
		]);
	});
	it('are not said to lack a place when one place lost and another got', () => {
		const money = movesOf([shift('a', -1_00), shift('b', -2_00), shift('c', 1_00), shift('d', 2_00)]);
		expect(movedLines({ figures: [], corrected: [], money, more: 0 })).toEqual([
			'2024 utfall: 1 kr mindre på krus · a',
			'2024 utfall: 2 kr mindre på krus · b',
			'2024 utfall: 1 kr mer på krus · c',
			'2024 utfall: 2 kr mer på krus · d'
		]);
	});
	it('name the insatser that changed their name or were divided', () => {
		const insatser = [
			{ insats_id: 'krus', fore: 'Krus', efter: 'Nya Krus', ersatter: null },
			{ insats_id: 'krus_ung', fore: null, efter: 'Krus Ung', ersatter: 'krus' }
		];
		expect(movedLines({ figures: [], corrected: [], money: [], insatser, more: 0 })).toEqual([
			'krus heter nu ”Nya Krus”, förut ”Krus”; talen är desamma',
			'krus_ung (”Krus Ung”) är ny och tar över efter krus; det som var står kvar där'
		]);
	});
	it('and everything else that moved, as lines', () => {
		expect(movedLines(undefined)).toEqual([]);
		expect(
			movedLines({
				figures: [
					{ ar: 2024, insats_id: 'krus', matt: 'utfall', fore: 1000, efter: 1200.4, sena: 0 },
					// No money told is not the same as none spent.
					{ ar: 2024, insats_id: 'krus', matt: 'budget', fore: 0, efter: 500, sena: 0 }
				],
				corrected: [{ falt: 'samtycke', fore: 'ja', efter: null, antal: 3 }],
				money: [{ ar: 2024, typ: 'budget', fran: null, till: 'krus · po', kr: 1200 }],
				more: 2
			})
		).toEqual([
			'krus 2024, utfall: 1\u00a0000 → 1\u00a0200 kr',
			'krus 2024, budget: inget → 500 kr',
			'Rättat samtycke: ja → tomt, 3 deltaganden',
			'2024 budget: 1\u00a0200 kr som inte hade någon plats till krus · po',
			'och 2 ändringar till'
		]);
	});
});
