/** Costs set beside each other. They are booked, not drawn by lot: there is no interval, and no decision. */
import { formatKronor, formatValue } from '../format/index.ts';
import type { Measure } from '../measures/types.ts';
import type { Group } from './compare.ts';
import type { Shown } from './types.ts';

/** The extra amount of the dearer side, for each pair of a group, the larger first. */
export function amountPairs(sides: readonly Shown[]): { high: Shown; low: Shown; difference: number }[] {
	return sides.flatMap((a, i) =>
		sides.slice(i + 1).map((b) => {
			const [high, low] = b.varde > a.varde ? [b, a] : [a, b];
			return { high, low, difference: high.varde - low.varde };
		})
	);
}

/** One group of amounts in a sentence. */
export function amountsSentence(sides: readonly Shown[], { namn, enhet }: Measure): string {
	const say = (side: Shown) => formatValue(side.varde, enhet);
	const high = sides.reduce((a, b) => (b.varde > a.varde ? b : a));
	const low = sides.reduce((a, b) => (b.varde < a.varde ? b : a));
	if (high.varde === low.varde) return `${namn}: ${say(high)} i alla.`;
	const gap =
		enhet === 'kronor_per' || enhet === 'kronor'
			? formatKronor(high.varde - low.varde)
			: formatValue(high.varde - low.varde, enhet);
	const pair = `${namn} är ${gap} högre i ${high.name} (${say(high)}) än i ${low.name} (${say(low)}).`;
	return `${pair} Det är värden utan intervall: de säger inget om slumpen.`;
}

/** The largest group in a sentence, or that there is nothing to set beside anything. */
export const amountSentence = (groups: readonly Group[], measure: Measure): string =>
	groups[0] ? amountsSentence(groups[0].sides, measure) : `${measure.namn}: det finns inte två att jämföra.`;
