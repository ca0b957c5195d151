import type { Dashboard } from '../shared/types.ts';

export const dashboard: Dashboard = {
	id: 'rapport',
	title: 'Rapporter',
	audience:
		'kansliet och verksamhetsledaren, som skriver dem; styrelse, styrgrupp och medlemmar, som läser dem',
	filters: ['forbund', 'insats'],
	measures: [
		'deltagare',
		'nya',
		'avslutade',
		'pagaende',
		'avslut_arbete_studier',
		'tackning',
		'stegforflyttning_framat',
		'parandel',
		'indikator_positiv',
		'svarsfrekvens',
		'budget',
		'utfall',
		'prognos',
		'eget_kapital',
		'kostnad_per_deltagare'
	]
};

/** What a report's pages read from their address beside the site's filters. */
export const OWN_NAMES = ['period', 'fil', 'fran', 'till'] as const;
