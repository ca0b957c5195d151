import { ages, drawBackground, months, SYSSELSATTNING_FORE, type Profile } from '../background.ts';
import { addDays, DATA_END, day, iso, max, min, workday } from '../dates.ts';
import { drawAvslut, drawOregistrerat, drawOutcome, INGET_UTFALL } from '../outcome.ts';
import { random, type Random } from '../random.ts';
import type { Deltagande } from '../types.ts';
import { drawPlaces, drawStart, type Spell } from './intake.ts';

const PLATSER = 15;
const PROJEKT = { start: '2016-09-01', slut: '2019-08-31' };
/** New persons and those who cross into the next project year: 30, 39 + 6 and 43 + 7 make 30, 45 and 50; 112 persons. */
const AR = [
	{ from: '2016-09-01', to: '2017-08-31', nya: 30, gar_over: 6 },
	{ from: '2017-09-01', to: '2018-08-31', nya: 39, gar_over: 7 },
	{ from: '2018-09-01', to: '2019-08-31', nya: 43, gar_over: 0 }
] as const;

function profileOf(rng: Random, youngest: number): Profile {
	const young = ages(rng, youngest, 29, 24, 3.5);
	const older = ages(rng, 30, 62, 40, 8);
	return {
		kvinnor: 0.63,
		alder: () => (rng.chance(0.7) ? young() : older()),
		utbildning: { forgymnasial: 36, gymnasial: 50, eftergymnasial: 10, okand: 4 },
		remittent: { fk: 34, af: 18, kommun: 26, region: 16, egen_ansokan: 6 },
		forsorjning: {
			sjukpenning: 34,
			aktivitetsersattning: 30,
			forsorjningsstod: 22,
			aktivitetsstod: 10,
			ingen_annan: 4
		},
		sysselsattning: SYSSELSATTNING_FORE,
		manader: months(rng, 30)
	};
}

function drawRow(
	rng: Random,
	insats_id: string,
	spell: Spell,
	profile: Profile,
	chances: { arbete: number; studier: number; annat: number },
	id: (prefix: string) => string
): Deltagande {
	const row: Deltagande = {
		deltagande_id: id('KD'),
		deltagare: id('K'),
		insats_id,
		...spell,
		...drawBackground(rng, profile, spell.start),
		utlandsk_bakgrund: null,
		samtycke: rng.chance(0.06) ? 'nej' : 'ja',
		...INGET_UTFALL,
		avslutsorsak: null,
		fullfoljt: null
	};
	if (spell.slut === null) return row;
	if (row.samtycke === 'nej' || rng.chance(0.08))
		return { ...row, ...drawOregistrerat(rng, row.samtycke === 'nej' ? 1 : 0) };
	const utfall = rng.weighted(chances);
	return { ...row, ...drawOutcome(rng, utfall, row), ...drawAvslut(rng, utfall) };
}

/** KRUS projekt 2016-2019: three project years, those who cross into the next one counted in both. */
function projekt(rng: Random, id: (prefix: string) => string): Deltagande[] {
	const profile = profileOf(rng, 17);
	return AR.flatMap(({ from, to, nya, gar_over }) =>
		Array.from({ length: nya }, (_, i) => {
			const crosses = i < gar_over;
			const start = crosses
				? drawStart(rng, addDays(from, 240), addDays(to, -40))
				: drawStart(rng, from, addDays(from, 215));
			const latest = day(crosses ? min(addDays(to, 150), PROJEKT.slut) : to) - 3;
			const earliest = day(crosses ? addDays(to, 12) : addDays(start, 60));
			const slut = iso(workday(rng.int(Math.min(earliest, latest), latest)));
			const spell = { start, slut: min(slut, PROJEKT.slut) };
			return drawRow(rng, 'krus_projekt', spell, profile, { arbete: 20, studier: 15, annat: 65 }, id);
		})
	);
}

/** KRUS in ordinary operation: fifteen places, at most twelve months. */
function ordinarie(rng: Random, id: (prefix: string) => string): Deltagande[] {
	const profile = profileOf(rng, 19);
	const stay = (): number => Math.min(362, Math.max(35, Math.round(rng.normal(155, 70))));
	const spells = drawPlaces(rng, PLATSER, '2019-09-02', DATA_END, stay, () => rng.int(2, 16));
	return spells.map((spell) =>
		drawRow(rng, 'krus', spell, profile, { arbete: 16, studier: 14, annat: 70 }, id)
	);
}

/** Some of the project's participants come again: the first later spell of the same kön and age group. */
function comeAgain(rng: Random, from: Deltagande[], to: Deltagande[], wanted: number): void {
	const free = new Set(to);
	for (const earlier of rng.shuffle(from).slice(0, wanted)) {
		for (const later of free) {
			if (later.kon !== earlier.kon || later.start <= max(earlier.slut as string, '2019-09-01')) continue;
			if (later.fodelsear !== earlier.fodelsear) continue;
			later.deltagare = earlier.deltagare;
			later.utbildning = earlier.utbildning;
			free.delete(later);
			break;
		}
	}
}

/** KRUS Kalmar and the project before it. About 340 spells. */
export function krus(seed: number, id: (prefix: string) => string): Deltagande[] {
	const rng = random(seed, 'krus');
	const before = projekt(rng, id);
	const after = ordinarie(rng, id);
	comeAgain(rng, before, after, 40);
	return [...before, ...after];
}
