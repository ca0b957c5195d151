import type { Dashboard } from '../shared/types.ts';

export const dashboard: Dashboard = {
	id: 'styrgrupp',
	title: 'Styrgrupp',
	audience: 'styrgruppen och verksamhetsledaren för en insats',
	filters: ['fran', 'till'],
	measures: [
		'deltagare',
		'pagaende',
		'nya',
		'avslutade',
		'tid_i_insats',
		'intervall__uppfoljning__3_manader',
		'handelse__avslut__slutdokumentation__3_veckor',
		'rekvisition_i_tid',
		'handelser',
		'handelser_deltagande',
		'budget',
		'utfall',
		'prognos',
		'prognos_takt',
		'indikator_positiv',
		'indikator_riket',
		'svarsfrekvens',
		'avslut_arbete_studier',
		'stegforflyttning_framat',
		'kostnad_per_deltagare'
	]
};
