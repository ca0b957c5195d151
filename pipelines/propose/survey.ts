import type { Mapping } from '../mappning/mapping.ts';
import type { MappingText } from '../mappning/schema.ts';
import { nearest, type Candidate } from '../mappning/match.ts';
import { roleOf, roleWords, type Role, type RoleWords } from './roles.ts';
import { hangTogether } from './flerval.ts';
import { freeName } from '../mappning/forms.ts';
import { decidedScale, groupByScale, proposeScale, scaleName, type ProposedScale } from './scales.ts';
import type { Profile, SheetColumn } from './sheet.ts';

/** A survey as it would stand in `enkater`; what only a person knows is null, and `motiv` says how sure the rest is. */
export interface ProposedSurvey {
	enkat: string;
	version: null;
	filer?: { blad: string }[];
	insats_id?: null;
	respondentgrupp?: null;
	matar?: null;
	rubrikrader?: 2;
	kolumner: Record<string, string>;
	fragor: Record<string, { fraga: string; indikator: string; skala: string }>;
	bort: string[];
	motiv: string[];
}

export interface SurveyProposal {
	/** Share of the columns with content that were understood as something else than free text, weighed by how sure. */
	poang: number;
	enkat: ProposedSurvey;
	skalor: Record<string, ProposedScale>;
	/** How sure the order of each new scale is. */
	skalpoang: Record<string, number>;
	placerade: Placed[];
	/** Why questions are thought to be those of an earlier version. */
	liknar: string[];
	/** Which columns are thought to be choices of one question. */
	ihop: string[];
}

/** What a survey's roles may be only once. */
const ONCE: readonly Role[] = ['datum', 'kon', 'matar', 'insats_id', 'svar_id', 'respondentgrupp'];
/** Roles that are left out. */
const BORT: readonly Role[] = ['fritext', 'flerval', 'tvetydig_dag', 'personlig'];
const percent = (poang: number): string => `${Math.round(poang * 100)} %`;

export interface Placed {
	column: SheetColumn;
	role: Role;
	poang: number;
	eller: Role[];
}

function place(profile: Profile, words: RoleWords): Placed[] {
	const placed = profile.columns
		.filter(({ heading }) => heading !== '')
		.map((column) => ({ column, ...roleOf(column, words) }));
	for (const role of ONCE) {
		const [, ...more] = placed.filter((one) => one.role === role).sort((a, b) => b.poang - a.poang);
		for (const one of more)
			Object.assign(one, { role: one.eller.includes('fraga') ? 'fraga' : 'fritext', poang: 0.5 });
	}
	return placed;
}

/** The questions by scale. Words that neither come again nor are a scale's are no answers: such a column is free text. */
function scaleGroups(placed: Placed[], scales: MappingText['skalor']) {
	const groups = groupByScale(placed.filter(({ role }) => role === 'fraga').map(({ column }) => column));
	return groups.filter(({ columns: [first, ...others], labels }) => {
		const again = first !== undefined && first.distinct.size * 2 <= first.values.length;
		if (again || others.length > 0 || decidedScale(labels.keys(), scales) !== null) return true;
		// One word that a scale has too (”bra”) makes no scale of remarks that nobody repeats.
		const alone = first?.distinct.size === first?.values.length;
		if (proposeScale([...labels.values()]).kanda >= (alone ? 0.75 : 0.5)) return true;
		const free = placed.find(({ column }) => column === first);
		if (free) Object.assign(free, { role: 'fritext', poang: 0.6, eller: ['fraga'] });
		return false;
	});
}

/** Questions of decided surveys, so that a new version keeps their names. */
const decidedQuestions = (enkater: MappingText['enkater']) =>
	enkater.flatMap(({ enkat, fragor }) =>
		Object.entries(fragor).map(([heading, { fraga, indikator }]) => ({
			...{ enkat, heading, fraga },
			indikator: indikator ?? fraga
		}))
	);

function proposeQuestions(
	columns: readonly SheetColumn[],
	scaleOf: (column: SheetColumn) => string,
	enkater: MappingText['enkater']
): { fragor: ProposedSurvey['fragor']; motiv: string[]; enkat: string | null } {
	const decided = decidedQuestions(enkater);
	const candidates = decided.map(({ heading }) => ({ value: heading, texts: [] }));
	const motiv: string[] = [];
	let enkat: string | null = null;
	const fragor: ProposedSurvey['fragor'] = {};
	const used = new Set<string>();
	for (const [i, column] of columns.entries()) {
		const [near] = nearest(column.heading, candidates, 1);
		const same = near ? decided.find(({ heading }) => heading === near.value) : undefined;
		const known = same && !used.has(same.fraga) ? same : undefined;
		const fraga = known?.fraga ?? `f${i + 1}`;
		used.add(fraga);
		if (known && near) {
			enkat ??= known.enkat;
			motiv.push(
				`”${column.heading}” liknar frågan ${known.fraga} i ${known.enkat} (${percent(near.poang)})`
			);
		}
		fragor[column.heading] = {
			fraga,
			indikator: known?.indikator ?? column.heading.slice(0, 80),
			skala: scaleOf(column)
		};
	}
	return { fragor, motiv, enkat };
}

/** What a person would call a survey by its file: `Omdome_varen_2026 (1).csv` → `Omdome varen`. */
function surveyName(file: string): string {
	const name = file
		.replace(/\.[^.]+$/, '')
		.replace(/[_-]+/g, ' ')
		.replace(/\(\d+\)/g, ' ')
		.replace(/(?<!\d)20\d\d(?!\d)/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
	return name.slice(0, 60) || 'Enkät';
}

/** A column that may be one choice of several: as sure as something that may also be left out. */
const unsure = (one: Placed): Placed => ({
	...one,
	poang: Math.min(one.poang, 0.5),
	eller: [...new Set<Role>([...one.eller, 'flerval'])]
});

/** A sheet as a wide survey export, or null when no column is a question. */
export function proposeSurvey(
	profile: Profile,
	insatser: readonly Candidate[],
	mapping: Mapping,
	decided: Pick<MappingText, 'skalor' | 'enkater'>
): SurveyProposal | null {
	const placed = place(profile, roleWords(insatser, mapping));
	const ihop = hangTogether(placed);
	const choices = new Set(ihop.flatMap(({ kolumner }) => kolumner));
	const groups = scaleGroups(placed, decided.skalor);
	const questions = groups.flatMap(({ columns }) => columns);
	if (questions.length === 0) return null;
	const own = surveyName(profile.file);
	const skalor: Record<string, ProposedScale> = {};
	const skalpoang: Record<string, number> = {};
	const names = new Map<SheetColumn, string>();
	const motiv = placed
		.filter(({ role }) => role !== 'tom')
		.map(
			({ column, role, poang, eller }) =>
				`”${column.heading}”: ${role}, ${percent(poang)}${eller.length > 0 ? `, annars ${eller.join(' eller ')}` : ''}`
		);
	for (const group of groups) {
		const known = decidedScale(group.labels.keys(), decided.skalor);
		const labels = [...group.labels.values()];
		const { scale, poang, koder } = proposeScale(labels);
		const name =
			known ?? freeName(scaleName(scale, poang, group.columns[0]?.heading ?? ''), new Set(names.values()));
		for (const column of group.columns) names.set(column, name);
		if (known) continue;
		skalor[name] = scale;
		skalpoang[name] = poang;
		const numbers =
			koder.length > 0
				? `; bland orden står koderna ${koder.join(', ')}: skriv vilket värde varje ord har`
				: '';
		motiv.push(
			`${name}: ordningen från lägst till högst, ${percent(poang)}; svar som ingen har gett saknas här${numbers}`
		);
	}
	const asked = proposeQuestions(questions, (column) => names.get(column) ?? '', decided.enkater);
	const has = (role: Role) => placed.some((one) => one.role === role);
	const kolumner = Object.fromEntries(
		placed.filter(({ role }) => ONCE.includes(role)).map(({ column, role }) => [column.heading, role])
	);
	const understood = placed.filter(({ role }) => role !== 'tom');
	return {
		poang:
			Math.round(
				(understood.reduce((sum, { role, poang }) => sum + (BORT.includes(role) ? 0.5 : poang), 0) /
					understood.length) *
					100
			) / 100,
		...{
			skalor,
			skalpoang,
			placerade: placed.map((one) => (choices.has(one) ? unsure(one) : one)),
			liknar: asked.motiv,
			ihop: ihop.map(({ text }) => text)
		},
		enkat: {
			...{ enkat: asked.enkat ?? own, version: null },
			...(profile.sheet === null ? {} : { filer: [{ blad: profile.sheet }] }),
			...(has('insats_id') ? {} : { insats_id: null }),
			...(has('respondentgrupp') ? {} : { respondentgrupp: null }),
			...(has('datum') || has('matar') ? {} : { matar: null }),
			...(profile.headingRows === 2 ? { rubrikrader: 2 as const } : {}),
			...{ kolumner, fragor: asked.fragor },
			bort: placed.filter(({ role }) => BORT.includes(role)).map(({ column }) => column.heading),
			motiv: [...motiv, ...ihop.map(({ text }) => text), ...asked.motiv]
		}
	};
}
