import { ages, drawBackground, months, SYSSELSATTNING_FORE, type Profile } from '../background.ts';
import { DATA_END } from '../dates.ts';
import { drawAvslut, drawOregistrerat, drawOutcome, INGET_UTFALL } from '../outcome.ts';
import { random } from '../random.ts';
import type { Deltagande } from '../types.ts';
import { drawStart, endAfter } from './intake.ts';

/** New persons per calendar year; the first and the last are part of a year. */
const PER_YEAR: Readonly<Record<number, number>> = {
	2016: 28,
	2017: 92,
	2018: 104,
	2019: 118,
	2020: 96,
	2021: 110,
	2022: 122,
	2023: 128,
	2024: 136,
	2025: 140,
	2026: 112
};

/** Rådgivande team, Södra Roslagen: advice over some weeks, prioritised age 16-35. About 1 190 spells. */
export function radgivande(seed: number, id: (prefix: string) => string): Deltagande[] {
	const rng = random(seed, 'radgivande');
	const young = ages(rng, 16, 35, 24, 5);
	const older = ages(rng, 36, 63, 43, 7);
	const profile: Profile = {
		kvinnor: 0.54,
		alder: () => (rng.chance(0.72) ? young() : older()),
		utbildning: { forgymnasial: 38, gymnasial: 44, eftergymnasial: 12, okand: 6 },
		remittent: { fk: 30, af: 24, kommun: 26, region: 18, egen_ansokan: 1, annan: 1 },
		forsorjning: {
			aktivitetsersattning: 26,
			forsorjningsstod: 26,
			sjukpenning: 22,
			aktivitetsstod: 14,
			ingen_annan: 8,
			studiestod: 4
		},
		sysselsattning: SYSSELSATTNING_FORE,
		manader: months(rng, 26)
	};
	return Object.entries(PER_YEAR).flatMap(([y, antal]) =>
		Array.from({ length: antal }, (): Deltagande => {
			const from = y === '2016' ? '2016-08-31' : `${y}-01-07`;
			const to = y === '2026' ? DATA_END : `${y}-12-20`;
			const start = drawStart(rng, from, to);
			const slut = endAfter(start, Math.max(14, Math.round(rng.normal(75, 32))));
			const row: Deltagande = {
				deltagande_id: id('RD'),
				deltagare: id('R'),
				insats_id: 'radgivande_team',
				start,
				slut,
				...drawBackground(rng, profile, start),
				utlandsk_bakgrund: null,
				samtycke: rng.chance(0.03) ? null : rng.chance(0.05) ? 'nej' : 'ja',
				...INGET_UTFALL,
				avslutsorsak: null,
				fullfoljt: null
			};
			if (slut === null) return row;
			if (rng.chance(0.003)) return { ...row, samtycke: 'ja', avslutsorsak: 'felregistrering' };
			if (row.samtycke === 'nej' || rng.chance(0.14)) {
				return { ...row, ...drawOregistrerat(rng, row.samtycke === 'nej' ? 1 : 0) };
			}
			const utfall = rng.weighted({ arbete: 7, studier: 6, annat: 87 });
			return { ...row, ...drawOutcome(rng, utfall, row), ...drawAvslut(rng, utfall) };
		})
	);
}
