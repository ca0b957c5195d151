import type { Dashboard } from '../shared/types.ts';

export const dashboard: Dashboard = {
	id: 'tillganglighet',
	title: 'Tillgänglighet',
	audience: 'den som inte kan använda en sida som den är, och den som granskar',
	filters: [],
	measures: []
};
