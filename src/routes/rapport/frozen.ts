import { error } from '@sveltejs/kit';
import type { FrozenEntry } from '#lib/report/types.ts';

/** The frozen report of an address; a page that says so when there is none. */
export function frozenOf(
	{ memory }: Pick<App.Locals, 'memory'>,
	id: string
): FrozenEntry & { innehall: string } {
	const found = /^\d{1,9}$/.test(id) ? memory((state) => state.frozen(Number(id))) : null;
	if (!found) error(404, `Det finns ingen fryst rapport med nummer ”${id.slice(0, 20)}”.`);
	return found;
}
