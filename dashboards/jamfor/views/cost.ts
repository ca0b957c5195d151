/** What it costs set against what comes of it: all on one sheet, or two in the plane. */
import { costScatter, planeCloud } from '#lib/charts/index.ts';
import {
	askCost,
	COST,
	isShown,
	planeOf,
	planeSentence,
	sideOf,
	type CostSide,
	type Group,
	type Subject
} from '#lib/compare/index.ts';
import { formatInterval, formatKronor, formatList, formatNumber, formatPercent } from '#lib/format/index.ts';
import { measureOf, type Scope } from '#lib/server/scope.ts';
import type { FigureView, Link, TableRow } from '#lib/ui/types.ts';
import type { Period } from '../../shared/period.ts';
import { rowKey } from '../../shared/rows.ts';
import { figureOf, inBlock, totalOf } from '../subject.ts';

/** Links to the plane of each pair; none where there are more than the page can say. */
export function pairLinks(scope: Scope, groups: readonly Group[]): Link[] {
	return groups
		.filter(({ sides }) => sides.length > 2)
		.slice(0, 1)
		.flatMap(({ sides }) =>
			sides.flatMap((a, i) =>
				sides.slice(i + 1).map((b) => ({
					text: `${a.name} och ${b.name}`,
					href: scope.here({ insats: [a.place.insats, b.place.insats] })
				}))
			)
		);
}

/** The span of both, and no word of how they hang together. */
function besideSentence(all: readonly CostSide[], costName: string, namn: string): string {
	const by = <T>(list: readonly T[], of: (one: T) => number) => [...list].sort((a, b) => of(a) - of(b));
	const costs = by(all, ({ cost: own }) => own.varde);
	const shares = by(all, ({ share }) => share.varde);
	const [cheap, dear] = [costs[0]!, costs.at(-1)!];
	const [low, high] = [shares[0]!, shares.at(-1)!];
	return `${costName} går från ${formatKronor(cheap.cost.varde)} (${cheap.share.name}) till ${formatKronor(dear.cost.varde)} (${dear.share.name}). ${namn} går från ${formatPercent(low.share.varde)} till ${formatPercent(high.share.varde)}, och bilden säger inget om hur det hänger ihop.`;
}

export async function cost(
	scope: Scope,
	subject: Subject,
	period: Period,
	groups: readonly Group[],
	costMatt = COST
): Promise<FigureView[]> {
	const { matt, namn } = subject.measure;
	const rows = await askCost((one, cut) => scope.ask(one, cut), subject, costMatt);
	const costName = measureOf(costMatt).namn;
	return groups.map((group, i) => {
		const all = group.sides.map((share) => ({
			share,
			cost: sideOf(
				share.place,
				rows.find((row) => rowKey(row) === share.key)
			)
		}));
		const both = all.flatMap(({ share, cost: own }) => (isShown(own) ? [{ share, cost: own }] : []));
		const [first, second] = both;
		const plane = group.sides.length === 2 && first && second ? planeOf(first, second) : null;
		const without = all.filter(({ cost: own }) => !isShown(own)).map(({ share }) => share.name);
		const text = plane
			? planeSentence(plane)
			: both.length === 0
				? `${costName} går inte att räkna fram för den här perioden.`
				: besideSentence(both, costName, namn);
		const label = `${costName} mot ${namn.toLocaleLowerCase('sv')}, ${period.text}. ${text}`;
		const tableRows: TableRow[] = all.map(({ share, cost: own }) => ({
			cells: {
				namn: { text: share.name },
				kostnad: isShown(own)
					? { text: formatNumber(own.varde), sub: `${formatKronor(own.x)} på ${formatNumber(own.n)}` }
					: { text: 'visas inte', muted: true },
				andel: {
					text: formatPercent(share.varde, share.n),
					sub: formatInterval(share.lag, share.hog, share.n)
				},
				n: { text: formatNumber(share.n) }
			}
		}));
		return figureOf(scope, matt, period, {
			group,
			id: `kostnad_${i + 1}`,
			text: inBlock(group) + text,
			subtitle: plane
				? `${plane.first.share.name} minus ${plane.second.share.name}: extra kronor per deltagare (uppåt) mot extra procentenheter ${namn.toLocaleLowerCase('sv')} (åt höger). ${period.text}.`
				: `${costName} (uppåt) mot ${namn.toLocaleLowerCase('sv')} (åt höger). ${period.text}.`,
			drawn: plane
				? planeCloud(plane, label)
				: both.length > 0
					? costScatter(
							both.map(({ share, cost: own }) => ({
								name: share.name,
								share: share.varde,
								lag: share.lag,
								hog: share.hog,
								cost: own.varde
							})),
							label
						)
					: null,
			n: totalOf(group),
			also: [costMatt],
			table: {
				caption: `${costName} och ${namn.toLocaleLowerCase('sv')}, ${period.text}`,
				columns: [
					{ key: 'namn', label: 'Insats' },
					{ key: 'kostnad', label: costName, unit: 'kr', num: true },
					{ key: 'andel', label: namn, unit: 'och 95 % intervall', num: true },
					{ key: 'n', label: 'Antal', unit: 'n', num: true }
				],
				rows: tableRows
			},
			notes: [
				...(plane
					? [
							'Molnet visar vad slumpen kan ge: antalet deltagare och antalet avslut dras om tusen gånger ur de antal som visas. Pengarna är bokförda och dras inte om.'
						]
					: [
							'Kostnadens axel börjar inte på noll. Välj två insatser för att se vad den ena kostar mer, och hur mycket större andelen är.'
						]),
				...(without.length > 0 ? [`Utan kostnad att visa: ${formatList(without)}.`] : [])
			]
		});
	});
}
