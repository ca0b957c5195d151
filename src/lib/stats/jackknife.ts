import type { LifeTable } from './lifeTable.ts';

/**
 * Variance of a cause's cumulative incidence at each time of the table, when the rows weigh unequally: the infinitesimal
 * jackknife Σ wᵢ² (∂C/∂wᵢ)² (a sandwich), which asks how much each row moves the curve. One pass over the table: what a
 * row that has left moves is aᵢ + (C(t) − C(Tᵢ)) gᵢ, aᵢ what it has moved of C when it leaves and gᵢ of ln S.
 *
 * Source: Andersen et al. 1993, IV.4; Therneau & Grambsch 2000, Modeling Survival Data, ch. 7; R's survfit(robust = TRUE).
 *
 * @param cause number of the cause, 1 … causes
 * @param squares the table's own, not null
 */
export function jackknifeVariance(
	{ times, atRisk, left }: LifeTable,
	squares: readonly Float64Array[],
	cause: number
): Float64Array {
	const variance = new Float64Array(times.length);
	const waiting = new Float64Array(times.length + 1);
	for (let j = times.length - 1; j >= 0; j--)
		waiting[j] = waiting[j + 1]! + squares.reduce((all, one) => all + one[j]!, 0);

	let s = 1;
	let c = 0;
	// Of a row still at risk: what it has moved of ln S and of C.
	let g = 0;
	let a = 0;
	// Σ w² of gone², gone·g and g² over the rows that have left; gone = a − C(T) g.
	let [constant, linear, quadratic] = [0, 0, 0];
	for (let j = 0; j < times.length; j++) {
		const n = atRisk[j]!;
		const leaving = left.reduce((all, one, k) => (k === 0 ? 0 : all + one[j]!), 0);
		const h = leaving >= n ? 1 : leaving / n;
		const hk = left[cause]![j]! / n;
		const moved = s / n;
		a += s * g * hk - moved * hk;
		c += s * hk;
		// Nobody is left to move anything when all leave at once.
		g = h < 1 ? g + h / (n * (1 - h)) : 0;
		for (let k = 0; k < left.length; k++) {
			const w2 = squares[k]![j]!;
			if (w2 === 0) continue;
			const own = k === 0 || h === 1 ? g : g - 1 / (n * (1 - h));
			const gone = (k === cause ? a + moved : a) - c * own;
			constant += w2 * gone * gone;
			linear += w2 * gone * own;
			quadratic += w2 * own * own;
		}
		variance[j] = Math.max(0, constant + 2 * c * linear + c * c * quadratic + a * a * waiting[j + 1]!);
		s *= 1 - h;
	}
	return variance;
}
