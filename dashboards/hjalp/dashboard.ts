import type { Dashboard } from '../shared/types.ts';

export const dashboard: Dashboard = {
	id: 'hjalp',
	title: 'Hjälp',
	audience: 'den som läser, laddar eller citerar för första gången',
	filters: [],
	measures: ['avslut_arbete_studier']
};
