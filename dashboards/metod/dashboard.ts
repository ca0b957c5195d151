import type { Dashboard } from '../shared/types.ts';

export const dashboard: Dashboard = {
	id: 'metod',
	title: 'Metodbok',
	audience: 'alla som undrar hur en siffra är räknad, och utvärderaren som ska kunna citera det',
	filters: [],
	measures: []
};
