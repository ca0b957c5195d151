/** What moves, in words: rows of each source, avslut and kronor. */
import { formatNumber, NBSP, noun } from '#lib/format/index.ts';
import type { Rorelse } from '#lib/server/inkorg/index.ts';

const WORDS = {
	nya: { one: 'ny', ett: 'nytt', many: 'nya' },
	rattade: { one: 'rättad', ett: 'rättat', many: 'rättade' },
	borttagna: { one: 'borttagen', ett: 'borttaget', many: 'borttagna' }
} as const;

/** `3 nya deltaganden, 2 rättade, 1 borttaget`. */
export function movedSentence({ kalla, ...counts }: Rorelse): string {
	const { one, many, ett } = noun(kalla);
	const parts = (['nya', 'rattade', 'borttagna'] as const)
		.filter((way) => counts[way] > 0)
		.map((way, at) => {
			const count = counts[way];
			const form = count === 1 ? (ett ? 'ett' : 'one') : 'many';
			const name = at > 0 ? '' : ` ${count === 1 ? one : many}`;
			return `${formatNumber(count)}${NBSP}${WORDS[way][form]}${name}`;
		});
	return parts.join(', ');
}

/** Avslut and kronor of a report's changes: `3 nya avslut`, `14 400 kr mer utfall`. */
export function changeSentences(changes: Readonly<Record<string, number>>): string[] {
	const avslut = changes.nya_avslut ?? 0;
	const kronor = (['utfall', 'budget'] as const).flatMap((what) => {
		const value = changes[`${what}_kr`] ?? 0;
		if (Math.round(value) === 0) return [];
		return [`${formatNumber(Math.abs(Math.round(value)))}${NBSP}kr ${value > 0 ? 'mer' : 'mindre'} ${what}`];
	});
	const kommuner = changes.ommarkta_kommuner ?? 0;
	return [
		...(kommuner > 0
			? [
					`${formatNumber(kommuner)}${NBSP}${kommuner === 1 ? 'område' : 'områden'} i omvärlden med ny tillhörighet`
				]
			: []),
		...(avslut > 0 ? [`${formatNumber(avslut)}${NBSP}${avslut === 1 ? 'nytt' : 'nya'} avslut`] : []),
		...kronor
	];
}

/** What a check found that would change, the most telling first. */
export const whatMoves = (
	rorelser: readonly Rorelse[],
	changes: Readonly<Record<string, number>>
): string[] => [...changeSentences(changes), ...rorelser.map(movedSentence)];
