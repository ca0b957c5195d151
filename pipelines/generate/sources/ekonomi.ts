import type { Facts } from '../facts.ts';
import { random, type Random } from '../random.ts';
import type { Row } from '../types.ts';
import { documentBudgets } from './documentBudgets.ts';

/** Budget a year, in kronor, per insats. Invented, except where documentBudgets.ts has the document's own. */
const BUDGET: Readonly<Record<string, Readonly<Record<number, number>>>> = {
	gt_vuxna: { 2008: 2_100_000, 2009: 2_900_000, 2010: 1_500_000 },
	steget_vidare: { 2011: 3_600_000, 2012: 4_700_000, 2013: 4_800_000 },
	steget_vidare_2: { 2014: 4_900_000, 2015: 5_000_000, 2016: 5_100_000 },
	radgivande_team: {
		2016: 900_000,
		2017: 2_300_000,
		2018: 2_500_000,
		2019: 2_700_000,
		2020: 2_600_000,
		2021: 2_700_000,
		2022: 2_900_000,
		2023: 3_000_000,
		2024: 3_100_000,
		2025: 3_200_000,
		2026: 3_300_000
	},
	krus_projekt: { 2016: 700_000, 2017: 2_000_000, 2018: 2_100_000, 2019: 1_400_000 },
	krus: {
		2019: 760_000,
		2021: 2_320_000,
		2022: 2_360_000,
		2023: 2_410_000,
		2024: 2_460_000,
		2025: 2_500_000,
		2026: 2_550_000
	},
	samordningsteam_fns: { 2024: 4_400_000, 2025: 6_200_000, 2026: 6_400_000 },
	samordningsteam_hallstahammar: { 2024: 5_500_000, 2025: 7_700_000, 2026: 7_900_000 },
	samordningsteam_sala: { 2024: 5_800_000, 2025: 8_100_000, 2026: 8_300_000 },
	samordningsteam_surahammar: { 2024: 5_300_000, 2025: 7_400_000, 2026: 7_600_000 },
	samordningsteam_vasteras: { 2024: 12_300_000, 2025: 17_200_000, 2026: 17_600_000 }
};
const ADMINISTRATION: Readonly<Record<string, { from: number; to: number; belopp: number }>> = {
	'Samordningsförbundet Umeå': { from: 2008, to: 2016, belopp: 980_000 },
	'Samordningsförbundet Södra Roslagen': { from: 2016, to: 2026, belopp: 1_150_000 },
	'Samordningsförbundet i Kalmar län': { from: 2016, to: 2026, belopp: 2_050_000 },
	'Samordningsförbundet Värend': { from: 2019, to: 2020, belopp: 890_000 },
	'Samordningsförbundet Västmanland': { from: 2024, to: 2026, belopp: 2_600_000 }
};

/** Share of a budget, in percent; the rest is övrigt. */
const SHARES = {
	personal: 44,
	po: 17,
	arbetsledning: 4,
	extern_tjanst: 13,
	lokaler: 10,
	it_tele: 2,
	resor: 2,
	aktiviteter: 3,
	arbetsmiljo_inkop: 1,
	kompetens_handledning: 2,
	ovrigt: 2
} as const;
const ADMIN_SHARES = {
	personal: 52,
	po: 20,
	lokaler: 9,
	it_tele: 4,
	resor: 2,
	utvardering: 6,
	kompetens_handledning: 3,
	ovrigt: 4
} as const;

/** The last year with figures is partly over: month by month, January to October. */
const CURRENT_YEAR = 2026;
const CURRENT_MONTHS = 10;

const kr = (ore: number): string => (ore / 100).toFixed(2);

/** What was spent: near the budget, in öre; the current year per month, earlier years whole. */
function spent(rng: Random, base: Row, y: number, kronor: number): Row[] {
	if (y < CURRENT_YEAR)
		return [
			{
				...base,
				period: String(y),
				typ: 'utfall',
				belopp_kr: kr(Math.round(kronor * (88 + rng.next() * 19)))
			}
		];
	return Array.from({ length: CURRENT_MONTHS }, (_, month) => ({
		...base,
		period: `${y}-${String(month + 1).padStart(2, '0')}`,
		typ: 'utfall',
		belopp_kr: kr(Math.round((kronor / 12) * (84 + rng.next() * 28)))
	}));
}

/** A forecast for the current year, made after the half-year: personal runs a little over, the rest as budgeted. */
function forecast(base: Row, y: number, kronor: number): Row[] {
	if (y < CURRENT_YEAR) return [];
	const expected = base.kostnadsslag === 'personal' ? kronor * 1.02 : kronor;
	return [{ ...base, period: String(y), typ: 'prognos', belopp_kr: kr(Math.round(expected) * 100) }];
}

function yearRows(
	rng: Random,
	head: Row,
	y: number,
	total: number,
	shares: Readonly<Record<string, number>>
): Row[] {
	return Object.entries(shares).flatMap(([kostnadsslag, share]) => {
		const kronor = Math.round((total * share) / 100_000) * 1000;
		const base = { ...head, kostnadsslag, finansiering: 'forbundsmedel' };
		const budget: Row = { ...base, period: String(y), typ: 'budget', belopp_kr: kr(kronor * 100) };
		return [budget, ...forecast(base, y, kronor), ...spent(rng, base, y, kronor)];
	});
}

/** What the parties put in beside the förbund: the staffing plan's posts at 612 000 kr an årsarbetare. */
function egeninsats(rng: Random, facts: Facts): Row[] {
	const plan = facts.staffing.filter((fact) => fact.finansiering === 'parternas_egeninsats');
	return [2014, 2015, 2016].flatMap((y) =>
		plan.flatMap((fact) => {
			const base: Row = {
				insats_id: fact.insats_id as string,
				kostnadsslag: 'personal',
				finansiering: 'parternas_egeninsats',
				post: `${fact.befattning}, ${fact.arbetsgivare}`
			};
			const kronor = Math.round(Number(fact.arsarbetare) * 612_000);
			const budget: Row = { ...base, period: String(y), typ: 'budget', belopp_kr: kr(kronor * 100) };
			return [budget, ...spent(rng, base, y, kronor)];
		})
	);
}

/** Part of the KRUS project was paid by ESF in the demo. */
function esf(rng: Random): Row[] {
	const base: Row = {
		insats_id: 'krus_projekt',
		kostnadsslag: 'utvardering',
		finansiering: 'esf',
		post: 'Följeforskning, ESF'
	};
	return [2017, 2018].flatMap((y) => [
		{ ...base, period: String(y), typ: 'budget', belopp_kr: kr(24_000_000) },
		...spent(rng, base, y, 240_000)
	]);
}

/** What a förbund has left at each year's end: a fifth of a year's administration more than the year before, from one year's. */
const egetKapital = (): Row[] =>
	Object.entries(ADMINISTRATION).flatMap(([forbund, { from, to, belopp }]) =>
		Array.from({ length: Math.min(to, CURRENT_YEAR - 1) - from + 1 }, (_, i) => ({
			insats_id: 'administration',
			forbund,
			kostnadsslag: 'eget_kapital',
			finansiering: 'forbundsmedel',
			period: `${from + i}-12`,
			typ: 'utfall',
			belopp_kr: kr(Math.round(belopp * (1 + i / 5)) * 100)
		}))
	);

/** All money rows; the caller deals them out on files by insats. */
export function ekonomi(seed: number, facts: Facts): Row[] {
	const rng = random(seed, 'ekonomi');
	const document = documentBudgets(facts);
	const costs = document.filter((row) => !row.overpost && row.kostnadsslag !== 'forbundsmedel');
	return [
		...Object.entries(BUDGET).flatMap(([insats_id, years]) =>
			Object.entries(years).flatMap(([y, total]) => yearRows(rng, { insats_id }, Number(y), total, SHARES))
		),
		...document,
		...costs.flatMap((row) => spent(rng, { ...row }, Number(row.period), Number(row.belopp_kr))),
		...egeninsats(rng, facts),
		...esf(rng),
		...Object.entries(ADMINISTRATION).flatMap(([forbund, { from, to, belopp }]) =>
			Array.from({ length: to - from + 1 }, (_, i) =>
				yearRows(
					rng,
					{ insats_id: 'administration', forbund },
					from + i,
					Math.round(belopp * 1.02 ** i),
					ADMIN_SHARES
				)
			).flat()
		),
		...egetKapital()
	];
}
