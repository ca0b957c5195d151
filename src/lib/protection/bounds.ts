/** The audit: how low and how high a hidden figure could be, by linear programming (HiGHS). */
import loadHighs, { type Highs } from 'highs';
import type { Equation } from './system.ts';

/** Loaded once by whoever suppresses; nothing is kept between two uses. */
export const loadSolver = (): Promise<Highs> => loadHighs();

export interface Bounds {
	low: number;
	high: number;
	/** The figures that give the lowest and the highest, in the order of the unknowns; null where there is no limit. */
	at: [number[] | null, number[] | null];
}

/** Sums over the unknowns alone: what stands still is moved to the right-hand side. */
export interface Reduced {
	/** Terms as [unknown, coefficient]. */
	terms: [number, number][];
	right: number;
}

/** The sums that touch `unknowns`, with every other figure at its true value. */
export function reduce(
	equations: readonly Equation[],
	which: Iterable<number>,
	place: ReadonlyMap<number, number>,
	value: (cell: number) => number
): Reduced[] {
	return [...which].map((index) => {
		const { cells, coefficients } = equations[index]!;
		const terms: [number, number][] = [];
		let right = 0;
		for (const [i, cell] of cells.entries()) {
			const unknown = place.get(cell);
			if (unknown === undefined) continue;
			terms.push([unknown, coefficients[i]!]);
			right += coefficients[i]! * value(cell);
		}
		return { terms, right };
	});
}

const term = ([unknown, coefficient]: [number, number]) =>
	`${coefficient < 0 ? '-' : '+'} ${Math.abs(coefficient)} x${unknown}`;

/** The lowest and highest value of one unknown when counts are at least 0 and every sum holds. */
export function boundsOf(
	highs: Highs,
	target: number,
	rows: readonly Reduced[],
	signed: readonly boolean[]
): Bounds {
	const constraints = rows.map((row, i) => ` c${i}: ${row.terms.map(term).join(' ')} = ${row.right}`);
	const free = signed.flatMap((yes, i) => (yes ? [` x${i} free`] : []));
	const body = `Subject To\n${constraints.join('\n')}\n${free.length ? `Bounds\n${free.join('\n')}\n` : ''}End`;
	const solve = (goal: 'Minimize' | 'Maximize'): [number, number[] | null] => {
		const answer = highs.solve(`${goal}\n obj: x${target}\n${body}`, { output_flag: false });
		if (answer.Status === 'Optimal') {
			const columns = answer.Columns as Record<string, { Primal: number }>;
			return [columns[`x${target}`]!.Primal, signed.map((_, i) => columns[`x${i}`]?.Primal ?? Number.NaN)];
		}
		return [goal === 'Minimize' ? -Infinity : Infinity, null];
	};
	const [low, lowest] = solve('Minimize');
	const [high, highest] = solve('Maximize');
	return { low, high, at: [lowest, highest] };
}
