import type { Dashboard } from '../shared/types.ts';

export const dashboard: Dashboard = {
	id: 'rakning',
	title: 'Visa räkningen',
	audience: 'utvärderaren: hur en siffra blev till, steg för steg, och hur den räknas om',
	filters: ['forbund', 'insats', 'fran', 'till'],
	measures: []
};

/** What this page reads from its address beside the site's filters. */
export const OWN_NAMES = ['matt', 'by', 'where'] as const;
