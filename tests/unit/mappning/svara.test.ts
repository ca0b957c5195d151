import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Enkatfraga, Filfragor, Fragor, Ordfraga, Siedel } from '#lib/server/mappningsfragor.ts';
import { answer } from '#pipelines/fragor/answer.ts';
import { composeSurvey } from '#pipelines/fragor/compose.ts';
import { sieEngang } from '#pipelines/fragor/sieEngang.ts';
import { delId, pressed } from '#pipelines/fragor/tryck.ts';
import { readUtkast, saveUtkast, throwUtkast } from '#pipelines/fragor/utkast.ts';
import { konto, sieFraga } from './sieFraga.ts';

const falt = (fields: Record<string, string>) => new Map(Object.entries(fields));

describe('the button that was pressed', () => {
	const a = delId('a.csv');
	const b = delId('a.csv', 'Blad1');

	it('has the fields of its own part, and none of another’s', () => {
		const form = falt({ prov: 'p', [`${a}:version`]: '1', [`${b}:version`]: '2', [`enkat.${b}`]: 'godkann' });
		expect(pressed(form)).toEqual({ gor: 'enkat', form: falt({ prov: 'p', version: '2', godkann: '1' }) });
	});

	it.each([
		[{ spara: '1' }, undefined],
		[{}, undefined],
		[{ 'enkat.x': 'godkann' }, undefined],
		[{ godkann: 'koder/kon/K' }, 'ord'],
		[{ avvisa: 'koder/kon/K' }, 'ord'],
		[{ godkann_alla: `${a}-ord` }, 'ord'],
		[{ nyckel: 'koder/kon/K' }, 'tillbaka'],
		[{ [`spann.${a}`]: 'godkann' }, 'spann'],
		[{ [`dimension.${a}`]: 'godkann' }, 'dimension']
	])('%j is %s', (fields, gor) => {
		expect(pressed(falt({ prov: 'p', 'val:koder/kon/K': 'kvinna', ...fields }))?.gor).toBe(gor);
	});
});

describe('a draft', () => {
	let folder: string;
	const path = () => join(folder, 'utkast.json');
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'stegvis-utkast-'));
	});
	afterEach(() => rmSync(folder, { recursive: true, force: true }));

	it('keeps what was filled in and no button, until it is thrown', () => {
		const id = delId('a.csv');
		saveUtkast(
			path(),
			falt({ prov: 'p', spara: '1', godkann: 'x', 'val:koder/kon/K': '', [`${id}:version`]: '2025' })
		);
		expect(readUtkast(path())?.falt).toEqual({ 'val:koder/kon/K': '', [`${id}:version`]: '2025' });
		throwUtkast(path());
		expect(readUtkast(path())).toBeNull();
	});

	it('with a personnummer is refused, and nothing of it is kept', () => {
		expect(() => saveUtkast(path(), falt({ 'val:koder/kon/K': '19121212-1212' }))).toThrow(
			/personnummer.*Inget har sparats/
		);
		expect(readUtkast(path())).toBeNull();
	});
});

describe('an account of several years', () => {
	const fil = (id: string, konton: Siedel[]): Filfragor => ({
		...{ id, fil: id, texter: [], ord: [], enkater: [], forklarat: [] },
		sie: sieFraga(id, konton)
	});

	it('is asked about once, with the money of all, and each file keeps what has no place in it', () => {
		const [first, second] = sieEngang([
			fil('2024', [konto('konto/5010', 100)]),
			fil('2025', [konto('konto/5010', 30), konto('konto/7010', 5)])
		]);
		expect(first?.sie?.konton).toEqual([konto('konto/5010', 130)]);
		expect(second?.sie?.konton).toEqual([konto('konto/7010', 5)]);
		expect(second?.sie?.omappat.kostnader).toBe(7);
	});
});

describe('an answer', () => {
	it('to all of a part decides that part, and nothing else that is filled in', () => {
		const fil = (id: string, word: string): Filfragor => {
			const path = ['koder', 'kon', word];
			const ord: Ordfraga = {
				...{ nyckel: path.join('/'), path, slag: 'koder', i: 'kon', ord: word },
				...{ antal: 1, filer: [id], forslag: null, poang: 0, eller: [] }
			};
			return { id, fil: id, texter: [], ord: [ord], enkater: [], sie: null, forklarat: [] };
		};
		const fragor: Fragor = {
			...{ prov: 'p', filer: [fil('a', 'K'), fil('b', 'M')], bestamt: [], skalor: [], upptagna: [] },
			...{ enkater: [], fel: null, val: { 'koder/kon': [{ varde: 'kvinna', text: 'Kvinna' }] } }
		};
		const form = falt({
			...{ prov: 'p', godkann_alla: 'b-ord' },
			...{ 'val:koder/kon/K': 'kvinna', 'val:koder/kon/M': 'kvinna' }
		});
		expect(answer(fragor, 'ord', form)).toEqual([
			{ gor: 'satt', path: ['koder', 'kon', 'M'], blir: 'kvinna' }
		]);
	});

	it('that a column of persons is a question is not heard: it is left out', () => {
		const kolumn = (rubrik: string, roll: string) => ({
			...{ rubrik, roll, poang: 1, eller: [], exempel: [], fraga: '', indikator: '', skala: '' }
		});
		const enkat: Enkatfraga = {
			...{ id: 'a', nyckel: 'n', fil: 'a.csv', blad: null, poang: 1, svarande: 2, ar: null, rubrikrader: 1 },
			...{ enkat: 'e', behover: [], liknar: [], skalor: [], ihop: [] },
			kolumner: [kolumn('E-post', 'personlig'), kolumn('Hur är det?', 'fraga')]
		};
		const form = falt({
			...{ enkat: 'e', version: '1', insats_id: 'krus', respondentgrupp: 'deltagare', matar: '2025' },
			...{
				'roll:0': 'fraga',
				'fraga:0': 'f0',
				'skala:0': 's',
				'roll:1': 'fraga',
				'fraga:1': 'f1',
				'skala:1': 's'
			}
		});
		const known = { skalor: ['s'], upptagna: [], val: { 'insatser/': [{ varde: 'krus', text: 'Krus' }] } };
		expect(composeSurvey(enkat, known, form).enkat).toMatchObject({
			fragor: { 'Hur är det?': { fraga: 'f1' } },
			bort: ['E-post']
		});
	});
});
