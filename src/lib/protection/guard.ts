/** What may not stand alone: too few people, or all of them alike. */
import type { Builder, Index } from './builder.ts';
import type { Address } from './lattice.ts';
import { isPrimary, isUniform, type Rule } from './primary.ts';

/** Figures by their count: a rule concerns one count among many. */
export function byCount(addresses: ReadonlyMap<number, Address>): ReadonlyMap<number, [number, Address][]> {
	const found = new Map<number, [number, Address][]>();
	for (const entry of addresses) {
		const own = found.get(entry[1].count);
		if (own) own.push(entry);
		else found.set(entry[1].count, [entry]);
	}
	return found;
}

/** Marks what may not stand alone, and writes numerator + rest = denominator. */
export function rule(
	builder: Builder,
	rule: Rule,
	index: Index,
	addresses: ReturnType<typeof byCount>
): void {
	const { k } = builder.input;
	for (const [key, address] of addresses.get(rule.whole) ?? []) {
		if (!rule.covers(address)) continue;
		const whole = index.get(key);
		if (whole === undefined) continue;
		const n = builder.value(whole);
		builder.ruled.add(key);
		if (isPrimary(n, k)) builder.system.figures[whole]!.primary = true;
		if (rule.part === undefined || n === 0) continue;
		const partKey = builder.at(address, { count: rule.part });
		builder.ruled.add(partKey);
		let part = index.get(partKey);
		if (part === undefined) {
			part = builder.zero(index, partKey, { ...address, count: rule.part }, whole);
		}
		const t = builder.value(part);
		const figure = builder.system.figures[part]!;
		if (isPrimary(n, k) || (rule.skydd === 'person' && (isPrimary(t, k) || isPrimary(n - t, k)))) {
			// That nobody has one value of several says no more of few than of many, and larger groups may show it.
			if (t === 0 && rule.uniform !== 'both') figure.loose = true;
			else figure.primary = true;
		}
		if (rule.uniform === 'all' ? t === n : rule.uniform === 'both' && isUniform(t, n)) figure.primary = true;
		const rest = builder.system.figure({
			value: n - t,
			primary: rule.skydd === 'person' && isPrimary(n - t, k),
			part: true,
			keep: 0,
			// More answers than were sent out: then the rest is no count of anybody.
			...(n < t ? { signed: true } : {})
		});
		builder.system.balance([part, rest], [whole]);
	}
}

/** What no measure asks for is in no answer, and so has no place in the release. */
export function withhold(builder: Builder): void {
	for (const [key, index] of builder.now)
		if (!builder.ruled.has(key)) builder.system.figures[index]!.part = true;
}

/**
 * A whole cut into values that tell something of people: when one value holds them all, the cut says the same of
 * everybody. Values that nobody in the whole förbund has are no secret.
 */
export function uniform(builder: Builder): void {
	const { tells, k, top } = builder.input;
	const values = new Map<string, Map<string, Address>>();
	const where = ({ count, apart, place, cut }: Address) => `${count}\t${apart}\t${cut}\t${top(place)}`;
	for (const address of builder.addresses.values()) {
		if (!tells(address.cut)) continue;
		const own = values.get(where(address)) ?? new Map<string, Address>();
		values.set(where(address), own.set(address.value, address));
	}
	for (const [key, address] of [...builder.addresses]) {
		if (!tells(address.cut)) continue;
		const figure = builder.system.figures[builder.now.get(key)!]!;
		const whole = builder.now.get(builder.at(address, { cut: '', value: '' }));
		if (whole === undefined || figure.value < k || figure.value !== builder.value(whole)) continue;
		const others = [...values.get(where(address))!.keys()].filter((value) => value !== address.value);
		if (others.length === 0) continue;
		figure.primary = true;
		// The others are nobody, which must not be seen either.
		for (const value of others) {
			const other = builder.at(address, { value });
			if (!builder.now.has(other)) builder.zero(builder.now, other, { ...address, value }, whole);
			builder.system.figures[builder.now.get(other)!]!.primary = true;
		}
	}
}
