/** A sändning without files: the förbund's kommuner, to be published. */
import { plural } from '#lib/format/index.ts';
import type { Sandning } from '#lib/server/inkorg/index.ts';
import type { LoadReport } from '#lib/server/report.ts';
import type { Headline } from './headline.ts';

/** How many regions would be, or are, marked anew as the förbund's or no longer the förbund's. */
export const markedAnew = (rapport: LoadReport | null): number => rapport?.changes.ommarkta_kommuner ?? 0;

const omraden = (count: number): string => plural(count, 'område', 'områden');

/** Heading and sentence where they are others than those of files; null where they are the same. */
export function kommunHeadline({ lage, rapport }: Sandning): Headline | null {
	const count = markedAnew(rapport);
	switch (lage) {
		case 'mottagen':
		case 'kontrolleras':
			return {
				title: 'Valet av kommuner prövas',
				lead: 'Det som redan är inläst om omvärlden läses med de nya kommunerna, och inget publiceras. Du kan stänga sidan: kontrollen går vidare.'
			};
		case 'publicerad':
			return {
				title: 'Publicerat: förbundets kommuner är ändrade',
				lead: `${omraden(count)} bytte tillhörighet. Omvärlden visar nu de kommuner ni har valt.`
			};
		case 'kontrollerad':
			if ((rapport?.errors.length ?? 0) > 0)
				return {
					title: 'Går inte att publicera än',
					lead: 'Rätta det som står nedan och välj kommunerna igen på sidan Omvärlden. Inget har ändrats.'
				};
			return count === 0
				? {
						title: 'Inget nytt: förbundets kommuner är redan de ni valde',
						lead: 'Det finns inget att publicera, så det här kan kastas. Valet är sparat i ordlistan.'
					}
				: {
						title: 'Förbundets kommuner ändras',
						lead: `${omraden(count)} i omvärldens siffror blir förbundets, eller är det inte längre. Inget annat ändras. Publicera, så visas det.`
					};
		default:
			return null;
	}
}
