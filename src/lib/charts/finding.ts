/**
 * One sentence about a comparison, never stronger than the figures allow. Two shares are told apart only when
 * Newcombe's interval for their difference excludes 0 at a level shared out over all pairs (Bonferroni), so that
 * looking at many pairs does not make a finding of chance.
 */
import { countWord, formatList, formatPercent, formatValue, sentence } from '#lib/format/index.ts';
import type { Unit } from '#lib/measures/types.ts';
import { newcombe } from '#lib/stats/newcombe.ts';

export interface Share {
	name: string;
	taljare: number | null;
	namnare: number | null;
	varde: number | null;
	/** Only rows that are shown speak. */
	shown: boolean;
}

interface Known extends Share {
	taljare: number;
	namnare: number;
	varde: number;
}

const known = (rows: readonly Share[]): Known[] =>
	rows.filter(
		(row): row is Known =>
			row.shown &&
			row.varde !== null &&
			row.taljare !== null &&
			row.namnare !== null &&
			row.namnare > 0 &&
			row.taljare <= row.namnare
	);

/** Pairs (higher, lower) that chance alone does not explain. */
export function separable(rows: readonly Share[]): [Known, Known][] {
	const list = known(rows);
	const pairs = list.flatMap((a, i) => list.slice(i + 1).map((b): [Known, Known] => [a, b]));
	const level = 1 - 0.05 / Math.max(1, pairs.length);
	return pairs.flatMap(([a, b]): [Known, Known][] => {
		const gap = newcombe(a.taljare, a.namnare, b.taljare, b.namnare, level);
		if (!gap || (gap.lag <= 0 && gap.hog >= 0)) return [];
		return [gap.difference > 0 ? [a, b] : [b, a]];
	});
}

const names = (rows: readonly { name: string }[], max = 4): string => {
	const all = rows.map((row) => row.name);
	return all.length > max
		? `${all.slice(0, max - 1).join(', ')} och ${countWord(all.length - max + 1)} till`
		: formatList(all);
};

/** `what` is the noun in plural, definite: `insatserna`, `grupperna`. Says what can be said about differences. */
export function compareShares(rows: readonly Share[], what = 'insatserna'): string {
	const list = known(rows);
	const [only] = list;
	if (!only) return 'Underlaget räcker inte till någon andel i den här perioden.';
	if (list.length === 1) {
		return rows.length === 1
			? `${only.name ? `${only.name}: ` : ''}${formatPercent(only.varde)}.`
			: `Bara ${only.name} har underlag att visa: ${formatPercent(only.varde)}.`;
	}
	const pairs = separable(rows);
	if (pairs.length === 0) return `${sentence(what)} går inte att skilja åt: skillnaderna ryms inom slumpen.`;
	const above = (row: Known) => pairs.filter(([high]) => high === row).map(([, low]) => low);
	const below = (row: Known) => pairs.filter(([, low]) => low === row).map(([high]) => high);
	const best = list.reduce((a, b) => (above(b).length > above(a).length ? b : a));
	const worst = list.reduce((a, b) => (below(b).length > below(a).length ? b : a));
	const others = list.length - 1;
	// Of those that are hidden or missing nothing is known.
	const everybody = rows.length > list.length ? 'alla andra som visas' : 'alla andra';
	const said = new Set<Known>();
	const parts: string[] = [];
	if (above(best).length >= below(worst).length) {
		const lower = above(best);
		parts.push(
			`${best.name} ligger högre än ${lower.length === others && others > 1 ? everybody : names(lower)}`
		);
		[best, ...lower].forEach((row) => said.add(row));
	} else {
		const higher = below(worst);
		parts.push(
			`${worst.name} ligger lägre än ${higher.length === others && others > 1 ? everybody : names(higher)}`
		);
		[worst, ...higher].forEach((row) => said.add(row));
	}
	const possible = (list.length * (list.length - 1)) / 2;
	const rest = list.length > 2 && pairs.length < possible ? ' I övrigt går flera inte att skilja åt.' : '';
	return `${parts.join('')}.${rest}`;
}

/** Amounts have no interval: the sentence says how far apart they are and no more. */
export function compareAmounts(
	rows: readonly { name: string; varde: number | null }[],
	what: string,
	enhet: Unit = 'kronor_per'
): string {
	const list = rows.filter((row): row is { name: string; varde: number } => row.varde !== null);
	const say = (value: number) => formatValue(value, enhet);
	const [first] = list;
	if (!first) return `${what} går inte att räkna fram för den här perioden.`;
	if (list.length === 1) return `${what}: ${say(first.varde)}${first.name ? ` i ${first.name}` : ''}.`;
	const low = list.reduce((a, b) => (b.varde < a.varde ? b : a));
	const high = list.reduce((a, b) => (b.varde > a.varde ? b : a));
	if (low.varde === high.varde) return `${what}: ${say(low.varde)} i alla.`;
	return `${what}: från ${say(low.varde)} (${low.name}) till ${say(high.varde)} (${high.name}).`;
}
