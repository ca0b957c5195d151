import type { Enkatfraga, Enkatskala } from '#lib/server/mappningsfragor.ts';
import { sameAnswer } from '../mappning/forms.ts';
import type { Mapping } from '../mappning/mapping.ts';
import type { Candidate } from '../mappning/match.ts';
import { refusedSurvey } from '../mappning/proposals.ts';
import type { MappingText, Scale } from '../mappning/schema.ts';
import type { Profile, SheetColumn } from '../propose/sheet.ts';
import type { ProposedScale } from '../propose/scales.ts';
import { proposeSurvey, type Placed } from '../propose/survey.ts';
import { delId } from './tryck.ts';

const MOST_EXAMPLES = 12;

const exempel = ({ distinct }: SheetColumn) =>
	[...distinct.values()].sort((a, b) => b.antal - a.antal).map(({ label, antal }) => ({ ord: label, antal }));

/** The labels of the columns that share a scale, with how often they stand there. */
function orden(columns: readonly SheetColumn[]): Map<string, { ord: string; antal: number }> {
	const found = new Map<string, { ord: string; antal: number }>();
	for (const { distinct } of columns)
		for (const [key, { label, antal }] of distinct) {
			const known = found.get(key);
			if (known) known.antal += antal;
			else found.set(key, { ord: label, antal });
		}
	return found;
}

/** Where a label is proposed to stand: a value, a kind of missing, or empty. */
function proposedPlace(scale: ProposedScale, label: string): string {
	const at = scale.svar.find(({ varde, etikett, aven = [] }) =>
		[varde ?? '', etikett ?? '', ...aven].some((one) => sameAnswer(one) === sameAnswer(label))
	);
	if (!at || (at.saknas === null && 'saknas' in at)) return '';
	if (at.saknas) return `saknas:${at.saknas}`;
	return at.varde === null ? '' : `varde:${at.varde}`;
}

const cutOf = ({ positivt_fran, positivt_till }: Partial<Scale>): string =>
	positivt_fran !== undefined
		? `fran:${positivt_fran}`
		: positivt_till !== undefined
			? `till:${positivt_till}`
			: '';

/** The year that a file's name says, or else most of its days. */
function yearOf(file: string, placerade: readonly Placed[]): string | null {
	const named = [...file.matchAll(/(?<!\d)(20\d\d)(?!\d)/g)].map(([year]) => year);
	if (named.length === 1) return named[0] ?? null;
	const days = placerade.find(({ role }) => role === 'datum' || role === 'matar')?.column.values ?? [];
	const counts = new Map<string, number>();
	for (const text of days) {
		const year = /^20\d\d/.exec(text)?.[0];
		if (year) counts.set(year, (counts.get(year) ?? 0) + 1);
	}
	const [most] = [...counts].sort(([, a], [, b]) => b - a);
	return most && most[1] * 2 > days.length ? most[0] : null;
}

/** A sheet as a survey to decide about; null when no column is a question, or it is refused for good. */
export function enkatfraga(
	profile: Profile,
	insatser: readonly Candidate[],
	mapping: Mapping,
	decided: MappingText
): Enkatfraga | null {
	const found = proposeSurvey(profile, insatser, mapping, decided);
	if (!found || decided.avvisade.includes(refusedSurvey({ ...found.enkat }))) return null;
	const { enkat, skalor, poang, placerade } = found;
	const scales = new Map<string, SheetColumn[]>();
	for (const { column } of placerade) {
		const skala = enkat.fragor[column.heading]?.skala;
		if (skala !== undefined) scales.set(skala, [...(scales.get(skala) ?? []), column]);
	}
	return {
		id: delId(profile.file, profile.sheet),
		nyckel: refusedSurvey({ ...enkat }),
		fil: profile.file,
		blad: profile.sheet,
		poang,
		svarande: Math.max(0, ...profile.columns.map(({ values }) => values.length)),
		rubrikrader: profile.headingRows,
		ar: yearOf(profile.file, placerade),
		enkat: enkat.enkat,
		behover: (['insats_id', 'respondentgrupp', 'matar'] as const).filter((name) => enkat[name] === null),
		kolumner: placerade.map(({ column, role, poang: sure, eller }) => ({
			...{ rubrik: column.heading, roll: role, poang: sure, eller: [...eller] },
			exempel: exempel(column).slice(0, role === 'fritext' || role === 'personlig' ? 0 : MOST_EXAMPLES),
			fraga: enkat.fragor[column.heading]?.fraga ?? '',
			indikator: enkat.fragor[column.heading]?.indikator ?? '',
			skala: enkat.fragor[column.heading]?.skala ?? ''
		})),
		skalor: [...scales].map(([namn, columns]): Enkatskala => {
			const proposed = skalor[namn];
			const known = decided.skalor[namn];
			return {
				...{ namn, bestamd: proposed === undefined, positivt: known ? cutOf(known) : '' },
				poang: found.skalpoang[namn] ?? 1,
				svar: [...orden(columns).values()].map(({ ord, antal }) => ({
					...{ ord, antal },
					val: proposed ? proposedPlace(proposed, ord) : ''
				}))
			};
		}),
		liknar: found.liknar,
		ihop: found.ihop
	};
}
