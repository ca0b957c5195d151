import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPublished } from '#pipelines/readers/omvarld/published.ts';
import { desk, written } from './support.ts';

let d: ReturnType<typeof desk>;
beforeEach(() => (d = desk()));
afterEach(() => d.remove());

const scb = readFileSync(
	new URL('../../../files/omvarld/scb-helarsekvivalenter.csv', import.meta.url),
	'utf8'
)
	.trim()
	.split('\n')
	.map((line) => line.split(';'));

describe('SCB’s yearly table', () => {
	const rows = [...scb, [], ['Källa: SCB']];

	it('is a row a year and payment, with source, terms, ages and the row it stood on', async () => {
		const table = await readPublished('a.xlsx', { name: 'Blad1', rows }, d.context);
		const lines = written(table!);
		expect(lines).toHaveLength(17 * 9);
		expect(
			lines.find(
				(one) => one.period === '2020' && one.ersattning === 'totalt' && one.matt === 'helarsekvivalenter'
			)
		).toEqual({
			kalla: 'SCB',
			tabell: 'Antalet helårsekvivalenter 1990–2021',
			matt: 'helarsekvivalenter',
			region: '00',
			region_namn: 'Riket',
			period: '2020',
			alder: '20-64',
			ersattning: 'totalt',
			varde: '790242',
			enhet: 'antal',
			licens: 'CC0 1.0',
			_rad: '4'
		});
		expect(lines.filter(({ period }) => period === '2021').map(({ varde }) => varde)).toEqual([
			'150438',
			'216539',
			'100943',
			'210901',
			'91118',
			'14079',
			'784018',
			'5903486',
			'13.3'
		]);
		expect(lines.find(({ matt }) => matt === 'folkmangd')).toMatchObject({ alder: '20-64', enhet: 'antal' });
	});

	it('is refused when nobody says whose it is, and read when the mapping does', async () => {
		const read = () => readPublished('helar.xlsx', { name: 'Blad1', rows: scb }, d.context);
		await expect(read()).rejects.toMatchObject({ code: 'omvarld_utan_kalla' });
		d.remove();
		d = desk({
			filer: [{ fil: 'HELAR', kalla: 'SCB', hamtad: '2023-03-24', tabell: 'He0000' }, { kalla: 'Annan' }]
		});
		expect(written((await read())!)[0]).toMatchObject({
			kalla: 'SCB',
			hamtad: '2023-03-24',
			tabell: 'He0000'
		});
	});
});

describe('the statistics database’s Excel', () => {
	const title =
		'Antal helårsekvivalenter som försörjs med sociala ersättningar och bidrag 20-64 år efter region, kön, tabellinnehåll och månad';
	const notes = [
		[],
		['Ekonomiskt bistånd'],
		['Vissa kommuner har bortfall.'],
		[],
		['Senast uppdaterad:'],
		['20240327 08:00'],
		['Källa:'],
		['SCB'],
		['Intern referenskod:'],
		['HE0000T02N2']
	];
	const head = [
		[title],
		[],
		['', '', 'Sjukpenning', '', 'Ekonomiskt bistånd', ''],
		['', '', '2023M01', '2023M02', '2023M01', '2023M02']
	];

	it('fills down what stands once, spreads headings, and reads SCB’s own signs', async () => {
		const rows = [
			...head,
			['1980 Västerås', 'män', '2 345', '12', '..', '.'],
			['', 'kvinnor', '1\u00a0200', '–', '3,5', ''],
			['1981 Sala', 'män och kvinnor totalt', '7', 'x', '1', '2'],
			...notes
		];
		const lines = written((await readPublished('a.xlsx', { name: 'HE0000T02N2', rows }, d.context))!);
		const of = (region: string, kon: string | undefined) =>
			lines
				.filter((one) => one.region === region && one.kon === kon)
				.map((one) => [one.ersattning, one.period, one.varde ?? one.saknas]);
		expect(of('1980', 'man')).toEqual([
			['sjukpenning', '2023-01', '2345'],
			['sjukpenning', '2023-02', '12'],
			['ekonomiskt_bistand', '2023-01', 'ej_tillganglig'],
			['ekonomiskt_bistand', '2023-02', 'kan_ej_forekomma']
		]);
		expect(of('1980', 'kvinna')).toEqual([
			['sjukpenning', '2023-01', '1200'],
			['sjukpenning', '2023-02', '0'],
			['ekonomiskt_bistand', '2023-01', '3.5']
		]);
		expect(of('1981', undefined).map(([, , value]) => value)).toEqual(['7', 'x', '1', '2']);
		expect(lines[0]).toMatchObject({
			kalla: 'SCB',
			tabell: 'HE0000T02N2',
			alder: '20-64',
			matt: 'helarsekvivalenter',
			region_namn: 'Västerås',
			_rad: '5'
		});
	});

	it('reads codes in a column of their own, and a table of one payment by its title', async () => {
		const rows = [
			['Sjukpenning efter region, kön och månad'],
			[],
			['', '', '', '', '2023M01'],
			['1980', 'Västerås', '1', 'män', '10'],
			['', '', '2', 'kvinnor', '20'],
			['00', 'Riket', '1', 'män', '30'],
			...notes
		];
		d.remove();
		d = desk({ filer: [{ matt: 'helarsekvivalenter' }] });
		const lines = written((await readPublished('a.xlsx', { name: 'Blad1', rows: rows }, d.context))!);
		expect(
			lines.map(({ region, region_namn, kon, ersattning, varde }) => [
				region,
				region_namn,
				kon,
				ersattning,
				varde
			])
		).toEqual([
			['1980', 'Västerås', 'man', 'sjukpenning', '10'],
			['1980', 'Västerås', 'kvinna', 'sjukpenning', '20'],
			['00', 'Riket', 'man', 'sjukpenning', '30']
		]);
	});
});

describe('försörjningsmåttet', () => {
	const rows = [
		['Försörjningsmått 2022-2023, 16-65 år'],
		['', '', '', 'Totalt utbetalt belopp (tkr)', '', '', 'Helårsekvivalenter', '', 'Antal invånare'],
		[
			'Områdeskod',
			'Område',
			'År',
			'Sjukpenning inkl. rehabiliteringspenning',
			'Försörjningsstöd',
			'Ohälsa',
			'A-kassa',
			'Totalt',
			''
		],
		['1980', 'Västerås', '2023', '1000', '200', '3000', '41', '900', '99000'],
		['19', 'Västmanlands län', '2022', '5', '6', '7', '8', '9', '10'],
		['19800101', 'Valdistrikt 1', '2023', '1', '2', '3', '4', '5', '6']
	];

	it('knows what is counted from the heading above, and leaves areas smaller than a kommun', async () => {
		d.remove();
		d = desk({ regioner: { vastmanland: ['1980'], annat: ['1980', '0180'] } });
		const table = await readPublished('f.xlsx', { name: 'Data', rows }, d.context);
		const lines = written(table!);
		expect(
			lines
				.filter(({ region }) => region === '1980')
				.map(({ matt, ersattning, varde, enhet }) => [matt, ersattning, varde, enhet])
		).toEqual([
			['belopp', 'sjukpenning', '1000', 'tkr'],
			['belopp', 'ekonomiskt_bistand', '200', 'tkr'],
			['belopp', 'ohalsa', '3000', 'tkr'],
			['helarsekvivalenter', 'arbetsloshetsersattning', '41', 'antal'],
			['helarsekvivalenter', 'totalt', '900', 'antal'],
			['folkmangd', undefined, '99000', 'antal']
		]);
		expect(lines[0]).toMatchObject({
			kalla: 'Försörjningsmåttet',
			forbund: 'vastmanland|annat',
			alder: '16-65'
		});
		expect(lines.find(({ region }) => region === '19')!.forbund).toBeUndefined();
		expect(table!.notices).toEqual([
			expect.objectContaining({ kod: 'omvarld_smaomraden', text: expect.stringContaining(' 1\u00a0rad ') })
		]);
	});
});

it('another table is none of ours', async () => {
	const rows = [
		['Period', 'Region', 'Intäkter'],
		['2023', 'Norr', '10']
	];
	expect(await readPublished('a.xlsx', { name: 'Blad1', rows }, d.context)).toBeNull();
	expect(await readPublished('a.xlsx', { name: 'Blad1', rows: [] }, d.context)).toBeNull();
});
