import type { Facts } from '../facts.ts';
import type { Row } from '../types.ts';

/** A goal whose value is a date keeps it in `fonster`: `varde` is a number. */
function datedGoal(varde: string, fonster: string): { varde: string; fonster: string } {
	if (/^\d{4}-\d{2}-\d{2}$/.test(varde)) return { varde: '', fonster: varde };
	if (/^\d{2}-\d{2}$/.test(varde)) return { varde: '', fonster: `senast ${varde} ${fonster}` };
	return { varde, fonster };
}

/** Every goal and follow-up item, valid while its insats is. Wildcards (`samordningsteam_*`) stay as they are. */
export function mal(facts: Facts): Row[] {
	return facts.goals.map((goal) => {
		const id = goal.insats_id as string;
		const insats = facts.insatser.find((fact) =>
			id.endsWith('*') ? fact.insats_id?.startsWith(id.slice(0, -1)) : fact.insats_id === id
		);
		if (!insats) throw new Error(`Målet ${goal.mal_id} gäller en okänd insats: ${id}`);
		return {
			...goal,
			...datedGoal(goal.varde as string, goal.fonster as string),
			beslut: insats.dokument ?? '',
			giltig_fran: insats.start ?? '',
			giltig_till: insats.slut ?? ''
		};
	});
}
