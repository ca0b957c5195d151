/** All that can be said of one measure over some insatser, in one go: what the command line prints. */
import { askCost, askMix, askSides, askStrata, askTimes } from './ask.ts';
import { compare, standardiseGroup, type Comparison, type Group } from './compare.ts';
import { amountSentence } from './amounts.ts';
import { furthest, mixOf, type Mix } from './mix.ts';
import { mixSentence, planeSentence, timeSentence } from './moreSentences.ts';
import { planeOf, type PlaneView } from './plane.ts';
import { refusalSentence } from './sentences.ts';
import { placeKey, sideOf, rowKey } from './sides.ts';
import type { StandardisedView } from './standardised.ts';
import { timeTo, type TimeTo } from './timeTo.ts';
import { isShown, type Ask, type Place, type Side, type Subject } from './types.ts';

/** What is asked beside the measure itself. */
export const COST = 'kostnad_per_deltagare';
export const SHARE = 'avslut_arbete_studier';

export interface WholeGroup extends Group {
	standardised: (StandardisedView & { sentence: string }) | null;
	mix: Mix[];
	mixSentence: string;
	/** Only for two sides with a cost each. */
	plane: (Omit<PlaneView, 'cloud'> & { sentence: string }) | null;
	timeTo: TimeTo & { sentence: string };
}

export interface Whole {
	groups: WholeGroup[];
	alone: Side[];
	refusals: (Comparison['refusals'][number] & { sentence: string })[];
	/** For a cost: each side's amount and one sentence; there is no interval to judge by. */
	amounts: { sides: Side[]; sentence: string } | null;
}

interface Known extends Omit<Place, 'forbund' | 'insats'> {
	forbund_id: string;
	insats_id: string;
	overordnad_insats: string;
}

/** The catalogue's insatser as places: without administration, and without parents that only hold their teams together. */
export function placesOf(insatser: readonly Known[], chosen: readonly string[] = []): Place[] {
	const folder = (one: Known) =>
		one.fran === null && insatser.some((other) => other !== one && other.overordnad_insats === one.insats_id);
	return insatser
		.filter((one) => one.inriktning !== 'administration' && !folder(one))
		.filter(
			(one) => chosen.length === 0 || chosen.includes(one.insats_id) || chosen.includes(one.overordnad_insats)
		)
		.map(({ forbund_id, insats_id, namn, inriktning, start, slut, fran, till }) => ({
			forbund: forbund_id,
			insats: insats_id,
			namn,
			inriktning,
			start,
			slut,
			fran,
			till
		}));
}

/** Compares the insatser on one measure in every way there is. Throws what `ask` throws. */
export async function compareWhole(ask: Ask, subject: Subject, strata: string): Promise<Whole> {
	const rows = await askSides(ask, subject);
	const comparison = compare(subject, rows);
	const refusals = comparison.refusals.map((one) => ({ ...one, sentence: refusalSentence(one) }));
	if (subject.measure.enhet !== 'andel') {
		const found = new Map(rows.rows.map((row) => [rowKey(row), row]));
		const sides = subject.places.map((place) => sideOf(place, found.get(placeKey(place))));
		const amounts = {
			sides,
			sentence: amountSentence(comparison.groups, subject.measure)
		};
		return { groups: [], alone: comparison.alone, refusals, amounts };
	}
	const [byStratum, mixRows, times, costs] = await Promise.all([
		askStrata(ask, subject, strata),
		askMix(ask, subject),
		askTimes(ask, subject),
		askCost(ask, subject, COST)
	]);
	const groups = comparison.groups.map((group): WholeGroup => {
		const mix = mixOf(group.sides, mixRows, subject.label);
		const curves = timeTo(group.sides, times.totals, times.rows);
		const [first, second] = group.sides.map((share) => {
			const cost = sideOf(
				share.place,
				costs.find((row) => rowKey(row) === share.key)
			);
			return isShown(cost) ? { share, cost } : null;
		});
		const plane = group.sides.length === 2 && first && second ? planeOf(first, second) : null;
		const { cloud: _, ...shownPlane } = plane ?? { cloud: [] };
		return {
			...group,
			standardised: byStratum && standardiseGroup(subject, group, byStratum, strata),
			mix,
			mixSentence: mixSentence(furthest(group.sides, mix)),
			plane: plane && { ...(shownPlane as Omit<PlaneView, 'cloud'>), sentence: planeSentence(plane) },
			timeTo: { ...curves, sentence: timeSentence(curves) }
		};
	});
	return { groups, alone: comparison.alone, refusals, amounts: null };
}
