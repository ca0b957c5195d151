/** Directly standardised shares: what each share would be if all sides had the composition of all of them together. */
import type { MeasureRow } from '../measures/types.ts';
import { directDifference, directShare, holm, type Interval, type Stratum } from '../stats/index.ts';
import { againstRest, pairwise } from './differences.ts';
import { ALPHA, LEAST_KNOWN } from './settings.ts';
import { rowKey } from './sides.ts';
import type { Difference, Shown } from './types.ts';

export interface StandardisedSide {
	key: string;
	name: string;
	n: number;
	raw: number;
	/** Null where it cannot be had; `why` says the reason. */
	figure: ({ adjusted: number } & Interval) | null;
	why: string | null;
	/** The part of the side whose stratum is known; null where that is not shown. */
	known: number | null;
	/** The raw share against the others that could be standardised too, and the same after standardisation. */
	before: Difference | null;
	after: Difference | null;
}

export interface StandardisedView {
	dimension: string;
	/** The standard: how all sides together are composed; fractions. */
	weights: { value: string; share: number }[];
	sides: StandardisedSide[];
}

/** The counts of one side by stratum; a number where it is shown, null where it is hidden. */
type Cells = Map<string, { x: number; n: number } | null>;

interface Read {
	side: Shown;
	cells: Cells;
	known: number | null;
}

function readSide(side: Shown, rows: readonly MeasureRow[], dimension: string): Read {
	const own = rows.filter((row) => rowKey(row) === side.key);
	const stated = own.filter((row) => row.by[dimension] != null);
	const cells: Cells = new Map(
		stated.map((row) => [
			row.by[dimension]!,
			row.status === 'skyddad' || row.n === null ? null : { x: row.taljare ?? 0, n: row.n }
		])
	);
	const unstated = own.find((row) => row.by[dimension] == null && row.status !== 'data_saknas');
	const shown = [...cells.values()];
	const open = unstated?.status !== 'skyddad' && shown.every((cell) => cell !== null);
	const known = open ? shown.reduce((sum, cell) => sum + cell!.n, 0) / side.n : null;
	return { side, cells, known };
}

/** Two groups by name, more by number. */
const quoted = (values: readonly string[]): string =>
	values.length > 2 ? `${values.length} av grupperna` : values.map((value) => `”${value}”`).join(' och ');

/** Why a side cannot be standardised to a standard of these strata, or null. */
function whyNot({ cells, known }: Read, values: readonly string[], label: (value: string) => string) {
	if (cells.size === 0) return 'uppgiften saknas';
	const named = (test: (value: string) => boolean) => quoted(values.filter(test).map(label));
	const hidden = named((value) => cells.get(value) === null);
	if (hidden) return `skyddade uppgifter i ${hidden}`;
	const empty = named((value) => (cells.get(value)?.n ?? 0) === 0);
	if (empty) return `ingen i ${empty}`;
	return known !== null && known < LEAST_KNOWN ? 'uppgiften saknas för mer än en femtedel' : null;
}

type Standing = Pick<StandardisedSide, 'key' | 'name'> & { strata: Stratum[] };

const poolStrata = (all: readonly Standing[]): Stratum[] =>
	all[0]!.strata.map(({ standard }, i) => ({
		count: all.reduce((sum, one) => sum + one.strata[i]!.count, 0),
		n: all.reduce((sum, one) => sum + one.strata[i]!.n, 0),
		standard
	}));

/** Each standardised share against the others together (with two sides, against the other), with Holm over all. */
function afterwards(standing: readonly Standing[]): Difference[] {
	if (standing.length < 2) return [];
	const compared = standing.length === 2 ? standing.slice(0, 1) : standing;
	const found = compared.flatMap((one) => {
		const others = standing.filter((other) => other !== one);
		const rest = poolStrata(others);
		const gap = directDifference(one.strata, rest);
		const sums = (strata: readonly Stratum[]) => ({
			x: strata.reduce((sum, s) => sum + s.count, 0),
			n: strata.reduce((sum, s) => sum + s.n, 0)
		});
		const mot = standing.length === 2 ? others[0]!.name : null;
		return gap
			? [{ key: one.key, name: one.name, mot, first: sums(one.strata), second: sums(rest), ...gap }]
			: [];
	});
	const adjusted = holm(found.map(({ p }) => p));
	return found.map((one, i) => ({ ...one, justerat: adjusted[i]!, skild: adjusted[i]! < ALPHA }));
}

/** With two sides, the raw difference in the same order as the standardised one. */
function beforehand(sides: readonly Shown[]): Difference[] {
	if (sides.length !== 2) return againstRest(sides);
	return pairwise(sides).map((pair) => {
		const first = sides[0]!;
		if (pair.name === first.name) return { ...pair, key: first.key };
		const { first: a, second: b, difference, lag, hog } = pair;
		return {
			...pair,
			key: first.key,
			name: first.name,
			mot: sides[1]!.name,
			first: b,
			second: a,
			difference: -difference,
			lag: -hog,
			hog: -lag
		};
	});
}

/**
 * Standardises every side to the composition of all sides together. A side with a hidden stratum gets no figure and does not
 * count in the standard (what is hidden is not known); one that has nobody in a stratum counts, and gets no figure.
 * Those whose stratum is not stated are left out.
 *
 * @param rows the measure cut by förbund, insats and the dimension, of one way of measuring
 */
export function standardise(
	sides: readonly Shown[],
	rows: readonly MeasureRow[],
	dimension: string,
	label: (value: string) => string
): StandardisedView {
	const read = sides.map((side) => readSide(side, rows, dimension));
	const whole = read.filter(
		({ cells }) => cells.size > 0 && [...cells.values()].every((cell) => cell !== null)
	);
	const all = [...new Set(rows.map((row) => row.by[dimension]).filter((value) => value != null))] as string[];
	const sizes = all.map((value) => whole.reduce((sum, { cells }) => sum + (cells.get(value)?.n ?? 0), 0));
	const total = sizes.reduce((sum, size) => sum + size, 0);
	const weighty = all.flatMap((value, i) => (sizes[i]! > 0 ? [{ value, size: sizes[i]! }] : []));
	// A hidden stratum is named even where it weighs nothing in the standard.
	const reasons = read.map((one) => {
		const hidden = [...one.cells].filter(([, cell]) => cell === null).map(([value]) => value);
		return whyNot(one, [...new Set([...weighty.map(({ value }) => value), ...hidden])], label);
	});
	const strataOf = ({ cells }: Read): Stratum[] =>
		weighty.map(({ value, size }) => ({
			count: cells.get(value)?.x ?? 0,
			n: cells.get(value)?.n ?? 0,
			standard: size
		}));
	const able = read.filter((_, i) => reasons[i] === null);
	const alone = able.length === 1;
	const standing = able.map((one) => ({ key: one.side.key, name: one.side.name, strata: strataOf(one) }));
	const before = beforehand(able.map(({ side }) => side));
	const after = afterwards(standing);
	return {
		dimension,
		weights: weighty.map(({ value, size }) => ({ value, share: size / total })),
		sides: read.map((one, i) => {
			const { key, name, n, varde } = one.side;
			const why = reasons[i] ?? (alone ? 'ingen annan att standardisera mot' : null);
			const figure = why === null ? directShare(strataOf(one)) : null;
			return {
				key,
				name,
				n,
				raw: varde,
				figure,
				why,
				known: one.known,
				before: before.find((found) => found.key === key) ?? null,
				after: after.find((found) => found.key === key) ?? null
			};
		})
	};
}
