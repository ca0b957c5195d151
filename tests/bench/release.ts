/** How long it takes to decide what a release shows: figures made in memory, no files and no database. */
import { place, time, topOf, type Address } from '#lib/protection/lattice.ts';
import type { Rule } from '#lib/protection/primary.ts';
import type { Counted, ReleaseInput } from '#lib/protection/input.ts';
import { solve } from '#pipelines/release/solve/index.ts';
import { decide } from '#lib/protection/release.ts';

export interface ReleaseResult {
	insatser: number;
	figures: number;
	hidden: number;
	helpers: number;
	programs: number;
	exposed: number;
	seconds: number;
}

const K = 5;
const YEARS = Array.from({ length: 10 }, (_, i) => 2016 + i);
/** Participants an insats and year, in the mean. */
const MANY = 30;
const INSATSER_PER_FORBUND = 10;
const CUTS = {
	kon: [0.55, 0.42, 0.03],
	aldersgrupp: [0.15, 0.3, 0.25, 0.2, 0.1],
	utbildning: [0.3, 0.5, 0.15, 0.05]
};

/** Mulberry32: the same figures every time. */
function random(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = Math.imul(state ^ (state >>> 15), state | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

/** People of förbund with ten insatser each, counted by what was ended (0), with outcome (1) and to arbete or studier (2). */
function figures(insatser: number): Counted[] {
	const next = random(insatser);
	const found = new Map<string, Counted>();
	const add = (address: Address, published: boolean) => {
		const key = JSON.stringify(address);
		const known = found.get(key);
		if (known) known.n++;
		else found.set(key, { ...address, n: 1, published });
	};
	const pick = (shares: readonly number[]): string => {
		let left = next();
		const at = shares.findIndex((share) => (left -= share) < 0);
		return `v${Math.max(0, at)}`;
	};
	const latest = time.run(String(YEARS.at(-3)), String(YEARS.at(-1)));
	for (let i = 0; i < insatser; i++) {
		const forbund = `f${Math.floor(i / INSATSER_PER_FORBUND)}`;
		const level = 0.2 + 0.4 * next();
		for (const year of YEARS)
			for (let person = Math.round(MANY * 2 * next()); person > 0; person--) {
				const values = Object.entries(CUTS).map(([cut, shares]) => [cut, pick(shares)] as const);
				const counts = [0, ...(next() < 0.85 ? [1, ...(next() < level ? [2] : [])] : [])];
				const recent = year > YEARS.at(-1)! - 3;
				for (const count of counts)
					for (const at of [place.insats(forbund, `i${i}`), place.forbund(forbund)]) {
						const own = { count, apart: '', place: at };
						add({ ...own, time: String(year), cut: '', value: '' }, true);
						for (const [cut, value] of [['', ''] as const, ...values]) {
							add({ ...own, time: time.alla, cut, value }, true);
							add({ ...own, time: recent ? latest : 'övrigt', cut, value }, recent);
						}
					}
			}
	}
	return [...found.values()];
}

function input(insatser: number): ReleaseInput {
	const all = Array.from({ length: insatser }, (_, i) => ({
		forbund: `f${Math.floor(i / INSATSER_PER_FORBUND)}`,
		insats: `i${i}`
	}));
	const latest = time.run(String(YEARS.at(-3)), String(YEARS.at(-1)));
	const rule = (whole: number, part: number): Rule => ({
		whole,
		part,
		skydd: 'person',
		uniform: part === 1 ? 'never' : 'both',
		covers: () => true
	});
	return {
		k: K,
		figures: figures(insatser),
		rules: [rule(0, 1), rule(1, 2)],
		places: [...new Set(all.map(({ forbund }) => forbund))].map((forbund) => ({
			whole: place.forbund(forbund),
			parts: all.filter((one) => one.forbund === forbund).map((one) => place.insats(forbund, one.insats))
		})),
		times: [
			{ whole: time.alla, parts: YEARS.map(String) },
			{ whole: time.alla, parts: [latest, 'övrigt'] },
			{ whole: latest, parts: YEARS.slice(-3).map(String) }
		],
		unseen: ['övrigt'],
		overlapping: new Set(),
		linked: [],
		balances: [],
		earlier: [],
		tells: () => false,
		top: topOf,
		keep: ({ cut, place: at }) => (cut === '' ? 6 : 2) + (at.startsWith('f:') ? 2.5 : 1)
	};
}

/** Decides one release over so many insatser and ten years. */
export async function benchRelease(insatser: number): Promise<ReleaseResult> {
	const made = input(insatser);
	const started = performance.now();
	const { figures: told, audit } = await decide(made, solve);
	return {
		insatser,
		figures: made.figures.length,
		hidden: told.filter(({ shown }) => !shown).length,
		helpers: audit.helpers,
		programs: audit.programs,
		exposed: audit.exposed.length,
		seconds: (performance.now() - started) / 1000
	};
}
