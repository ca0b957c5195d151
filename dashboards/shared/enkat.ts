/** Surveys year against year: which figures may be set side by side, and what may be said of the difference. */
import { sentence } from '#lib/format/index.ts';
import type { MeasureRow } from '#lib/measures/types.ts';
import { newcombe } from '#lib/stats/newcombe.ts';

/** What the files call them, as people write it. The wording of the questions is not ours to give. */
const NAMES: Readonly<Record<string, string>> = {
	finsam_avslut: 'Deltagare vid avslut',
	finsam_pagaende: 'Pågående deltagare',
	finsam_personal: 'Insatspersonal',
	finsam_chefer: 'Chefer i samverkan',
	finsam_remittenter: 'Remittenter',
	finsam_styrelse: 'Styrelse',
	god_kvalitet: 'god kvalitet',
	halsa_livskvalitet: 'hälsa och livskvalitet',
	inflytande_over_processen: 'inflytande över processen',
	jamstalldhet: 'jämställdhet',
	kand_rutin: 'känd rutin',
	kunnat_paverka: 'har kunnat påverka',
	krus_deltagare: 'KRUS deltagare',
	lamplig_insats: 'lämplig insats',
	livssituation: 'livssituation',
	mer_redo: 'mer redo att arbeta eller studera',
	nagon_haller_samman: 'någon håller samman',
	okade_mojligheter: 'ökade möjligheter',
	organiserad_runt_behov: 'organiserad runt behoven',
	planering_tar_vid: 'en planering tar vid',
	radgivning_efter: 'Efter rådgivningen',
	radgivning_fore: 'Före rådgivningen',
	samsyn: 'samsyn',
	steget_slut: 'Steget vidare, slut',
	steget_start: 'Steget vidare, start',
	stegforflyttning: 'närmare egen försörjning',
	stod_i_processen: 'stöd i processen',
	tid_som_behovs: 'den tid som behövs'
};

/** The name of an enkät or an indikator; one of their own as it stands in the file, without its underscores. */
export const surveyName = (id: string | null | undefined): string =>
	id ? (NAMES[id] ?? id.replaceAll('_', ' ')) : 'uppgift saknas';

export type Change = 'hogre' | 'lagre' | 'lika' | 'annan_version' | 'ny' | 'visas_inte';

export interface SurveyLine {
	enkat: string;
	version: string;
	indikator: string;
	now: MeasureRow;
	before: MeasureRow | undefined;
	change: Change;
}

const shown = (row: MeasureRow | undefined): row is MeasureRow & { taljare: number; namnare: number } =>
	row?.status === 'visas' && row.taljare !== null && row.namnare !== null && row.namnare > 0;

const same = (a: MeasureRow, b: MeasureRow, ...ids: string[]) => ids.every((id) => a.by[id] === b.by[id]);

/**
 * The indicators of the latest survey year no later than `year`, each with the same form, version and indicator the year
 * before. Told apart when Newcombe's interval excludes no difference at a level shared out over all that are compared.
 */
export function surveyLines(
	rows: readonly MeasureRow[],
	year: string | null
): { year: string; lines: SurveyLine[] } | null {
	const years = rows.flatMap(({ by }) => (by.ar && (year === null || by.ar <= year) ? [by.ar] : []));
	const latest = years.sort().at(-1);
	if (!latest) return null;
	const earlier = String(Number(latest) - 1);
	const stated = rows.filter(({ by }) => by.enkat && by.version && by.indikator);
	const at = (when: string) => stated.filter(({ by }) => by.ar === when);
	const pairs = at(latest).map((now) => ({
		now,
		before: at(earlier).find((row) => same(row, now, 'enkat', 'version', 'indikator')),
		other: at(earlier).some((row) => same(row, now, 'enkat', 'indikator'))
	}));
	const compared = pairs.filter(({ now, before }) => shown(now) && shown(before)).length;
	const level = 1 - 0.05 / Math.max(1, compared);
	const changeOf = ({ now, before, other }: (typeof pairs)[number]): Change => {
		if (!before) return other ? 'annan_version' : 'ny';
		if (!shown(now) || !shown(before)) return 'visas_inte';
		const gap = newcombe(now.taljare, now.namnare, before.taljare, before.namnare, level);
		if (!gap || (gap.lag <= 0 && gap.hog >= 0)) return 'lika';
		return gap.difference > 0 ? 'hogre' : 'lagre';
	};
	const lines = pairs.map((pair) => ({
		enkat: pair.now.by.enkat!,
		version: pair.now.by.version!,
		indikator: pair.now.by.indikator!,
		now: pair.now,
		before: pair.before,
		change: changeOf(pair)
	}));
	return { year: latest, lines: lines.filter(({ now }) => now.status !== 'data_saknas') };
}

/** The change in words; never stronger than the interval allows. */
export const changeText = (change: Change, earlier: string): string =>
	({
		hogre: `högre än ${earlier}`,
		lagre: `lägre än ${earlier}`,
		lika: `går inte att skilja från ${earlier}`,
		annan_version: 'ny version av enkäten, jämförs inte',
		ny: `fanns inte ${earlier}`,
		visas_inte: ''
	})[change];

/** `Stöd i processen`. */
export const indicatorName = (id: string): string => sentence(surveyName(id));
