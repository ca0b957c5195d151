import { dimensionOf } from '../measures/dimensions.ts';
import { measureOf, measures } from '../measures/library/index.ts';
import type { Measure } from '../measures/types.ts';
import { cuts, isYearly } from '../protection/lattice.ts';
import { reglerFor } from '../protection/regler.ts';
import { skyddText } from './matt.ts';
import type { Avsnitt, Kapitel } from './types.ts';

const slag: Record<Measure['skydd'], string> = {
	person: 'Mått om personer',
	svar: 'Mått om svar',
	ingen: 'Mått utan skydd'
};

/** What a release holds, from the lattice itself. */
function slapps(): Avsnitt[] {
	const name = (ids: readonly string[]) => ids.map((id) => dimensionOf(id)?.namn ?? id).join(' och ');
	const yearly = measures.filter(({ matt, skydd }) => skydd !== 'ingen' && isYearly(matt));
	return [
		{
			id: 'slapps-tider',
			rubrik: 'Var och när',
			text: [
				'Varje mått om personer eller svar visas för varje förbund, varje insats med sina team och varje insats, för hela tiden och för de tre senaste åren. De här visas också för varje år:'
			],
			fakta: [{ term: 'År för år', text: yearly.map(({ namn }) => namn).join(' · ') }]
		},
		{
			id: 'slapps-snitt',
			rubrik: 'Uppdelat efter',
			text: [
				'För hela tiden och för de tre senaste åren. En rad är en tabell: en egenskap, eller två på en gång.'
			],
			tabell: {
				rubriker: ['Mått', 'Uppdelat efter'],
				rader: Object.entries(cuts).flatMap(([matt, list]) =>
					list.map((ids) => [measureOf(matt)?.namn ?? matt, name(ids)])
				)
			}
		}
	];
}

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
		{ namn: 'Vad som släpps', avsnitt: slapps() },
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
