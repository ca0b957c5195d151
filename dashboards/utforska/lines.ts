/** The rows of an answer as lines with names: what stands as headings, and what a line is called under them. */
import type { Cell } from '#lib/explore/index.ts';
import type { MeasureRow } from '#lib/measures/types.ts';
import { blockTitle } from '../shared/compare.ts';
import { withPlace, type About, type Answered } from './about.ts';

const joined = (values: readonly (string | null)[]): string => JSON.stringify(values);

/** Which dimensions of an answer make the rows: those that always cut first, as headings. */
export function rowDimensions({ question, scope }: About, { measure, by }: Answered): string[] {
	const always = (measure.alltid ?? []).filter(
		(id) => !question.rader.includes(id) && id !== question.kolumner
	);
	const asked = withPlace(scope, question.rader);
	return [...always, ...asked].filter((id) => by.includes(id) && id !== question.kolumner);
}

export const rowKeyOf = (dimensions: readonly string[], row: MeasureRow): string =>
	joined(dimensions.map((id) => row.by[id] ?? null));

export const cellsOf = (
	dimensions: readonly string[],
	column: string | null,
	rows: readonly MeasureRow[]
): Cell[] =>
	rows.map((answer) => ({
		row: rowKeyOf(dimensions, answer),
		column: column === null ? '' : joined([answer.by[column] ?? null]),
		answer
	}));

export const columnValue = (key: string): string | null => (JSON.parse(key) as (string | null)[])[0] ?? null;

export interface Named {
	/** What is said over it, empty when there is one dimension only. */
	heading: string;
	name: string;
	/** Both, for where it stands alone. */
	full: string;
}

/** The name of a row by its key; what always cuts the measure stands over it. The förbund is said where two insatser are called the same. */
export function nameOf(
	{ label, scope }: About,
	dimensions: readonly string[],
	key: string,
	alltid: readonly string[] = []
): Named {
	const values = JSON.parse(key) as (string | null)[];
	const by = Object.fromEntries(dimensions.map((id, at) => [id, values[at] ?? null]));
	const insats = by.insats ? label('insats', by.insats) : '';
	const twins = scope.catalog.insatser.filter(({ namn }) => namn === insats).length > 1;
	const owner = scope.catalog.forbund.find(({ forbund_id }) => forbund_id === by.forbund)?.kort ?? '';
	const always = dimensions.filter((id, at) => alltid.includes(id) && at < dimensions.length - 1);
	const parts = dimensions.flatMap((id, at): string[] => {
		if (always.includes(id) || (id === 'forbund' && dimensions.includes('insats'))) return [];
		const text = label(id, values[at] ?? null);
		return [id === 'insats' && twins && owner ? `${text} (${owner})` : text];
	});
	const name = parts.at(-1) ?? 'Alla';
	const heading = [always.length > 0 ? blockTitle(scope, by, always) : '', ...parts.slice(0, -1)]
		.filter(Boolean)
		.join(' · ');
	return { heading, name, full: heading ? `${heading} · ${name}` : name };
}
