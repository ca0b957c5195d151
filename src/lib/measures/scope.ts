import type { Viewer } from './types.ts';

/** Collects bound values: the SQL text only ever holds their names. A list is bound once however often it is used. */
export class Binder {
	readonly params: Record<string, string | number> = {};
	#names = new Map<string, string>();

	value(value: string | number): string {
		const key = `${typeof value}:${value}`;
		const known = this.#names.get(key);
		if (known) return known;
		const name = `p${this.#names.size}`;
		this.params[name] = value;
		this.#names.set(key, `$${name}`);
		return `$${name}`;
	}

	date(value: string): string {
		return `cast(${this.value(value)} as date)`;
	}

	list(values: readonly string[]): string {
		return `(${values.map((value) => this.value(value)).join(', ')})`;
	}
}

/** True when the viewer may see nothing at all. */
export function isEmptyScope(viewer: Viewer): boolean {
	return viewer.insatser?.length === 0 || viewer.forbund?.length === 0;
}

/** Keeps the rows of these insatser and of the insatser under them. */
export function insatsPredicate(binder: Binder, alias: string, insatser: readonly string[]): string {
	const list = binder.list(insatser);
	return `(${alias}.insats_id in ${list} or ${alias}.overordnad_insats in ${list})`;
}

/** The viewer's scope as predicates over any relation of the marts. An empty scope is a predicate no row meets. */
export function scopePredicates(binder: Binder, alias: string, viewer: Viewer): string[] {
	if (isEmptyScope(viewer)) return ['1 = 0'];
	const predicates: string[] = [];
	if (viewer.forbund) predicates.push(`${alias}.forbund_id in ${binder.list(viewer.forbund)}`);
	if (viewer.insatser) predicates.push(insatsPredicate(binder, alias, viewer.insatser));
	return predicates;
}
