import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { load } from '#pipelines/load.ts';
import { listFiles } from '#pipelines/files.ts';
import { answer, type Gor } from '#pipelines/fragor/answer.ts';
import { readFragor } from '#pipelines/fragor/read.ts';
import { delId } from '#pipelines/fragor/tryck.ts';
import { saveChanges } from '#pipelines/fragor/save.ts';
import type { FileReport } from '#lib/server/report.ts';
import { HEAD, INSATSER, ROWS, SAID, SAID_SQL, lines } from './enkatVid.ts';
import { csv, deltagande, lost, place, quietIo, type Place } from './support.ts';

/** From files nobody knows, by the wizard's own answers, to a published version with figures counted by hand. */
let p: Place;
const mapping = () => join(p.input, 'mappning.yml');
const kept = () => join(p.warehouse, 'mappning.yml');
let kontroll: FileReport[] = [];

beforeEach(() => {
	p = place();
	mkdirSync(p.warehouse);
	kontroll = [];
});
afterEach(() => p.remove());

const ask = () => readFragor(p.input, { insatser: [], behallen: kept(), kontroll });
async function say(gor: Gor, fields: Record<string, string>): Promise<void> {
	const fragor = await ask();
	const form = new Map(Object.entries({ prov: fragor.prov, ...fields }));
	saveChanges([mapping(), kept()], answer(fragor, gor, form), '2026-11-22');
}
const godkann = (nyckel: string, blir: string) => say('ord', { godkann: nyckel, [`val:${nyckel}`]: blir });
const check = async () => {
	const report = await p.load({ checkOnly: true });
	kontroll = report.files;
	return report;
};
const publish = async () => {
	const report = await load({ warehouse: p.warehouse, files: listFiles([p.input]).files, k: 5 }, quietIo());
	expect(report.errors).toEqual([]);
	expect(lost(report)).toEqual([]);
	return report;
};

describe('labels', () => {
	// 3 + 2 + 1 rows: two words nobody knows, and one that is known.
	const rows = [
		'Kommunal vuxenutb.',
		'Kommunal vuxenutb.',
		'Kommunal vuxenutb.',
		'Lönejobb',
		'Lönejobb',
		'studier'
	];
	beforeEach(() => {
		p.write({
			'insatser.csv': INSATSER,
			'lista.csv': csv(
				rows.map((sysselsattning_efter, i) => deltagande(i + 1, { insats_id: 'sala', sysselsattning_efter }))
			)
		});
	});

	it('are asked about once, decided with their rows, and taken back', async () => {
		const { filer } = await ask();
		expect(filer.flatMap(({ ord }) => ord.map(({ nyckel, antal }) => [nyckel, antal]))).toEqual([
			['koder/sysselsattning/Kommunal vuxenutb.', 3],
			['koder/sysselsattning/Lönejobb', 2]
		]);
		expect((await check()).files.find(({ file }) => file === 'lista.csv')).toMatchObject({
			accepted: 1,
			quarantined: 5
		});
		await godkann('koder/sysselsattning/Kommunal vuxenutb.', 'studier');
		expect(readFileSync(kept(), 'utf8')).toBe(readFileSync(mapping(), 'utf8'));
		const after = await check();
		expect(after.files.find(({ file }) => file === 'lista.csv')).toMatchObject({
			accepted: 4,
			quarantined: 2
		});
		expect((await ask()).bestamt).toEqual([
			expect.objectContaining({
				ord: 'Kommunal vuxenutb.',
				blir: 'Studier',
				nar: '2026-11-22',
				gjorde: { rader: 3 }
			})
		]);
		await say('ord', { avvisa: 'koder/sysselsattning/Lönejobb' });
		expect((await ask()).filer.flatMap(({ ord }) => ord)).toEqual([]);
		await say('tillbaka', { nyckel: 'koder/sysselsattning/Kommunal vuxenutb.' });
		expect((await ask()).filer.flatMap(({ ord }) => ord.map(({ ord: text }) => text))).toEqual([
			'Kommunal vuxenutb.'
		]);
		expect((await check()).files.find(({ file }) => file === 'lista.csv')).toMatchObject({ accepted: 1 });
	});

	it('reach the published version as they were decided', async () => {
		await godkann('koder/sysselsattning/Kommunal vuxenutb.', 'studier');
		await godkann('koder/sysselsattning/Lönejobb', 'arbete_osubventionerat');
		await publish();
		expect(
			await p.query(
				'select sysselsattning_efter as kod, cast(count(*) as integer) as n from inlast.deltagande group by 1 order by 1'
			)
		).toEqual([
			{ kod: 'arbete_osubventionerat', n: 2 },
			{ kod: 'studier', n: 4 }
		]);
	});

	it.each<[string, Gor, Record<string, string>, RegExp]>([
		[
			'an unknown question',
			'ord',
			{ godkann: 'koder/kon/X', 'val:koder/kon/X': 'man' },
			/ingen sådan fråga längre/
		],
		[
			'an unknown code',
			'ord',
			{ godkann: 'koder/sysselsattning/Lönejobb', 'val:koder/sysselsattning/Lönejobb': 'vad' },
			/”vad” går inte att välja/
		],
		['no choice', 'ord', { godkann: 'koder/sysselsattning/Lönejobb' }, /Välj vad ”Lönejobb” är/],
		['nothing', 'ord', {}, /Inget var valt/],
		[
			'nothing chosen of all',
			'ord',
			{ godkann_alla: `${delId('lista.csv')}-ord`, 'val:koder/sysselsattning/Lönejobb': '' },
			/Inget var valt/
		],
		['a refusal of what is not asked', 'ord', { avvisa: '__proto__' }, /ingen sådan fråga/],
		['taking back what is not decided', 'tillbaka', { nyckel: 'koder/kon/K' }, /ingen sådan fråga/],
		['a survey that is none', 'enkat', { fil: 'lista.csv', godkann: '1' }, /ingen sådan fråga/],
		[
			'accounts that are none',
			'spann',
			{ fran: '50a', till: '', slag: 'lokaler' },
			/Skriv kontona med siffror/
		],
		['a range backwards', 'spann', { fran: '5099', till: '5010', slag: 'lokaler' }, /lägre till ett högre/],
		['no kostnadsslag', 'spann', { fran: '5010', till: '5099', slag: 'hyra' }, /Välj ett kostnadsslag/],
		['a dimension not asked for', 'dimension', { dimension: '6' }, /Välj vilken dimension/],
		[
			'another state',
			'ord',
			{ prov: '0', godkann: 'koder/sysselsattning/Lönejobb' },
			/har ändrats sedan sidan visades/
		]
	])('%s is refused in words, and nothing is written', async (_, gor, fields, text) => {
		await expect(say(gor, fields)).rejects.toThrow(text);
		expect(() => readFileSync(mapping())).toThrow();
	});

	it('a kept mapping that cannot be read stops the decision with a reason; mended, the decision is made and comments stand', async () => {
		writeFileSync(mapping(), '# vår\n');
		writeFileSync(kept(), '- fel\n');
		const { fel } = await ask();
		expect(fel).toMatch(/sparade ordlista.*mappning\.yml/s);
		rmSync(kept());
		await godkann('koder/sysselsattning/Lönejobb', 'studier');
		expect(readFileSync(mapping(), 'utf8')).toContain('# vår\n');
	});
});

describe('a survey with a row an answer', () => {
	it('has answers nobody has decided: one is said to be a place on the scale, and the rest stays in quarantine', async () => {
		const enkat = ['1', '2'].map((skalvarde, i) => ({
			...{ enkat: 'e', version: '1', fraga: 'f', indikator: 'i', skalvarde, ordning: i + 1 },
			...{ etikett: ['Nej', 'Ja'][i] as string, positivt: i ? 'ja' : 'nej', saknas: '' }
		}));
		const svar = ['2', 'Jajamän', 'jajamän ', 'Ja!'].map((ord, i) => ({
			...{ svar_id: `s${i}`, enkat: 'e', version: '1', insats_id: 'sala', respondentgrupp: 'deltagare' },
			...{ fraga: 'f', svar: ord, datum: '2024-10-01' }
		}));
		p.write({ 'insatser.csv': INSATSER, 'enkat.csv': csv(enkat), 'svar.csv': csv(svar) });
		const read = ({ files }: { files: FileReport[] }) => files.find(({ file }) => file === 'svar.csv');
		expect(read(await check())).toMatchObject({ read: 4, accepted: 1, quarantined: 3 });
		const asked = (await ask()).filer.flatMap(({ ord }) => ord);
		// Two spellings of an answer are one question, with the rows of both.
		expect(asked.map(({ nyckel, antal }) => [nyckel, antal]).toSorted()).toEqual([
			['svar/e/Ja!', 1],
			['svar/e/Jajamän', 2]
		]);
		// As near as can be to the words of the answer, whose value is another text.
		expect(asked.find(({ ord }) => ord === 'Ja!')).toMatchObject({ forslag: '2', poang: 1 });
		await godkann('svar/e/Jajamän', '2');
		expect(read(await check())).toMatchObject({ read: 4, accepted: 3, quarantined: 1 });
		expect((await ask()).bestamt).toEqual([
			expect.objectContaining({ ord: 'Jajamän', gjorde: { rader: 2 } })
		]);
	});
});

const ENKAT = {
	fil: 'Avslut 2024.csv',
	blad: '',
	godkann: '1',
	enkat: 'egen_avslut',
	version: '2024',
	filnamn: '',
	respondentgrupp: 'deltagare',
	'roll:0': 'svar_id',
	'roll:1': 'insats_id',
	'roll:2': 'datum',
	'roll:3': 'kon',
	'roll:4': 'fraga',
	'fraga:4': 'f1',
	'indikator:4': 'inflytande',
	'roll:5': 'fraga',
	'fraga:5': 'f2',
	'indikator:5': 'samordning',
	'roll:6': 'bort'
};

describe('a wide survey', () => {
	beforeEach(() => p.write({ 'insatser.csv': INSATSER, 'Avslut 2024.csv': lines([HEAD, ...ROWS]) }));

	/** What each label is on the scale, by hand: see enkatVid.ts. */
	const PLATS: Record<string, string> = {
		'inte alls': 'varde:1',
		'lite grann': 'varde:2',
		'3': 'varde:3',
		'i hög grad': 'varde:3',
		'helt och hållet': 'varde:4',
		'vet ej': 'saknas:vet_ej'
	};
	const filled = async (): Promise<Record<string, string>> => {
		const [enkat] = (await ask()).filer.flatMap(({ enkater }) => enkater);
		const skalor = (enkat?.skalor ?? []).flatMap(({ svar }, s) =>
			svar.map(({ ord }, j) => [`plats:${s}:${j}`, PLATS[ord.toLowerCase().replace(/\s+/g, ' ')] ?? '?'])
		);
		const cuts = (enkat?.skalor ?? []).map((_, s) => [`positivt:${s}`, 'fran:3']);
		const scale = (enkat?.kolumner ?? []).map(({ skala }, i) => [`skala:${i}`, skala]);
		return { ...ENKAT, ...Object.fromEntries([...skalor, ...cuts, ...scale]) };
	};

	it('as a person says it is, loads as counted by hand, and free text is nowhere', async () => {
		const fields = await filled();
		await godkann('insatser/Salateamet', 'sala');
		await say('enkat', { ...fields, prov: (await ask()).prov });
		await publish();
		// The proposed scales are two here: f2 is positive from 3 as well, so 4/3 differ from SAID in the last place.
		const said = (await p.query(SAID_SQL)).map((row) => Object.values(row));
		expect(said.map((row) => row.slice(0, 2))).toEqual(SAID.map((row) => row.slice(0, 2)));
		const asNumbers = SAID.map(([nr, fraga, varde, saknas]) => [
			nr,
			fraga,
			varde === '98' ? 'vet_ej' : varde,
			saknas
		]);
		expect(said.map((row) => row.slice(0, 4))).toEqual(asNumbers);
		expect(said.map((row) => row[4])).toEqual([false, true, true, false, false, false, true, true]);
		expect(readFileSync(mapping(), 'utf8')).not.toContain('Ring oftare');
		expect((await ask()).filer.every(({ enkater, ord }) => enkater.length + ord.length === 0)).toBe(true);
	});

	it('that lacks something is not saved, and everything that lacks is said at once', async () => {
		const { version: _, ...fields } = await filled();
		const open = Object.fromEntries(
			Object.entries(fields).map(([name, value]) => [name, name.startsWith('positivt') ? '' : value])
		);
		await expect(say('enkat', { ...open, respondentgrupp: '' })).rejects.toThrow(
			/vilken version det är; var gränsen för ett positivt svar går; vilka som svarar/
		);
		expect(() => readFileSync(mapping())).toThrow();
	});

	it('never overwrites a scale of the same name that an earlier sändning has kept', async () => {
		await godkann('insatser/Salateamet', 'sala');
		const [enkat] = (await ask()).filer.flatMap(({ enkater }) => enkater);
		const name = enkat?.skalor[0]?.namn ?? '';
		const earlier = `skalor:\n  ${name}:\n    svar: [{ varde: 1, etikett: Förr }]\n    positivt_fran: 1\n`;
		writeFileSync(kept(), earlier);
		await say('enkat', { ...(await filled()), prov: (await ask()).prov });
		const { skalor } = parse(readFileSync(kept(), 'utf8'));
		expect(skalor[name].svar).toEqual([{ varde: 1, etikett: 'Förr' }]);
		expect(skalor[`${name} (2)`].positivt_fran).toBe('3');
		expect(readFileSync(mapping(), 'utf8')).toContain(`skala: ${name} (2)\n`);
	});

	it('refused for good is not asked about again', async () => {
		await say('enkat', { fil: 'Avslut 2024.csv', blad: '', avvisa: '1' });
		expect((await ask()).filer.flatMap(({ enkater }) => enkater)).toEqual([]);
	});
});

describe('accounting', () => {
	// Result accounts: 100 + 60 + 40 kr of costs, −500 kr of income; hand-counted from the vouchers below.
	const SIE = `#FLAGGA 0
#SIETYP 4
#ORGNR 222000-0000
#RAR 0 20240101 20241231
#DIM 6 "Projekt"
#KONTO 5010 "Lokalhyra"
#KONTO 5020 "El"
#KONTO 7010 "Lon"
#KONTO 3000 "Bidrag"
#OBJEKT 6 "P1" "Team Sala"
#OBJEKT 6 "P2" "Annat"
#VER A 1 20240115 "x"
{
#TRANS 5010 {6 "P1"} 100.00
#TRANS 5020 {6 "P1"} 60.00
#TRANS 7010 {6 "P2"} 40.00
#TRANS 3000 {} -500.00
#TRANS 1930 {} 300.00
}
`;
	beforeEach(() => p.write({ 'insatser.csv': INSATSER, 'bok.se': SIE }));
	const sie = async () => (await ask()).filer.find(({ fil }) => fil === 'bok.se')?.sie;

	it('asks by kronor, says what has no place, and keeps a range a range', async () => {
		expect(await sie()).toMatchObject({
			omappat: { kostnader: 20000, intakter: -50000, budget: 0 },
			andel: 1,
			dimensioner: [
				{
					dim: '6',
					objekt: [
						{ nyckel: 'objekt/6:P1', kostnader: 16000, forslag: 'sala', poang: 1 },
						{ nyckel: 'objekt/6:P2', kostnader: 4000 }
					]
				}
			],
			konton: [
				{ nyckel: 'konto/3000', intakter: -50000 },
				{ nyckel: 'konto/5010', kostnader: 10000 },
				{ nyckel: 'konto/5020', kostnader: 6000 },
				{ nyckel: 'konto/7010', kostnader: 4000 }
			],
			utanObjekt: { nyckel: 'utan_objekt', intakter: -50000 }
		});
		await say('spann', { fran: '5010', till: '5099', slag: 'lokaler' });
		await godkann('sie/objekt/6:P1', 'sala');
		// 160 of the 700 kr have a place: 40 + 500 are left.
		expect(await sie()).toMatchObject({ omappat: { kostnader: 4000, intakter: -50000 }, andel: 540 / 700 });
		await godkann('sie/objekt/6:P2', 'administration');
		await godkann('sie/konto/7010', 'personal');
		await godkann('sie/konto/3000', 'utelamnas');
		expect(await sie()).toMatchObject({ andel: 0, konton: [], dimensioner: [], utanObjekt: null });
		expect(readFileSync(kept(), 'utf8')).toContain('5010-5099: lokaler');
		expect((await ask()).bestamt.map(({ ord, gjorde }) => [ord, gjorde])).toEqual([
			['6:P1', { pengar: { kostnader: 16000, intakter: 0, budget: 0 } }],
			['6:P2', { pengar: { kostnader: 4000, intakter: 0, budget: 0 } }],
			['3000', { pengar: { kostnader: 0, intakter: -50000, budget: 0 } }],
			['7010', { pengar: { kostnader: 4000, intakter: 0, budget: 0 } }],
			['5010-5099', { pengar: { kostnader: 16000, intakter: 0, budget: 0 } }]
		]);
		await publish();
		expect(
			await p.query(
				'select insats_id, kostnadsslag, cast(belopp_ore as integer) as ore from inlast.ekonomi order by 1, 2'
			)
		).toEqual([
			{ insats_id: 'administration', kostnadsslag: 'personal', ore: 4000 },
			{ insats_id: 'sala', kostnadsslag: 'lokaler', ore: 16000 }
		]);
	});

	it('refused for good is not asked about again, and its money still has no place', async () => {
		await say('ord', { avvisa: 'sie/konto/3000' });
		const left = await sie();
		expect(left?.konton.map(({ nyckel }) => nyckel)).toEqual(['konto/5010', 'konto/5020', 'konto/7010']);
		expect(left?.omappat.intakter).toBe(-50000);
	});

	it('two objects that say different things are settled by a dimension', async () => {
		p.write({ 'bok.se': SIE.replaceAll('{6 "P1"}', '{1 "K" 6 "P1"}') });
		await godkann('sie/objekt/6:P1', 'sala');
		await say('ord', { godkann: 'sie/objekt/6:P2', 'val:sie/objekt/6:P2': 'fagersta' });
		writeFileSync(
			mapping(),
			`${readFileSync(mapping(), 'utf8')}`.replace('6:P1: sala', '6:P1: sala\n    1:K: fagersta')
		);
		expect(await sie()).toMatchObject({
			motsagande: { ore: 16000, dimensioner: [{ varde: '1' }, { varde: '6' }] }
		});
		await say('dimension', { dimension: '6' });
		expect((await sie())?.motsagande).toBeNull();
	});
});
