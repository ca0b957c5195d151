/** What one side costs more a participant, set against what larger share leaves for arbete or studier. */
import {
	newcombe,
	planeFromCounts,
	type CostEffectivenessPlane,
	type ShareDifference
} from '../stats/index.ts';
import { NEAR_ZERO, SEED } from './settings.ts';
import type { Shown } from './types.ts';

export interface CostSide {
	/** The share. */
	share: Shown;
	/** The cost: `x` kronor on `n` participants, `varde` a participant. */
	cost: Shown;
}

export interface PlaneView extends CostEffectivenessPlane {
	first: CostSide;
	second: CostSide;
	difference: ShareDifference;
	/** Extra kronor per extra exit among hundred, or why there is no such figure. */
	ratio: { value: number; lag: number | null; hog: number | null } | null;
	why: 'skiljs_ej' | 'nara_noll' | 'ingen_avvagning' | null;
}

const quantile = (sorted: readonly number[], p: number): number =>
	sorted[Math.min(sorted.length - 1, Math.max(0, Math.round(p * (sorted.length - 1))))]!;

/**
 * The plane of two sides, the one with the larger share first. The ratio (extra kronor a participant for each extra exit a participant) is given only where the
 * shares can be told apart by more than a hair, and one side has both the larger share and the larger cost.
 */
export function planeOf(a: CostSide, b: CostSide): PlaneView | null {
	const [first, second] = b.share.varde > a.share.varde ? [b, a] : [a, b];
	const counted = ({ share, cost }: CostSide) => ({ cost: cost.x, persons: cost.n, x: share.x, n: share.n });
	const plane = planeFromCounts(counted(first), counted(second), { seed: SEED });
	const difference = newcombe(first.share.x, first.share.n, second.share.x, second.share.n);
	if (!plane || !difference) return null;
	const apart = difference.lag > 0 || difference.hog < 0;
	const near = Math.min(Math.abs(difference.lag), Math.abs(difference.hog)) < NEAR_ZERO;
	const trade = plane.point.cost * plane.point.effect > 0;
	const ratios = plane.cloud
		.map(({ cost, effect }) => (effect * difference.difference > 0 ? cost / effect : Infinity))
		.sort((a, b) => a - b);
	const bound = (p: number) => {
		const value = quantile(ratios, p);
		return Number.isFinite(value) ? value : null;
	};
	return {
		...plane,
		first,
		second,
		difference,
		ratio:
			apart && trade && !near
				? { value: plane.point.cost / plane.point.effect, lag: bound(0.025), hog: bound(0.975) }
				: null,
		why: !apart ? 'skiljs_ej' : !trade ? 'ingen_avvagning' : near ? 'nara_noll' : null
	};
}
