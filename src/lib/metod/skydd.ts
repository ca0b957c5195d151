import { measures } from '../measures/library/index.ts';
import type { Measure } from '../measures/types.ts';
import { reglerFor } from '../protection/regler.ts';
import { skyddText } from './matt.ts';
import type { Kapitel } from './types.ts';

const slag: Record<Measure['skydd'], string> = {
	person: 'Mått om personer',
	svar: 'Mått om svar',
	ingen: 'Mått utan skydd'
};

/** The rules of protection with the version's smallest group, and which measure follows which. */
export const skyddKapitel = (k: number): Kapitel => ({
	id: 'skydd',
	sida: '/metod/skydd',
	titel: 'Skydd för enskilda',
	ingress: `Stegvis visar grupper, aldrig enskilda. Reglerna används i den här ordningen, för styrelse och styrgrupp; minsta grupp är ${k}.`,
	grupper: [
		{
			namn: 'Reglerna',
			avsnitt: reglerFor(k).map(({ id, namn, regel, varfor }) => ({
				id,
				rubrik: namn,
				text: [regel],
				fakta: [{ term: 'Varför', text: varfor }]
			}))
		},
		{
			namn: 'Vilken regel som gäller måtten',
			avsnitt: (Object.keys(slag) as Measure['skydd'][]).map((id) => ({
				id: `matt-${id}`,
				rubrik: slag[id],
				text: [skyddText[id]],
				fakta: [
					{
						term: 'Måtten',
						text: measures
							.filter(({ skydd }) => skydd === id)
							.map(({ namn }) => namn)
							.join(' · ')
					}
				]
			}))
		}
	]
});
