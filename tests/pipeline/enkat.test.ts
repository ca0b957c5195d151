import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeXlsx } from 'hucre/xlsx';
import { F2, FRITT, HEAD, INSATSER, ROWS, SAID, SAID_SQL, SKALOR, lines, mapping } from './enkatVid.ts';
import { csv, filesBelow, lost, place, type Place } from './support.ts';
import { readFileSync } from 'node:fs';

let p: Place;
beforeEach(() => {
	p = place();
});
afterEach(() => p.remove());

const said = async () => (await p.query(SAID_SQL)).map((row) => Object.values(row));
const send = async (file: string, content: string | Uint8Array, text = mapping()) => {
	p.send({ 'insatser.csv': INSATSER, 'mappning.yml': text, [file]: content });
	const report = await p.load();
	expect(lost(report)).toEqual([]);
	return report;
};
const wide = lines([HEAD, ...ROWS]);

describe('a wide export is read by the folder’s mapping:', () => {
	it('team, date and gender come out, and the words that were read are counted', async () => {
		const report = await send('svar.csv', wide);
		expect(
			await p.query(
				'select distinct svar_id, insats_id, cast(datum as varchar) as datum, kon from core.enkatsvar order by svar_id'
			)
		).toEqual([
			{ svar_id: '1', insats_id: 'sala', datum: '2024-10-01', kon: 'kvinna' },
			{ svar_id: '2', insats_id: 'sala', datum: '2024-10-02', kon: 'man' },
			{ svar_id: '3', insats_id: 'fagersta', datum: '2024-10-02', kon: 'kvinna' },
			{ svar_id: '4', insats_id: 'fagersta', datum: '2024-10-03', kon: 'man' }
		]);
		expect(report.files.find(({ file }) => file === 'svar.csv')?.etiketter).toEqual({
			tolkade: [
				{ kolumn: 'f1', etikett: 'Inte alls', kod: '1', antal: 1 },
				{ kolumn: 'f2', etikett: 'Helt och hållet', kod: '4', antal: 1 },
				{ kolumn: 'f2', etikett: 'vet ej', kod: '98', antal: 1 },
				{ kolumn: 'f1', etikett: 'Lite  grann', kod: '2', antal: 1 },
				{ kolumn: 'f1', etikett: 'I HÖG GRAD', kod: '3', antal: 1 },
				{ kolumn: 'insats_id', etikett: 'Salateamet', kod: 'sala', antal: 2 }
			],
			okanda: []
		});
	});

	it('answers without a number of their own get one that names the file and the row', async () => {
		await send(
			'svar.csv',
			lines([HEAD, ...ROWS].map((row) => row.slice(1))),
			mapping().replace('      Svarsnr: svar_id\n', '')
		);
		const ids = await p.query<{ svar_id: string }>(
			'select distinct svar_id from core.enkatsvar order by svar_id'
		);
		expect(ids.map(({ svar_id }) => svar_id.replace(/^[0-9a-f]{8}/, '#'))).toEqual([
			'#-2',
			'#-3',
			'#-4',
			'#-5'
		]);
	});
});

describe('nothing is read by guess:', () => {
	it('a label that is nearly one on the scale goes to quarantine, with what it is near', async () => {
		const report = await send(
			'svar.csv',
			wide.replace('Inte alls', 'Inte als').replace('Lite  grann', 'I högan grad')
		);
		expect(report.files.find(({ file }) => file === 'svar.csv')).toMatchObject({
			read: 8,
			accepted: 6,
			quarantined: 2
		});
		const refused = await p.query<{ rad: number; varde: string; text: string }>(
			'select rad, varde, text from meta.karantan order by rad'
		);
		expect(refused).toEqual([
			{
				rad: 2,
				varde: 'Inte als',
				text: expect.stringMatching(
					/finns inte på skalan.*Närmast ligger 1.*Bestäm i mappning\.yml \(svar, eller skalor/
				)
			},
			{ rad: 4, varde: 'I högan grad', text: expect.stringMatching(/Närmast ligger 3/) }
		]);
		expect(report.files.find(({ file }) => file === 'svar.csv')?.etiketter?.okanda).toMatchObject([
			{ kolumn: 'svar', etikett: 'I högan grad', antal: 1, forslag: expect.arrayContaining(['3']) },
			{ kolumn: 'svar', etikett: 'Inte als', antal: 1, forslag: expect.arrayContaining(['1']) }
		]);
		expect((await said()).some(([id, fraga]) => id === '1' && fraga === 'f1')).toBe(false);
	});

	it('once decided it is read, and the quarantine is empty', async () => {
		const odd = wide.replace('Inte alls', 'Inte als');
		await send('svar.csv', odd);
		const report = await send(
			'svar.csv',
			odd,
			mapping().replace('etikett: Inte alls', 'etikett: Inte alls, aven: [Inte als]')
		);
		expect(report.files.find(({ file }) => file === 'svar.csv')).toMatchObject({ read: 8, accepted: 8 });
		expect(await p.query('select * from meta.karantan')).toEqual([]);
		expect(await said()).toEqual(SAID);
		expect((await p.load()).unchanged).toBe(true);
	});

	it('a name of an insats that is nearly one', async () => {
		await send('svar.csv', wide.replaceAll('Salateamet', 'Team Sal'));
		expect(await p.query('select distinct varde, text from meta.karantan')).toEqual([
			{ varde: 'Team Sal', text: expect.stringMatching(/Närmast ligger sala.*mappning\.yml \(insatser\)/) }
		]);
	});

	it('a code of a list, in any source', async () => {
		p.write({
			'insatser.csv': INSATSER,
			'd.csv': csv([
				{
					deltagande_id: 'd1',
					deltagare: 'p1',
					insats_id: 'sala',
					start: '2024-02-01',
					kon: 'man',
					utbildning: 'Gymnasiet'
				},
				{
					deltagande_id: 'd2',
					deltagare: 'p2',
					insats_id: 'sala',
					start: '2024-02-01',
					kon: 'K',
					utbildning: 'Okänd'
				}
			]),
			'mappning.yml': 'koder: { kon: { K: kvinna } }\n'
		});
		const report = await p.load();
		expect(report.files.find(({ file }) => file === 'd.csv')?.etiketter).toEqual({
			tolkade: [{ kolumn: 'kon', etikett: 'K', kod: 'kvinna', antal: 1 }],
			okanda: [
				{
					kolumn: 'utbildning',
					etikett: 'Gymnasiet',
					antal: 1,
					forslag: expect.arrayContaining(['gymnasial']),
					poang: expect.any(Number),
					var: ['koder', 'utbildning', 'Gymnasiet']
				}
			]
		});
		expect(await p.query('select text from meta.karantan')).toEqual([
			{ text: expect.stringMatching(/Närmast ligger Gymnasial.*koder, utbildning/) }
		]);
	});

	it('proposals in the mapping are not used, and the report says so', async () => {
		const forslag = 'forslag:\n  skalsvar:\n    grad:\n      Inte als: { blir: "1", poang: 0.95 }\n';
		const report = await send('svar.csv', wide.replace('Inte alls', 'Inte als'), mapping() + forslag);
		expect(report.warnings).toEqual([
			{
				code: 'forslag_obestamda',
				text: expect.stringContaining('mappning.yml har 1 förslag som ingen har bestämt')
			}
		]);
		expect(report.files.find(({ file }) => file === 'svar.csv')).toMatchObject({
			accepted: 7,
			quarantined: 1
		});
	});

	it('two versions that fit the same headings, until the mapping says which file is which', async () => {
		const two = mapping().replace(/( {2}- enkat[\s\S]*)$/, (one) => one + one.replace('"2024"', '"2025"'));
		const report = await send('svar 2025.csv', wide, two);
		expect(report.errors.join()).toMatch(/passar både egen_avslut version 2024 och egen_avslut version 2025/);
		const named = two
			.replace('version: "2024"\n', 'version: "2024"\n    filer: [{ fil: hösten 2024 }]\n')
			.replace('version: "2025"\n', 'version: "2025"\n    filer: [{ fil: "2025" }]\n');
		expect((await send('svar 2025.csv', wide, named)).errors).toEqual([]);
		expect(await p.query('select distinct version from core.enkatsvar')).toEqual([{ version: '2025' }]);
		const other = await send('svar 2023.csv', wide, named);
		expect(other.errors.join()).toMatch(/varken filen eller bladet står under filer/);
	});
});

describe('what does not hold is kept and named:', () => {
	it('a respondent without one answer is refused, and does not count in the response rate', async () => {
		const empty = ['5', 'sala', '2024-10-03', 'Man', '', ' ', 'Hann inte'];
		const report = await send('svar.csv', lines([HEAD, ...ROWS, empty]));
		expect(report.files.find(({ file }) => file === 'svar.csv')).toMatchObject({
			read: 10,
			accepted: 8,
			quarantined: 2
		});
		expect(await p.query('select distinct rad, kod, text from meta.karantan')).toEqual([
			{ rad: 6, kod: 'inget_besvarat', text: expect.stringContaining('Ta bort den ur filen') }
		]);
	});

	it('a row with a stray quote is as many rows as it has questions', async () => {
		const report = await send('svar.csv', `${wide}6;sala;"2024-10-01"x;Man;3;3;\n`);
		expect(report.files.find(({ file }) => file === 'svar.csv')).toMatchObject({
			read: 10,
			accepted: 8,
			quarantined: 2
		});
	});

	it('does not stop a load however many they are: that few answer is no fault of the file', async () => {
		const silent = Array.from({ length: 26 }, (_, i) => [
			`${i + 10}`,
			'sala',
			'2024-10-05',
			'Man',
			'',
			'',
			''
		]);
		const report = await send('svar.csv', lines([HEAD, ...ROWS, ...silent]));
		expect(report.errors).toEqual([]);
		// Thirty respondents and two questions; four have answered.
		expect(report.files.find(({ file }) => file === 'svar.csv')).toMatchObject({
			read: 60,
			accepted: 8,
			quarantined: 52
		});
	});

	it('free text is dropped, also where nobody has said that it is free text, and is nowhere in the warehouse', async () => {
		const report = await send('svar.csv', wide, mapping().replace(/ {4}bort.*\n/, ''));
		expect(report.warnings).toEqual([
			{ code: 'okanda_kolumner', file: 'svar.csv', text: expect.stringContaining(FRITT) }
		]);
		for (const path of filesBelow(p.warehouse))
			expect(readFileSync(path).includes('Ring oftare')).toBe(false);
	});

	it.each([['csv'], ['xlsx']])(
		'a personnummer in free text (%s): the file is refused whole',
		async (kind) => {
			const rows = [
				HEAD,
				...ROWS.map((row, i) => (i === 2 ? row.with(6, 'Ring 640823-3234 om tiden') : row))
			];
			const content = kind === 'csv' ? lines(rows) : await writeXlsx({ sheets: [{ name: 'Svar', rows }] });
			p.write({ 'insatser.csv': INSATSER, 'mappning.yml': mapping(), [`svar.${kind}`]: content });
			const report = await p.load();
			expect(report.files.find(({ file }) => file === `svar.${kind}`)).toMatchObject({
				read: 0,
				code: 'personnummer'
			});
			expect(report.published).toBe(false);
			for (const path of filesBelow(p.warehouse)) expect(readFileSync(path).includes('3234')).toBe(false);
		}
	);

	it('a heading that a question lacks, or that stands twice, is named', async () => {
		expect((await send('svar.csv', lines([HEAD.with(5, 'Något annat'), ...ROWS]))).errors.join()).toMatch(
			/liknar enkäten egen_avslut version 2024.*saknar fanns_det_nagon_som_holl_samman/
		);
		expect((await send('svar.csv', lines([HEAD.with(6, F2), ...ROWS]))).errors.join()).toMatch(
			/Rubriken Fanns det någon som höll samman\? finns två gånger/
		);
	});
});

describe('versions, cuts and response rates', () => {
	it('each version has its own scale and cut, and they stand side by side', async () => {
		const v2 = `  - enkat: egen_avslut
    version: "2025"
    insats_id: sala
    matar: 2025
    respondentgrupp: deltagare
    kolumner: { Id: svar_id }
    fragor: { "Kunde du påverka?": { fraga: f1, indikator: inflytande, skala: tre } }
`;
		const tre = `  tre:
    svar: [{ varde: 1, etikett: Ja }, { varde: 2, etikett: Delvis }, { varde: 3, etikett: Nej }]
    positivt_till: 1
`;
		p.write({
			'insatser.csv': INSATSER,
			'mappning.yml': mapping().replace('enkater:\n', `${tre}enkater:\n${v2}`),
			'2024.csv': wide,
			'2025.csv': 'Id;Kunde du påverka?\n1;Ja\n2;Delvis\n3;Nej\n',
			'utskick.csv':
				'enkat;version;insats_id;matar;antal\negen_avslut;2024;sala;2024;5\negen_avslut;2025;sala;2025;4\n'
		});
		const report = await p.load();
		expect(report.errors).toEqual([]);
		expect(lost(report)).toEqual([]);
		// By hand: 2024 f1 has 1, 3, 2, 3 and is positive from 3; 2025 has Ja, Delvis, Nej and is positive down to Ja.
		expect(
			await p.query(
				"select version, cast(count(*) filter (where positivt) as integer) as positiva, cast(count(*) filter (where giltigt) as integer) as giltiga from marts.enkatsvar where fraga = 'f1' group by version order by version"
			)
		).toEqual([
			{ version: '2024', positiva: 2, giltiga: 4 },
			{ version: '2025', positiva: 1, giltiga: 3 }
		]);
		// Two of five answered in 2024 (respondents 1 and 2 are sala's), three of four in 2025.
		expect(
			await p.query(
				"select matar, cast(antal_svar as integer) as svar, cast(antal_utskick as integer) as utskick from marts.svarsfrekvens where insats_id = 'sala' order by matar"
			)
		).toEqual([
			{ matar: 2024, svar: 2, utskick: 5 },
			{ matar: 2025, svar: 3, utskick: 4 }
		]);
	});

	it('scales may come from a file of the source enkat instead', async () => {
		const skalor = SKALOR.replace(
			'saknas: vet_ej }',
			'saknas: vet_ej }\n      - { varde: 97, etikett: Ej besvarad, saknas: ej_besvarad }'
		);
		const text = mapping()
			.replace(SKALOR, skalor)
			.replaceAll(/, indikator: \w+/g, '')
			.replace(', positivt_fran: 4', '');
		const scale = (fraga: string, from: number) =>
			[
				...[1, 2, 3, 4].map((v) => ({
					skalvarde: v,
					ordning: v,
					positivt: v >= from ? 'ja' : 'nej',
					saknas: null
				})),
				{ skalvarde: 98, ordning: null, positivt: null, saknas: 'vet_ej' },
				{ skalvarde: 97, ordning: null, positivt: null, saknas: 'ej_besvarad' }
			].map((row) => ({ enkat: 'egen_avslut', version: '2024', fraga, indikator: 'i', ...row }));
		p.write({ 'enkat.csv': csv([...scale('f1', 3), ...scale('f2', 4)]) });
		p.write({ 'insatser.csv': INSATSER, 'mappning.yml': text, 'svar.csv': wide });
		expect((await p.load()).errors).toEqual([]);
		expect(await said()).toEqual(SAID.map((row) => (row[2] === 'ej_besvarad' ? row.with(2, '97') : row)));
	});
});
