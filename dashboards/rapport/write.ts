/** Writes a report: asks for everything in it, puts it in words, and adds what the kansli has written. */
import { formatDate, sentence } from '#lib/format/index.ts';
import type { JudgedGoal } from '#lib/goals/index.ts';
import { seesRows } from '#lib/measures/run.ts';
import { avsnitt, type AvsnittId, type Mall } from '#lib/report/templates.ts';
import { defaultPeriod, periodChoices, reportPeriod } from '#lib/report/period.ts';
import type { Annotation, Report, ReportKey, SavedComment, Written } from '#lib/report/types.ts';
import type { Insats } from '#lib/server/catalog/index.ts';
import { allInsatser, type Scope } from '#lib/server/scope.ts';
import type { Viewer } from '#lib/measures/types.ts';
import { about } from '../insats/about.ts';
import { activity } from './sections/activity.ts';
import { coverage } from './sections/coverage.ts';
import { early, goals } from './sections/goals.ts';
import { money } from './sections/money.ts';
import { development, results } from './sections/results.ts';
import { sources } from './sections/sources.ts';
import { beforeAndAfter, steps } from './sections/steps.ts';
import { summary } from './sections/summary.ts';
import { survey } from './sections/survey.ts';
import { subjectOf, type Subject } from './subject.ts';

/** What is chosen, or what is still to choose before a report can be written. */
export interface Choice {
	mall: Mall;
	forbund: { forbund_id: string; namn: string } | null;
	insats: Insats | null;
	/** Insatser that can be reported, in the chosen förbund. */
	insatser: Insats[];
	periods: string[];
	period: string | null;
	/** What the address asked for and there is not, in words. */
	unknown: string[];
}

/** Reads what the address chooses; what it leaves out is chosen as a reader would expect. */
export function choose(scope: Scope, mall: Mall, asked: string | null): Choice {
	const about_ = mall.omfattar === 'insats';
	const ofForbund = allInsatser(scope);
	const insats = about_
		? (ofForbund.find(({ insats_id }) => insats_id === scope.filters.insats[0]) ?? null)
		: null;
	const forbund =
		scope.forbund ??
		scope.catalog.forbund.find(({ forbund_id }) => forbund_id === insats?.forbund_id) ??
		null;
	const years = insats ? about(scope, insats).scope.years : scope.years;
	const periods = periodChoices(mall.period, years, scope.meta.dataPer);
	const known = asked !== null && periods.includes(asked);
	return {
		mall,
		forbund,
		insats,
		insatser: about_ ? ofForbund : [],
		periods,
		period: known ? asked : defaultPeriod(mall.period, periods, scope.meta.dataPer),
		unknown:
			asked !== null && asked !== '' && !known
				? [
						`Det finns ingen period ”${asked.slice(0, 20)}” att skriva ${mall.namn.toLocaleLowerCase('sv')} för.`
					]
				: []
	};
}

/** The key of what is chosen; null while something is still to choose. */
export function keyOfChoice({ mall, forbund, insats, period }: Choice): ReportKey | null {
	if (!forbund || period === null || (mall.omfattar === 'insats' && !insats)) return null;
	return { mall: mall.mall, forbund: forbund.forbund_id, insats: insats?.insats_id ?? null, period };
}

export interface Notes {
	/** Every version, the latest first. */
	comments: readonly SavedComment[];
	annotations: readonly Annotation[];
}

type Writer = (subject: Subject) => Promise<Written> | Written;

const writers: Record<Exclude<AvsnittId, 'sammanfattning' | 'kallor'>, Writer> = {
	verksamhet: activity,
	resultat: results,
	utveckling: development,
	steg: steps,
	fore_efter: beforeAndAfter,
	brukare: survey,
	mal: goals,
	pengar: money,
	tidigt: early,
	kvalitet: coverage
};

/** Sections about people: an insats that is for the organisations has none. */
const PERSONAL: readonly AvsnittId[] = [
	'verksamhet',
	'resultat',
	'utveckling',
	'steg',
	'fore_efter',
	'kvalitet'
];

const isStructural = (insats: Subject['insats']): boolean =>
	insats !== null && insats.inriktning !== 'individinriktad';

async function writeAll(subject: Subject): Promise<{ id: AvsnittId; written: Written }[]> {
	const ids = subject.mall.avsnitt.filter((id) => !isStructural(subject.insats) || !PERSONAL.includes(id));
	const body = await Promise.all(
		ids.flatMap((id) =>
			id === 'sammanfattning' || id === 'kallor'
				? []
				: [Promise.resolve(writers[id](subject)).then((written) => ({ id: id as AvsnittId, written }))]
		)
	);
	const first = { id: 'sammanfattning' as const, written: await summary(subject, body) };
	const last = sources(
		subject,
		[first, ...body].map(({ written }) => written)
	);
	const all = [first, ...body, { id: 'kallor' as const, written: last }];
	return ids.flatMap((id) => all.find((one) => one.id === id) ?? []);
}

/** The annotations of a förbund, or of one of its insatser with those that touch all of it. */
export const annotationsOf = (all: readonly Annotation[], { forbund, insats }: ReportKey): Annotation[] =>
	all.filter(
		(one) => one.forbund === forbund && (one.insats === null || insats === null || one.insats === insats)
	);

/** The latest version of a section's comment; null when there is none, or it was taken away. */
export const commentOf = (comments: readonly SavedComment[], id: string): string | null =>
	comments.find(({ avsnitt: own }) => own === id)?.text || null;

/** Writes the report of a choice. The same version, viewer and notes give the same content. */
export async function writeReport(
	scope: Scope,
	choice: Choice,
	key: ReportKey,
	goalsOf: readonly JudgedGoal[],
	notes: Notes,
	viewer: Viewer
): Promise<Report> {
	const { mall, insats } = choice;
	const period = reportPeriod(key.period, scope.meta.dataPer);
	const forbund = choice.forbund;
	if (!period || !forbund) throw new Error(`no report for ${JSON.stringify(key)}`);
	const { meta } = scope;
	const own: Scope = { ...scope, filters: { ...scope.filters, insats: [] } };
	const subject = subjectOf({
		scope: own,
		mall,
		insats,
		forbund,
		period,
		goals: goalsOf,
		annotations: annotationsOf(notes.annotations, key)
	});
	const sections = await writeAll(subject);
	const om = insats ? `${insats.namn}, ${forbund.namn}` : forbund.namn;
	return {
		format: 1,
		nyckel: key,
		titel: `${mall.namn} ${period.text}`,
		om,
		fakta: [
			{ term: 'Gäller', text: om },
			{ term: 'Period', text: sentence(period.text) },
			{
				term: 'Vilka',
				text: isStructural(insats)
					? 'Insatsen är till för organisationer: den har inga egna deltagare.'
					: insats
						? 'Alla deltaganden som insatsen har lämnat uppgifter om.'
						: 'Alla deltaganden som förbundets insatser har lämnat uppgifter om.'
			},
			{ term: 'Data per', text: formatDate(meta.dataPer) },
			{ term: 'Version', text: meta.version.slice(0, 12) }
		],
		version: meta.version,
		dataPer: meta.dataPer,
		syntetisk: meta.syntetisk,
		utanSkydd: seesRows(viewer),
		avsnitt: sections.map(({ id, written }) => ({
			id,
			namn: avsnitt[id].namn,
			...written,
			kommentar: commentOf(notes.comments, id)
		}))
	};
}
