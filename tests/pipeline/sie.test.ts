import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { csv, insats, lost, place, root, type Place } from './support.ts';

/**
 * Accounting exports all the way to a published version. The sums of the real files were reckoned with awk over the files themselves,
 * in whole öre, accounts 3000–8989; the command stands beside each.
 */
const real = (name: string) => readFileSync(`${root}tests/files/sie/${name}`);
let here: Place;
beforeEach(() => {
	here = place('sie');
});
afterEach(() => here.remove());

const INSATSER = csv([
	insats({ insats_id: 'nord', namn: 'Nord', start: '2008-01-01' }),
	insats({ insats_id: 'syd', namn: 'Syd', start: '2008-01-01' }),
	insats({ insats_id: 'projekt', namn: 'Projekt', start: '2008-01-01' })
]);
const ALLT = 'sie:\n  utan_objekt: administration\n  konto: { "3-8": ovrigt }\n';

const sums = () =>
	here.query<{ insats_id: string; typ: string; ore: number }>(
		'select insats_id, typ, cast(sum(belopp_ore) as double) as ore from core.ekonomi group by insats_id, typ order by insats_id asc nulls last, typ asc nulls last'
	);
const karantan = () =>
	here.query<{ rad: number; kod: string; varde: string; text: string }>(
		"select rad, kod, varde, text from meta.karantan where kalla = 'ekonomi' order by rad asc nulls last, varde asc nulls last"
	);
const plain = (text: string | undefined) => (text ?? '').replaceAll('\u00a0', ' ');

describe('the real files', () => {
	it('type 1: the year’s results as one sum of the year', async () => {
		here.send({ 'insatser.csv': INSATSER, 'mappning.yml': ALLT, 'Sie1.se': real('Sie1.se') });
		const report = await here.load();
		expect(report.errors).toEqual([]);
		expect(lost(report)).toEqual([]);
		// awk -F'\t' '$1=="#RES" && $2==0 && $3>=3000 && $3<=8989 {s+=$4*100} END{printf "%.0f",s}' Sie1.se
		expect(await sums()).toEqual([{ insats_id: 'administration', typ: 'utfall', ore: -6520750 }]);
		expect(await here.query('select distinct period from core.ekonomi')).toEqual([{ period: '2010' }]);
		const file = report.files.find((one) => one.file === 'Sie1.se');
		expect(file?.decisions).toMatchObject({
			kodning: 'CP437',
			sie: 'SIE 1, Visma Compact 6.00, räkenskapsår 2010-01-01–2010-12-31, jämförelsetal för 2009-01-01–2009-12-31 lästes inte'
		});
		expect(report.warnings).toEqual([]);
	});

	it('type 4 without objects: month by month', async () => {
		here.send({ 'insatser.csv': INSATSER, 'mappning.yml': ALLT, 'x.se': real('SIE_exempelfil.se') });
		const report = await here.load();
		expect(report.errors).toEqual([]);
		// awk '/^#VER/{m=substr($4,1,6)} /^#TRANS/ && $2>=3000 && $2<=8989 {s[m]+=$4*100} END{for(k in s) printf "%s %.0f\n",k,s[k]}'
		expect(
			await here.query(
				'select period, cast(belopp_ore as double) as ore from core.ekonomi order by period asc nulls last'
			)
		).toEqual([
			{ period: '2011-01', ore: -7862174 },
			{ period: '2011-02', ore: -22830515 },
			{ period: '2011-03', ore: -10383647 },
			{ period: '2011-04', ore: -48877631 },
			{ period: '2011-05', ore: -7232013 },
			{ period: '2011-06', ore: -962670 },
			{ period: '2011-07', ore: -5244477 }
		]);
		// UB = IB + transactions and RES = transactions hold in this file for every account.
		expect(report.warnings).toEqual([]);
	});

	it('type 4 with objects and divisions: each project where the mapping says', async () => {
		here.send({
			'insatser.csv': INSATSER,
			'mappning.yml': `${ALLT}  objekt: { "1:Nord": nord, "1:Syd": syd, "6:0001": projekt }\n  dimensioner: [6]\n`,
			'x.se': real('SIE4_Exempelfil_med_underdim.SE')
		});
		const report = await here.load();
		expect(report.errors).toEqual([]);
		// By list of objects (awk: sum of #TRANS by what stands in braces): {1 Nord 6 0001} -21982500, {1 Syd 6 0001} -5625000,
		// {6 0001} -5220000, {1 Nord} 92993080, {1 Nord 6 0007|0009|0020|0031|0037} -1600000-14000000-9270000-6839990-568900,
		// {1 Nord 61 0036} -3300000, {1 Syd} 76141003, {} -208162104.
		expect(await sums()).toEqual([
			{ insats_id: 'administration', typ: 'utfall', ore: -208162104 },
			{ insats_id: 'nord', typ: 'utfall', ore: 57414190 },
			{ insats_id: 'projekt', typ: 'utfall', ore: -32827500 },
			{ insats_id: 'syd', typ: 'utfall', ore: 76141003 }
		]);
		expect(await karantan()).toEqual([]);
	});

	it('a voucher that does not balance is refused with its difference, the rest is read, and what has no place is shown in kronor', async () => {
		here.send({
			'insatser.csv': INSATSER,
			'mappning.yml': `${ALLT}  objekt: { "1:Nord": nord, "1:Syd": syd }\n`,
			'x.se': real('transaktioner_ovnbolag-bad-balance.se')
		});
		const report = await here.load();
		expect(report.errors).toEqual([]);
		expect(lost(report)).toEqual([]);
		// awk as above; B 1 (line 3905) has 100.00 on 7690 and is -12899+100+28 = -12771 off. Nord: 40000-14751530-3010000+13685882,
		// Syd: -8640000+20000-4495050+40512552, without: 12929380; employees (7:1, 7:4) alone have no place. #PBUDGET: -80000000.
		expect(await sums()).toEqual([
			{ insats_id: 'administration', typ: 'budget', ore: -80000000 },
			{ insats_id: 'administration', typ: 'utfall', ore: 12929380 },
			{ insats_id: 'nord', typ: 'utfall', ore: -4035648 },
			{ insats_id: 'syd', typ: 'utfall', ore: 27397502 }
		]);
		const rows = await karantan();
		expect(rows.map(({ kod, varde }) => [kod, varde])).toEqual([
			['sie_obalans', 'Verifikation B 1: -12771.00'],
			['sie_omappat', 'objektet 7:1'],
			['sie_omappat', 'objektet 7:4']
		]);
		expect(plain(rows[0]?.text)).toBe(
			'Verifikation B 1 är inte i balans: raderna summerar till −12 771,00 kr och ska summera till noll. Rätta i bokföringen, exportera filen igen och ladda den.'
		);
		expect(rows[0]?.rad).toBe(3905);
		const texts = report.warnings.map(({ code, text }) => [code, plain(text)]);
		// -37765730 and -26315350 öre, all on class 3. Names of employees are not repeated.
		expect(texts).toEqual([
			[
				'sie_omappat',
				'x.se: −640 810,80 kr i intäkter (utfall) har ingen plats i mappning.yml och räknas inte: objektet 7:1 −377 657,30 kr; objektet 7:4 −263 153,50 kr. Skriv under sie: vart det hör, eller ”utelamnas”.'
			],
			[
				'sie_vagrade',
				'x.se: En verifikation vägrades och räknas inte: Verifikation B 1 (−12 771,00 kr från balans). Varför står i karantänen.'
			],
			[
				'sie_ub',
				'x.se: konto 1910 Kassa: UB är 1 713,75 kr men IB plus transaktionerna är −11 057,25 kr. Kontrollera att filen har alla verifikationer.'
			]
		]);
	});

	it('type 3 with a broken financial year: months, the total less its objects, and the budget', async () => {
		here.send({
			'insatser.csv': INSATSER,
			'mappning.yml': `${ALLT}  objekt: { "1:1": nord }\n`,
			'x.se': real('BL0001_typ3.SE')
		});
		const report = await here.load();
		expect(report.errors).toEqual([]);
		// #PSALDO 0 {}: -22370347 (= #RES 0); {1 "1"}: 1622990; so without: -23993337. #PBUDGET 0 {}: -120000000 + 60000000.
		expect(await sums()).toEqual([
			{ insats_id: 'administration', typ: 'budget', ore: -60000000 },
			{ insats_id: 'administration', typ: 'utfall', ore: -23993337 },
			{ insats_id: 'nord', typ: 'utfall', ore: 1622990 }
		]);
		expect(
			await here.query(
				"select period, cast(belopp_ore as double) as ore from core.ekonomi where insats_id = 'nord' order by period asc nulls last limit 2"
			)
		).toEqual([
			{ period: '2009-07', ore: 140000 },
			{ period: '2009-08', ore: 100000 }
		]);
	});

	it('a saved web page is refused whole, and nothing is published', async () => {
		here.send({ 'insatser.csv': INSATSER, 'HAS1_1412.se': real('HAS1_1412.se') });
		const report = await here.load();
		expect(report.published).toBe(false);
		expect(report.files.find(({ file }) => file === 'HAS1_1412.se')).toMatchObject({
			code: 'ingen_sie',
			read: 0
		});
	});
});

/** A year of one insats: kronor by month (01, 02 …), made at `gen`, by an organisation of its own. */
const ar = (gen: string, months: Record<string, [string, number]>, orgnr = '222000-1234') => {
	const vers = Object.entries(months).flatMap(([month, [projekt, kr]], index) => [
		`#VER A ${index + 1} 2024${month}15 "Hyra"`,
		'{',
		`#TRANS 5010 {6 "${projekt}"} ${kr}`,
		`#TRANS 1930 {} ${-kr}`,
		'}'
	]);
	const total = Object.values(months).reduce((sum, [, kr]) => sum + kr, 0);
	return [
		'#FLAGGA 0',
		'#SIETYP 4',
		`#GEN ${gen}`,
		`#ORGNR ${orgnr}`,
		'#RAR 0 20240101 20241231',
		'#KONTO 5010 Hyra',
		'#IB 0 1930 0',
		`#UB 0 1930 ${-total}`,
		`#RES 0 5010 ${total}`,
		...vers,
		''
	].join('\r\n');
};
const MAPP = 'sie:\n  objekt: { "6:N": nord, "6:S": syd }\n  konto: { "5": lokaler }\n';
const kronor = async () =>
	Object.fromEntries((await sums()).map(({ insats_id, ore }) => [insats_id, ore / 100]));

describe('loading again', () => {
	it('the same file changes nothing; a newer export of the year takes its place, also where it says nothing any more', async () => {
		here.send({
			'insatser.csv': INSATSER,
			'mappning.yml': MAPP,
			'mars.se': ar('20240401', { '01': ['N', 100], '02': ['S', 50], '03': ['N', 7] })
		});
		expect((await here.load()).errors).toEqual([]);
		expect(await kronor()).toEqual({ nord: 107, syd: 50 });
		expect((await here.load()).unchanged).toBe(true);
		// February was moved from syd to nord, and March was taken back: syd must lose what it had, and nord its March.
		here.write({ 'april.se': ar('20240501', { '01': ['N', 100], '02': ['N', 50] }) });
		const report = await here.load();
		expect(report.errors).toEqual([]);
		expect(lost(report)).toEqual([]);
		expect(await kronor()).toEqual({ nord: 150 });
		expect(report.changes.ersatta_ekonomi).toBe(3);
		// Both files again, and then the newer alone: nothing moves.
		expect((await here.load()).unchanged).toBe(true);
		expect(await kronor()).toEqual({ nord: 150 });
	});

	it('two exports of one year in one load: the one that was made last counts, whatever they are called', async () => {
		here.send({
			'insatser.csv': INSATSER,
			'mappning.yml': MAPP,
			'a.se': ar('20240501', { '01': ['N', 100], '02': ['N', 50] }),
			'b.se': ar('20240401', { '01': ['N', 100], '02': ['S', 50] })
		});
		const report = await here.load();
		expect(report.errors).toEqual([]);
		expect(lost(report)).toEqual([]);
		expect(await kronor()).toEqual({ nord: 150 });
		expect((await here.load()).unchanged).toBe(true);
	});

	it('another organisation, and another year, stand beside', async () => {
		here.send({
			'insatser.csv': INSATSER,
			'mappning.yml': MAPP,
			'a.se': ar('20240501', { '01': ['N', 100] }),
			'b.se': ar('20240501', { '02': ['S', 50] }, '222000-9999')
		});
		expect((await here.load()).errors).toEqual([]);
		expect(await kronor()).toEqual({ nord: 100, syd: 50 });
	});

	it('a mapping that is changed moves the money, and what had no place gets one', async () => {
		here.send({
			'insatser.csv': INSATSER,
			'mappning.yml': MAPP,
			'a.se': ar('20240501', { '01': ['N', 100], '02': ['X', 50] })
		});
		const first = await here.load();
		expect(first.files.find(({ file }) => file === 'a.se')).toMatchObject({
			read: 2,
			accepted: 1,
			quarantined: 1,
			unplaced: 1
		});
		here.write({ 'mappning.yml': MAPP.replace('"6:S"', '"6:X": syd, "6:S"') });
		const report = await here.load();
		expect(report.files.find(({ file }) => file === 'a.se')).toMatchObject({
			read: 2,
			accepted: 2,
			quarantined: 0
		});
		expect(await kronor()).toEqual({ nord: 100, syd: 50 });
	});

	it('most of the money without a place stops nothing: it is shown, and the rest is published', async () => {
		const many = Object.fromEntries(
			Array.from({ length: 12 }, (_, i) => [
				String(i + 1).padStart(2, '0'),
				[`X${i}`, 10] as [string, number]
			])
		);
		const other = ar('20240501', many).replaceAll(
			'#RES 0 5010 120',
			'#RES 0 5010 120\r\n#PBUDGET 0 202401 5010 {6 "N"} 5'
		);
		const twice = ar(
			'20240601',
			Object.fromEntries(Object.entries(many).map(([m, [p, kr]]) => [m, [`Y${p}`, kr]])),
			'222000-7777'
		);
		here.send({
			'insatser.csv': INSATSER,
			'mappning.yml': MAPP,
			'a.se': other + twice.slice(twice.indexOf('#VER'))
		});
		const report = await here.load();
		expect(report.files.find(({ file }) => file === 'a.se')).toMatchObject({
			read: 25,
			accepted: 1,
			quarantined: 24,
			unplaced: 24
		});
		expect(report.errors).toEqual([]);
		expect(report.published).toBe(true);
	});
});

describe('what must not get in', () => {
	it('a personnummer in the text of a voucher refuses the file, says the line and not the number', async () => {
		const text = ar('20240501', { '01': ['N', 100] }).replace('"Hyra"', '"Hyra till 811218-9876"');
		here.send({ 'insatser.csv': INSATSER, 'mappning.yml': MAPP, 'a.se': text });
		const report = await here.load();
		const file = report.files.find((one) => one.file === 'a.se');
		expect(file).toMatchObject({ code: 'personnummer', read: 0 });
		expect(file?.refused).toContain('på rad 10');
		expect(JSON.stringify(report)).not.toContain('9876');
	});

	it('an insats that nobody knows goes to quarantine as in any other file', async () => {
		here.send({
			'insatser.csv': INSATSER,
			'mappning.yml': MAPP.replace('nord', 'okänd'),
			'a.se': ar('20240501', { '01': ['N', 1], '02': ['S', 2] })
		});
		const report = await here.load();
		expect(lost(report)).toEqual([]);
		expect((await karantan()).map(({ kod }) => kod)).toEqual(['okand_insats_ekonomi']);
	});

	it('a mapping with keys that are none is refused and says which', async () => {
		here.send({
			'insatser.csv': INSATSER,
			'mappning.yml': 'sie: { konto: { hyra: lokaler } }',
			'a.se': ar('20240501', { '01': ['N', 1] })
		});
		expect((await here.load()).errors.join()).toContain('konto hyra (skriv 5010 eller 5010-5099)');
		here.send({
			'insatser.csv': INSATSER,
			'mappning.yml': 'sie: { konto: { "5": hyror } }',
			'a.se': ar('20240501', { '01': ['N', 1] })
		});
		expect((await here.load()).errors.join()).toContain('kostnadsslaget hyror i sie');
	});
});
