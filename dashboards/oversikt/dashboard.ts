import type { Dashboard } from '../shared/types.ts';

export const dashboard: Dashboard = {
	id: 'oversikt',
	title: 'Översikt',
	audience: 'förbundsstyrelsen, tio minuter före mötet',
	filters: ['forbund', 'fran', 'till'],
	measures: [
		'deltagare',
		'nya',
		'avslutade',
		'pagaende',
		'avslut_arbete_studier',
		'tackning',
		'stegforflyttning_framat',
		'kostnad_per_deltagare',
		'budget',
		'utfall'
	]
};
