import type { Dashboard } from '../shared/types.ts';

export const dashboard: Dashboard = {
	id: 'styrelse',
	title: 'Styrelse',
	audience: 'förbundsstyrelsen, fem minuter före och på mötet',
	filters: ['forbund', 'till'],
	measures: [
		'deltagare',
		'nya',
		'avslutade',
		'pagaende',
		'antal',
		'avslut_arbete_studier',
		'tackning',
		'stegforflyttning_framat',
		'kostnad_per_deltagare',
		'budget',
		'utfall',
		'prognos',
		'prognos_takt',
		'eget_kapital',
		'indikator_positiv',
		'svarsfrekvens',
		'uppfoljning_12_manader_oppna'
	]
};

/** What the page reads from its address beside the filters. */
export const OWN_NAMES: readonly string[] = ['sedan'];
