/** What those that decide one release together have in common. */
import { loadSolver } from '#lib/protection/bounds.ts';
import { suppressGroups, type Found, type Group } from '#lib/protection/suppress.ts';
import type { System } from '#lib/protection/system.ts';

export interface Task {
	system: Pick<System, 'figures' | 'equations'>;
	k: number;
	groups: readonly Group[];
	/** Shared by all: the number of the next group that nobody has taken. */
	next: Int32Array;
}

/** The groups that nobody else has taken, one after another until there are no more. */
function* untaken({ groups, next }: Task): Generator<Group> {
	for (;;) {
		const group = groups[Atomics.add(next, 0, 1)];
		if (!group) return;
		yield group;
	}
}

export const takePart = async (task: Task): Promise<Found> =>
	suppressGroups(task.system, task.k, await loadSolver(), untaken(task));
