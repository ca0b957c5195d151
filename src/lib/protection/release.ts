/** From counted figures to what may be shown: the sums of the lattice written out, and suppression run over them. */
import { Builder } from './builder.ts';
import { byCount, rule, uniform, withhold } from './guard.ts';
import { history } from './history.ts';
import type { ReleaseInput } from './input.ts';
import type { Address } from './lattice.ts';
import { balances, sums } from './sums.ts';
import type { Suppressed } from './suppress.ts';
import type { System } from './system.ts';

export interface Release {
	/** Figures by key: may each be shown? Those that are nobody and hidden are here too. */
	shown: Map<string, boolean>;
	addresses: Map<string, Address>;
	/** The value of a figure, for those who build the file. */
	value(key: string): number;
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
	const shown = new Map<string, boolean>();
	let helpers = 0;
	for (const [key, index] of builder.now) {
		const { part, primary, loose } = builder.system.figures[index]!;
		if (part) continue;
		shown.set(key, audit.shown[index]!);
		if (!audit.shown[index] && !primary && !loose) helpers++;
	}
	return {
		shown,
		addresses: builder.addresses,
		value: (key) => builder.value(builder.now.get(key)!),
		helpers,
		audit
	};
}
