import type { Dashboard } from '../shared/types.ts';

/** What this page reads from its address beside the site's filters. */
export { OWN_NAMES } from '#lib/explore/question.ts';

export const dashboard: Dashboard = {
	id: 'utforska',
	title: 'Utforska',
	audience: 'utvärderaren: varje mått i varje snitt som får visas, som tabell, bild, fil och kod',
	filters: ['forbund', 'insats', 'fran', 'till', 'sort'],
	measures: ['avslut_arbete_studier', 'avslutade', 'deltaganden']
};

/** What is shown before anything is chosen. */
export const FIRST = { matt: 'avslut_arbete_studier', rader: 'insats' } as const;
