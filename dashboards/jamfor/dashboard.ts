import type { Dashboard } from '../shared/types.ts';

/** The three that are shown when the reader has not chosen one. */
export const MAIN = ['avslut_arbete_studier', 'stegforflyttning_framat', 'kostnad_per_deltagare'] as const;

/** What the comparison side by side can be narrowed by. */
export const SIDE_FILTERS = ['forbund', 'fran', 'till', 'grupp', 'matt', 'sort'] as const;
/** What a way of looking other than side by side can be narrowed by. */
export const LOOK_FILTERS = ['forbund', 'fran', 'till', 'matt'] as const;

export const dashboard: Dashboard = {
	id: 'jamfor',
	title: 'Jämför insatser',
	audience: 'styrelse, styrgrupp och utvärderare',
	filters: [...SIDE_FILTERS, 'vy', 'strata'],
	measures: [
		...MAIN,
		'avslut_arbete',
		'avslut_studier',
		'borjat_eller_okat',
		'tackning',
		'parandel',
		'deltagare',
		'nya',
		'avslutade',
		'kostnad_per_avslutad',
		'kostnad_per_avslut_arbete_studier',
		'kostnad_per_plats'
	]
};
