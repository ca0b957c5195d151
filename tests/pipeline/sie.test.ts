import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LoadReport } from '#lib/server/report.ts';
import { csv, insats, lost, place, plain, root, type Place } from './support.ts';

/**
 * Accounting exports all the way to a published version. The sums of the real files were reckoned with awk over the files themselves,
 * in whole öre, accounts 3000–8989; the command stands beside each.
 */
const real = (name: string) => readFileSync(`${root}tests/files/sie/${name}`);
/** Each real file in a folder of its own, with a mapping of its own and its own insats for money without object. */
const REAL: Record<string, [file: string, mapping: string]> = {
	sie1: ['Sie1.se', ''],
	specter: ['SIE_exempelfil.se', ''],
	underdim: [
		'SIE4_Exempelfil_med_underdim.SE',
		'  objekt: { "1:Nord": nord, "1:Syd": syd, "6:0001": projekt }\n  dimensioner: [6]\n'
	],
	obalans: ['transaktioner_ovnbolag-bad-balance.se', '  objekt: { "1:Nord": nord, "1:Syd": syd }\n'],
	typ3: ['BL0001_typ3.SE', '  objekt: { "1:1": nord }\n']
};

describe('the real files, one load', () => {
	let folder: Place;
	let report: LoadReport;
	beforeAll(async () => {
		folder = place('sie-real');
		const rows = ['nord', 'syd', 'projekt', ...Object.keys(REAL)].map((insats_id) =>
			insats({ insats_id, namn: insats_id, start: '2008-01-01' })
		);
		folder.send({ 'insatser.csv': csv(rows) });
		for (const [name, [file, mapping]] of Object.entries(REAL))
			folder.write({
				[`${name}/${file}`]: real(file),
				[`${name}/mappning.yml`]: `sie:\n  utan_objekt: ${name}\n  konto: { "3-8": ovrigt }\n${mapping}`
			});
		report = await folder.load();
	});
	afterAll(() => folder.remove());

	/** Öre of one file by insats and typ, or by a column of its own. */
	const sums = (name: string, by = "insats_id || ' ' || typ") =>
		folder
			.query<{ nyckel: string; ore: number }>(
				`select ${by} as nyckel, cast(sum(belopp_ore) as double) as ore from core.ekonomi e join meta.fil f on f.fil = e._fil where f.namn like '${name}/%' group by nyckel order by nyckel asc nulls last`
			)
			.then((rows) => Object.fromEntries(rows.map(({ nyckel, ore }) => [nyckel, ore])));
	const warnings = (name: string) =>
		report.warnings
			.filter(({ file }) => file?.startsWith(`${name}/`))
			.map(({ code, text }) => [code, plain(text).replace(/^[^:]*: /, '')]);
	const file = (name: string) => report.files.find((one) => one.file.startsWith(`${name}/`));

	it('are all read, no row lost', () => {
		expect(report.errors).toEqual([]);
		expect(lost(report)).toEqual([]);
	});

	it('type 1: the year’s results as one sum of the year', async () => {
		// awk -F'\t' '$1=="#RES" && $2==0 && $3>=3000 && $3<=8989 {s+=$4*100} END{printf "%.0f",s}' Sie1.se
		// The same with $2==-1: the year before, which nothing else here tells of.
		expect(await sums('sie1', 'period')).toEqual({ '2009': -5011291, '2010': -6520750 });
		expect(
			report.files.filter((one) => one.file.startsWith('sie1/')).map(({ sheet, read }) => [sheet, read])
		).toEqual([
			[null, 1],
			['jämförelseår 2009', 1]
		]);
		expect(file('sie1')?.decisions).toMatchObject({
			kodning: 'CP437',
			sie: 'SIE 1, Visma Compact 6.00, räkenskapsår 2010, jämförelseår 2009'
		});
		expect(warnings('sie1')).toEqual([]);
	});

	it('type 4 without objects: month by month', async () => {
		// awk '/^#VER/{m=substr($4,1,6)} /^#TRANS/ && $2>=3000 && $2<=8989 {s[m]+=$4*100} END{for(k in s) printf "%s %.0f\n",k,s[k]}'
		expect(await sums('specter', 'period')).toEqual({
			// awk '$1=="#RES" && $2==-1 && $3>=3000 && $3<=8989 {s+=$4*100} END{printf "%.0f",s}'
			'2010': -6353292,
			'2011-01': -7862174,
			'2011-02': -22830515,
			'2011-03': -10383647,
			'2011-04': -48877631,
			'2011-05': -7232013,
			'2011-06': -962670,
			'2011-07': -5244477
		});
		// UB = IB + transactions and RES = transactions hold in this file for every account.
		expect(warnings('specter')).toEqual([]);
	});

	it('type 4 with objects and divisions: each project where the mapping says', async () => {
		// By list of objects (awk: sum of #TRANS by what stands in braces): {1 Nord 6 0001} -21982500, {1 Syd 6 0001} -5625000,
		// {6 0001} -5220000, {1 Nord} 92993080, {1 Nord 6 0007|0009|0020|0031|0037} -1600000-14000000-9270000-6839990-568900,
		// {1 Nord 61 0036} -3300000, {1 Syd} 76141003, {} -208162104.
		expect(await sums('underdim')).toEqual({
			'nord utfall': 57414190,
			'projekt utfall': -32827500,
			'syd utfall': 76141003,
			'underdim utfall': -208162104
		});
		expect(file('underdim')?.quarantined).toBe(0);
		// Nor are the totals of 2020 (#RES -1): they have no objects, and the year's own money has.
		// UB, OUB and RES agree with the transactions for every account: only the letters that were lost are said.
		expect(warnings('underdim').map(([code]) => code)).toEqual(['sie_anmarkning']);
	});

	it('a voucher that does not balance is refused with its difference, and what has no place is shown in kronor', async () => {
		// awk as above; B 1 (line 3905) has 100.00 on 7690 and is -12899+100+28 = -12771 off. Nord: 40000-14751530-3010000+13685882,
		// Syd: -8640000+20000-4495050+40512552, without: 12929380; employees (7:1, 7:4) alone have no place. #PBUDGET: -80000000.
		expect(await sums('obalans')).toEqual({
			'nord utfall': -4035648,
			'obalans budget': -80000000,
			'obalans utfall': 12929380,
			'syd utfall': 27397502
		});
		const rows = await folder.query<{ rad: number; kod: string; varde: string; text: string }>(
			"select rad, kod, varde, text from meta.karantan where namn like 'obalans/%' order by rad asc nulls last, varde asc nulls last"
		);
		expect(rows.map(({ kod, varde }) => [kod, varde])).toEqual([
			['sie_obalans', 'Verifikation B 1: -12771.00'],
			['sie_omappat', 'objektet 7:1'],
			['sie_omappat', 'objektet 7:4']
		]);
		expect(rows[0]?.rad).toBe(3905);
		expect(plain(rows[0]?.text)).toBe(
			'Verifikation B 1 är inte i balans: raderna summerar till −12 771,00 kr och ska summera till noll. Rätta i bokföringen, exportera filen igen och ladda den.'
		);
		expect(warnings('obalans')).toEqual([
			// awk: {7 1} -37765730 and {7 4} -26315350 öre; of both -160763130 on class 3 and 96682050 on 4-8. No employee's name.
			[
				'sie_omappat',
				'966 820,50 kr i kostnader och −1 607 631,30 kr i intäkter (utfall) har ingen plats och räknas inte. Skriv vart det hör, eller ”utelamnas”, i delen sie i mappning.yml, och ladda filen igen.'
			],
			[
				'sie_vagrade',
				'En verifikation vägrades och räknas inte: Verifikation B 1 (−12 771,00 kr från balans). Varför står i karantänen.'
			],
			[
				'sie_ub',
				'konto 1910 Kassa: UB är 1 713,75 kr men IB plus transaktionerna är −11 057,25 kr. Kontrollera att filen har alla verifikationer.'
			]
		]);
	});

	it('type 3 with a broken financial year: months, the total less its objects, and the budget', async () => {
		// #PSALDO 0 {}: -22370347 (= #RES 0); {1 "1"}: 1622990; so without: -23993337. #PBUDGET 0 {}: -120000000 + 60000000.
		expect(await sums('typ3')).toEqual({
			'nord utfall': 1622990,
			'typ3 budget': -60000000,
			'typ3 utfall': -23993337
		});
		expect(await sums('typ3', "insats_id || ' ' || period")).toMatchObject({
			'nord 2009-07': 140000,
			'nord 2009-08': 100000,
			'nord 2010-06': -2000000
		});
	});
});
