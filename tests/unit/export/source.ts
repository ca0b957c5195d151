import { exportTable, type ExportSource } from '#lib/export/index.ts';
import { measureOf } from '#lib/measures/library/index.ts';
import { count, hidden, share } from '../explore/rows.ts';

/** Two measures over two insatser, one of them called as a formula, a figure of each hidden. */
export const source: ExportSource = {
	title: 'Två mått',
	version: '3d441f010c86',
	dataPer: '2026-10-31',
	som: 'styrelse',
	syntetisk: true,
	k: 5,
	adress: 'http://localhost/utforska?matt=avslutade',
	dimensions: [
		{
			id: 'insats',
			namn: 'Insats',
			label: (value) => ({ a: '=2+5; "A"', b: 'Team B' })[value ?? ''] ?? 'Uppgift saknas',
			role: 'geo'
		},
		{ id: 'ar', namn: 'År', label: (value) => value ?? 'Uppgift saknas', role: 'time' }
	],
	answers: [
		{
			measure: measureOf('avslutade')!,
			by: ['insats'],
			rows: [count({ insats: 'a' }, 1234), hidden({ insats: 'b' })],
			roll: 'urval',
			period: '2024–2026',
			urval: ''
		},
		{
			measure: measureOf('avslut_arbete_studier')!,
			by: ['insats', 'ar'],
			rows: [share({ insats: 'a', ar: '2024' }, 21, 32), hidden({ insats: 'b', ar: '2025' })],
			roll: 'urval',
			period: '2024–2026',
			urval: 'Kön: Kvinna'
		}
	]
};

export const table = exportTable(source);
