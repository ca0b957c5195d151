/**
 * An outsider with pencil, paper and a linear program. Shares no code with the suppression: knows which figures are shown,
 * what they are and what they count. Unknown are the smallest groups of people, none of which is less than nobody.
 */
import type { Highs, Model } from 'highs';

/** One published figure: which of the smallest groups it sums, over all releases, and what is shown of it. */
export interface Published {
	name: string;
	/** Smallest group → coefficient. */
	over: ReadonlyMap<number, number>;
	value: number;
	shown: boolean;
}

const PRIME = 2147483629n;

const modulo = (value: bigint): bigint => ((value % PRIME) + PRIME) % PRIME;

function inverse(value: bigint): bigint {
	let [a, b, x, y] = [modulo(value), PRIME, 1n, 0n];
	while (a > 0n) {
		const q = b / a;
		[b, a] = [a, b - q * a];
		[y, x] = [x, y - q * x];
	}
	return modulo(y);
}

type Line = Map<number, bigint>;

const first = (line: Line): number => {
	let lead = -1;
	for (const cell of line.keys()) if (lead < 0 || cell < lead) lead = cell;
	return lead;
};

/** Which of the targets are a linear combination of the shown figures (elimination modulo a large prime). */
export function computable(published: readonly Published[], targets: readonly Published[]): string[] {
	const basis = new Map<number, Line>();
	const reduced = (line: Line): number => {
		for (;;) {
			const lead = first(line);
			const pivot = basis.get(lead);
			if (!pivot) return lead;
			const factor = line.get(lead)!;
			for (const [cell, value] of pivot) {
				const next = modulo((line.get(cell) ?? 0n) - factor * value);
				if (next === 0n) line.delete(cell);
				else line.set(cell, next);
			}
		}
	};
	const lineOf = ({ over }: Published): Line => {
		const line: Line = new Map();
		for (const [cell, c] of over) if (c !== 0) line.set(cell, modulo(BigInt(c)));
		return line;
	};
	for (const one of published) {
		if (!one.shown) continue;
		const line = lineOf(one);
		const lead = reduced(line);
		if (lead < 0) continue;
		const scale = inverse(line.get(lead)!);
		for (const [cell, value] of line) line.set(cell, modulo(value * scale));
		basis.set(lead, line);
	}
	return targets.filter((one) => reduced(lineOf(one)) < 0).map(({ name }) => name);
}

/** The groups that the shown figures tie together, as one linear program for many questions. */
export class Ledger {
	readonly #place = new Map<number, number>();
	readonly #model: Model;

	constructor(highs: Highs, published: readonly Published[], targets: readonly Published[]) {
		const shown = published.filter((one) => one.shown);
		for (const { over } of [...shown, ...targets])
			for (const cell of over.keys()) if (!this.#place.has(cell)) this.#place.set(cell, this.#place.size);
		const starts = [0];
		const indices: number[] = [];
		const values: number[] = [];
		for (const { over } of shown) {
			for (const [cell, c] of over) {
				indices.push(this.#place.get(cell)!);
				values.push(c);
			}
			starts.push(indices.length);
		}
		const told = shown.map(({ value }) => value);
		const size = this.#place.size;
		this.#model = highs.createModel({
			numCols: size,
			numRows: shown.length,
			colCost: new Float64Array(size),
			colLower: new Float64Array(size),
			colUpper: new Float64Array(size).fill(Infinity),
			rowLower: told,
			rowUpper: told,
			matrix: {
				format: 'csr',
				numRows: shown.length,
				numCols: size,
				starts: Int32Array.from(starts),
				indices: Int32Array.from(indices),
				values: Float64Array.from(values)
			}
		});
		this.#model.options.set({ output_flag: false, presolve: 'off', simplex_strategy: 4 });
	}

	#least(over: ReadonlyMap<number, number>, sign: number): number {
		const costs = new Float64Array(this.#place.size);
		for (const [cell, c] of over) costs[this.#place.get(cell)!] = c * sign;
		this.#model.changeColsCost({ kind: 'range', from: 0, to: costs.length - 1 }, costs);
		this.#model.run();
		// 7: optimal. Anything else is unbounded, for the truth itself is a possible answer.
		if (Number(this.#model.getModelStatus()) !== 7) return -Infinity;
		const { colValue } = this.#model.getSolution();
		return [...over].reduce((sum, [cell, c]) => sum + c * sign * colValue[this.#place.get(cell)!]!, 0);
	}

	/** How far apart the possible values are. */
	width({ over }: Published): number {
		return -this.#least(over, -1) - this.#least(over, 1);
	}

	close(): void {
		this.#model.dispose();
	}
}

/** What hangs together through shared groups: each part is a riddle of its own. */
function riddles(
	published: readonly Published[],
	targets: readonly Published[]
): [Published[], Published[]][] {
	const parent = new Map<number, number>();
	const root = (cell: number): number => {
		let at = cell;
		while ((parent.get(at) ?? at) !== at) at = parent.get(at)!;
		parent.set(cell, at);
		return at;
	};
	for (const { over } of [...published.filter(({ shown }) => shown), ...targets]) {
		const [start] = over.keys();
		for (const cell of over.keys()) parent.set(root(cell), root(start!));
	}
	const found = new Map<number, [Published[], Published[]]>();
	const put = (one: Published, which: 0 | 1) => {
		const [start] = one.over.keys();
		if (start === undefined) return;
		const own = found.get(root(start)) ?? [[], []];
		own[which].push(one);
		found.set(root(start), own);
	};
	for (const one of published) put(one, 0);
	for (const one of targets) put(one, 1);
	return [...found.values()].filter(([, asked]) => asked.length > 0);
}

export interface Caught {
	/** Reckoned out exactly. */
	exact: string[];
	/** Known closer than K, with the width. */
	narrow: string[];
}

const keyOf = ({ over }: Published): string =>
	[...over]
		.map(([cell, c]) => `${cell}*${c}`)
		.sort()
		.join();

/** The same people asked for in several ways are one figure, and shown when any way shows it. */
function once(published: readonly Published[]): Published[] {
	const found = new Map<string, Published>();
	for (const one of published) {
		const key = keyOf(one);
		const known = found.get(key);
		if (!known || (one.shown && !known.shown)) found.set(key, known ? { ...known, shown: true } : one);
	}
	return [...found.values()];
}

/** Figures that no row of any release shows. A row may be hidden for its other figure's sake, and this one stand in another. */
export function unseen(published: readonly Published[]): Published[] {
	return once(published).filter(({ shown }) => !shown);
}

/** All an outsider finds out about the targets. */
export function attack(
	highs: Highs,
	published: readonly Published[],
	targets: readonly Published[],
	k: number
): Caught {
	const caught: Caught = { exact: [], narrow: [] };
	for (const [told, asked] of riddles(once(published), once(targets))) {
		const ledger = new Ledger(highs, told, asked);
		for (const one of asked) {
			const width = ledger.width(one);
			if (width < k - 1e-6) caught.narrow.push(`${one.name} (${one.value}): ${width.toFixed(3)}`);
		}
		ledger.close();
		// What can be reckoned out has no width; elimination is dear, and says it without a solver.
		if (told.length < 400) caught.exact.push(...computable(told, asked));
	}
	return caught;
}
