import type { Dashboard } from '../shared/types.ts';

export const dashboard: Dashboard = {
	id: 'mal',
	title: 'Mål',
	audience: 'förbundsstyrelsen och styrgruppen',
	filters: ['forbund'],
	measures: []
};
