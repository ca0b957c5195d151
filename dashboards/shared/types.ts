import type { FilterName } from '#lib/filters/index.ts';

/** What a dashboard is, as data. */
export interface Dashboard {
	id: string;
	title: string;
	/** Who it is for, in Swedish. */
	audience: string;
	filters: readonly FilterName[];
	/** Measures it asks for. */
	measures: readonly string[];
}
