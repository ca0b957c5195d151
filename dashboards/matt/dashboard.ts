import { measures } from '#lib/measures/library/index.ts';
import type { Dashboard } from '../shared/types.ts';

export const dashboard: Dashboard = {
	id: 'matt',
	title: 'Så räknas det',
	audience: 'alla som undrar vad en siffra betyder; utvärderaren som vill räkna om den',
	filters: ['forbund', 'fran', 'till'],
	measures: measures.map((measure) => measure.matt)
};
