import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { csv, insats, lost, place, plain, root, type Place } from './support.ts';

/** Accounting exports that come again, that say something of other years, or that must not get in. */
const real = (name: string) => readFileSync(`${root}tests/files/sie/${name}`);

const INSATSER = csv([
	insats({ insats_id: 'nord', namn: 'Nord', start: '2008-01-01' }),
	insats({ insats_id: 'syd', namn: 'Syd', start: '2008-01-01' })
]);
let here: Place;
beforeEach(() => {
	here = place('sie');
});
afterEach(() => here.remove());

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
/** The files are sent with the insatser they speak of and, unless they bring one, the mapping; resolves to what their load says. */
function sent(files: Parameters<Place['send']>[0], ...options: Parameters<Place['load']>) {
	here.send({ 'insatser.csv': INSATSER, 'mappning.yml': MAPP, ...files });
	return here.load(...options);
}
const kronor = async () =>
	Object.fromEntries(
		(
			await here.query<{ insats_id: string; kr: number }>(
				'select insats_id, cast(sum(belopp_ore) as double) / 100 as kr from core.ekonomi group by insats_id order by insats_id asc nulls last'
			)
		).map(({ insats_id, kr }) => [insats_id, kr])
	);

describe('loading again', () => {
	it('the same file changes nothing; a newer export of the year takes its place, also where it says nothing any more', async () => {
		expect(
			(await sent({ 'mars.se': ar('20240401', { '01': ['N', 100], '02': ['S', 50], '03': ['N', 7] }) }))
				.errors
		).toEqual([]);
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
		const report = await sent({
			'a.se': ar('20240501', { '01': ['N', 100], '02': ['N', 50] }),
			'b.se': ar('20240401', { '01': ['N', 100], '02': ['S', 50] })
		});
		expect(report.errors).toEqual([]);
		expect(lost(report)).toEqual([]);
		expect(await kronor()).toEqual({ nord: 150 });
		expect((await here.load()).unchanged).toBe(true);
	});

	it('another organisation, and another year, stand beside', async () => {
		expect(
			(
				await sent({
					'a.se': ar('20240501', { '01': ['N', 100] }),
					'b.se': ar('20240501', { '02': ['S', 50] }, '222000-9999')
				})
			).errors
		).toEqual([]);
		expect(await kronor()).toEqual({ nord: 100, syd: 50 });
	});

	it('a mapping that is changed moves the money, and what had no place gets one', async () => {
		const first = await sent({ 'a.se': ar('20240501', { '01': ['N', 100], '02': ['X', 50] }) });
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
		const report = await sent({ 'a.se': other + twice.slice(twice.indexOf('#VER')) });
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

describe('other years than the file’s own', () => {
	/** A year of one insats by month, and what the file says of the two years before: RES with an object, a budget. */
	const med = (year: number, kr: number, fore: string[] = []) =>
		ar(`${year + 1}0110`, { '01': ['N', kr] })
			.replaceAll('2024', String(year))
			.replace(
				'#KONTO',
				[1, 2].map((n) => `#RAR -${n} ${year - n}0101 ${year - n}1231\r\n`).join('') + '#KONTO'
			) + fore.map((line) => `${line}\r\n`).join('');
	const perAr = async () =>
		Object.fromEntries(
			(
				await here.query<{ ar: string; kr: number }>(
					"select period[:4] || ' ' || typ as ar, cast(sum(belopp_ore) as double) / 100 as kr from core.ekonomi group by ar order by ar asc nulls last"
				)
			).map(({ ar, kr }) => [ar, kr])
		);

	it('are read where nothing else tells of them, and give way to the year’s own file, whichever comes first', async () => {
		const nytt = med(2024, 100, [
			'#OUB -1 5010 {6 "N"} 70',
			'#PBUDGET -1 202305 5010 {6 "N"} 60',
			// A month of another year is of neither.
			'#PBUDGET -2 202305 5010 {6 "N"} 6000',
			'#OUB -2 5010 {6 "N"} 50',
			'#RES -2 5010 90'
		]);
		const report = await sent({ '2024.se': nytt });
		expect([report.errors, lost(report)]).toEqual([[], []]);
		expect(await perAr()).toEqual({
			'2022 utfall': 50,
			'2023 budget': 60,
			'2023 utfall': 70,
			'2024 utfall': 100
		});
		// 90 kr in all, of which 50 on the project: 40 without object have no place, and are said.
		expect(
			report.warnings.filter(({ code }) => code === 'sie_jamforelse_omappat').map(({ text }) => plain(text))
		).toEqual([
			'2024.se: av jämförelsetalen för 2022 har 40,00 kr (utfall) ingen plats och räknas inte. Skriv vart det hör, eller ”utelamnas”, i delen sie i mappning.yml, och ladda filen igen.'
		]);
		here.write({ '2023.se': med(2023, 71) });
		const next = await here.load();
		expect([next.errors, lost(next)]).toEqual([[], []]);
		expect(await perAr()).toEqual({
			'2022 utfall': 50,
			'2023 budget': 60,
			'2023 utfall': 71,
			'2024 utfall': 100
		});
		expect(await here.query('select kod, varde from meta.karantan')).toEqual([
			{ kod: 'sie_jamforelsetal', varde: 'nord 2023' }
		]);
		// Next year's file tells of 2024 as well: 2024's own stands.
		here.write({ '2025.se': med(2025, 1, ['#OUB -1 5010 {6 "N"} 999']) });
		const last = await here.load();
		expect([last.errors, lost(last)]).toEqual([[], []]);
		expect(await perAr()).toMatchObject({ '2023 utfall': 71, '2024 utfall': 100, '2025 utfall': 1 });
	});
});

describe('whatever it is called and however little it holds', () => {
	it('a SIE file by the name of .txt is read as one, and vouchers alone (4I) add to what is there', async () => {
		const orders = (month: string, kr: number) =>
			`#FLAGGA 0\n#FORMAT PC8\n#SIETYP 4\n#PROGRAM "Lön" 1\n#GEN 20240701\n#FNAMN "Förbundet"\n#ORGNR 222000-1234\n#VER "" "" 2024${month}25 "Lön"\n{\n#TRANS 5010 {6 "N"} ${kr}.50\n#TRANS 1930 {} -${kr}.50\n}\n`;
		const report = await sent({ 'juni.txt': orders('06', 10) });
		expect(report.errors).toEqual([]);
		expect(report.files.find(({ file }) => file === 'juni.txt')?.decisions?.sie).toBe(
			'SIE 4I, Lön 1, räkenskapsår anges inte'
		);
		here.send({ 'mappning.yml': MAPP, 'juli.si': orders('07', 20) });
		expect((await here.load()).errors).toEqual([]);
		expect(await kronor()).toEqual({ nord: 31 });
	});

	it('a file with nothing that is cost or income brings no row, and one with nothing at all is refused', async () => {
		const check = { checkOnly: true };
		const balance = '#FLAGGA 0\n#SIETYP 1\n#RAR 0 20240101 20241231\n#IB 0 1930 5\n#UB 0 1930 5\n';
		const report = await sent({ 'bara balans.se': balance }, check);
		expect(report.errors).toEqual([]);
		expect(report.files.find(({ file }) => file === 'bara balans.se')).toMatchObject({
			read: 0,
			refused: null
		});
		expect(report.warnings.map(({ code }) => code)).toContain('sie_inga_belopp');
		const empty = await sent({ 'tom.se': '#FLAGGA 0\n#SIETYP 4\n#KONTO 5010 Hyra\n' }, check);
		expect(empty.files.find(({ file }) => file === 'tom.se')).toMatchObject({ code: 'tom_sie' });
	});
});

describe('what must not get in', () => {
	it('a saved web page is refused whole, and nothing is published', async () => {
		const report = await sent({ 'HAS1_1412.se': real('HAS1_1412.se') });
		expect(report.published).toBe(false);
		expect(report.files.find(({ file }) => file === 'HAS1_1412.se')).toMatchObject({
			code: 'ingen_sie',
			read: 0
		});
	});

	it('money that is no kronor is refused', async () => {
		const euro = ar('20240501', { '01': ['N', 1] }).replace('#SIETYP 4', '#SIETYP 4\r\n#VALUTA EUR');
		const { files } = await sent({ 'a.se': euro });
		expect(files.find(({ file }) => file === 'a.se')).toMatchObject({ code: 'fel_valuta' });
	});

	it('a personnummer in the text of a voucher refuses the file, says the line and not the number', async () => {
		const text = ar('20240501', { '01': ['N', 100] }).replace('"Hyra"', '"Hyra till 811218-9876"');
		const report = await sent({ 'a.se': text });
		const file = report.files.find((one) => one.file === 'a.se');
		expect(file).toMatchObject({ code: 'personnummer', read: 0 });
		expect(file?.refused).toContain('på rad 10');
		expect(JSON.stringify(report)).not.toContain('9876');
	});

	it('an insats that nobody knows goes to quarantine as in any other file', async () => {
		const report = await sent({
			'mappning.yml': MAPP.replace('nord', 'okänd'),
			'a.se': ar('20240501', { '01': ['N', 1], '02': ['S', 2] })
		});
		expect(lost(report)).toEqual([]);
		expect(
			(await here.query<{ kod: string }>('select kod from meta.karantan')).map(({ kod }) => kod)
		).toEqual(['okand_insats_ekonomi']);
	});

	it.each([
		['sie: { konto: { hyra: lokaler } }', 'konto hyra (skriv 5010 eller 5010-5099)'],
		['sie: { konto: { "5": hyror } }', 'kostnadsslaget hyror i sie']
	])('a mapping with a key that is none is refused and says which: %s', async (mapping, which) => {
		const { errors } = await sent({ 'mappning.yml': mapping, 'a.se': ar('20240501', { '01': ['N', 1] }) });
		expect(errors.join()).toContain(which);
	});
});
