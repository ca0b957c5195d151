import { dimensionOf, dimensions, possibleDimensions, type Dimension } from './dimensions.ts';
import { parseDay, parsePeriod, periodForms, periodType, type Span } from './period.ts';
import type { Cut, Known, KnownValue, Measure, Viewer } from './types.ts';

/** The value that stands for "nothing was stated" in a filter. */
export const notStated = 'ej_angivet';

export interface Condition {
	dimension: Dimension;
	values: readonly string[];
}

/** A cut that has been read and found possible. */
export interface Question {
	by: readonly Dimension[];
	tid?: Dimension;
	conditions: readonly Condition[];
	/** From the first to the last day asked for; absent when no period was named. */
	span?: Span;
	/** Spans picked through `where` on a time dimension: a row belongs to any of each list. */
	spans: readonly (readonly Span[])[];
}

const first = '0001-01-01';
const last = '9999-12-31';

const names = (list: readonly Dimension[]) => list.map(({ id }) => id).join(', ');

/** At most this many allowed values are written out in an error. */
const listed = 40;

/** The values the viewer may know of: another's insatser are not named in an error, nor told from unknown ones. */
function visible(dimension: Dimension, values: readonly KnownValue[], viewer: Viewer): readonly KnownValue[] {
	if (!['insats', 'overordnad', 'forbund'].includes(dimension.id)) return values;
	return values.filter(({ varde, forbund, overordnad }) => {
		const inForbund = viewer.forbund === null || viewer.forbund.includes(forbund ?? varde);
		if (dimension.id === 'forbund' || viewer.insatser === null) return inForbund;
		const own = viewer.insatser.includes(varde) || viewer.insatser.includes(overordnad ?? varde);
		return inForbund && own;
	});
}

function readSpan(cut: Cut, errors: string[]): Span | undefined {
	const read = (name: string, text: string | undefined) => {
		if (text === undefined || text === '') return undefined;
		const span = parsePeriod(text) ?? parseDay(text);
		if (!span) errors.push(`Perioden ”${text}” (${name}) går inte att läsa. Skriv ${periodForms}.`);
		return span ?? undefined;
	};
	const from = read('från', cut.from);
	const to = read('till', cut.to);
	if (from && to && from.fran > to.till)
		errors.push(`Perioden slutar innan den börjar: från ${cut.from} till ${cut.to}. Byt plats på dem.`);
	if (!from && !to) return undefined;
	return { fran: from?.fran ?? first, till: to?.till ?? last };
}

function readTimeValues(dimension: Dimension, values: readonly string[], errors: string[]): Span[] {
	return values.flatMap((value) => {
		const span = periodType(value) === dimension.tid ? parsePeriod(value) : null;
		if (span) return [span];
		errors.push(`”${value}” är inget värde för ${dimension.id}. Skriv perioden som ${periodForms}.`);
		return [];
	});
}

function checkValues(
	dimension: Dimension,
	values: readonly string[],
	known: Known,
	viewer: Viewer,
	errors: string[]
): void {
	const all = known.values[dimension.id];
	if (!all) return;
	const allowed = [...new Set(visible(dimension, all, viewer).map(({ varde }) => varde))];
	for (const value of values) {
		if (value === notStated || allowed.includes(value)) continue;
		const rest = allowed.length > listed ? ` och ${allowed.length - listed} till` : '';
		const which = allowed.length
			? `Tillåtna värden: ${allowed.slice(0, listed).join(', ')}${rest}.`
			: 'Det finns inga värden att välja bland.';
		errors.push(`”${value}” är inget värde för ${dimension.id}. ${which}`);
	}
}

/** Reads a cut against a measure and puts every fault it finds into `errors`, as Swedish sentences. */
export function readQuestion(
	measure: Measure,
	cut: Cut,
	viewer: Viewer,
	known: Known,
	errors: string[]
): Question {
	const relations = [measure.taljare.relation, ...(measure.namnare ? [measure.namnare.relation] : [])];
	const possible = possibleDimensions(relations);
	const resolve = (id: string, doing: string): Dimension | undefined => {
		const dimension = dimensionOf(id);
		if (!dimension) {
			errors.push(`Det finns ingen indelning som heter ”${id}”. Välj bland: ${names(dimensions)}.`);
			return undefined;
		}
		if (possible.includes(dimension)) return dimension;
		errors.push(
			`Måttet ${measure.matt} kan inte ${doing} ${dimension.id}. Möjliga indelningar: ${names(possible)}.`
		);
		return undefined;
	};

	const asked = [...new Set([...cut.by, ...(measure.alltid ?? [])])];
	const by = asked.flatMap((id) => resolve(id, 'delas efter') ?? []);
	const times = by.filter(({ tid }) => tid);
	if (times.length > 1)
		errors.push(`Välj en tidsindelning i taget: ${names(times)} kan inte användas tillsammans.`);

	const conditions: Condition[] = [];
	const spans: Span[][] = [];
	for (const [id, values] of Object.entries(cut.where)) {
		if (values.length === 0) continue;
		const dimension = resolve(id, 'begränsas med');
		if (!dimension) continue;
		if (dimension.tid) spans.push(readTimeValues(dimension, values, errors));
		else {
			checkValues(dimension, values, known, viewer, errors);
			conditions.push({ dimension, values });
		}
	}
	return { by, tid: times[0], conditions, span: readSpan(cut, errors), spans };
}
