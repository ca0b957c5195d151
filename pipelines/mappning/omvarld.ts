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
	/** Kommuner by code, for every förbund of the warehouse or one by one; absent: nothing is said, and what was decided before holds. */
	regioner: z.union([regions, z.record(z.string(), regions)]).optional(),
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
export type Regioner = NonNullable<OmvarldMapping['regioner']>;
export const NO_OMVARLD: OmvarldMapping = { filer: [] };
export type Stated = Omit<OmvarldMapping['filer'][number], 'fil'>;

/** What the mapping states of a file: the entries that fit its name, the first one that says a thing decides. */
export function statedOf({ filer }: OmvarldMapping, file: string): Stated {
	const fits = filer.filter(({ fil }) => fil === undefined || file.toLowerCase().includes(fil.toLowerCase()));
	return Object.assign({}, ...fits.reverse()) as Stated;
}

/** Stands in a row's `forbund` where the region is every förbund's. */
export const ALLA = 'alla';

/**
 * The förbund whose region this is, when `regioner` says so and `known` was said of it before. A list speaks for every förbund;
 * a förbund that is named speaks for itself, and the others keep what they had.
 */
export function ownersOf(
	regioner: Regioner | undefined,
	region: string,
	known: readonly string[] = []
): string[] {
	if (regioner === undefined) return [...known];
	if (Array.isArray(regioner)) return regioner.includes(region) ? [ALLA] : [];
	const named = Object.entries(regioner);
	const others = known.filter((one) => one !== ALLA && !Object.hasOwn(regioner, one));
	return [...others, ...named.flatMap(([forbund, own]) => (own.includes(region) ? [forbund] : []))];
}

/** The same, as the rows hold it: joined by `|`, empty when it is none's. */
export const forbundOf = ({ regioner }: OmvarldMapping, region: string): string =>
	ownersOf(regioner, region).join('|');

/** What several folders of one load say, as one; undefined when none says anything. */
export function togetherOf(all: readonly (Regioner | undefined)[]): Regioner | undefined {
	const said = all.filter((one) => one !== undefined);
	if (said.length < 2) return said[0];
	if (said.every((one) => Array.isArray(one))) return [...new Set(said.flat())];
	const together: Record<string, string[]> = {};
	for (const one of said)
		for (const [forbund, own] of Object.entries(Array.isArray(one) ? { [ALLA]: one } : one))
			together[forbund] = [...new Set([...(together[forbund] ?? []), ...own])];
	return together;
}
