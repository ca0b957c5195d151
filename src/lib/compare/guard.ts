/**
 * Who may be compared with whom. Definition, instrument, period, source and coverage must be alike; where they are not,
 * the reason is said and no difference is printed.
 */
import { formatDate, formatNumber, formatPercent } from '../format/index.ts';
import type { MeasureRow } from '../measures/types.ts';
import type { Limit } from './ask.ts';
import { COVERAGE_GAP, SAME_DAYS, SUS_CLOSED } from './settings.ts';
import { rowKey } from './sides.ts';
import { isShown, type Reason, type Refusal, type Shown, type Side, type Subject } from './types.ts';
import { daysBetween, daysOf, yearsOf, type Days } from './window.ts';

/** What the guard looks at beside the figures themselves. */
export interface Evidence {
	subject: Subject;
	/** The measure by year. */
	years: readonly MeasureRow[];
	/** Coverage, pair rate or response rate, whichever limits the measure; empty when none does. */
	coverage: readonly MeasureRow[];
	/** What the coverage is, and its least; null when nothing limits the measure. */
	limit: Limit | null;
	/** How the block is named in words; empty when the measure is taken in one way. */
	block: string;
}

const span = ({ fran, till }: Days): string => `${formatDate(fran)}–${formatDate(till)}`;

const coverageOf = ({ coverage }: Evidence, side: Side): number | null => {
	const row = coverage.find((one) => rowKey(one) === side.key);
	return row?.status === 'visas' ? row.varde : null;
};

/** Years the side ran in without any figure, hidden ones being figures too. */
function gaps({ years }: Evidence, side: Side, days: Days | null): number[] {
	if (!days) return [];
	const seen = new Set(
		years
			.filter((row) => rowKey(row) === side.key && (row.status === 'visas' || row.status === 'skyddad'))
			.map((row) => row.by.ar)
	);
	return years.length === 0 ? [] : yearsOf(days).filter((year) => !seen.has(String(year)));
}

/** Why a side is compared with nobody. */
export function ownReasons(evidence: Evidence, side: Side): Reason[] {
	const { subject, block } = evidence;
	if (side.place.inriktning === 'strukturovergripande' && !subject.measure.strukturovergripande)
		return [{ code: 'kalla', text: 'insatsen är strukturövergripande och har inga egna deltagare' }];
	if (side.status === 'ej_tillampligt') return [{ code: 'kalla', text: 'måttet är inte tillämpligt' }];
	if (side.utanfor) return [{ code: 'uppgift', text: 'den här indelningen släpps inte' }];
	if (side.status === 'skyddad')
		return [{ code: 'uppgift', text: `uppgiften är skyddad (färre än\u00a0${subject.k})` }];
	if (!isShown(side)) {
		const days = daysOf(side.place, { dataPer: subject.dataPer });
		if (!daysOf(side.place, subject) && days)
			return [{ code: 'period', text: `pågick ${span(days)}, utanför perioden` }];
		if (block) return [{ code: 'instrument', text: `har inga uppgifter med ${block}` }];
		return side.status === 'for_litet_underlag'
			? [{ code: 'uppgift', text: 'underlaget är för litet' }]
			: [{ code: 'period', text: 'saknar uppgifter i perioden' }];
	}
	const share = coverageOf(evidence, side);
	const { limit } = evidence;
	if (share === null || !limit || limit.least === null || share >= limit.least) return [];
	return [
		{ code: 'tackning', text: `${limit.text} ${formatPercent(share)}, under ${formatPercent(limit.least)}` }
	];
}

const list = (years: readonly number[]): string => years.map(String).join(', ');

/** What each pair is judged by, looked up once a side: pairs are many more than sides. */
interface Known {
	side: Shown;
	days: Days | null;
	gaps: number[];
	share: number | null;
}

function knownOf(evidence: Evidence, side: Shown): Known {
	const days = daysOf(side.place, evidence.subject);
	return { side, days, gaps: gaps(evidence, side, days), share: coverageOf(evidence, side) };
}

/** Why two sides are not compared with each other. */
function pairReasons(evidence: Evidence, first: Known, second: Known): Reason[] {
	const [a, b] = [first.side, second.side];
	const reasons: Reason[] = [];
	if (a.place.inriktning !== b.place.inriktning)
		reasons.push({ code: 'kalla', text: `${a.name} och ${b.name} är olika slags insatser` });
	const [da, db] = [first.days, second.days];
	if (da && db) {
		const apart = (x: string, y: string) => Math.abs(daysBetween(x, y)) > SAME_DAYS;
		const other = apart(da.fran, db.fran) || apart(da.till, db.till);
		if (other)
			reasons.push({ code: 'period', text: `${a.name} pågick ${span(da)} och ${b.name} ${span(db)}` });
		const [before, after] = da.till <= SUS_CLOSED ? [a, b] : [b, a];
		if ((before === a ? da : db).till <= SUS_CLOSED && (after === a ? da : db).fran > SUS_CLOSED)
			reasons.push({
				code: 'kalla',
				text: `uppgifterna om ${before.name} är från SUS tid (före maj 2023) och de om ${after.name} från insatsens egen registrering`
			});
		const [ga, gb] = [first.gaps, second.gaps];
		if (!other && list(ga) !== list(gb)) {
			const [side, years] = ga.length >= gb.length ? [a, ga] : [b, gb];
			reasons.push({ code: 'period', text: `${side.name} saknar uppgifter för ${list(years)}` });
		}
	}
	const [ca, cb] = [first.share, second.share];
	if (ca !== null && cb !== null && Math.abs(ca - cb) > COVERAGE_GAP)
		reasons.push({
			code: 'tackning',
			text: `${evidence.limit?.text ?? ''} ${formatPercent(ca)} i ${a.name} och ${formatPercent(cb)} i ${b.name}, mer än ${formatNumber(COVERAGE_GAP * 100)} procentenheters skillnad`
		});
	return reasons;
}

export interface Grouping {
	/** Sides that may be compared with each other, the largest group first; a group of one has nobody to be compared with. */
	groups: Shown[][];
	refusals: Refusal[];
}

/** The largest set that is mutually comparable, by trying each side as the first; the earlier one where two are as large. */
function largest(sides: readonly Shown[], fits: (a: Shown, b: Shown) => boolean): Shown[] {
	const grown = sides.map((seed) =>
		sides.reduce<Shown[]>(
			(group, side) => (side !== seed && group.every((one) => fits(one, side)) ? [...group, side] : group),
			[seed]
		)
	);
	const best = grown.reduce<Shown[]>((a, b) => (b.length > a.length ? b : a), []);
	return sides.filter((side) => best.includes(side));
}

const distinctReasons = (reasons: readonly Reason[]): Reason[] =>
	[...new Map([...reasons].reverse().map((reason) => [reason.code, reason])).values()].reverse();

/** Parts the sides into groups that may be compared, and says why the rest are not. */
export function guard(evidence: Evidence, sides: readonly Side[]): Grouping {
	const own = sides.map((side) => ({ side, reasons: ownReasons(evidence, side) }));
	const alone = own.filter(({ reasons }) => reasons.length > 0);
	let left = own.flatMap(({ side, reasons }) => (reasons.length === 0 && isShown(side) ? [side] : []));
	const known = new Map(left.map((side) => [side, knownOf(evidence, side)]));
	const judged = new Map<Shown, Map<Shown, Reason[]>>(left.map((side) => [side, new Map()]));
	const between = (a: Shown, b: Shown): Reason[] => {
		const own = judged.get(a)!;
		const reasons = own.get(b) ?? pairReasons(evidence, known.get(a)!, known.get(b)!);
		own.set(b, reasons);
		return reasons;
	};
	const fits = (a: Shown, b: Shown) => between(a, b).length === 0;
	const groups: Shown[][] = [];
	while (left.length > 0) {
		const group = largest(left, fits);
		groups.push(group);
		left = left.filter((side) => !group.includes(side));
	}
	const apart = groups.flatMap((group, i) =>
		groups.slice(0, i).map((earlier): Refusal => ({
			names: group.map((side) => side.name),
			against: earlier.map((side) => side.name),
			reasons: distinctReasons(group.flatMap((a) => earlier.flatMap((b) => between(a, b))))
		}))
	);
	return {
		groups,
		refusals: [
			...apart,
			...alone.map(({ side, reasons }): Refusal => ({ names: [side.name], against: [], reasons }))
		]
	};
}
