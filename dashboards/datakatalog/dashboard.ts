import type { Dashboard } from '../shared/types.ts';

export const dashboard: Dashboard = {
	id: 'datakatalog',
	title: 'Datakatalog',
	audience: 'utvärderare och it: vad varje relation, kolumn och kod betyder',
	filters: [],
	measures: []
};
