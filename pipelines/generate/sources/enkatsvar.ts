import { addDays } from '../dates.ts';
import { random } from '../random.ts';
import type { Row } from '../types.ts';
import { FORMULAR, type Formular } from './enkatFormular.ts';

interface Matning {
	enkat: string;
	insats_id: string;
	matar: number;
	utskick: number;
	respondentgrupp: string;
	/** Mean answer, as a share of the scale. */
	niva: number;
}

const TEAMS = {
	samordningsteam_fns: 44,
	samordningsteam_hallstahammar: 52,
	samordningsteam_sala: 56,
	samordningsteam_surahammar: 50,
	samordningsteam_vasteras: 150
};

/** Who was asked what, and when. The KRUS form goes out once a year, Indikatorer Finsam every autumn. */
function plan(): Matning[] {
	const deltagare = { respondentgrupp: 'deltagare' };
	const years = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
	return [
		...Object.entries(TEAMS).flatMap(([insats_id, n]) =>
			years(2024, 2026).flatMap((matar) => [
				{ enkat: 'finsam_pagaende', insats_id, matar, utskick: n, niva: 0.72, ...deltagare },
				{
					enkat: 'finsam_avslut',
					insats_id,
					matar,
					utskick: Math.round(n * (matar === 2024 ? 0.5 : 1.1)),
					niva: 0.69,
					...deltagare
				}
			])
		),
		...years(2017, 2026).flatMap((matar) => [
			{
				enkat: 'radgivning_fore',
				insats_id: 'radgivande_team',
				matar,
				utskick: 60 + (matar - 2017) * 4,
				niva: 0.42,
				...deltagare
			},
			{
				enkat: 'radgivning_efter',
				insats_id: 'radgivande_team',
				matar,
				utskick: 56 + (matar - 2017) * 4,
				niva: 0.66,
				...deltagare
			}
		]),
		...years(2020, 2026).map((matar) => ({
			enkat: 'krus_deltagare',
			insats_id: 'krus',
			matar,
			utskick: 34,
			niva: 0.8,
			...deltagare
		})),
		...years(2014, 2016).flatMap((matar) => [
			{ enkat: 'steget_start', insats_id: 'steget_vidare_2', matar, utskick: 36, niva: 0.4, ...deltagare },
			{ enkat: 'steget_slut', insats_id: 'steget_vidare_2', matar, utskick: 30, niva: 0.74, ...deltagare }
		]),
		...years(2019, 2020).flatMap((matar) => [
			{
				enkat: 'finsam_personal',
				insats_id: 'samsyn_samhandling',
				matar,
				utskick: 64,
				niva: matar === 2019 ? 0.5 : 0.6,
				respondentgrupp: 'personal'
			},
			{
				enkat: 'finsam_chefer',
				insats_id: 'samsyn_samhandling',
				matar,
				utskick: 22,
				niva: matar === 2019 ? 0.54 : 0.62,
				respondentgrupp: 'chef'
			}
		])
	];
}

/** The version in use that year: the newest form that had come out. */
function formOf(enkat: string, matar: number): Formular {
	const forms = FORMULAR.filter((form) => form.enkat === enkat);
	const form = forms.findLast((form) => Number(form.version) <= matar) ?? forms[0];
	if (!form) throw new Error(`Okänd enkät: ${enkat}`);
	return form;
}

/** Answers (one row a question) and mailings. 45-80 % answer; an answer is never tied to a person. */
export function enkater(seed: number, id: (prefix: string) => string): { svar: Row[]; utskick: Row[] } {
	const rng = random(seed, 'enkater');
	const svar: Row[] = [];
	const utskick: Row[] = [];
	for (const { enkat, insats_id, matar, utskick: antal, respondentgrupp, niva } of plan()) {
		const form = formOf(enkat, matar);
		const first = matar === 2026 ? `${matar}-09-14` : `${matar}-10-12`;
		utskick.push({ enkat, version: form.version, insats_id, matar, antal });
		const responses = Math.round(antal * (0.46 + rng.next() * 0.33));
		for (let i = 0; i < responses; i++) {
			const svar_id = id('S');
			const datum = addDays(first, rng.int(0, 45));
			const kon =
				respondentgrupp === 'deltagare' && rng.chance(0.95) ? (rng.chance(0.6) ? 'kvinna' : 'man') : null;
			const person = rng.normal(niva, 0.17);
			for (const [fraga, { indikator }] of Object.entries(form.fragor)) {
				const missing = indikator === 'planering_tar_vid' ? 0.2 : 0.05;
				const value = rng.chance(missing)
					? rng.pick(indikator === 'planering_tar_vid' ? [98, 98, 98, 97] : [96, 97, 97, 98, 99])
					: Math.min(
							form.skala,
							Math.max(1, Math.round(1 + (form.skala - 1) * (person + rng.normal(0, 0.12))))
						);
				svar.push({
					svar_id,
					enkat,
					version: form.version,
					insats_id,
					respondentgrupp,
					fraga,
					svar: value,
					datum,
					matar,
					kon
				});
			}
		}
	}
	return { svar, utskick };
}
