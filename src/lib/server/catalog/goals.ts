import type { Warehouse } from '../warehouse.ts';
import { GOALS } from './sql.ts';

export interface Goal {
	mal_id: string;
	insats_id: string;
	text: string;
	population: string | null;
	matt: string | null;
	jamforelse: string | null;
	varde: number | null;
	varde_till: number | null;
	enhet: string | null;
	fonster: string | null;
	kalla: string | null;
	beslut: string | null;
	giltig_fran: string | null;
	giltig_till: string | null;
	anmarkning: string | null;
}

/** The goals of one insats, as they are decided, newest validity last. */
export async function readGoals(warehouse: Warehouse, forbund: string, insats: string): Promise<Goal[]> {
	const goals = await warehouse.query<Goal>(GOALS, { forbund, insats });
	// K2 before K10; the sort is stable, so validity keeps its order.
	return goals.sort((a, b) => a.mal_id.localeCompare(b.mal_id, 'sv', { numeric: true }));
}
