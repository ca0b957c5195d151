import type { Dashboard } from '../shared/types.ts';

export const dashboard: Dashboard = {
	id: 'inkorg',
	title: 'Inkorgen',
	audience: 'kansliet: filer som har skickats in och inte är publicerade än',
	filters: [],
	measures: []
};
