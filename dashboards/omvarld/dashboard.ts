import type { Dashboard } from '../shared/types.ts';

export const dashboard: Dashboard = {
	id: 'omvarld',
	title: 'Förbundets omgivning',
	audience: 'styrelse och kansli: vad människor i kommunerna lever på, enligt dem som publicerar det',
	filters: ['forbund'],
	measures: []
};
