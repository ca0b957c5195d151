/**
 * What an outsider can reckon with: figures that are shown or hidden, and the sums that tie them together.
 * Pure numbers; where the figures come from is the business of those who build a system.
 */

export interface Figure {
	/** The true value. */
	value: number;
	/** It may not be shown by itself: too few people behind it, or all of them alike. */
	primary: boolean;
	/** Never shown anywhere (a remainder between two shown figures, a change between two releases): guarded only when primary. */
	part: boolean;
	/** Hidden because its row is, and no harm if it is reckoned out: that nobody has one value of several. */
	loose?: boolean;
	/** What an earlier release did with the same figure: it is out and stays out, or it is hidden and stays hidden. */
	fixed?: 'visas' | 'skyddad';
	/** How much it is worth to the reader: of several that could be hidden to help another, the least worth goes first. */
	keep: number;
	/** The table it stands in: figures that a reader would look for together, and miss together. */
	table?: number;
	/** A change may be below nothing; a count never is. */
	signed?: boolean;
}

/** Σ coefficients[i] · figures[cells[i]] = 0, known to everybody. */
export interface Equation {
	cells: number[];
	coefficients: number[];
}

export interface System {
	figures: Figure[];
	equations: Equation[];
}

/** Collects figures and sums, and gives each figure its number. */
export class SystemBuilder implements System {
	readonly figures: Figure[] = [];
	readonly equations: Equation[] = [];

	figure(figure: Figure): number {
		return this.figures.push(figure) - 1;
	}

	/** whole = Σ parts. A sum over nothing says that whole is 0, which is known anyway. */
	sum(whole: number, parts: readonly number[]): void {
		if (parts.length === 0) return;
		this.equations.push({ cells: [whole, ...parts], coefficients: [1, ...parts.map(() => -1)] });
	}

	/** Σ plus − Σ minus = 0. */
	balance(plus: readonly number[], minus: readonly number[]): void {
		this.equations.push({
			cells: [...plus, ...minus],
			coefficients: [...plus.map(() => 1), ...minus.map(() => -1)]
		});
	}
}
