const EPSILON = 1e-9;

/**
 * Which sums of counts are nothing in every class of rows seen so far: one sum for each count that those before it give. At
 * first every count is taken to be nobody; each class takes back what does not hold in it.
 */
export class Relations {
	/** Per count the sum that ends with it, as a coefficient a count. */
	readonly #rules: Map<number, Float64Array>;

	constructor(readonly counts: number) {
		this.#rules = new Map(
			Array.from({ length: counts }, (_, i) => [i, new Float64Array(counts).fill(1, i, i + 1)])
		);
	}

	/** Takes in a class: the counts (their places) that rows of it belong to. True when it said something new. */
	learn(members: readonly number[]): boolean {
		const at = ([, rule]: [number, Float64Array]) => members.reduce((sum, i) => sum + rule[i]!, 0);
		const broken = [...this.#rules]
			.map((entry) => [...entry, at(entry)] as const)
			.filter(([, , off]) => Math.abs(off) > EPSILON);
		const [first, ...others] = broken;
		if (!first) return false;
		// The first goes; the others hold again when so much of it is taken away.
		for (const [, rule, off] of others) {
			const factor = off / first[2];
			for (let i = 0; i < rule.length; i++) rule[i]! -= factor * first[1][i]!;
		}
		this.#rules.delete(first[0]);
		return true;
	}

	/** What is left, each a sum that is nothing in every class seen. */
	rules(): [index: number, coefficient: number][][] {
		return [...this.#rules.values()].map((rule) =>
			[...rule.entries()]
				.filter(([, c]) => Math.abs(c) > EPSILON)
				.map(([i, c]): [number, number] => [i, Math.round(c * 1e6) / 1e6])
		);
	}

	/** The same, as rules about counts. One that is nobody so far is not so by definition, and nobody outside knows it. */
	list(): [index: number, coefficient: number][][] {
		return this.rules().filter((terms) => terms.length > 1);
	}
}
