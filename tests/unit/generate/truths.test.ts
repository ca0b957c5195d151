import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeDemo, readSheet, type Record } from './helpers.ts';

const WORK = ['arbete_osubventionerat', 'arbete_subventionerat', 'eget_foretag', 'studier'];

/** By hand: registered and successful in ung_kort, aldre_kort, ung_lang, aldre_lang. */
const KVOTER: [string, number[], number[], number][] = [
	['samordningsteam_fns', [30, 45, 90, 135], [18, 18, 27, 27], 0.3],
	['samordningsteam_hallstahammar', [40, 60, 120, 180], [24, 24, 36, 36], 0.3],
	['samordningsteam_sala', [40, 60, 120, 180], [32, 36, 60, 72], 0.5],
	['samordningsteam_surahammar', [160, 100, 80, 60], [96, 40, 24, 12], 0.43],
	['samordningsteam_vasteras', [100, 150, 300, 450], [60, 60, 90, 90], 0.3]
];

describe('the planted truths', () => {
	let rows: Record[];
	let facit: {
		planterat: { bast: string; ser_battre_ut: string };
		standardiserad_andel: { [team: string]: number };
		insatser: { [insats: string]: { avslutade: number; pagaende: number } };
	};

	beforeAll(async () => {
		const out = await makeDemo();
		rows = await readSheet(join(out, 'Västmanland team deltagare 2024-2026.xlsx'), 'Deltagare');
		facit = JSON.parse(readFileSync(join(out, 'SANNINGAR.json'), 'utf8'));
	});

	it.each(KVOTER)('%s', (team, registrerade, lyckade, andel) => {
		const outcome = rows.filter(
			(row) =>
				row.insats_id === team &&
				row.slut !== '' &&
				row.samtycke !== 'nej' &&
				row.avslutsorsak !== 'felregistrering' &&
				!['', 'okand'].includes(row.sysselsattning_efter as string)
		);
		const stratum = (row: Record): number => {
			const young = Number((row.start as string).slice(0, 4)) - Number(row.fodelsear) <= 34;
			const short = Number(row.manader_offentlig_forsorjning) < 24;
			expect(row.forsorjning_fore === 'a_kassa').toBe(short);
			return (short ? 0 : 2) + (young ? 0 : 1);
		};
		const works = (row: Record) => WORK.includes(row.sysselsattning_efter as string);
		expect([0, 1, 2, 3].map((i) => outcome.filter((row) => stratum(row) === i).length)).toEqual(registrerade);
		expect([0, 1, 2, 3].map((i) => outcome.filter((row) => stratum(row) === i && works(row)).length)).toEqual(
			lyckade
		);
		expect(outcome.filter(works).length / outcome.length).toBeCloseTo(andel, 12);
	});

	it('are written down: Sala is better, Surahammar is not once the mix is the same', () => {
		expect(facit.planterat.bast).toBe('samordningsteam_sala');
		expect(facit.planterat.ser_battre_ut).toBe('samordningsteam_surahammar');
		for (const [team] of KVOTER)
			expect(facit.standardiserad_andel[team]).toBeCloseTo(team === 'samordningsteam_sala' ? 0.5 : 0.3, 12);
	});

	it('counts in the key agree with the rows', () => {
		for (const [team] of KVOTER) {
			const real = rows.filter((row) => row.insats_id === team && row.avslutsorsak !== 'felregistrering');
			expect(facit.insatser[team]?.avslutade).toBe(real.filter((row) => row.slut !== '').length);
			expect(facit.insatser[team]?.pagaende).toBe(real.filter((row) => row.slut === '').length);
		}
	});
});
