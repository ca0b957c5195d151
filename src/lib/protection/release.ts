/** From counted figures to what may be shown: the sums of the lattice written out, and suppression run over them. */
import { Builder } from './builder.ts';
import { byCount, rule, uniform, withhold } from './guard.ts';
import { history } from './history.ts';
import type { ReleaseInput } from './input.ts';
import type { Address } from './lattice.ts';
import { balances, sums } from './sums.ts';
import type { Suppressed } from './suppress.ts';
import type { System } from './system.ts';

/** A figure that somebody could be shown: its true value, and whether it may be. */
export interface Decided extends Address {
	n: number;
	shown: boolean;
}

export interface Release {
	/** Those that are nobody and hidden are here too. */
	figures: readonly Decided[];
	/** The figure at an address; undefined when there is none. */
	at(address: Address): Decided | undefined;
	/** Hidden so that others cannot be reckoned out, now or in an earlier release. */
	helpers: number;
	audit: Suppressed;
}

/** Decides what a release shows, by a `suppress` that it is handed; the same figures give the same answer. */
export async function decide(
	input: ReleaseInput,
	suppress: (system: System, k: number) => Suppressed | Promise<Suppressed>
): Promise<Release> {
	const builder = new Builder(input);
	const own = byCount(builder.addresses);
	for (const one of input.rules) rule(builder, one, builder.now, own);
	withhold(builder);
	uniform(builder);
	sums(builder, builder.now, builder.addresses.values(), null);
	balances(builder);
	history(builder);
	const audit = await suppress(builder.system, input.k);
	const figures = new Map<number, Decided>();
	let helpers = 0;
	for (const [key, index] of builder.now) {
		const { part, primary, loose, value: n } = builder.system.figures[index]!;
		if (part) continue;
		const shown = audit.shown[index]!;
		const { count, apart, place, time, cut, value } = builder.addresses.get(key)!;
		figures.set(key, { count, apart, place, time, cut, value, n, shown });
		if (!shown && !primary && !loose) helpers++;
	}
	return {
		figures: [...figures.values()],
		at: (address) => figures.get(builder.keys.of(address)),
		helpers,
		audit
	};
}
