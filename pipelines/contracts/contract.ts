import type { z } from 'zod';
import type { FieldMeta } from './fields.ts';

/** What a template is made from. */
export interface Shaped {
	schema: z.ZodObject;
	/** The template's example row, as codes and texts; its first column holds EXAMPLE. */
	exempel: Readonly<Record<string, string>>;
}

export interface Contract extends Shaped {
	/** The source's name in files, reports and `staging.<name>`. */
	source: string;
	text: string;
	/** One row is one … */
	grain: string;
	/** Natural key: rows of one source that agree in these are the same row sent twice. */
	key: readonly string[];
	/** When the natural key must be unique, as a SQL predicate; absent: always. */
	unique?: string;
	/** Of rows that agree in the key within one load: those that this SQL predicate holds for (over alias `x`) stand before the others. */
	wins?: string;
	/**
	 * What a corrected file replaces: rows of the same scope and overlapping dates. `date` names a DATE column of staging,
	 * `till` the last day of rows that speak of a whole period; `part` what a new export of a whole brings all of, or nothing; `apart` is a SQL expression; rows of
	 * different values do not replace each other. `person` is the column that says whose a row is, where the key is a bare id.
	 */
	replace: {
		scope: readonly string[];
		date?: string;
		till?: string;
		part?: string;
		apart?: string;
		person?: string;
	};
	/** Share of a file's rows that may be refused before the load is not published (files of 20 rows or more). */
	tolerance: number;
}

export interface Column extends FieldMeta {
	name: string;
	required: boolean;
}

const TOLERANCE = 0.5;

export const contract = (
	value: Omit<Contract, 'tolerance' | 'replace'> & { replace?: Contract['replace']; tolerance?: number }
): Contract => ({ tolerance: TOLERANCE, replace: { scope: ['insats_id'] }, ...value });

/** The contract's columns in order, with what `.meta()` says of each. */
export function columnsOf({ schema }: Pick<Shaped, 'schema'>): Column[] {
	return Object.entries(schema.shape).map(([name, field]) => {
		const optional = (field as z.ZodType).safeParse(undefined).success;
		const inner = optional ? (field as z.ZodOptional<z.ZodString>).unwrap() : (field as z.ZodString);
		return { name, required: !optional, ...(inner.meta() as unknown as FieldMeta) };
	});
}
