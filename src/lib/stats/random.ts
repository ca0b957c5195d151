/** A stream of pseudo-random numbers: the same seed gives the same stream on any machine. */
export interface Random {
	/** Uniform on [0, 1), in steps of 2⁻³². */
	uniform(): number;
	/** Whole number uniform on 0 … n−1, n ≤ 2³². */
	below(n: number): number;
	/** Standard normal, by Box and Muller's polar form. */
	normal(): number;
}

/**
 * Starts a stream from a whole-number seed.
 * Source: sfc32, Doty-Humphrey's PractRand (128 bits of state, passes BigCrush), warmed up over 16 rounds.
 */
export function random(seed: number): Random {
	let a = 0x9e3779b9;
	let b = 0x243f6a88;
	let c = seed | 0;
	let counter = Math.floor(seed / 2 ** 32) | 1;

	function next(): number {
		const t = (((a + b) | 0) + counter) | 0;
		counter = (counter + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = ((c << 21) | (c >>> 11)) + t;
		c |= 0;
		return t >>> 0;
	}
	for (let i = 0; i < 16; i++) next();

	function below(n: number): number {
		const limit = 2 ** 32 - (2 ** 32 % n);
		let value = next();
		while (value >= limit) value = next();
		return value % n;
	}

	function normal(): number {
		for (;;) {
			const u = next() / 2 ** 31 - 1;
			const v = next() / 2 ** 31 - 1;
			const s = u * u + v * v;
			if (s > 0 && s < 1) return u * Math.sqrt((-2 * Math.log(s)) / s);
		}
	}

	return { uniform: () => next() / 2 ** 32, below, normal };
}
