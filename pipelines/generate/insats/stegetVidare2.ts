import {
	ages,
	drawBackground,
	months,
	SYSSELSATTNING_FORE,
	type Background,
	type Profile
} from '../background.ts';
import { addDays, day, iso, workday } from '../dates.ts';
import { drawAvslut, drawOutcome, INGET_UTFALL, type Utfall } from '../outcome.ts';
import { random, type Random } from '../random.ts';
import type { Deltagande } from '../types.ts';
import { drawStart } from './intake.ts';
import { FORTSATTER } from './stegetVidare.ts';

const INSATS = 'steget_vidare_2';
const SLUT = '2016-12-31';
const YEARS = [2014, 2015, 2016] as const;
/** Goals S1-S6: about a hundred places, four intakes of eight a year, thirty who leave. */
const FRAN_BORJAN = 46;
const INTAG = ['02-03', '04-14', '09-01', '11-10'] as const;
const PER_INTAG = 8;
const LAMNAR: Readonly<Record<Utfall, number>> = { arbete: 8, studier: 5, annat: 17 };

function newcomer(
	rng: Random,
	id: (prefix: string) => string,
	start: string,
	person: Partial<Deltagande>
): Deltagande {
	const profile: Profile = {
		kvinnor: 0.55,
		alder: ages(rng, 25, 62, 38, 9),
		utbildning: { forgymnasial: 38, gymnasial: 46, eftergymnasial: 12, okand: 4 },
		remittent: { kommun: 50, af: 26, fk: 16, region: 8 },
		forsorjning: { forsorjningsstod: 54, sjukpenning: 20, aktivitetsstod: 20, a_kassa: 3, ingen_annan: 3 },
		sysselsattning: SYSSELSATTNING_FORE,
		manader: months(rng, 48)
	};
	const background: Background = drawBackground(rng, profile, start);
	return {
		deltagande_id: id('UD'),
		deltagare: person.deltagare ?? id('U'),
		insats_id: INSATS,
		start,
		slut: SLUT,
		...background,
		kon: person.kon ?? background.kon,
		fodelsear: person.fodelsear ?? background.fodelsear,
		utbildning: person.utbildning ?? background.utbildning,
		utlandsk_bakgrund: person.utlandsk_bakgrund ?? (rng.chance(0.18) ? 'ja' : 'nej'),
		samtycke: 'ja',
		...INGET_UTFALL,
		avslutsorsak: null,
		fullfoljt: null
	};
}

/** Thirty of those inside leave in `y`, with the year's quota of outcomes. */
function leave(rng: Random, rows: Deltagande[], left: Set<Deltagande>, y: number): void {
	const kinds = rng.shuffle(
		(Object.entries(LAMNAR) as [Utfall, number][]).flatMap(([kind, n]) => Array<Utfall>(n).fill(kind))
	);
	const inside = rng.shuffle(rows.filter((row) => !left.has(row) && row.start <= `${y}-08-15`));
	kinds.forEach((utfall, i) => {
		const row = inside[i] as Deltagande;
		const earliest = Math.max(day(row.start) + 80, day(`${y}-01-12`));
		row.slut = iso(workday(rng.int(earliest, day(`${y}-12-16`))));
		Object.assign(row, drawOutcome(rng, utfall, row), drawAvslut(rng, utfall));
		left.add(row);
	});
}

/**
 * Steget vidare 2.0, Umeå 2014-2016. Those whom the first Steget vidare did not let go continue as the same persons.
 * About 194 spells; who is left on the last day goes to other insatser, mostly without a registered outcome.
 */
export function stegetVidare2(
	seed: number,
	id: (prefix: string) => string,
	before: readonly Deltagande[]
): Deltagande[] {
	const rng = random(seed, INSATS);
	const rows = before
		.filter((row) => row.avslutsorsak === 'annan_insats')
		.map((person) => newcomer(rng, id, FORTSATTER, person));
	for (let i = 0; i < FRAN_BORJAN; i++)
		rows.push(newcomer(rng, id, drawStart(rng, '2014-01-07', '2014-01-31'), {}));
	for (const y of YEARS)
		for (const intag of INTAG)
			for (let i = 0; i < PER_INTAG; i++) {
				const start = iso(workday(day(addDays(`${y}-${intag}`, rng.int(0, 4)))));
				rows.push(newcomer(rng, id, start, {}));
			}
	const left = new Set<Deltagande>();
	for (const y of YEARS) leave(rng, rows, left, y);
	for (const row of rows) {
		if (left.has(row)) continue;
		row.avslutsorsak = 'annan_insats';
		row.sysselsattning_efter = rng.chance(0.5) ? 'okand' : null;
	}
	return rows;
}
