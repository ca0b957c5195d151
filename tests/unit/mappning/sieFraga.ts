import type { Siedel, Siefraga } from '#lib/server/mappningsfragor.ts';

/** An account that has no place yet, with what it cost. */
export const konto = (nyckel: string, kostnader: number): Siedel => ({
	...{ nyckel, namn: nyckel, kostnader, intakter: 0, budget: 0 },
	...{ forslag: null, poang: 0, eller: [] }
});

/** A SIE file of which 7 have no place, and its accounts that ask for one. */
export function sieFraga(fil: string, konton: Siedel[]): Siefraga {
	const pengar = { kostnader: 7, intakter: 0, budget: 0 };
	return {
		...{ fil, text: '', totalt: pengar, omappat: pengar, andel: 1, dimensioner: [], utanObjekt: null },
		...{ konton, placerat: {}, motsagande: null }
	};
}
