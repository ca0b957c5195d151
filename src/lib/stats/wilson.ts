import { checkLevel, checkShare, type Interval } from './interval.ts';
import { normalQuantile } from './quantile.ts';

/**
 * Wilson's score interval for a share of `x` out of `n`, the one interval beside every share in the house.
 *
 * (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n), p = x/n, z = Φ⁻¹(1 − (1−level)/2); no continuity correction.
 * Source: Wilson 1927, JASA 22:209-212; as method 3 in Newcombe 1998, Statistics in Medicine 17:857-872.
 *
 * @returns bounds as fractions 0-1, or null when n = 0 (there is no share to speak of)
 * @throws RangeError on an impossible share or level
 */
export function wilson(x: number, n: number, level = 0.95): Interval | null {
	checkShare(x, n);
	checkLevel(level);
	if (n === 0) return null;
	const z = normalQuantile((1 + level) / 2);
	const scale = n + z * z;
	const centre = x + (z * z) / 2;
	const half = z * Math.sqrt((x * (n - x)) / n + (z * z) / 4);
	return {
		lag: x === 0 ? 0 : Math.max(0, (centre - half) / scale),
		hog: x === n ? 1 : Math.min(1, (centre + half) / scale)
	};
}
