/** What earlier releases have said, which cannot be called back. */
import type { Builder, Index } from './builder.ts';
import { byCount } from './guard.ts';
import type { Address } from './lattice.ts';
import { isPrimary, type Rule } from './primary.ts';
import { sums } from './sums.ts';

/** What came or went between two states of a figure: when that is about too few, it must not be had by subtraction. */
function difference(builder: Builder, now: number, before: number, guarded: boolean): void {
	const change = builder.value(now) - builder.value(before);
	const part = builder.system.figure({
		value: change,
		primary: guarded && isPrimary(Math.abs(change), builder.input.k),
		part: true,
		keep: 0,
		signed: true
	});
	builder.system.balance([now], [before, part]);
}

/** numerator + rest = denominator as an earlier release had it. */
function rest(
	builder: Builder,
	rule: Rule,
	index: Index,
	addresses: ReturnType<typeof byCount>,
	seen: Index
): void {
	for (const [key, address] of addresses.get(rule.whole) ?? []) {
		if (!rule.covers(address)) continue;
		const partKey = builder.at(address, { count: rule.part! });
		const [whole, part] = [index.get(key), index.get(partKey)];
		if (whole === undefined || part === undefined) continue;
		if (seen.get(key) === whole && seen.get(partKey) === part) continue;
		const value = builder.value(whole) - builder.value(part);
		builder.system.balance(
			[part, builder.system.figure({ value, primary: false, part: true, keep: 0 })],
			[whole]
		);
	}
}

/**
 * Earlier releases are out and cannot be called back. A figure that has not changed is the same figure; one that has is
 * another, and the difference between the two is about those who came or went.
 */
export function history(builder: Builder): void {
	const { earlier } = builder.input;
	const releases = new Map<number, (typeof earlier)[number][]>();
	for (const one of earlier) {
		const own = releases.get(one.release);
		if (own) own.push(one);
		else releases.set(one.release, [one]);
	}
	/** Figures whose latest shown state has been set beside what they are now. */
	const compared = new Set<number>();
	let newer: Index = builder.now;
	for (const [, said] of [...releases].sort(([a], [b]) => b - a)) {
		const index: Index = new Map();
		const addresses: Address[] = [];
		for (const one of said) {
			const key = builder.keys.of(one);
			addresses.push(one);
			const same = newer.get(key);
			if (same !== undefined && builder.value(same) === one.n) {
				index.set(key, same);
				const figure = builder.system.figures[same]!;
				if (one.shown) figure.fixed = 'visas';
				else figure.fixed ??= 'skyddad';
				if (one.shown) compared.add(key);
				continue;
			}
			const old = builder.system.figure({
				value: one.n,
				primary: false,
				part: false,
				keep: 0,
				fixed: one.shown ? 'visas' : 'skyddad'
			});
			index.set(key, old);
			if (same === undefined) continue;
			difference(builder, same, old, builder.guarded.has(one.count));
			const now = builder.now.get(key);
			if (one.shown && now !== undefined && now !== same && !compared.has(key))
				difference(builder, now, old, builder.guarded.has(one.count));
			if (one.shown) compared.add(key);
		}
		sums(builder, index, addresses, newer);
		const keyed = byCount(new Map(addresses.map((address) => [builder.keys.of(address), address])));
		for (const rule of builder.input.rules)
			if (rule.part !== undefined) rest(builder, rule, index, keyed, newer);
		newer = index;
	}
}
