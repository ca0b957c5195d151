import type { Facts } from '../facts.ts';
import type { Row } from '../types.ts';

export const TEAM = 'samordningsteam_';
export const OVERORDNAD = 'samordningsteam';

/** Every insats of the documents, and the one the five team of Västmanland belong to. */
export function insatser(facts: Facts): Row[] {
	const rows: Row[] = facts.insatser.map((fact) => ({
		...fact,
		overordnad_insats: (fact.insats_id as string).startsWith(TEAM) ? OVERORDNAD : ''
	}));
	const teams = rows.filter((row) => row.overordnad_insats === OVERORDNAD);
	const first = teams[0] as Row;
	const parter = new Set(teams.flatMap((row) => String(row.parter).split('|')));
	const parent: Row = {
		...first,
		insats_id: OVERORDNAD,
		namn: 'Samordningsteam i Västmanland',
		overordnad_insats: '',
		parter: [...parter].join('|')
	};
	return rows.flatMap((row) => (row === first ? [parent, row] : [row]));
}
