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

/** What leaves the warehouse, and what the figures then are. */
const gallring: Avsnitt[] = [
	{
		id: 'gallring-person',
		rubrik: 'En person som gallras',
		text: [
			'Alla rader om personen tas bort ur alla sparade versioner, och en gammal fil för inte tillbaka dem. Antalen för åren hon var med blir lägre i nästa version; tal som redan har släppts och frysta rapporter står kvar.'
		]
	},
	{
		id: 'gallring-samtycke',
		rubrik: 'Ett återtaget samtycke',
		text: [
			'Deltagandet räknas som förut, men det som sades om läget efter insatsen tas bort ur alla sparade versioner. Det blir ett avslut utan registrerat utfall, och ingår inte i nämnaren för avslut till arbete eller studier.'
		]
	},
	{
		id: 'gallring-regel',
		rubrik: 'Deltaganden som är äldre än förbundets regel',
		text: [
			'De skiljs från personen: numren byts, dagar blir månader, födelseår blir åldersgrupp, och remittent, team, utländsk bakgrund och bedömare töms. Nya, avslutade och utfall räknas som förut.',
			'En person med flera sådana deltaganden räknas därefter en gång per deltagande i antalet deltagare, och tider i insatsen är ungefärliga.'
		]
	}
];

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
		{ namn: 'Vad som tas bort, och vad som då räknas', avsnitt: gallring },
		{
			namn: 'Vilken regel som gäller måtten',
			avsnitt: (Object.keys(slag) as Measure['skydd'][]).map((id) => {
				const names = measures.filter(({ skydd }) => skydd === id).map(({ namn }) => namn);
				return {
					id: `matt-${id}`,
					rubrik: slag[id],
					text: [skyddText[id]],
					fakta: [{ term: `De ${names.length} måtten`, text: names.join(' · ') }]
				};
			})
		}
	]
});
