import type { Filfragor, Siedel, Siefraga } from '#lib/server/mappningsfragor.ts';

/** The questions of one accounting file, each by its key. */
const delar = ({ dimensioner, konton, utanObjekt }: Siefraga): Siedel[] => [
	...dimensioner.flatMap(({ objekt }) => objekt),
	...konton,
	...(utanObjekt ? [utanObjekt] : [])
];

/** The accounting with only some of its questions; its sums stay as they are. */
export const onlyAsked = (sie: Siefraga, isAsked: (del: Siedel) => boolean): Siefraga => ({
	...sie,
	dimensioner: sie.dimensioner
		.map((one) => ({ ...one, objekt: one.objekt.filter(isAsked) }))
		.filter(({ objekt }) => objekt.length > 0),
	konton: sie.konton.filter(isAsked),
	utanObjekt: sie.utanObjekt && isAsked(sie.utanObjekt) ? sie.utanObjekt : null
});

/**
 * An account or object that several years' files hold is asked about once, in the first of them, with the money of all; how
 * much of each file has no place stays as it is.
 */
export function sieEngang(filer: readonly Filfragor[]): Filfragor[] {
	const first = new Map<string, Siedel>();
	return filer.map((fil) => {
		if (!fil.sie) return fil;
		const { sie } = fil;
		const own = new Set<string>();
		for (const del of delar(sie)) {
			const known = first.get(del.nyckel);
			if (!known) {
				own.add(del.nyckel);
				first.set(del.nyckel, del);
				continue;
			}
			known.kostnader += del.kostnader;
			known.intakter += del.intakter;
			known.budget += del.budget;
		}
		return { ...fil, sie: onlyAsked(sie, ({ nyckel }) => own.has(nyckel)) };
	});
}
