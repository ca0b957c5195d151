import { ages, drawBackground, months, SYSSELSATTNING_FORE, type Profile } from '../background.ts';
import { addDays, day, iso, workday } from '../dates.ts';
import { published, type Facts } from '../facts.ts';
import { drawOutcome, INGET_UTFALL, type Efter } from '../outcome.ts';
import { random, type Random } from '../random.ts';
import type { Deltagande } from '../types.ts';
import { drawStart } from './intake.ts';

const INSATS = 'steget_vidare';
const START = '2011-03-01';
/** The published table's day. */
const TABELL = '2013-10-20';
const SLUT = '2013-12-31';

/** The table's columns as the team's own list writes them; mappning.yml gives the canonical codes. */
export const KOLUMNER = [
	{ etikett: 'Studier', forsorjning: 'studiestod', omfattning: 100 },
	{ etikett: 'Arbetsprövning/träning', forsorjning: null, omfattning: 25 },
	{ etikett: 'Praktik', forsorjning: null, omfattning: 50 },
	{ etikett: 'UVA', forsorjning: null, omfattning: null },
	{ etikett: 'Subventionerad anställning', forsorjning: 'lon_eget_foretag', omfattning: 75 },
	{ etikett: 'Anställning utan stöd', forsorjning: 'lon_eget_foretag', omfattning: 100 }
] as const;
const INTE_UTE = [
	'Öppet arbetslös',
	'Ingen sysselsättning',
	'Ingen sysselsättning',
	'Daglig verksamhet'
] as const;
export const SJUKERSATTNING = {
	heltid: 'Stadigvarande sjukersättning heltid',
	deltid: 'Stadigvarande sjukersättning deltid',
	ansokan: 'Ansökan om sjukersättning pågår'
} as const;

interface Cell {
	kon: 'kvinna' | 'man';
	utlandsk: boolean;
	/** 0-5: out in that column; null: an outcome, but not out; undefined: no outcome registered. */
	kolumn: number | null | undefined;
}

/** `women` and `men` persons, `foreign` of them with utländsk bakgrund, women first but never more than there are. */
function cells(women: number, men: number, foreign: number, kolumn: Cell['kolumn']): Cell[] {
	const foreignWomen = Math.min(women, Math.max(Math.ceil(foreign / 2), foreign - men));
	const person =
		(kon: Cell['kon'], outside: number) =>
		(_: unknown, i: number): Cell => ({
			kon,
			utlandsk: i < outside,
			kolumn
		});
	return [
		...Array.from({ length: women }, person('kvinna', foreignWomen)),
		...Array.from({ length: men }, person('man', foreign - foreignWomen))
	];
}

/** The 180 as the published table has them: 60 out, 68 not out, 52 without an outcome. */
export function tableCells(facts: Facts): Cell[] {
	const count = (grupp: string, utfall: string) => published(facts, INSATS, grupp, utfall);
	const groups = ['kvinnor', 'män', 'utländsk härkomst'] as const;
	const all = groups.map((grupp) => count(grupp, 'påbörjade').antal) as [number, number, number];
	const out = KOLUMNER.flatMap((_, i) => {
		const [w, m, f] = groups.map((grupp) => count(grupp, `ute: kolumn ${i + 1}`).antal) as [
			number,
			number,
			number
		];
		return cells(w, m, f, i);
	});
	const total = groups.map((grupp) => count(grupp, 'ute totalt')) as { antal: number; namnare: number }[];
	const [w, m, f] = total.map(({ antal, namnare }) => namnare - antal) as [number, number, number];
	const [rw, rm, rf] = total.map(({ namnare }, i) => (all[i] as number) - namnare) as [
		number,
		number,
		number
	];
	return [...out, ...cells(w, m, f, null), ...cells(rw, rm, rf, undefined)];
}

/** Ages whose mean is the published 38.9: drawn, then moved a year at a time until the sum is right. */
function drawAges(rng: Random, antal: number, mean: number): number[] {
	const draw = ages(rng, 25, 63, 38, 9);
	const list = Array.from({ length: antal }, draw);
	const wanted = Math.round(mean * antal);
	for (let diff = wanted - list.reduce((a, b) => a + b, 0); diff !== 0;) {
		const i = rng.int(0, antal - 1);
		const moved = (list[i] as number) + Math.sign(diff);
		if (moved < 25 || moved > 63) continue;
		list[i] = moved;
		diff -= Math.sign(diff);
	}
	return list;
}

function efter(rng: Random, cell: Cell, fore: Deltagande, sjuk: string | undefined): Efter {
	if (cell.kolumn === undefined)
		return { ...INGET_UTFALL, sysselsattning_efter: rng.chance(0.5) ? 'okand' : null };
	const stod = (fore.forsorjning_fore ?? 'forsorjningsstod').split('|')[0] as string;
	if (cell.kolumn === null) {
		const { forsorjning_efter } = drawOutcome(rng, 'annat', fore);
		return {
			sysselsattning_efter: sjuk ? 'Ingen sysselsättning' : rng.pick(INTE_UTE),
			forsorjning_efter: sjuk ?? (forsorjning_efter === 'sjukersattning' ? stod : forsorjning_efter),
			omfattning_efter: null
		};
	}
	const kolumn = KOLUMNER[cell.kolumn] as (typeof KOLUMNER)[number];
	return {
		sysselsattning_efter: kolumn.etikett,
		forsorjning_efter: kolumn.forsorjning ?? stod,
		omfattning_efter: kolumn.omfattning
	};
}

/** Steget vidare 2011-2013, Umeå: exactly the persons of the published table. */
export function stegetVidare(seed: number, facts: Facts, id: (prefix: string) => string): Deltagande[] {
	const rng = random(seed, INSATS);
	const people = rng.shuffle(tableCells(facts));
	const mean = Number(
		/[\d]+,[\d]+/.exec(published(facts, INSATS, 'alla', 'påbörjade').anmarkning)?.[0].replace(',', '.')
	);
	const alder = drawAges(rng, people.length, mean);
	const antal = (text: string) => published(facts, INSATS, 'alla', text).antal;
	const sjuk = [
		...Array<string>(antal('stadigvarande sjukersättning heltid')).fill(SJUKERSATTNING.heltid),
		...Array<string>(antal('stadigvarande sjukersättning deltid')).fill(SJUKERSATTNING.deltid),
		...Array<string>(antal('ansökan pågår, sjukersättning heltid')).fill(SJUKERSATTNING.ansokan)
	];
	return people.map((cell, i) => {
		const registered = cell.kolumn !== undefined;
		const start = drawStart(rng, START, registered ? '2013-06-30' : '2013-10-11');
		const profile: Profile = {
			kvinnor: cell.kon === 'kvinna' ? 2 : -1,
			alder: () => alder[i] as number,
			utbildning: { forgymnasial: 38, gymnasial: 46, eftergymnasial: 12, okand: 4 },
			remittent: { kommun: 48, af: 26, fk: 18, region: 8 },
			forsorjning: { forsorjningsstod: 56, sjukpenning: 18, aktivitetsstod: 20, a_kassa: 3, ingen_annan: 3 },
			sysselsattning: SYSSELSATTNING_FORE,
			manader: months(rng, 48)
		};
		const latest = day(TABELL);
		const slut = registered
			? iso(
					Math.min(
						workday(rng.int(Math.min(day(start) + 60, latest), Math.min(day(start) + 640, latest))),
						latest
					)
				)
			: SLUT;
		const row: Deltagande = {
			deltagande_id: id('UD'),
			deltagare: id('U'),
			insats_id: INSATS,
			start,
			slut,
			...drawBackground(rng, profile, start),
			kon: cell.kon,
			utlandsk_bakgrund: cell.utlandsk ? 'ja' : 'nej',
			samtycke: 'ja',
			...INGET_UTFALL,
			avslutsorsak: registered ? 'enligt_plan' : 'annan_insats',
			fullfoljt: registered ? 'ja' : null
		};
		const out = efter(rng, cell, row, cell.kolumn === null ? sjuk.pop() : undefined);
		if (cell.kolumn === null && rng.chance(0.4))
			return {
				...row,
				...out,
				avslutsorsak: rng.pick(['avbrott_halsa', 'avbrott_eget_val', 'uteblivit']),
				fullfoljt: 'nej'
			};
		return { ...row, ...out };
	});
}

/** The day after the first insats ends its last participants go on in the next one. */
export const FORTSATTER = addDays(SLUT, 1);
