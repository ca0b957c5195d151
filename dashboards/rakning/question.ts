/** The question in the address: which measure, how it is cut, what is kept. Nothing is replaced; what cannot be read is said. */
import { clip, listed, readWhere } from '#lib/explore/index.ts';
import { measureOf } from '#lib/measures/library/index.ts';
import type { Cut, Measure } from '#lib/measures/types.ts';
import type { Scope } from '#lib/server/scope.ts';

export interface Fraga {
	measure: Measure | null;
	cut: Cut;
	/** Sentences about what in the address could not be read. */
	okant: string[];
}

/** Reads `matt`, `by` and `where` from the address, and förbund, insatser and period from the reader's filters. */
export function readFraga(query: URLSearchParams, { filters, forbund, catalog }: Scope): Fraga {
	const okant: string[] = [];
	const [matt, ...more] = query.getAll('matt').filter(Boolean);
	const measure = (matt && measureOf(matt)) || null;
	if (matt && !measure)
		okant.push(`Det finns inget mått som heter ”${clip(matt)}”. Alla mått står under Så räknas det.`);
	for (const one of more) okant.push(`Ett mått i taget: ”${clip(one)}” är inte med.`);

	const where = readWhere(query, okant, {
		...(forbund && (filters.forbund || catalog.forbund.length > 1) && { forbund: [forbund.forbund_id] }),
		...(filters.insats.length > 0 && { insats: filters.insats })
	});
	return {
		measure,
		cut: {
			by: listed(query, 'by'),
			where,
			...(filters.fran && { from: filters.fran }),
			...(filters.till && { to: filters.till })
		},
		okant
	};
}
