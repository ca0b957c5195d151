import { CIRKA, MIN_N } from './settings.ts';
import type { Evidence, Figure, Sakerhet, Target, Verdict } from './types.ts';

const blank: Verdict = {
	status: 'kan_ej_utvarderas',
	natt: null,
	sakerhet: null,
	taljare: null,
	namnare: null,
	varde: null,
	lag: null,
	hog: null,
	saknas: null,
	oppna: null,
	kan_sagas: null
};

type Numeric = Extract<Target, { varde: number }> & { slag: 'minst' | 'hogst' | 'lika' | 'intervall' };

/** Lowest and highest value that meets the goal; ±Infinity where there is no limit. */
export function bounds(mal: Numeric, rate: boolean): readonly [low: number, high: number] {
	const slack = (value: number) => (mal.cirka ? Math.abs(value) * CIRKA : 0);
	switch (mal.slag) {
		case 'minst':
			return [mal.varde - slack(mal.varde), Infinity];
		case 'hogst':
			return [-Infinity, mal.varde + slack(mal.varde)];
		case 'lika': {
			// A mean or a rate never hits a number exactly.
			const near = mal.cirka || rate ? Math.abs(mal.varde) * CIRKA : 0;
			return [mal.varde - near, mal.varde + near];
		}
		case 'intervall':
			return [mal.varde - slack(mal.varde), mal.till + slack(mal.till)];
	}
}

/** Ratios of whole numbers are compared as people write them: 80 of 100 is 80 percent whatever the last bit says. */
const EPSILON = 1e-9;
const within = (x: number, [low, high]: readonly [number, number]) =>
	x >= low - EPSILON && x <= high + EPSILON;

/**
 * How sure a share's verdict is: the whole interval inside the limits, or the whole of it outside, else uncertain.
 * Under MIN_N nothing is said of certainty.
 */
export function certainty(
	figure: Pick<Figure, 'namnare' | 'lag' | 'hog'>,
	limits: readonly [number, number]
): Sakerhet {
	const { namnare, lag, hog } = figure;
	if (namnare !== null && namnare < MIN_N) return 'for_litet_underlag';
	if (lag === null || hog === null) return 'osakert';
	if (within(lag, limits) && within(hog, limits)) return 'sakert_natt';
	const [low, high] = limits;
	return hog < low - EPSILON || lag > high + EPSILON ? 'sakert_ej_natt' : 'osakert';
}

const isNumeric = (mal: Target): mal is Numeric =>
	mal.slag === 'minst' || mal.slag === 'hogst' || mal.slag === 'lika' || mal.slag === 'intervall';

const numbers = ({ taljare, namnare, varde, lag, hog }: Figure) => ({ taljare, namnare, varde, lag, hog });

interface Judged {
	natt: boolean;
	sakerhet: Sakerhet;
}

/** One share against the goal. Everybody is a count of exceptions, so it is exact; other goals have the interval. */
function judgeShare(figure: Figure, mal: Target): Judged | null {
	const { taljare, namnare, varde } = figure;
	if (varde === null) return null;
	if (mal.slag === 'alla') {
		const natt = taljare !== null && taljare === namnare;
		const few = (namnare ?? 0) < MIN_N;
		return { natt, sakerhet: few ? 'for_litet_underlag' : natt ? 'sakert_natt' : 'sakert_ej_natt' };
	}
	if (!isNumeric(mal)) return null;
	// "= 80 procent" is met by every share that is written 80 %.
	const limits: readonly [number, number] =
		mal.slag === 'lika' && !mal.cirka ? [mal.varde - 0.005, mal.varde + 0.005] : bounds(mal, false);
	return { natt: within(varde, limits), sakerhet: certainty(figure, limits) };
}

const order: readonly Sakerhet[] = ['sakert_ej_natt', 'for_litet_underlag', 'osakert', 'sakert_natt'];

/** Conditions joined by AND: met when all are; surely missed when one surely is; no surer than the least sure. */
function joined(all: readonly Judged[]): Judged {
	const natt = all.every((one) => one.natt);
	const sure = all.map(({ sakerhet }) => sakerhet);
	if (!natt && sure.includes('sakert_ej_natt')) return { natt, sakerhet: 'sakert_ej_natt' };
	const least = order.find((one) => one !== 'sakert_ej_natt' && sure.includes(one)) ?? 'osakert';
	return { natt, sakerhet: natt || least === 'for_litet_underlag' ? least : 'osakert' };
}

/** The condition that decides: one that is missed, else the least sure. */
function deciding(figures: readonly Figure[], all: readonly (Judged | null)[]): Figure {
	const missed = figures.findIndex((_, index) => all[index]?.natt === false);
	const unsure = figures.findIndex((_, index) => all[index]?.sakerhet !== 'sakert_natt');
	return figures[missed >= 0 ? missed : Math.max(0, unsure)]!;
}

const openOf = (evidence: Evidence): number | null => {
	const open = evidence.delar.map(({ oppna }) => oppna).filter((one) => one !== null);
	return open.length > 0 ? Math.max(...open) : null;
};

/** Whether those whose window is open could still turn the verdict, were they all to have it or none of them. */
function undecided(mal: Target, delar: readonly Figure[]): boolean {
	const said = (having: boolean) =>
		delar.map((figure) => {
			const { taljare, namnare, oppna } = figure;
			if (taljare === null || namnare === null || !oppna) return judgeShare(figure, mal)?.natt ?? null;
			const [x, n] = [taljare + (having ? oppna : 0), namnare + oppna];
			return judgeShare({ ...figure, taljare: x, namnare: n, varde: x / n }, mal)?.natt ?? null;
		});
	const [all, none] = [said(true), said(false)];
	// Once one condition is missed whatever comes, the whole is.
	if (all.some((natt, i) => natt === false && none[i] === false)) return false;
	return all.some((natt, i) => natt !== none[i]);
}

function shareVerdict(mal: Target, evidence: Evidence): Verdict {
	const { delar } = evidence;
	const oppna = openOf(evidence);
	const least = Math.min(...delar.map(({ namnare }) => namnare ?? 0));
	// A cohort with a window that has hardly begun to close, nobody at all yet, or a year that has not ended.
	const few = (oppna ?? 0) > 0 && least < (evidence.kan_sagas === null ? 1 : MIN_N);
	if (few || evidence.pagar || (evidence.samlad && undecided(mal, delar))) {
		const [only] = delar;
		const figures = delar.length === 1 && only?.namnare ? numbers(only) : {};
		return { ...blank, ...figures, status: 'for_tidigt', oppna, kan_sagas: evidence.kan_sagas };
	}
	const judged = delar.map((figure) => judgeShare(figure, mal));
	const sure = judged.filter((one) => one !== null);
	if (sure.length < delar.length) return { ...blank, saknas: 'uppgifter, från insatsen' };
	const { natt, sakerhet } = joined(sure);
	return {
		...blank,
		...numbers(deciding(delar, judged)),
		status: natt ? 'natt' : 'ej_natt',
		natt,
		sakerhet,
		oppna
	};
}

/** Counts and facts are exact. While the period runs only what can no longer change is said. */
function exactVerdict(mal: Target, evidence: Evidence, figure: Figure): Verdict {
	const { varde } = figure;
	const shown = { ...blank, ...numbers(figure), kan_sagas: evidence.kan_sagas };
	if (varde === null) return { ...blank, saknas: 'uppgifter, från insatsen' };
	const rate = evidence.slag === 'varde';
	const limits = mal.slag === 'alla' ? null : isNumeric(mal) ? bounds(mal, rate) : null;
	if (!limits)
		return {
			...blank,
			saknas: 'ett målvärde som går att jämföra ett antal med, från den som beslutat målet'
		};
	const natt = within(varde, limits);
	const growing = evidence.slag === 'antal' && !evidence.kan_sjunka;
	const settled =
		!evidence.pagar || (growing && (limits[1] === Infinity ? natt : varde > limits[1] + EPSILON));
	if (!settled) return { ...shown, status: 'for_tidigt' };
	const few = rate && figure.namnare !== null && figure.namnare < MIN_N;
	const exact: Sakerhet = natt ? 'sakert_natt' : 'sakert_ej_natt';
	return {
		...shown,
		kan_sagas: null,
		status: natt ? 'natt' : 'ej_natt',
		natt,
		sakerhet: few
			? 'for_litet_underlag'
			: figure.lag !== null
				? certainty({ ...figure, hog: figure.hog ?? Infinity }, limits)
				: evidence.utan_intervall
					? 'osakert'
					: exact
	};
}

function dateVerdict(evidence: Evidence, figure: Figure): Verdict {
	if (evidence.pagar) return { ...blank, status: 'for_tidigt', kan_sagas: evidence.kan_sagas };
	const natt = (figure.varde ?? 0) > 0;
	return {
		...blank,
		taljare: figure.taljare,
		varde: figure.varde,
		status: natt ? 'natt' : 'ej_natt',
		natt,
		sakerhet: natt ? 'sakert_natt' : 'sakert_ej_natt'
	};
}

/** Evidence and goal → verdict. Pure. Hidden figures give no verdict at all: a verdict would tell of them. */
export function verdict(mal: Target, evidence: Evidence): Verdict {
	const [first] = evidence.delar;
	if (evidence.delar.some(({ status }) => status === 'skyddad')) return { ...blank, status: 'skyddad' };
	if (evidence.saknas !== undefined || !first) {
		if (evidence.pagar) return { ...blank, status: 'for_tidigt', kan_sagas: evidence.kan_sagas };
		return { ...blank, saknas: evidence.saknas ?? 'uppgifter, från insatsen', oppna: openOf(evidence) };
	}
	if (evidence.slag === 'datum') return dateVerdict(evidence, first);
	if (mal.slag === 'foljs' || mal.slag === 'riktmarke') {
		if (first.varde === null)
			return (first.oppna ?? 0) > 0
				? { ...blank, status: 'for_tidigt', oppna: first.oppna, kan_sagas: evidence.kan_sagas }
				: { ...blank, saknas: 'uppgifter, från insatsen' };
		return { ...blank, ...numbers(first), status: 'foljs', oppna: openOf(evidence) };
	}
	return evidence.slag === 'andel' || evidence.slag === 'forandring'
		? shareVerdict(mal, evidence)
		: exactVerdict(mal, evidence, first);
}

/** A count goal for each of several insatser, all together: x of n of them, met when all met it. */
export function together(each: readonly Verdict[]): Verdict {
	const known = each.filter(({ natt }) => natt !== null);
	const pick = (status: Verdict['status']) => each.find((one) => one.status === status);
	const stop = pick('skyddad') ?? (known.length === 0 ? (pick('for_tidigt') ?? each[0]) : pick('for_tidigt'));
	if (stop && (known.length === 0 || stop.status === 'skyddad'))
		return { ...blank, status: stop.status, saknas: stop.saknas, kan_sagas: stop.kan_sagas };
	const natt = known.filter((one) => one.natt).length;
	const figures = { taljare: natt, namnare: each.length, varde: natt / each.length };
	if (natt === known.length && known.length < each.length)
		return {
			...blank,
			...figures,
			status: stop ? 'for_tidigt' : 'kan_ej_utvarderas',
			saknas: each.find(({ saknas }) => saknas !== null)?.saknas ?? null,
			kan_sagas: stop?.kan_sagas ?? null
		};
	const all = natt === each.length;
	return {
		...blank,
		...figures,
		status: all ? 'natt' : 'ej_natt',
		natt: all,
		sakerhet: all ? 'sakert_natt' : 'sakert_ej_natt'
	};
}
