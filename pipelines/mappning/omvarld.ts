import { z } from 'zod';

const name = z.coerce.string().trim().min(1).max(200);
const regions = z
	.array(
		z.coerce
			.string()
			.trim()
			.regex(/^\d{2}$|^\d{4}$/)
	)
	.max(300);

/** The part `omvarld` of mappning.yml: what downloaded statistics do not say of themselves, and which regions are the förbund's. */
export const omvarldSchema = z.strictObject({
	/** Kommuner by code, for every förbund of the warehouse or one by one. */
	regioner: z.union([regions, z.record(z.string(), regions)]).default([]),
	/** What holds for a file (part of its name), or for all of them. */
	filer: z
		.array(
			z.strictObject({
				fil: name.optional(),
				kalla: name.optional(),
				tabell: name.optional(),
				licens: name.optional(),
				hamtad: z
					.string()
					.regex(/^\d{4}-\d{2}-\d{2}$/)
					.optional(),
				matt: z.enum(['helarsekvivalenter', 'belopp', 'belopp_per_invanare']).optional(),
				enkat: name.optional(),
				version: name.optional()
			})
		)
		.default([])
});

export type OmvarldMapping = z.infer<typeof omvarldSchema>;
export const NO_OMVARLD: OmvarldMapping = { regioner: [], filer: [] };
export type Stated = Omit<OmvarldMapping['filer'][number], 'fil'>;

/** What the mapping states of a file: the entries that fit its name, the first one that says a thing decides. */
export function statedOf({ filer }: OmvarldMapping, file: string): Stated {
	const fits = filer.filter(({ fil }) => fil === undefined || file.toLowerCase().includes(fil.toLowerCase()));
	return Object.assign({}, ...fits.reverse()) as Stated;
}

/** The förbund whose region this is, joined by `|`; `alla` for every förbund; empty when it is none's. */
export function forbundOf({ regioner }: OmvarldMapping, region: string): string {
	if (Array.isArray(regioner)) return regioner.includes(region) ? 'alla' : '';
	return Object.entries(regioner)
		.filter(([, own]) => own.includes(region))
		.map(([forbund]) => forbund)
		.join('|');
}
