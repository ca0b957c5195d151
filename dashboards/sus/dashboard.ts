import { measures } from '#lib/measures/library/index.ts';
import type { Dashboard } from '../shared/types.ts';

/** Before and after, from start and from end, of each group and each code. */
const pairs = measures
	.map(({ matt }) => matt)
	.filter((matt) => /^(sus|sysselsattning|forsorjning)_.*_(fore|efter)$/.test(matt));

export const dashboard: Dashboard = {
	id: 'fore-efter',
	title: 'Före och efter',
	audience: 'styrgruppen och utvärderaren',
	filters: ['forbund', 'fran', 'till'],
	measures: [
		'deltagare',
		'avslutade',
		'tackning',
		'sus_arbetar_studerar_efter',
		'borjat_eller_okat',
		'tid_i_insats',
		...pairs
	]
};
