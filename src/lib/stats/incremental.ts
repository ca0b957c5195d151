import { bootstrapMeans, inOrder, momentsOf, type BootstrapOptions, type CostEffect } from './bootstrap.ts';
import { random } from './random.ts';

/** A point in the cost-effectiveness plane: extra cost and extra effect a person, the first group less the second. */
export interface PlanePoint {
	cost: number;
	effect: number;
}

export interface CostEffectivenessPlane {
	point: PlanePoint;
	/** The bootstrap cloud, one point a replicate. */
	cloud: PlanePoint[];
	/** Parts of the cloud by quadrant; they sum to one. */
	quadrants: { battreDyrare: number; battreBilligare: number; samreDyrare: number; samreBilligare: number };
}

/** How the cloud lies around the origin. A point on an axis counts half to either side of it. */
export function quadrantsOf(cloud: readonly PlanePoint[]): CostEffectivenessPlane['quadrants'] {
	const quadrants = { battreDyrare: 0, battreBilligare: 0, samreDyrare: 0, samreBilligare: 0 };
	for (const { cost, effect } of cloud) {
		const better = (Math.sign(effect) + 1) / 2;
		const dearer = (Math.sign(cost) + 1) / 2;
		quadrants.battreDyrare += (better * dearer) / cloud.length;
		quadrants.battreBilligare += (better * (1 - dearer)) / cloud.length;
		quadrants.samreDyrare += ((1 - better) * dearer) / cloud.length;
		quadrants.samreBilligare += ((1 - better) * (1 - dearer)) / cloud.length;
	}
	return quadrants;
}

/**
 * Extra cost against extra effect a person of one group over another, with a bootstrap cloud drawn within each group.
 *
 * No ratio of the two is given: near no difference it has neither size nor sign that means anything.
 * Source: Black 1990, Medical Decision Making 10:212-214 (plane); Briggs, Wonderling & Mooney 1997, Health Economics 6:327-340.
 *
 * @returns null when either group has fewer than two persons
 * @throws RangeError on a missing number or a negative effect
 */
export function costEffectivenessPlane(
	first: readonly CostEffect[],
	second: readonly CostEffect[],
	{ seed = 1, replicates = 2000 }: BootstrapOptions = {}
): CostEffectivenessPlane | null {
	const a = inOrder(first);
	const b = inOrder(second);
	if (a.length < 2 || b.length < 2) return null;
	const seeds = random(seed);
	const drawsA = bootstrapMeans(a, { seed: seeds.below(2 ** 32), replicates });
	const drawsB = bootstrapMeans(b, { seed: seeds.below(2 ** 32), replicates });
	const [ma, mb] = [momentsOf(a), momentsOf(b)];
	const point = { cost: ma.cost - mb.cost, effect: ma.effect - mb.effect };
	const cloud = Array.from(drawsA.cost, (cost, i) => ({
		cost: cost - drawsB.cost[i]!,
		effect: drawsA.effect[i]! - drawsB.effect[i]!
	}));
	return { point, cloud, quadrants: quadrantsOf(cloud) };
}
