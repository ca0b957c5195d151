import { LAN } from './lan.ts';
import type { OmvarldRow } from './types.ts';

/** A kommun that loaded figures are of; `lan` is its län. */
export interface Kommun {
	kod: string;
	namn: string;
	lan: string;
}

const isKommun = (kod: string): boolean => /^(?!00)\d{4}$/.test(kod);

/** The kommuner of the loaded figures, by code. `further` are codes that are to be there too, whether any figure is of them or not. */
export function kommunerIn(
	rows: readonly Pick<OmvarldRow, 'region' | 'region_namn'>[],
	further: readonly string[] = []
): Kommun[] {
	const names = new Map<string, string>();
	// The same region may be named by one source and not by another.
	for (const { region, region_namn } of rows)
		if (!names.has(region) || names.get(region) === region) names.set(region, region_namn);
	const codes = [...new Set([...[...names.keys()].filter(isKommun), ...further])].sort();
	return codes.map((kod) => ({
		kod,
		namn: names.get(kod) ?? kod,
		lan: LAN[kod.slice(0, 2)] ?? 'Annat län'
	}));
}

/** `Sala (1981)`; the code alone where there is no name. */
export const kommunText = ({ kod, namn }: Pick<Kommun, 'kod' | 'namn'>): string =>
	namn === kod ? kod : `${namn} (${kod})`;
