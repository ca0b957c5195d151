import { describe, expect, it } from 'vitest';
import { periodOf, regionOf, understand } from '#pipelines/readers/omvarld/words.ts';

describe('the words of published tables', () => {
	it.each([
		['Sjukpenning[1]', { ersattning: 'sjukpenning' }],
		['Sjuk- och aktivitets-ersättning', { ersattning: 'sjuk_och_aktivitetsersattning' }],
		['Sjuk- och aktivitetsersersättning', { ersattning: 'sjuk_och_aktivitetsersattning' }],
		['Arbets-löshet', { ersattning: 'arbetsloshetsersattning' }],
		['A-kassa', { ersattning: 'arbetsloshetsersattning' }],
		['Arbets-marknads-åtgärder[2]', { ersattning: 'arbetsmarknadsatgarder' }],
		['Etablerings-ersättning/introduktions-ersättning [4]', { ersattning: 'etableringsersattning' }],
		['Försörjningsstöd', { ersattning: 'ekonomiskt_bistand' }],
		['Summa helårsekvivalenter', { ersattning: 'totalt', matt: 'helarsekvivalenter' }],
		['Sjukpenning, utbetalt belopp (tkr)', { ersattning: 'sjukpenning', matt: 'belopp' }],
		['Totalt utbetalt belopp, 1000-tals kronor', { matt: 'belopp' }],
		['Genomsnittlig utbetalning per individ (tkr)', { matt: 'belopp_per_invanare' }],
		['Folkmängd 20–64 år', { matt: 'folkmangd', alder: '20-64' }],
		['Antal invånare 16-65 år', { matt: 'folkmangd', alder: '16-65' }],
		['Andel av befolkningen 20-64 år', { matt: 'andel_av_befolkningen', alder: '20-64' }],
		['20–64 år', { alder: '20-64' }],
		['män och kvinnor totalt', { kon: null }],
		['kvinnor', { kon: 'kvinna' }],
		['Kommunkod', { axel: 'regionkod' }],
		['1980 Västerås', { region: '1980', regionNamn: 'Västerås' }],
		['2023M07', { period: '2023-07' }]
	])('%s', (text, part) => expect(understand(text)).toEqual(part));

	it.each(['Bostadsbidrag', 'Sjukpenning i Norge', 'constructor', '__proto__', ''])(
		'%s is not understood',
		(text) => expect(understand(text)).toBeNull()
	);

	it('periods', () => {
		expect(['2020', '2020K3', '2020-11', '2020M13', '20201', '1899'].map(periodOf)).toEqual([
			'2020',
			'2020-Q3',
			'2020-11',
			null,
			null,
			null
		]);
	});
	it('regions', () => {
		expect(regionOf('00 Riket')).toEqual({ region: '00', regionNamn: 'Riket' });
		expect(regionOf('Hela riket')).toEqual({ region: '00', regionNamn: 'Riket' });
		expect(regionOf('Västerås')).toBeNull();
	});
});
