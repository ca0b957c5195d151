/** The question in the address: which measure, how it is cut, what is kept. Nothing is replaced; what cannot be read is said. */
import { measureOf } from '#lib/measures/library/index.ts';
import type { Cut, Measure } from '#lib/measures/types.ts';
import type { Scope } from '#lib/server/scope.ts';

export interface Fraga {
	measure: Measure | null;
	cut: Cut;
	/** Sentences about what in the address could not be read. */
	okant: string[];
}

const clip = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** Reads `matt`, `by` and `where` from the address, and förbund, insatser and period from the reader's filters. */
export function readFraga(query: URLSearchParams, { filters, forbund, catalog }: Scope): Fraga {
	const okant: string[] = [];
	const [matt, ...more] = query.getAll('matt').filter(Boolean);
	const measure = (matt && measureOf(matt)) || null;
	if (matt && !measure)
		okant.push(`Det finns inget mått som heter ”${clip(matt)}”. Alla mått står under Så räknas det.`);
	for (const one of more) okant.push(`Ett mått i taget: ”${clip(one)}” är inte med.`);

	const where: Record<string, readonly string[]> = {};
	if (forbund && (filters.forbund || catalog.forbund.length > 1)) where.forbund = [forbund.forbund_id];
	if (filters.insats.length > 0) where.insats = filters.insats;
	for (const one of query.getAll('where').filter(Boolean)) {
		const at = one.indexOf('=');
		const values = one
			.slice(at + 1)
			.split(',')
			.filter(Boolean);
		if (at < 1 || values.length === 0) {
			okant.push(
				`Villkoret ”${clip(one)}” används inte: det skrivs indelning=värde, till exempel kon=kvinna.`
			);
			continue;
		}
		const id = one.slice(0, at);
		where[id] = [...new Set([...(where[id] ?? []), ...values])];
	}
	const by = query
		.getAll('by')
		.flatMap((one) => one.split(','))
		.filter(Boolean);
	return {
		measure,
		cut: {
			by: [...new Set(by)],
			where,
			...(filters.fran && { from: filters.fran }),
			...(filters.till && { to: filters.till })
		},
		okant
	};
}
