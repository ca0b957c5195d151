/** The system of a release while it is being written: every figure by its address. */
import type { ReleaseInput } from './input.ts';
import { Keys } from './keys.ts';
import { grainOf, type Address } from './lattice.ts';
import { SystemBuilder } from './system.ts';

/** Figures by the keys of their addresses. */
export type Index = Map<number, number>;

export class Builder {
	readonly system = new SystemBuilder();
	readonly now: Index = new Map();
	readonly keys = new Keys();
	readonly addresses = new Map<number, Address>();
	/** Figures that some rule has looked at; the others are let out by nobody. */
	readonly ruled = new Set<number>();
	/** Counts of which no part may be about too few: of persons all, of answers only how many answered. */
	readonly guarded: ReadonlySet<number>;

	readonly #tables = new Map<string, number>();

	constructor(readonly input: ReleaseInput) {
		const { figures, keep, rules } = input;
		this.guarded = new Set(
			rules.flatMap(({ whole, part, skydd }) =>
				skydd === 'person' && part !== undefined ? [whole, part] : [whole]
			)
		);
		for (const one of figures) {
			const key = this.keys.of(one);
			this.addresses.set(key, one);
			this.now.set(
				key,
				this.system.figure({
					value: one.n,
					primary: false,
					part: !one.published,
					keep: keep(one),
					table: this.#table(one)
				})
			);
		}
	}

	/** The key of the address with something of it changed. */
	at(own: Address, change: Partial<Address>): number {
		return this.keys.at(own, change);
	}

	value(index: number): number {
		return this.system.figures[index]!.value;
	}

	/** A numerator of nobody is a figure too: that nobody did may have to be hidden. */
	zero(index: Index, key: number, address: Address, whole: number): number {
		const { part } = this.system.figures[whole]!;
		const made = this.system.figure({
			value: 0,
			primary: false,
			part,
			keep: this.input.keep(address),
			table: this.#table(address)
		});
		index.set(key, made);
		if (index === this.now) this.addresses.set(key, address);
		return made;
	}

	/** One count at one place, cut in one way, over times of one kind. */
	#table({ count, apart, place, time, cut }: Address): number {
		const key = [count, apart, place, grainOf(time), cut].join('\t');
		const known = this.#tables.get(key) ?? this.#tables.size;
		this.#tables.set(key, known);
		return known;
	}

	total(cells: readonly number[]): number {
		return cells.reduce((sum, cell) => sum + this.value(cell), 0);
	}
}
