import type { Difference, Whole, WholeGroup } from '#lib/compare/index.ts';
import {
	formatInterval,
	formatKronor,
	formatNumber,
	formatPercent,
	formatSigned,
	MINUS
} from '#lib/format/index.ts';
import { dimensionOf } from '#lib/measures/dimensions.ts';

/** A comparison as lines for a terminal: every table of the page, each under the sentence that says it. */

const share = (value: number, n: number): string => formatPercent(value, n);

const chance = (p: number): string => (p < 0.0001 ? 'under 0,0001' : formatNumber(p, 4));

const signed = (value: number): string => formatSigned(value * 100, 1);

const difference = (one: Difference): string =>
	`  ${one.name} mot ${one.mot ?? 'de andra'}: ${signed(one.difference)} procentenheter [${signed(one.lag)}; ${signed(one.hog)}] · p ${chance(one.p)} · justerat ${chance(one.justerat)} · ${one.skild ? 'skiljs åt' : 'går inte att skilja åt'}`;

const title = (text: string, sentence: string): string[] => ['', `${text}: ${sentence}`];

const PLACES: Record<string, string> = {
	inom: 'inom',
	over_95: 'över 95 %',
	under_95: 'under 95 %',
	over_99_8: 'över 99,8 %',
	under_99_8: 'under 99,8 %'
};

function standardised({ standardised: found }: WholeGroup): string[] {
	if (!found) return title('Standardiserat', 'Måttet kan inte delas upp så.');
	const weights = found.weights.map(({ value, share: part }) => `${value} ${formatPercent(part)}`).join(', ');
	return [
		...title('Standardiserat', found.sentence),
		`  efter ${dimensionOf(found.dimension)?.namn ?? found.dimension}: ${weights}`,
		...found.sides.map(({ name, n, raw, figure, why, after }) =>
			figure
				? `  ${name}: ${share(raw, n)} → ${share(figure.adjusted, n)} [${formatInterval(figure.lag, figure.hog, n)}]${after ? ` · mot ${after.mot ?? 'de andra'} ${signed(after.difference)} [${signed(after.lag)}; ${signed(after.hog)}] · justerat ${chance(after.justerat)}` : ''}`
				: `  ${name}: ${share(raw, n)} → – (${why})`
		)
	];
}

function curves({ timeTo }: WholeGroup): string[] {
	return [
		...title('Tid till arbete eller studier', timeTo.sentence),
		...timeTo.curves.map(({ side, at, hidden }) => {
			const read = at.map(
				({ month, point }) => `${month} mån ${point ? formatPercent(point.estimate) : '–'}`
			);
			return `  ${side.name}: ${read.join(' · ')}${hidden ? ' (skyddade uppgifter)' : ''}`;
		})
	];
}

function group(one: WholeGroup): string[] {
	const { sides, rest, pairs, funnel, shrunken, overTime, plane, sentences } = one;
	return [
		'',
		`${one.block ? `${one.block}: ` : ''}${sides.map(({ name }) => name).join(', ')}`,
		...sides.map(
			({ name, x, n, varde, lag, hog }) =>
				`  ${name}: ${share(varde, n)} [${formatInterval(lag, hog, n)}] · ${formatNumber(x)} av ${formatNumber(n)}`
		),
		...title('Skillnad', sentences.skillnad),
		...rest.map(difference),
		...pairs.map(difference),
		...title('Tratt', sentences.tratt),
		...(funnel?.sides ?? []).map(
			({ name, n, varde, place, limits }) =>
				`  ${name}: ${share(varde, n)} · gränser ${formatInterval(limits.lag, limits.hog, n)} · ${PLACES[place]}`
		),
		...title('Vägt mot de andra', sentences.krympt),
		...(shrunken?.sides ?? []).map(
			({ name, n, raw, estimate, lag, hog }) =>
				`  ${name}: ${share(raw, n)} → ${share(estimate, n)} [${formatInterval(lag, hog, n)}]`
		),
		...standardised(one),
		...title('Vilka som deltar', one.mixSentence),
		...one.mix.flatMap(({ dimension, lines }) =>
			lines.map(
				({ label, cells }) =>
					`  ${dimensionOf(dimension)?.namn ?? dimension}, ${label}: ${cells.map((cell) => (cell.status === 'skyddad' ? 'skyddad' : formatPercent(cell.share))).join(' · ')}`
			)
		),
		...title('Över tid', sentences.over_tid),
		...overTime.sides.map(
			({ side, years }) =>
				`  ${side.name}: ${years.map(({ year, figure }) => `${year} ${figure.varde === null ? '–' : share(figure.varde, figure.n ?? 0)}`).join(' · ')}`
		),
		...(plane
			? [
					...title('Kostnad mot utfall', plane.sentence),
					`  extra kostnad ${plane.point.cost < 0 ? MINUS : ''}${formatKronor(Math.abs(plane.point.cost))}, extra andel ${signed(plane.point.effect)} procentenheter · högre andel och dyrare ${formatPercent(plane.quadrants.battreDyrare)}, högre och billigare ${formatPercent(plane.quadrants.battreBilligare)}, lägre och dyrare ${formatPercent(plane.quadrants.samreDyrare)}, lägre och billigare ${formatPercent(plane.quadrants.samreBilligare)}`
				]
			: []),
		...curves(one)
	];
}

export function comparisonText(found: Whole): string[] {
	const { groups, refusals, amounts, alone } = found;
	return [
		...groups.flatMap(group),
		...(amounts
			? [
					'',
					amounts.sentence,
					...amounts.sides.map(
						({ name, status, varde, n }) =>
							`  ${name}: ${varde === null ? status : `${formatNumber(varde)} · n ${formatNumber(n)}`}`
					)
				]
			: groups.length === 0
				? [
						'',
						'Det finns inte två att jämföra.',
						...alone.map(
							({ name, varde, n }) => `  ${name}: ${formatPercent(varde, n)} · n ${formatNumber(n)}`
						)
					]
				: []),
		...(refusals.length > 0 ? ['', 'Jämförs inte:'] : []),
		...refusals.map(({ block, sentence }) => `  ${block ? `${block}: ` : ''}${sentence}`)
	];
}
