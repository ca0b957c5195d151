import { metoder, type Metod } from '../stats/metoder.ts';
import type { Avsnitt, Kapitel } from './types.ts';

const avsnitt = ({ id, namn, till, formel, kalla, prov }: Metod): Avsnitt => ({
	id,
	rubrik: namn,
	text: [till],
	fakta: [
		{ term: 'I ord', text: formel },
		{ term: 'Källa', text: kalla },
		{ term: 'Hålls mot', text: `${prov.fall}: ${prov.svar}` }
	]
});

/** Every statistical method of the house, from its registry. */
export const statistikKapitel = (): Kapitel => ({
	id: 'statistik',
	sida: '/metod/statistik',
	titel: 'Statistiska metoder',
	ingress:
		'Metoderna är publicerade, och varje metod hålls mot ett känt svar. Samma data ger samma siffror på varje dator.',
	grupper: [...new Set(metoder.map(({ grupp }) => grupp))].map((namn) => ({
		namn,
		avsnitt: metoder.filter(({ grupp }) => grupp === namn).map(avsnitt)
	}))
});
