import type { Dashboard } from '../shared/types.ts';

export const dashboard: Dashboard = {
	id: 'data',
	title: 'Data',
	audience: 'kansliet: vad som lästes in, vad som inte gick och hur det lagas',
	filters: [],
	measures: []
};
