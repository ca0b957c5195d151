import { afterEach, beforeEach, expect, it } from 'vitest';
import { readIndikatorer } from '#pipelines/readers/omvarld/indikatorer.ts';
import { desk, written } from './support.ts';

let d: ReturnType<typeof desk>;
beforeEach(() => (d = desk({ filer: [{ enkat: 'avslut', version: '2021' }] })));
afterEach(() => d.remove());

const read = (rows: string[][], name = 'Blad1') => readIndikatorer('nns.xlsx', { name, rows }, d.context);

it('national results become rows of the insats riket; a share alone gives its numerator, and says so', async () => {
	const lines = written(
		(await read([
			['Aggregerat resultat 2022'],
			[],
			['Indikator', 'Antal svar', 'Antal positiva svar', 'Andel positiva (%)'],
			['Inflytande', '1 200', '900', '75'],
			['Någon som håller ihop', '800', '', '62,5'],
			['Not: andelar avrundas', '', '', '']
		]))!
	);
	expect(lines).toEqual([
		{
			insats_id: 'riket',
			period: '2022',
			matt: 'indikator_positiv',
			taljare: '900',
			grupp: 'avslut|2021|inflytande',
			namnare: '1200',
			kalla: 'Aggregerat resultat 2022',
			publicerad_procent: '75',
			_rad: '4'
		},
		{
			insats_id: 'riket',
			period: '2022',
			matt: 'indikator_positiv',
			taljare: '500',
			grupp: 'avslut|2021|nagon_som_haller_ihop',
			namnare: '800',
			kalla: 'Aggregerat resultat 2022',
			publicerad_procent: '62.5',
			anmarkning: 'Täljaren är räknad ur den publicerade andelen och antalet svar.',
			_rad: '5'
		}
	]);
});

it('form, version and year of the row come before the mapping’s; a cell in percent is one', async () => {
	const [line] = written(
		(await read([
			['Formulär', 'Version', 'År', 'Indikator', 'N', 'Andel'],
			['Pågående', '2017', '2019', 'I01', '200', '0.62']
		]))!
	);
	expect(line).toMatchObject({
		grupp: 'pagaende|2017|i01',
		period: '2019',
		taljare: '124',
		publicerad_procent: '62'
	});
});

it('is refused when nobody says which form, and passed over when it is another table', async () => {
	d.remove();
	d = desk();
	await expect(
		read([
			['Indikator', 'N', 'Andel'],
			['I01', '200', '0.62']
		])
	).rejects.toMatchObject({ code: 'indikatorer_utan_enkat' });
	expect(
		await read([
			['Indikator', 'Mål'],
			['I01', '200']
		])
	).toBeNull();
});
