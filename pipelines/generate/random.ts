/** Seeded randomness: sfc32 over 32-bit integers, so the same seed gives the same numbers on every machine. */
export interface Random {
	/** Uniform in [0, 1). */
	next(): number;
	/** Whole number, both ends included. */
	int(from: number, to: number): number;
	chance(probability: number): boolean;
	pick<T>(items: readonly T[]): T;
	/** A key, as often as its weight says. */
	weighted<K extends string>(weights: Readonly<Partial<Record<K, number>>>): K;
	/** A new array in random order. */
	shuffle<T>(items: readonly T[]): T[];
	/** About normal: the sum of twelve uniforms, so that no logarithm differs between machines. */
	normal(mean: number, sd: number): number;
}

/** FNV-1a, to turn a label into a seed. */
function hash(text: string): number {
	let h = 2166136261;
	for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619);
	return h >>> 0;
}

/** A stream of its own for each label: a change in one room of the demo does not reshuffle the others. */
export function random(seed: number, label: string): Random {
	let a = seed >>> 0;
	let b = hash(label);
	let c = 0x9e3779b9;
	let d = 1;
	const next = (): number => {
		const t = (((a + b) >>> 0) + d) >>> 0;
		d = (d + 1) >>> 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) >>> 0;
		c = (((c << 21) | (c >>> 11)) + t) >>> 0;
		return t / 4294967296;
	};
	for (let i = 0; i < 16; i++) next();

	const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
	const pick = <T>(items: readonly T[]): T => {
		if (items.length === 0) throw new RangeError('pick from nothing');
		return items[int(0, items.length - 1)] as T;
	};
	const weighted = <K extends string>(weights: Readonly<Partial<Record<K, number>>>): K => {
		const entries = Object.entries(weights) as [K, number][];
		let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
		for (const [key, weight] of entries) if ((left -= weight) < 0) return key;
		return (entries.at(-1) as [K, number])[0];
	};
	const shuffle = <T>(items: readonly T[]): T[] => {
		const copy = [...items];
		for (let i = copy.length - 1; i > 0; i--) {
			const j = int(0, i);
			[copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
		}
		return copy;
	};
	const normal = (mean: number, sd: number): number => {
		let sum = -6;
		for (let i = 0; i < 12; i++) sum += next();
		return mean + sd * sum;
	};
	return { next, int, chance: (p) => next() < p, pick, weighted, shuffle, normal };
}
