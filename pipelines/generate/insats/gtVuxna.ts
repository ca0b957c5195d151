import { ages, drawBackground, months, SYSSELSATTNING_FORE, type Profile } from '../background.ts';
import { day, iso, workday } from '../dates.ts';
import { published, type Facts } from '../facts.ts';
import { drawAvslut, drawOutcome, INGET_UTFALL, type Utfall } from '../outcome.ts';
import { random } from '../random.ts';
import type { Deltagande } from '../types.ts';
import { drawStart } from './intake.ts';

const SLUT = '2010-06-30';

/** Gemensamma taget vuxna, Umeå: the 94 who ended, 41 of them to arbete and 18 to studier, as published. */
export function gtVuxna(seed: number, facts: Facts, id: (prefix: string) => string): Deltagande[] {
	const rng = random(seed, 'gt_vuxna');
	const arbete = published(facts, 'gt_vuxna', 'alla', 'till arbete');
	const studier = published(facts, 'gt_vuxna', 'alla', 'till studier');
	const utfall = rng.shuffle(
		Array.from({ length: arbete.namnare }, (_, i): Utfall =>
			i < arbete.antal ? 'arbete' : i < arbete.antal + studier.antal ? 'studier' : 'annat'
		)
	);
	const profile: Profile = {
		kvinnor: 0.52,
		alder: ages(rng, 25, 60, 37, 9),
		utbildning: { forgymnasial: 36, gymnasial: 48, eftergymnasial: 12, okand: 4 },
		remittent: { kommun: 52, af: 30, fk: 14, region: 4 },
		forsorjning: { forsorjningsstod: 62, sjukpenning: 14, aktivitetsstod: 18, a_kassa: 6 },
		sysselsattning: SYSSELSATTNING_FORE,
		manader: months(rng, 36)
	};
	return utfall.map((kind): Deltagande => {
		const start = drawStart(rng, '2008-03-03', '2010-03-31');
		const last = day(SLUT);
		const slut = iso(
			Math.min(last, workday(Math.min(last, day(start) + Math.max(50, Math.round(rng.normal(260, 110))))))
		);
		const row: Deltagande = {
			deltagande_id: id('UD'),
			deltagare: id('U'),
			insats_id: 'gt_vuxna',
			start,
			slut,
			...drawBackground(rng, profile, start),
			utlandsk_bakgrund: rng.chance(0.2) ? 'ja' : 'nej',
			samtycke: 'ja',
			...INGET_UTFALL,
			avslutsorsak: null,
			fullfoljt: null
		};
		return { ...row, ...drawOutcome(rng, kind, row), ...drawAvslut(rng, kind) };
	});
}
