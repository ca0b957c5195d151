import type { Dashboard } from '../shared/types.ts';

export const dashboard: Dashboard = {
	id: 'insats',
	title: 'Insats',
	audience: 'styrgruppen och verksamhetsledaren',
	filters: ['forbund', 'fran', 'till'],
	measures: [
		'deltagare',
		'nya',
		'avslutade',
		'pagaende',
		'antal',
		'avslut_arbete_studier',
		'tackning',
		'stegforflyttning_framat',
		'stegforflyttning_oforandrad',
		'stegforflyttning_bakat',
		'parandel',
		'kostnad_per_deltagare',
		'budget',
		'utfall'
	]
};
