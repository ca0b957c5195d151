/** Differences between shares: each against the others together, and each pair, with Holm over the whole table. */
import { holm, newcombe, newcombeP } from '../stats/index.ts';
import { ALPHA } from './settings.ts';
import type { Difference, Shown } from './types.ts';

interface Counts {
	x: number;
	n: number;
}

/** The counts of several sides together. */
export const together = (sides: readonly Counts[]): Counts =>
	sides.reduce((all, { x, n }) => ({ x: all.x + x, n: all.n + n }), { x: 0, n: 0 });

type Raw = Pick<Difference, 'key' | 'name' | 'mot'> & { first: Counts; second: Counts };

function judged(raw: readonly Raw[]): Difference[] {
	const found = raw.flatMap((one) => {
		const { first, second } = one;
		const gap = newcombe(first.x, first.n, second.x, second.n);
		const p = newcombeP(first.x, first.n, second.x, second.n);
		return gap && p !== null ? [{ ...one, ...gap, p }] : [];
	});
	const adjusted = holm(found.map(({ p }) => p));
	return found.map((one, i) => ({ ...one, justerat: adjusted[i]!, skild: adjusted[i]! < ALPHA }));
}

const countsOf = ({ x, n }: Counts): Counts => ({ x, n });

/** Each side against all the others together; nothing with fewer than three, where it is the pair itself. */
export function againstRest(sides: readonly Shown[]): Difference[] {
	if (sides.length < 3) return [];
	return judged(
		sides.map((side) => ({
			key: side.key,
			name: side.name,
			mot: null,
			first: countsOf(side),
			second: together(sides.filter((other) => other !== side))
		}))
	);
}

/** Each pair, the higher share first. */
export function pairwise(sides: readonly Shown[]): Difference[] {
	return judged(
		sides.flatMap((a, i) =>
			sides.slice(i + 1).map((b): Raw => {
				const [high, low] = b.varde > a.varde ? [b, a] : [a, b];
				return {
					key: `${high.key} ${low.key}`,
					name: high.name,
					mot: low.name,
					first: countsOf(high),
					second: countsOf(low)
				};
			})
		)
	);
}
