import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeXlsx } from 'hucre/xlsx';
import { readMapping } from '#pipelines/readers/mapping.ts';
import { stegvis } from './cli.ts';
import { HEAD, INSATSER, ROWS, SAID, SAID_SQL, lines, mapping } from './enkatVid.ts';
import { csv, lost, place, root, type Place } from './support.ts';

/** From files nobody knows, by proposals a person approves, to a load: the command `mappning` and what it writes. */
let p: Place;
beforeEach(() => {
	p = place();
});
afterEach(() => p.remove());

const file = () => join(p.input, 'mappning.yml');
const run = (...args: string[]) => stegvis('mappning', p.input, ...args);
const json = async (...args: string[]) =>
	JSON.parse((await run('--json', ...args)).out) as Record<string, unknown>;
const edit = (...pairs: [string | RegExp, string][]) => {
	let text = readFileSync(file(), 'utf8');
	for (const [from, to] of pairs) {
		const changed = text.replace(from, to);
		expect(changed).not.toBe(text);
		text = changed;
	}
	writeFileSync(file(), text);
};

const OWN = csv([
	{
		Löpnr: 1,
		Person: 'p1',
		Insats: 'Salateamet',
		Startdatum: '2024-01-08',
		Avslutsdatum: '2024-06-30',
		'K/M': 'K',
		Utbildningsnivå: 'Gymnasiet'
	},
	{
		Löpnr: 2,
		Person: 'p2',
		Insats: 'sala',
		Startdatum: '2024-01-15',
		Avslutsdatum: '',
		'K/M': 'M',
		Utbildningsnivå: 'Gymnasiet'
	},
	{
		Löpnr: 3,
		Person: 'p3',
		Insats: 'fagersta',
		Startdatum: '2024-02-01',
		Avslutsdatum: '',
		'K/M': 'K',
		Utbildningsnivå: 'okänd'
	}
]);

describe('a list with the team’s own columns and labels', () => {
	beforeEach(() => p.write({ 'insatser.csv': INSATSER, 'lista.csv': OWN }));

	it('is proposed with scores and alternatives, and nothing is decided by it', async () => {
		const { files, proposals, decided } = await json('--out', file());
		expect(files).toContainEqual(
			expect.objectContaining({ file: 'lista.csv', slag: 'kalla', namn: 'deltagande', saknas: [] })
		);
		expect(proposals).toMatchObject({
			kolumner: {
				deltagande: {
					Löpnr: { blir: 'deltagande_id', poang: expect.any(Number), eller: expect.any(Array) },
					Person: { blir: 'deltagare' },
					Startdatum: { blir: 'start' },
					Avslutsdatum: { blir: 'slut' },
					'K/M': { blir: 'kon' }
				}
			},
			// What everybody writes for a code is proposed, and no more than that.
			koder: {
				kon: { K: { blir: 'kvinna', antal: 2 } },
				utbildning: { Gymnasiet: { blir: 'gymnasial', antal: 2 } }
			},
			insatser: { Salateamet: { blir: 'sala', antal: 1 } }
		});
		expect(decided).toEqual([]);
		expect(readMapping(p.input)).toMatchObject({ kolumner: {}, koder: {}, insatser: {} });
		const report = await p.load();
		expect(report.errors.join()).toMatch(/lista\.csv: Rubrikraden/);
		expect(report.warnings).toContainEqual(expect.objectContaining({ code: 'forslag_obestamda' }));
	});

	it('is read once it is approved; the file keeps what stood in it, and the next load remembers', async () => {
		writeFileSync(file(), '# Vår egen anteckning\nkoder:\n  kon:\n    Kv: kvinna # så skrev vi förr\n');
		await run('--out', file());
		const said = await run(
			'--out',
			file(),
			'--godkann',
			'alla',
			'--godkann',
			'koder/kon/K=kvinna',
			'--godkann',
			'koder/kon/M=man'
		);
		expect(said).toMatchObject({ code: 0, err: '' });
		expect(said.out).toContain('✓ koder/kon/K → kvinna');
		expect(said.out).toContain('Inget väntar på beslut.');
		const text = readFileSync(file(), 'utf8');
		expect(text).toContain('# Vår egen anteckning');
		expect(text).toContain('Kv: kvinna # så skrev vi förr');
		expect(text).not.toContain('forslag');
		const report = await p.load();
		expect(report.errors).toEqual([]);
		expect(lost(report)).toEqual([]);
		expect(report.files.find((one) => one.file === 'lista.csv')).toMatchObject({
			...{ source: 'deltagande', read: 3, accepted: 3 },
			etiketter: {
				tolkade: expect.arrayContaining([
					{ kolumn: 'kon', etikett: 'K', kod: 'kvinna', antal: 2 },
					{ kolumn: 'utbildning', etikett: 'Gymnasiet', kod: 'gymnasial', antal: 2 },
					{ kolumn: 'insats_id', etikett: 'Salateamet', kod: 'sala', antal: 1 }
				]),
				okanda: []
			}
		});
		const again = await run();
		expect(again.out).toContain('lista.csv känns igen som deltagande');
		expect(again.out).toContain('Inget väntar på beslut.');
	});

	it('another meaning than the first may be chosen, and one that does not exist is refused', async () => {
		const other = await run('--out', file(), '--godkann', 'koder/utbildning/Gymnasiet=forgymnasial');
		expect(other.code).toBe(0);
		expect(readMapping(p.input).koder).toEqual({ utbildning: { Gymnasiet: 'forgymnasial' } });
		for (const [key, text] of [
			['koder/kon/K=kvinnor', /koden kvinnor i kon/],
			['koder/kon/Z', /inget förslag koder\/kon\/Z/]
		] as const) {
			const before = readFileSync(file(), 'utf8');
			const said = await run('--out', file(), '--godkann', key);
			expect(said).toMatchObject({ code: 2, out: '' });
			expect(said.err).toMatch(text);
			expect(readFileSync(file(), 'utf8')).toBe(before);
		}
	});
});

describe('a wide survey', () => {
	const rows = [...ROWS, ['5', 'sala', '2024-10-05', 'Man', 'Delvis', 'Inte alls', 'Allt var bra']];
	beforeEach(() => p.write({ 'insatser.csv': INSATSER, 'Avslut 2024.csv': lines([HEAD, ...rows]) }));

	it('is proposed with questions, scale, vet ej and free text; the cut is left to a person', async () => {
		await run('--out', file());
		expect(readMapping(p.input).forms).toEqual([]);
		const early = await run('--out', file(), '--godkann', 'enkater/1');
		expect(early.code).toBe(2);
		expect(early.err).toMatch(/inte färdigt: fyll i version, respondentgrupp, .*positivt_fran/);
		const { proposals } = await json();
		const { enkater, skalor } = proposals as { enkater: Record<string, unknown>[]; skalor: object };
		expect(enkater).toEqual([
			expect.objectContaining({
				...{ enkat: 'Avslut', version: null, respondentgrupp: null },
				kolumner: { Svarsnr: 'svar_id', Team: 'insats_id', Skickat: 'datum', Kön: 'kon' },
				bort: ['Vad kunde ha gjorts bättre?'],
				motiv: expect.arrayContaining([expect.stringMatching(/”Team”: insats_id, \d+ %/)])
			})
		]);
		expect(Object.keys(enkater[0]?.fragor as object)).toEqual(HEAD.slice(4, 6));
		expect(Object.values(skalor)).toEqual([expect.objectContaining({ positivt_fran: null })]);
	});

	it('answers of a decided survey that its scale lacks are proposed as spellings, and load once approved', async () => {
		p.write({
			'mappning.yml': mapping(),
			'Avslut 2024.csv': lines([HEAD, ...ROWS])
				.replace('Inte alls', 'Inte als')
				.replace('I HÖG GRAD', 'I hög  gard')
		});
		const { proposals } = await json('--out', file());
		expect((proposals as { skalsvar: object }).skalsvar).toEqual({
			grad: {
				'Inte als': expect.objectContaining({ blir: '1', antal: 1 }),
				'I hög  gard': expect.objectContaining({ blir: '3', antal: 1 })
			}
		});
		expect((await p.load()).files.find((one) => one.source === 'enkatsvar')).toMatchObject({
			accepted: 6,
			quarantined: 2
		});
		await run('--out', file(), '--godkann', 'alla');
		expect((await p.load()).files.find((one) => one.source === 'enkatsvar')).toMatchObject({
			accepted: 8,
			quarantined: 0
		});
		expect((await p.query(SAID_SQL)).map((row) => Object.values(row))).toEqual(SAID);
	});

	it('a new version of a decided form keeps its questions’ names', async () => {
		p.write({
			'mappning.yml': mapping('    filer: [{ fil: "2024" }]\n'),
			'Avslut 2025.csv': lines([HEAD.with(4, 'Fick du vara med och bestämma mer?'), ...ROWS])
		});
		const { proposals } = await json();
		expect((proposals as { enkater: unknown[] }).enkater).toEqual([
			expect.objectContaining({
				enkat: 'egen_avslut',
				fragor: {
					'Fick du vara med och bestämma mer?': { fraga: 'f1', indikator: 'inflytande', skala: 'grad' },
					[HEAD[5] as string]: { fraga: 'f2', indikator: 'samordning', skala: 'grad' }
				}
			})
		]);
	});

	it('with two heading rows in a workbook, filled in by a person, loads', async () => {
		const upper = ['Svarsnr', 'Team', 'Skickat', 'Kön', 'Hur var det?', '', 'Fritt'];
		const lower = ['', '', '', '', 'Bestämma', 'Samman', ''];
		p.send({ 'insatser.csv': INSATSER });
		p.write({ 'svar.xlsx': await writeXlsx({ sheets: [{ name: 'Svar', rows: [upper, lower, ...rows] }] }) });
		await run('--out', file());
		const text = readFileSync(file(), 'utf8');
		expect(text).toContain('rubrikrader: 2');
		expect(text).toContain('Hur var det? / Bestämma:');
		edit(
			[/version: null/, 'version: "2024"'],
			[/respondentgrupp: null/, 'respondentgrupp: deltagare'],
			// The code 3 stands among the words, so a person says which word has which value.
			[/ +- varde: null\n +etikett: Lite {2}grann\n/, ''],
			[/varde: null\n( +)etikett: Inte alls/, 'varde: 1\n$1etikett: Inte alls'],
			[/varde: null\n( +)etikett: Delvis/, 'varde: 2\n$1aven: [Lite grann]\n$1etikett: Delvis'],
			[/varde: null\n( +)etikett: I HÖG/, 'varde: 3\n$1etikett: I HÖG'],
			[/varde: null\n( +)etikett: Helt/, 'varde: 4\n$1etikett: Helt'],
			[/positivt_fran: null/, 'positivt_fran: "1"']
		);
		const said = await run('--out', file(), '--godkann', 'alla');
		expect(said).toMatchObject({ code: 0, err: '' });
		const report = await p.load();
		expect(report.errors).toEqual([]);
		expect(lost(report)).toEqual([]);
		const said5 = [...SAID.map((row) => row.slice(0, 3)), ['5', 'f1', '2'], ['5', 'f2', '1']];
		expect((await p.query(SAID_SQL)).map((row) => Object.values(row).slice(0, 3))).toEqual(
			said5.map((row) => (row[2] === '98' ? row.with(2, 'vet_ej') : row))
		);
	});
});

describe('bookkeeping', () => {
	it('is asked about in kronor, under the keys of the mapping, and not called unreadable', async () => {
		p.write({
			'insatser.csv': INSATSER,
			'bok.se': [
				'#FLAGGA 0\n#SIETYP 4\n#RAR 0 20240101 20241231\n#DIM 6 Projekt\n#OBJEKT 6 P1 "Sala"',
				'#KONTO 7010 "Löner"\n#KONTO 1930 "Bank"\n#VER A 1 20240131 x\n{',
				'#TRANS 7010 {6 P1} 100.50\n#TRANS 1930 {} -100.50\n}\n'
			].join('\n')
		});
		const said = await run();
		expect(said.code).toBe(0);
		expect(said.out).toMatch(/bok\.se är bokföring .*; 100,50\u00a0kr har ingen plats/);
		expect(said.out).toMatch(
			/objekt:\n +6:P1: 6:P1 Sala, 100,50\u00a0kr.*\n +konto:\n +7010: konto 7010 Löner/
		);
		expect(said.out).not.toContain('Inget väntar på beslut');
		p.write({
			'mappning.yml': 'sie: { objekt: { "6:P1": samordningsteam_sala }, konto: { "70": personal } }\n'
		});
		expect((await run()).out).toContain('allt har en plats\nInget väntar på beslut.');
	});
});

describe('says what is wrong', () => {
	it.each([
		['no folder', ['mappning', '/finns/inte'], /finns inte/],
		['nothing', ['mappning'], /Ange en fil eller en mapp/],
		[
			'approval without a file to write',
			['mappning', join(root, 'data/demo'), '--godkann', 'alla'],
			/Ange med --out/
		]
	])('%s', async (_, argv, text) => {
		const said = await stegvis(...argv);
		expect(said).toMatchObject({ code: 2, out: '' });
		expect(said.err).toMatch(text);
	});

	it('a file with a personnummer is named, nothing of it is proposed, and the code is 2', async () => {
		p.write({ 'lista.csv': OWN.replace('p1', '640823-3234') });
		const said = await run('--out', file());
		expect(said.code).toBe(2);
		expect(said.out).toContain('✗ lista.csv: Filen innehåller något som ser ut som ett personnummer');
		expect(said.out + readFileSync(file(), 'utf8')).not.toMatch(/3234|Löpnr/);
	});

	it('proposals that cannot be read are not used, and can be taken away', async () => {
		p.write({ 'insatser.csv': INSATSER, 'mappning.yml': 'forslag: { koder: 3 }\n' });
		expect((await run()).err).toMatch(/del forslag som inte går att läsa/);
		expect((await p.load({ checkOnly: true })).warnings).toEqual([
			expect.objectContaining({ code: 'forslag_obestamda' })
		]);
	});

	it('the demo’s own files are all known, and nothing waits', async () => {
		const said = await stegvis('mappning', join(root, 'data/demo'), '--json');
		const { files, proposals } = JSON.parse(said.out) as {
			files: { slag: string; sheet: string }[];
			proposals: Record<string, object>;
		};
		expect(files.filter(({ slag }) => slag !== 'kand').map(({ sheet }) => sheet)).toEqual([
			'Läs mig',
			'Läs mig',
			'Läs mig'
		]);
		expect(proposals.kolumner).toEqual({});
		expect(proposals.enkater).toEqual([]);
	});
});
