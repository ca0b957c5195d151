import type { Address } from './lattice.ts';

/** More places and times than any warehouse has: an address is then one whole number that a double holds exactly. */
const PLACES = 2 ** 17;
const TIMES = 2 ** 12;

/** The number of a name among those seen so far, from 0. */
class Names {
	readonly #known = new Map<string, number>();

	of(name: string): number {
		let number = this.#known.get(name);
		if (number === undefined) this.#known.set(name, (number = this.#known.size));
		return number;
	}
}

/** A number for each address. Asked for millions of times: no text is put together for it. */
export class Keys {
	readonly #places = new Names();
	readonly #times = new Names();
	readonly #parts = new Names();
	/** What a figure is of, wherever and whenever: by count, and then by the numbers of apart, cut and value. */
	readonly #kinds = new Map<number, Map<number, number>>();
	#count = 0;

	of({ count, apart, place, time, cut, value }: Address): number {
		return this.#key(count, apart, place, time, cut, value);
	}

	/** Of the address with something of it changed. */
	at(own: Address, change: Partial<Address>): number {
		return this.#key(
			change.count ?? own.count,
			change.apart ?? own.apart,
			change.place ?? own.place,
			change.time ?? own.time,
			change.cut ?? own.cut,
			change.value ?? own.value
		);
	}

	#key(count: number, apart: string, place: string, time: string, cut: string, value: string): number {
		const kind = this.#kind(count, this.#parts.of(apart), this.#parts.of(cut), this.#parts.of(value));
		return (kind * PLACES + this.#places.of(place)) * TIMES + this.#times.of(time);
	}

	#kind(count: number, apart: number, cut: number, value: number): number {
		let own = this.#kinds.get(count);
		if (!own) this.#kinds.set(count, (own = new Map()));
		const name = (apart * PLACES + cut) * PLACES + value;
		let kind = own.get(name);
		if (kind === undefined) own.set(name, (kind = this.#count++));
		return kind;
	}
}
