/** What every way of looking works on: the question, how it is asked, and what values are called. */
import { readQuestion, writeQuestion, type Question } from '#lib/explore/index.ts';
import type { ExportAnswer, ExportDimension } from '#lib/export/index.ts';
import { encodeFilters } from '#lib/filters/index.ts';
import { formatList, formatPeriod, sentence } from '#lib/format/index.ts';
import { dimensionOf, dimensions } from '#lib/measures/dimensions.ts';
import { knownOf } from '#lib/measures/known.ts';
import { MeasureError } from '#lib/measures/run.ts';
import type { Cut, Known, Measure, MeasureRow } from '#lib/measures/types.ts';
import { labelOf } from '#lib/server/catalog/index.ts';
import type { Lager } from '#lib/server/lager.ts';
import type { Scope } from '#lib/server/scope.ts';
import type { FigureView, TableView } from '#lib/ui/types.ts';
import { choosePeriod, type Period } from '../shared/period.ts';

/** An answer, and the very question it answers. */
export interface Answered extends ExportAnswer {
	cut: Cut;
}

export interface About {
	scope: Scope;
	lager: Lager;
	known: Known;
	question: Question;
	/** The reader's own period, else what the page chooses. */
	period: Period;
	/** Sentences about what could not be used or answered; ways of looking add to it. */
	faults: string[];
	label(dimension: string, value: string | null): string;
	/** Asks one measure, kept to what the reader chose. What cannot be asked ends in `faults` and is answered by nothing. */
	ask(measure: Measure, by: readonly string[], more?: Asking): Promise<Answered>;
}

export interface Asking {
	roll?: string;
	span?: { from?: string; to?: string; text: string };
	where?: Record<string, readonly string[]>;
}

/** What a way of looking gives back. */
export interface Looked {
	figures: FigureView[];
	answers: Answered[];
	/** A table before the figures, and one after them. */
	before?: Section;
	after?: Section;
}

export interface Section {
	title: string;
	table: TableView;
}

/** Years when something is followed over time, else the three latest. */
const LATEST = 3;
const ALL = 200;

/** A value as people read it. */
function labelWith(scope: Scope, known: Known) {
	const names = new Map(scope.catalog.insatser.map(({ insats_id, namn }) => [insats_id, namn]));
	return (id: string, value: string | null): string => {
		if (value === null) return 'Uppgift saknas';
		const dimension = dimensionOf(id);
		if (dimension?.tid) return sentence(formatPeriod(value));
		if (id === 'insats' || id === 'overordnad') return names.get(value) ?? value;
		const listed = known.values[id]?.find(({ varde }) => varde === value)?.etikett;
		if (listed && listed !== value) return sentence(listed);
		return sentence(labelOf(scope.catalog, dimension?.lista ?? id, value));
	};
}

/** What is kept of the whole: the reader's places and conditions, as the measures are asked. */
function kept({ filters, forbund, catalog }: Scope, question: Question): Record<string, readonly string[]> {
	return {
		...(forbund && (filters.forbund || catalog.forbund.length > 1) && { forbund: [forbund.forbund_id] }),
		...(filters.insats.length > 0 && { insats: filters.insats }),
		...question.where
	};
}

export async function about(scope: Scope, lager: Lager, query: URLSearchParams): Promise<About> {
	const known = await knownOf(lager.warehouse);
	const { question, faults } = readQuestion(query);
	const overTime = [...question.rader, question.kolumner ?? ''].some((id) => dimensionOf(id)?.tid);
	const period = choosePeriod(scope, overTime || question.bild === 'kohorter' ? ALL : LATEST);
	const label = labelWith(scope, known);
	const said = (where: Record<string, readonly string[]>): string =>
		Object.entries(where)
			.map(
				([id, values]) =>
					`${dimensionOf(id)?.namn ?? id}: ${formatList(
						values.map((value) => label(id, value)),
						'eller'
					)}`
			)
			.join('. ');
	return {
		scope,
		lager,
		known,
		question,
		period,
		faults,
		label,
		ask: async (measure, by, { roll = 'urval', span = period, where = {} } = {}) => {
			const all = { ...kept(scope, question), ...where };
			const cut: Cut = {
				by: [...new Set(by)],
				where: all,
				...(span.from && { from: span.from }),
				...(span.to && { to: span.to })
			};
			const asked = [...new Set([...cut.by, ...(measure.alltid ?? [])])];
			let rows: MeasureRow[] = [];
			try {
				rows = await scope.ask(measure.matt, cut);
			} catch (error) {
				if (!(error instanceof MeasureError)) throw error;
				faults.push(...error.messages.filter((text) => !faults.includes(text)));
			}
			return { measure, by: asked, rows, roll, period: span.text, urval: said(all), cut };
		}
	};
}

/** Insatser of several förbund are told apart: the same id in two of them is two insatser. */
export const withPlace = ({ catalog, forbund }: Scope, by: readonly string[]): string[] =>
	by.includes('insats') && !by.includes('forbund') && !forbund && catalog.forbund.length > 1
		? ['forbund', ...by]
		: [...by];

/** The address of a question, with the reader's places and period. */
export function addressOf(scope: Scope, question: Question, path = '/utforska'): string {
	const query = encodeFilters({ ...scope.filters, matt: null, grupp: null, vy: null, strata: null });
	for (const [name, value] of writeQuestion(question)) query.append(name, value);
	const text = query.toString();
	return text ? `${path}?${text}` : path;
}

/** The dimensions as an export knows them. */
export const exportDimensions = ({ label }: About): ExportDimension[] =>
	dimensions.map(({ id, namn, tid }) => ({
		id,
		namn,
		label: (value) => label(id, value),
		...(tid
			? { role: 'time' as const }
			: ['forbund', 'insats', 'overordnad'].includes(id)
				? { role: 'geo' as const }
				: {})
	}));
