import { checkLevel, checkShare } from './interval.ts';
import { normalQuantile } from './quantile.ts';

/**
 * How far above `share` the other group's true share must lie for two groups of `n1` and `n2` to be told apart.
 *
 * The d with d = z_level √(p̄(1−p̄)(1/n1 + 1/n2)) + z_power √(p1(1−p1)/n1 + p2(1−p2)/n2), p2 = p1 + d, p̄ of all.
 * Source: Fleiss, Levin & Paik 2003, Statistical Methods for Rates and Proportions, ch. 4; R's power.prop.test.
 *
 * @param share true share of the first group, 0-1
 * @returns the difference as a fraction; null when not even a share of 1 could be told apart, or a group is empty
 * @throws RangeError on an impossible share, power or level
 */
export function detectableDifference(
	n1: number,
	n2: number,
	share = 0.5,
	{ power = 0.8, level = 0.95 }: { power?: number; level?: number } = {}
): number | null {
	checkShare(share, 1);
	checkLevel(level);
	checkLevel(power);
	for (const n of [n1, n2]) checkShare(0, n);
	if (n1 === 0 || n2 === 0) return null;
	const certain = normalQuantile((1 + level) / 2);
	const found = normalQuantile(power);
	const short = (d: number) => {
		const other = share + d;
		const pooled = (n1 * share + n2 * other) / (n1 + n2);
		const same = Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2));
		const apart = Math.sqrt((share * (1 - share)) / n1 + (other * (1 - other)) / n2);
		return certain * same + found * apart - d;
	};
	if (short(1 - share) > 0) return null;
	let [low, high] = [0, 1 - share];
	for (let i = 0; i < 60; i++) {
		const middle = (low + high) / 2;
		if (short(middle) > 0) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}
