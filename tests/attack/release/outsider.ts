/**
 * An outsider with pencil, paper and a linear program. Shares no code with the suppression: knows only which figures are
 * shown, what they are, and which sums hold. Unknown are the finest cells of the table.
 */
import type { Highs } from 'highs';

/** One published figure: which of the finest cells it sums, over all releases, and what is shown of it. */
export interface Published {
	name: string;
	/** Finest cell → coefficient. */
	over: Map<number, number>;
	value: number;
	shown: boolean;
}

const PRIME = 2147483629n;

function inverse(value: bigint): bigint {
	let [a, b, x, y] = [((value % PRIME) + PRIME) % PRIME, PRIME, 1n, 0n];
	while (a > 0n) {
		const q = b / a;
		[b, a] = [a, b - q * a];
		[y, x] = [x, y - q * x];
	}
	return ((y % PRIME) + PRIME) % PRIME;
}

/** Which hidden figures are a linear combination of the shown ones (elimination modulo a large prime, exact enough to trust). */
export function computable(published: readonly Published[]): string[] {
	const basis = new Map<number, Map<number, bigint>>();
	const reduceRow = (row: Map<number, bigint>): number => {
		for (;;) {
			let lead = -1;
			for (const cell of row.keys()) if (lead < 0 || cell < lead) lead = cell;
			if (lead < 0) return -1;
			const pivot = basis.get(lead);
			if (!pivot) return lead;
			const factor = row.get(lead)!;
			for (const [cell, value] of pivot) {
				const next = ((((row.get(cell) ?? 0n) - factor * value) % PRIME) + PRIME) % PRIME;
				if (next === 0n) row.delete(cell);
				else row.set(cell, next);
			}
		}
	};
	const rowOf = ({ over }: Published) =>
		new Map([...over].map(([cell, c]) => [cell, ((BigInt(c) % PRIME) + PRIME) % PRIME]));
	for (const one of published) {
		if (!one.shown) continue;
		const row = rowOf(one);
		const lead = reduceRow(row);
		if (lead < 0) continue;
		const scale = inverse(row.get(lead)!);
		for (const [cell, value] of row) row.set(cell, (value * scale) % PRIME);
		basis.set(lead, row);
	}
	return published.filter((one) => !one.shown && reduceRow(rowOf(one)) < 0).map(({ name }) => name);
}

/** How far apart the possible values of a hidden figure are, when every finest cell is at least nothing. */
export function width(highs: Highs, published: readonly Published[], target: Published): number {
	const used = new Set<number>();
	for (const { over, shown } of published) if (shown) for (const cell of over.keys()) used.add(cell);
	for (const cell of target.over.keys()) used.add(cell);
	const line = (over: Map<number, number>) =>
		[...over].map(([cell, c]) => `${c < 0 ? '-' : '+'} ${Math.abs(c)} x${cell}`).join(' ');
	const rows = published.filter(({ shown }) => shown).map((one, i) => ` c${i}: ${line(one.over)} = ${one.value}`);
	const solve = (goal: string): number => {
		const text = `${goal}\n obj: ${line(target.over)}\nSubject To\n${rows.join('\n')}\nEnd`;
		const answer = highs.solve(text, { output_flag: false });
		if (answer.Status === 'Optimal') return answer.ObjectiveValue;
		return goal === 'Minimize' ? -Infinity : Infinity;
	};
	return solve('Maximize') - solve('Minimize');
}
