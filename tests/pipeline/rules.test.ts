import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readChecks } from '#pipelines/check.ts';
import type { LoadReport } from '#lib/server/report.ts';
import { cases } from './rules.cases.ts';
import { D, known, type Row } from './rules.rows.ts';
import { csv, deltagande, insats, lost, place, TODAY, type Place } from './support.ts';

describe('a row that breaks a rule', () => {
	let p: Place;
	let report: LoadReport;
	const sources: Record<string, Row[]> = {
		insatser: [known.regler],
		deltagande: [D('D0')]
	};
	const at = new Map<Row, number>();
	let quarantine: { namn: string; rad: number; kod: string; text: string; kolumn: string | null }[] = [];

	beforeAll(async () => {
		p = place();
		const add = (source: string, row: Row) => {
			at.set(row, (sources[source] ??= []).push(row) + 1);
		};
		for (const { beside = {} } of cases)
			for (const [source, rows] of Object.entries(beside)) for (const row of rows) add(source, row);
		for (const { source, good, bad } of cases) {
			add(source, good);
			add(source, bad);
		}
		// Files of a source's rows in one, so that the tolerance is not what refuses them.
		for (const [source, rows] of Object.entries(sources)) p.write({ [`${source}.csv`]: csv(rows) });
		report = await p.load();
		if (report.published)
			quarantine = await p.query('select namn, rad, kod, text, kolumn from meta.karantan');
	});
	afterAll(() => p.remove());

	it('is the only thing refused, and every row read is somewhere', () => {
		expect(report.errors).toEqual([]);
		expect(lost(report)).toEqual([]);
		expect(report.files.reduce((sum, file) => sum + file.quarantined, 0)).toBe(cases.length);
	});

	it.each(cases.map((one) => [one.kod, one.source, one] as const))(
		'%s in %s',
		(kod, source, { bad, good, says }) => {
			const of = (row: Row) =>
				quarantine.filter((one) => one.namn === `${source}.csv` && one.rad === at.get(row));
			expect(of(good)).toEqual([]);
			expect(of(bad).map((one) => one.kod)).toEqual([kod]);
			const text = of(bad)[0]?.text ?? '';
			expect(text).toMatch(says);
			expect(text).toMatch(/^[A-ZÅÄÖ0-9].*\.$/);
			expect(text).not.toMatch(/[{}]|undefined|null|\b(error|the|at |row|invalid)\b|\.ts|\.sql/i);
		}
	);

	it('every rule has a case, and says which column it is about', () => {
		const tested = new Set(cases.map(({ kod }) => kod));
		const rules = readChecks().filter(({ niva }) => niva === 'fel');
		expect(rules.map(({ kod }) => kod).filter((kod) => !tested.has(kod))).toEqual([]);
		for (const { kod, kolumn } of quarantine) expect([kod, kolumn]).not.toEqual([kod, '']);
	});
});

describe('a warning has both figures', () => {
	let p: Place;
	let report: LoadReport;
	const INSATS = { forbund: 'Samordningsförbundet Umeå' };
	/** Five persons who say five different things, under numbers of the file's own. */
	const answers = (file: string) =>
		['1', '2', '3', '4', '5'].map((svar) => ({
			...{ svar_id: `${file}${svar}`, enkat: 'e', version: '1', insats_id: 'b' },
			...{ respondentgrupp: 'deltagare', fraga: 'f', svar, datum: '2024-10-01' }
		}));

	beforeAll(async () => {
		p = place();
		p.write({
			'insatser.csv': csv([
				insats({ insats_id: 'a', namn: 'Insatsen A', alder_fran: 16, alder_till: 30, ...INSATS }),
				insats({ insats_id: 'b', namn: 'Insatsen B', ersatter: 'borta', ...INSATS }),
				insats({ insats_id: 'c', ersatter: 'd', ...INSATS }),
				insats({ insats_id: 'd', ersatter: 'e', ...INSATS }),
				insats({ insats_id: 'e', ersatter: 'c', ...INSATS })
			]),
			'deltagande.csv': csv([
				// Excel's 100 % is 1.
				deltagande(1, { insats_id: 'a', fodelsear: 1993, omfattning_efter: 1 }),
				deltagande(2, { insats_id: 'a', fodelsear: 1994, omfattning_efter: 100 }),
				deltagande(3, {
					insats_id: 'a',
					fodelsear: 2010,
					start: '2025-05-01',
					slut: null,
					omfattning_efter: null
				})
			]),
			'uppfoljning.csv': csv([
				{ deltagande_id: 'd2', datum: '2025-06-01', sysselsattning: 'studier', omfattning: 1 }
			]),
			'antal.csv': csv([
				// Before the insats has rows there is nothing to agree with.
				{ insats_id: 'a', period: '2023', kategori: 'nya', antal: 9, kon: null },
				{ insats_id: 'a', period: '2024', kategori: 'nya', antal: 3, kon: null },
				{ insats_id: 'a', period: '2025', kategori: 'nya', antal: 1, kon: null },
				{ insats_id: 'b', period: '2024', kategori: 'avslutade', antal: 10, kon: null },
				{ insats_id: 'b', period: '2024', kategori: 'avslutade', antal: 5, kon: 'kvinna' },
				{ insats_id: 'b', period: '2024', kategori: 'avslutade', antal: 4, kon: 'man' }
			]),
			'aggregat.csv': csv([
				{ insats_id: 'a', period: '2024', matt: 'nöjda', taljare: 18, namnare: 94, publicerad_procent: 20 },
				{
					insats_id: 'a',
					period: '2024',
					matt: 'i arbete',
					taljare: 18,
					namnare: 94,
					publicerad_procent: 19
				},
				{
					insats_id: 'a',
					period: '2024',
					matt: 'i studier',
					taljare: 41,
					namnare: 94,
					publicerad_procent: '43,6'
				},
				{
					insats_id: 'riket',
					period: '2024',
					matt: 'nöjda',
					taljare: 18,
					namnare: 94,
					publicerad_procent: null
				}
			]),
			'enkat.csv': csv(
				['1', '2', '3', '4', '5'].map((skalvarde, i) => ({
					...{ enkat: 'e', version: '1', fraga: 'f', indikator: 'i', skalvarde, ordning: i + 1 },
					...{ etikett: skalvarde, positivt: i ? 'ja' : 'nej', saknas: '' }
				}))
			),
			'svar b.csv': csv(answers('x')),
			'svar b en gång till.csv': csv(answers('y')),
			'enkatsvar.csv': csv(
				['s1', 's2', 's3'].map((svar_id) => ({
					...{ svar_id, enkat: 'e', version: '1', insats_id: 'a', respondentgrupp: 'deltagare' },
					...{ fraga: 'f', svar: '2', datum: '2024-10-01' }
				}))
			),
			'utskick.csv': csv([{ enkat: 'e', version: '1', insats_id: 'a', matar: 2024, antal: 2 }]),
			'omvarld.csv': csv(
				[
					{ matt: 'helarsekvivalenter', kon: null, ersattning: 'totalt', varde: 100 },
					{ matt: 'helarsekvivalenter', kon: 'kvinna', ersattning: 'totalt', varde: 60 },
					{ matt: 'helarsekvivalenter', kon: 'man', ersattning: 'totalt', varde: 38 },
					{ matt: 'helarsekvivalenter', kon: null, ersattning: 'ekonomiskt_bistand', varde: 0 },
					{ matt: 'folkmangd', kon: null, ersattning: null, varde: 1000 },
					{ matt: 'andel_av_befolkningen', kon: null, ersattning: 'totalt', varde: 12 }
				].map((row) => ({ kalla: 'SCB', tabell: 't', region: '1980', period: '2024', ...row }))
			)
		});
		report = await p.load();
	});
	afterAll(() => p.remove());
	const texts = (code: string) => report.warnings.filter((one) => one.code === code).map(({ text }) => text);

	it('and refuses nothing', () => {
		expect([report.published, report.errors, lost(report)]).toEqual([true, [], []]);
		expect(report.files.every(({ quarantined }) => quarantined === 0)).toBe(true);
	});

	it('counts against rows, and a total against its own parts', () => {
		expect(texts('antal_stammer_inte')).toEqual([
			'Antal stämmer inte för Insatsen A 2024 (nya): filen säger 3, raderna ger 2. Kontrollera vilken uppgift som gäller.',
			'Antal stämmer inte för Insatsen B 2024 (avslutade): totalt 10, summan per kön 9. Kontrollera vilken uppgift som gäller.'
		]);
	});

	it('a printed percentage against its own numbers', () => {
		expect(texts('procent_stammer_inte')).toEqual([
			expect.stringMatching(/a nöjda 20 % stämmer inte .*: 18 av 94 är 19,1 %/)
		]);
	});

	it('a published total against women and men, a share against its own numbers, a kommun that wrote nothing, and one that nobody has pointed out (more in omvarld.test.ts)', () => {
		expect(texts('total_stammer_inte')).toEqual([
			expect.stringMatching(/1980 2024: publicerat 100, summan av kvinnor och män 98\./)
		]);
		expect(texts('omvarld_andel_stammer_inte')).toEqual([
			expect.stringMatching(/12,0 % \(1980 2024\) .*: 100 av 1\u00a0000 är 10,00 %\./)
		]);
		expect(texts('omvarld_utan_kommuner')).toEqual([
			expect.stringMatching(/^1 kommun finns i omvärldens siffror, och ingen är utpekad som förbundets\./)
		]);
		expect(texts('omvarld_bistand_noll')).toEqual([expect.stringMatching(/är 0 i 1980 \(1 period, 2024\)/)]);
	});

	it('more answers than were sent, and from where', () => {
		expect(texts('fler_svar_an_utskick')).toEqual([
			'3 svar har kommit in på 2 utskick av e 1 till a 2024, så svarsfrekvensen blir över 100 %. Kontrollera antalet utskick, eller om svar har lästs in två gånger.'
		]);
	});

	it('the same answers in two files, though their numbers are others', () => {
		expect(texts('samma_svar_i_tva_filer')).toEqual([
			'5 personers svar på e 1 från b 2024 (svar b en gång till.csv och svar b.csv) står i två filer, ord för ord, och räknas två gånger om det är samma personer. Skicka bara den ena filen igen: den ersätter båda.'
		]);
	});

	it('an extent of one percent, which is what a spreadsheet has for 100 %', () => {
		expect(texts('omfattning_en_procent')).toEqual([
			expect.stringMatching(/^deltagande\.csv: omfattningen är 1 procent, .* på 1 av raderna\./),
			expect.stringMatching(/^uppfoljning\.csv: omfattningen är 1 procent, .* på 1 av raderna\./)
		]);
	});

	it('ages outside the målgrupp, how many and where', () => {
		expect(texts('alder_utanfor_malgruppen')).toEqual([
			expect.stringMatching(/^2 deltaganden i a har en ålder/)
		]);
	});

	it('what is told about the country but cannot stand beside anything (more in riket.test.ts)', () => {
		expect(texts('riket_gar_inte_att_jamfora')).toEqual([
			expect.stringMatching(
				/^Uppgiften om riket för nöjda 2024 jämförs inte med något: måttet är ett annat\./
			)
		]);
	});

	it('an insats that says it took over from one nobody knows', () => {
		expect(texts('okand_ersatt_insats')).toEqual([
			'Insatsen b säger att den ersätter borta, men någon av dem finns inte bland förbundets insatser, eller är insatsen själv. Rätta ersatter.'
		]);
	});

	it('insatser that lead back to themselves', () => {
		expect(texts('insatser_i_cirkel')).toEqual([
			'Insatsen c leder tillbaka till sig själv: ersatter d. Rätta det i någon av insatserna.',
			'Insatsen d leder tillbaka till sig själv: ersatter e. Rätta det i någon av insatserna.',
			'Insatsen e leder tillbaka till sig själv: ersatter c. Rätta det i någon av insatserna.'
		]);
	});

	it('every warning has a case here', () => {
		const codes = readChecks()
			.filter(({ niva }) => niva === 'varning')
			.map(({ kod }) => kod);
		expect(codes.filter((code) => texts(code).length === 0)).toEqual([]);
	});
});

it('the day of the load is what the future begins after', () => {
	expect(TODAY.slice(0, 10)).toBe('2026-11-20');
});
