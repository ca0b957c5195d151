/** Which places of the lattice a question is about. */
import type { Question } from '../measures/question.ts';
import type { Viewer } from '../measures/types.ts';
import { place } from './lattice.ts';

export interface InsatsPlace {
	forbund_id: string;
	insats_id: string;
	overordnad_insats: string;
	inriktning: string;
	antal_team: number;
	har_deltagande: boolean;
}

/** One row of the answer: where it stands, and what it says of the place. */
export interface Spot {
	/** The place of the lattice; several förbund are summed. Null when these insatser together are no place: a group of the reader's own making. */
	places: string[] | null;
	by: Record<string, string>;
	/** How many of its insatser take participants. */
	tillampliga: number;
	/** How many of them that any participant has been registered for. */
	registrerade: number;
	/** An insats that only holds its teams together: it answers only where it has figures of its own. */
	holder: boolean;
}

const columns: Record<string, 'forbund_id' | 'insats_id' | 'overordnad_insats' | 'inriktning'> = {
	forbund: 'forbund_id',
	insats: 'insats_id',
	overordnad: 'overordnad_insats',
	inriktning: 'inriktning'
};

export const isPlace = (id: string): boolean => id in columns;

const keyOf = (one: InsatsPlace) => `${one.forbund_id}/${one.insats_id}`;

/** Every place of the lattice with the insatser in it. */
function placesBy(insatser: readonly InsatsPlace[]): Map<string, Set<string>> {
	const found = new Map<string, Set<string>>();
	const add = (name: string, one: InsatsPlace) =>
		found.set(name, (found.get(name) ?? new Set()).add(keyOf(one)));
	for (const one of insatser) {
		add(place.insats(one.forbund_id, one.insats_id), one);
		add(place.overordnad(one.forbund_id, one.overordnad_insats), one);
		add(place.forbund(one.forbund_id), one);
	}
	for (const [name, inside] of [...found]) if (name.startsWith('o:') && inside.size < 2) found.delete(name);
	return found;
}

function sees(viewer: Viewer, one: InsatsPlace): boolean {
	const { forbund, insatser } = viewer;
	return (
		(forbund === null || forbund.includes(one.forbund_id)) &&
		(insatser === null || insatser.includes(one.insats_id) || insatser.includes(one.overordnad_insats))
	);
}

/** The insatser a question is about: inside the viewer's scope, kept by its conditions, without administration. */
function asked(insatser: readonly InsatsPlace[], { conditions }: Question, viewer: Viewer): InsatsPlace[] {
	return insatser.filter(
		(one) =>
			sees(viewer, one) &&
			conditions.every(({ dimension: { id }, values }) => {
				if (!isPlace(id)) return true;
				if (id === 'insats' && values.includes(one.overordnad_insats)) return true;
				return values.includes(one[columns[id]!]);
			})
	);
}

/** Rows by place, in no particular order. An insats that only holds its teams has a row only where it has figures. */
export function spots(
	insatser: readonly InsatsPlace[],
	question: Question,
	viewer: Viewer,
	people: boolean
): Spot[] {
	const all = insatser.filter(({ inriktning }) => inriktning !== 'administration');
	const own = asked(all, question, viewer);
	const by = question.by.map(({ id }) => id).filter(isPlace);
	const groups = new Map<string, InsatsPlace[]>();
	for (const one of own) {
		const key = JSON.stringify(by.map((id) => one[columns[id]!]));
		groups.set(key, [...(groups.get(key) ?? []), one]);
	}
	if (by.length === 0 && own.length > 0) groups.set('[]', own);
	const names = placesBy(all);
	// Insatser without participants add nothing to a figure about participants.
	const counts = (one: InsatsPlace) => !people || one.inriktning === 'individinriktad';
	const same = (inside: Set<string>, group: readonly InsatsPlace[]) => {
		const wanted = new Set(group.filter(counts).map(keyOf));
		const there = all.filter((one) => inside.has(keyOf(one)) && counts(one));
		return there.length === wanted.size && there.every((one) => wanted.has(keyOf(one)));
	};
	const placesOf = (group: readonly InsatsPlace[]): string[] | null => {
		const [first] = group;
		if (group.length === 1) return [place.insats(first!.forbund_id, first!.insats_id)];
		const found = [...names].find(([, inside]) => same(inside, group))?.[0];
		if (found) return [found];
		const forbund = [...new Set(group.map(({ forbund_id }) => forbund_id))];
		const whole = forbund.every((id) =>
			same(
				names.get(place.forbund(id))!,
				group.filter((one) => one.forbund_id === id)
			)
		);
		return whole ? forbund.map(place.forbund) : null;
	};
	return [...groups.values()].map((group) => {
		const [first] = group;
		return {
			places: placesOf(group),
			by: Object.fromEntries(by.map((id) => [id, first![columns[id]!]])),
			tillampliga: group.filter(({ inriktning }) => inriktning === 'individinriktad').length,
			registrerade: group.filter(({ har_deltagande }) => har_deltagande).length,
			holder: by.includes('insats') && first!.antal_team > 0
		};
	});
}
