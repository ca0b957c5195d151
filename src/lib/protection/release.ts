/** From counted figures to what may be shown: the sums of the lattice written out, and suppression run over them. */
import type { Highs } from 'highs';
import { addressKey, type Address } from './lattice.ts';
import { isPrimary, isUniform, type Rule } from './primary.ts';
import { suppress, type Suppressed } from './suppress.ts';
import { SystemBuilder } from './system.ts';

export interface Counted extends Address {
	n: number;
	/** False for a remainder that nobody is shown, but that could be had by subtraction. */
	published: boolean;
}

/** What an earlier release held of a figure, and whether it was shown. Releases are numbered from the oldest. */
export interface Earlier extends Address {
	release: number;
	n: number;
	shown: boolean;
}

export interface Sum {
	whole: string;
	parts: readonly string[];
}

/** Σ plus = Σ minus, between counts with the same place and cut. */
export interface Balance {
	plus: readonly Address[];
	minus: readonly Address[];
}

export interface ReleaseInput {
	k: number;
	figures: readonly Counted[];
	/** Which counts make up the measures, and how strict each is. */
	rules: readonly Rule[];
	/** A place is the sum of its places, a time of its times; held to be so where the figures say so. */
	places: readonly Sum[];
	times: readonly Sum[];
	/** Counts of different persons, who may be in several parts of a whole: a whole is then at least each part, at most their sum. */
	overlapping: ReadonlySet<number>;
	/** Times that are no figure anywhere, only what is left of others: an earlier release does not remember them. */
	unseen: readonly string[];
	/** Counts that are sums of each other for everybody: Σ coefficient · count = 0. */
	linked: readonly (readonly [count: number, coefficient: number][])[];
	balances: readonly Balance[];
	earlier: readonly Earlier[];
	/** Does a cut tell something of the people in it that they would mind? */
	tells(cut: string): boolean;
	/** The largest place a place is in. */
	top(place: string): string;
	/** How much the reader misses a figure: the least missed is hidden first. */
	keep(address: Address): number;
}

type Index = Map<string, number>;

const at = (address: Address, change: Partial<Address>): string => addressKey({ ...address, ...change });

class Builder {
	readonly system = new SystemBuilder();
	readonly now: Index = new Map();
	readonly addresses = new Map<string, Address>();
	/** Figures that some rule has looked at; the others are let out by nobody. */
	readonly ruled = new Set<string>();

	constructor(readonly input: ReleaseInput) {
		const { figures, keep } = input;
		for (const one of figures) {
			const key = addressKey(one);
			this.addresses.set(key, one);
			this.now.set(
				key,
				this.system.figure({ value: one.n, primary: false, part: !one.published, keep: keep(one) })
			);
		}
	}

	value(index: number): number {
		return this.system.figures[index]!.value;
	}

	/** Marks what may not stand alone, and writes numerator + rest = denominator. */
	rule(rule: Rule, index: Index, addresses: ReadonlyMap<string, Address>): void {
		const { k } = this.input;
		for (const [key, address] of addresses) {
			if (address.count !== rule.whole || !rule.covers(address)) continue;
			const whole = index.get(key);
			if (whole === undefined) continue;
			const n = this.value(whole);
			this.ruled.add(key);
			if (isPrimary(n, k)) this.system.figures[whole]!.primary = true;
			if (rule.part === undefined || n === 0) continue;
			const partKey = at(address, { count: rule.part });
			this.ruled.add(partKey);
			let part = index.get(partKey);
			if (part === undefined) {
				part = this.zero(index, partKey, { ...address, count: rule.part }, whole);
			}
			const t = this.value(part);
			const figure = this.system.figures[part]!;
			if (isPrimary(n, k) || (rule.skydd === 'person' && (isPrimary(t, k) || isPrimary(n - t, k)))) {
				// That nobody has one value of several says no more of few than of many, and larger groups may show it.
				if (t === 0 && rule.uniform !== 'both') figure.loose = true;
				else figure.primary = true;
			}
			if (rule.uniform === 'all' ? t === n : rule.uniform === 'both' && isUniform(t, n))
				figure.primary = true;
			const rest = this.system.figure({
				value: n - t,
				primary: rule.skydd === 'person' && isPrimary(n - t, k),
				part: true,
				keep: 0,
				// More answers than were sent out: then the rest is no count of anybody.
				...(n < t ? { signed: true } : {})
			});
			this.system.balance([part, rest], [whole]);
		}
	}

	/** What no measure asks for is in no answer, and so has no place in the release. */
	withhold(): void {
		for (const [key, index] of this.now) if (!this.ruled.has(key)) this.system.figures[index]!.part = true;
	}

	/** A numerator of nobody is a figure too: that nobody did may have to be hidden. */
	zero(index: Index, key: string, address: Address, whole: number): number {
		const { part } = this.system.figures[whole]!;
		const made = this.system.figure({ value: 0, primary: false, part, keep: this.input.keep(address) });
		index.set(key, made);
		if (index === this.now) this.addresses.set(key, address);
		return made;
	}

	/**
	 * A whole cut into values that tell something of people: when one value holds them all, the cut says the same of
	 * everybody. Values that nobody in the whole förbund has are no secret.
	 */
	uniform(): void {
		const { tells, k, top } = this.input;
		const values = new Map<string, Map<string, Address>>();
		const where = ({ count, apart, place, cut }: Address) => `${count}\t${apart}\t${cut}\t${top(place)}`;
		for (const address of this.addresses.values()) {
			if (!tells(address.cut)) continue;
			const own = values.get(where(address)) ?? new Map<string, Address>();
			values.set(where(address), own.set(address.value, address));
		}
		for (const [key, address] of [...this.addresses]) {
			if (!tells(address.cut)) continue;
			const figure = this.system.figures[this.now.get(key)!]!;
			const whole = this.now.get(at(address, { cut: '', value: '' }));
			if (whole === undefined || figure.value < k || figure.value !== this.value(whole)) continue;
			const others = [...values.get(where(address))!.keys()].filter((value) => value !== address.value);
			if (others.length === 0) continue;
			figure.primary = true;
			// The others are nobody, which must not be seen either.
			for (const value of others) {
				const other = at(address, { value });
				if (!this.now.has(other)) this.zero(this.now, other, { ...address, value }, whole);
				this.system.figures[this.now.get(other)!]!.primary = true;
			}
		}
	}

	/** Adds whole = Σ parts when the figures say so. A part that is not there is nobody, and everybody knows it. */
	add(index: Index, whole: string, parts: readonly string[], seen: Index | null): void {
		const first = index.get(whole);
		if (first === undefined) return;
		const cells = parts.flatMap((part) => index.get(part) ?? []);
		if (this.total(cells) !== this.value(first)) return;
		if (seen && seen.get(whole) === first && parts.every((part) => seen.get(part) === index.get(part)))
			return;
		this.system.sum(first, cells);
	}

	total(cells: readonly number[]): number {
		return cells.reduce((sum, cell) => sum + this.value(cell), 0);
	}

	/** Different persons: nobody in a part is missing in the whole, and nobody in the whole in all parts, when they are all there. */
	within(index: Index, whole: string, parts: readonly string[], isAll: boolean, seen: Index | null): void {
		const first = index.get(whole);
		if (first === undefined) return;
		const own = parts.filter((part) => index.has(part) && part !== whole);
		const cells = own.map((part) => index.get(part)!);
		const isNew = (key: string) => !seen || seen.get(key) !== index.get(key);
		const slack = (value: number) => this.system.figure({ value, primary: false, part: true, keep: 0 });
		for (const [i, cell] of cells.entries()) {
			const more = this.value(first) - this.value(cell);
			if (more >= 0 && (isNew(whole) || isNew(own[i]!))) this.system.sum(first, [cell, slack(more)]);
		}
		const twice = this.total(cells) - this.value(first);
		if (!isAll || twice < 0 || ![whole, ...own].some(isNew)) return;
		this.system.balance([first, slack(twice)], cells);
	}

	/**
	 * What an earlier release had left beside the times it showed. It was somebody or nobody; that it is not remembered does
	 * not mean that it was nobody.
	 */
	remember(
		index: Index,
		whole: string,
		keys: readonly string[],
		parts: readonly string[],
		seen: Index
	): void {
		const first = index.get(whole);
		const left = parts.findIndex((time) => this.input.unseen.includes(time));
		const key = keys[left];
		if (first === undefined || key === undefined || index.has(key)) return;
		const others = keys.filter((one) => one !== key);
		const same = seen.get(key);
		if (same !== undefined && [whole, ...others].every((one) => seen.get(one) === index.get(one))) {
			index.set(key, same);
			return;
		}
		const told = others.reduce((sum, one) => sum + (index.has(one) ? this.value(index.get(one)!) : 0), 0);
		const value = this.value(first) - told;
		if (value < 0) return;
		const primary = isPrimary(value, this.input.k);
		index.set(key, this.system.figure({ value, primary, part: true, keep: 0 }));
	}

	sums(index: Index, addresses: Iterable<Address>, seen: Index | null): void {
		const { places, times, linked } = this.input;
		const partsOf = new Map(places.map(({ whole, parts }) => [whole, parts]));
		const timesOf = new Map<string, (readonly string[])[]>();
		for (const { whole, parts } of times) timesOf.set(whole, [...(timesOf.get(whole) ?? []), parts]);
		const children = new Map<string, { address: Address; parts: string[] }>();
		const list = [...addresses];
		for (const address of list) {
			const { cut, value } = address;
			if (!cut) continue;
			const key = addressKey(address);
			const push = (parent: string) => {
				const own = children.get(parent);
				if (own) own.parts.push(key);
				else children.set(parent, { address, parts: [key] });
			};
			const names = cut.split('+');
			const values = value.split('+');
			const parents = names
				.map((name, i) => at(address, { cut: name, value: values[i]! }))
				.filter((parent) => names.length > 1 && index.has(parent));
			const whole = at(address, { cut: '', value: '' });
			for (const parent of parents) push(`${cut}\t${parent}`);
			push(`${cut}\t${whole}`);
		}
		const join = (address: Address, whole: string, parts: readonly string[], isAll = true) => {
			if (this.input.overlapping.has(address.count)) this.within(index, whole, parts, isAll, seen);
			else this.add(index, whole, parts, seen);
		};
		for (const [key, { address, parts }] of children) join(address, key.slice(key.indexOf('\t') + 1), parts);
		for (const address of list) {
			const key = addressKey(address);
			const inside = partsOf.get(address.place);
			if (inside)
				join(
					address,
					key,
					inside.map((place) => at(address, { place }))
				);
			for (const parts of timesOf.get(address.time) ?? []) {
				const keys = parts.map((time) => at(address, { time }));
				if (seen && !this.input.overlapping.has(address.count)) this.remember(index, key, keys, parts, seen);
				// Persons are counted in no rest: beside it a single time is not all there is.
				join(address, key, keys, parts.filter((time) => !this.input.unseen.includes(time)).length > 1);
			}
		}
		const told = (count: number, { cut, time, apart }: Address) => `${count}\t${cut}\t${time}\t${apart}`;
		const published = new Set(list.map((address) => told(address.count, address)));
		for (const identity of linked) {
			const counts = new Set(identity.map(([count]) => count));
			const done = new Set<string>();
			for (const address of list) {
				const place = counts.has(address.count) ? at(address, { count: -1 }) : null;
				if (place === null || done.has(place)) continue;
				done.add(place);
				// A count that is not told at all in this cut is unknown there, not nobody.
				if ([...counts].every((count) => published.has(told(count, address))))
					this.identity(index, address, identity, seen);
			}
		}
	}

	identity(
		index: Index,
		address: Address,
		identity: readonly (readonly [number, number])[],
		seen: Index | null
	): void {
		const terms = identity.flatMap(([count, coefficient]) => {
			const cell = index.get(at(address, { count }));
			return cell === undefined ? [] : [[cell, coefficient] as const];
		});
		if (terms.reduce((sum, [cell, c]) => sum + c * this.value(cell), 0) !== 0) return;
		if (
			seen &&
			identity.every(([count]) => seen.get(at(address, { count })) === index.get(at(address, { count })))
		)
			return;
		this.system.equations.push({ cells: terms.map(([cell]) => cell), coefficients: terms.map(([, c]) => c) });
	}

	balances(): void {
		for (const { plus, minus } of this.input.balances) {
			const cells = (side: readonly Address[]) => side.flatMap((one) => this.now.get(addressKey(one)) ?? []);
			const [left, right] = [cells(plus), cells(minus)];
			const total = (side: readonly number[]) => side.reduce((sum, cell) => sum + this.value(cell), 0);
			if (left.length + right.length > 0 && total(left) === total(right)) this.system.balance(left, right);
		}
	}

	/**
	 * Earlier releases are out and cannot be called back. A figure that has not changed is the same figure; one that has is
	 * another, and the difference between the two is about those who came or went.
	 */
	history(): void {
		const { earlier } = this.input;
		const releases = [...new Set(earlier.map(({ release }) => release))].sort((a, b) => b - a);
		const guarded = new Set(
			this.input.rules.flatMap(({ whole, part, skydd }) =>
				skydd === 'person' && part !== undefined ? [whole, part] : [whole]
			)
		);
		/** Figures whose latest shown state has been set beside what they are now. */
		const compared = new Set<string>();
		let newer: Index = this.now;
		for (const release of releases) {
			const index: Index = new Map();
			const addresses: Address[] = [];
			for (const one of earlier) {
				if (one.release !== release) continue;
				const key = addressKey(one);
				addresses.push(one);
				const same = newer.get(key);
				if (same !== undefined && this.value(same) === one.n) {
					index.set(key, same);
					const figure = this.system.figures[same]!;
					if (one.shown) figure.fixed = 'visas';
					else figure.fixed ??= 'skyddad';
					if (one.shown) compared.add(key);
					continue;
				}
				const old = this.system.figure({
					value: one.n,
					primary: false,
					part: false,
					keep: 0,
					fixed: one.shown ? 'visas' : 'skyddad'
				});
				index.set(key, old);
				if (same === undefined) continue;
				this.difference(same, old, guarded.has(one.count));
				const now = this.now.get(key);
				if (one.shown && now !== undefined && now !== same && !compared.has(key))
					this.difference(now, old, guarded.has(one.count));
				if (one.shown) compared.add(key);
			}
			this.sums(index, addresses, newer);
			const keyed = new Map(addresses.map((address) => [addressKey(address), address]));
			for (const rule of this.input.rules) if (rule.part !== undefined) this.rest(rule, index, keyed, newer);
			newer = index;
		}
	}

	/** What came or went between two states of a figure: when that is about too few, it must not be had by subtraction. */
	difference(now: number, before: number, guarded: boolean): void {
		const change = this.value(now) - this.value(before);
		const part = this.system.figure({
			value: change,
			primary: guarded && isPrimary(Math.abs(change), this.input.k),
			part: true,
			keep: 0,
			signed: true
		});
		this.system.balance([now], [before, part]);
	}

	/** numerator + rest = denominator as an earlier release had it. */
	rest(rule: Rule, index: Index, addresses: ReadonlyMap<string, Address>, seen: Index): void {
		for (const [key, address] of addresses) {
			if (address.count !== rule.whole || !rule.covers(address)) continue;
			const partKey = at(address, { count: rule.part! });
			const [whole, part] = [index.get(key), index.get(partKey)];
			if (whole === undefined || part === undefined) continue;
			if (seen.get(key) === whole && seen.get(partKey) === part) continue;
			const value = this.value(whole) - this.value(part);
			this.system.balance(
				[part, this.system.figure({ value, primary: false, part: true, keep: 0 })],
				[whole]
			);
		}
	}
}

export interface Release {
	/** Figures by key: may each be shown? Those that are nobody and hidden are here too. */
	shown: Map<string, boolean>;
	addresses: Map<string, Address>;
	/** The value of a figure, for those who build the file. */
	value(key: string): number;
	audit: Suppressed;
}

/** Decides what a release shows. Pure but for the solver it is handed; the same figures give the same answer. */
export function decide(input: ReleaseInput, highs: Highs): Release {
	const builder = new Builder(input);
	const own = new Map(builder.addresses);
	for (const rule of input.rules) builder.rule(rule, builder.now, own);
	builder.withhold();
	builder.uniform();
	builder.sums(builder.now, builder.addresses.values(), null);
	builder.balances();
	builder.history();
	const audit = suppress(builder.system, input.k, highs);
	const shown = new Map<string, boolean>();
	for (const [key, index] of builder.now)
		if (!builder.system.figures[index]!.part) shown.set(key, audit.shown[index]!);
	return {
		shown,
		addresses: builder.addresses,
		value: (key) => builder.value(builder.now.get(key)!),
		audit
	};
}
