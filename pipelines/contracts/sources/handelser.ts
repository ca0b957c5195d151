import { z } from 'zod';
import { contract } from '../contract.ts';
import { malvarde, datum, heltal, id, kod, period, tal, text } from '../fields.ts';

/** What usually happens; a förbund may have others. */
const HANDELSER = [
	'arende',
	'konsultation',
	'anonym_konsultation',
	'erbjudet_mote',
	'mote',
	'plan',
	'slutdokumentation',
	'uppfoljning',
	'erbjuden_samtalsterapeut',
	'styrgruppsmote',
	'rapport',
	'rekvisition',
	'samsip',
	'avvikelse',
	'utbildade',
	'beslut'
];

export const handelser = contract({
	source: 'handelser',
	text: 'Händelser: möten, planer, rapporter, rekvisitioner, beslut.',
	grain: 'händelse',
	unique: 'false',
	key: ['insats_id', 'typ', 'datum', 'deltagande_id', 'avser_period'],
	replace: { scope: ['insats_id', 'typ'], date: 'datum' },
	exempel: {
		typ: 'mote',
		datum: '2025-03-12',
		deltagande_id: 'D-101',
		antal: '1'
	},
	schema: z.object({
		insats_id: id('Insatsen eller teamet.'),
		typ: id('Vad som hände, till exempel mote, plan, slutdokumentation eller rekvisition.', HANDELSER),
		datum: datum('Dagen det hände.'),
		deltagande_id: id('Deltagandet händelsen gäller.').optional(),
		avser_period: period('Perioden händelsen gäller, till exempel för en rapport.').optional(),
		antal: heltal('Hur många; tom betyder en.', 0, 1000000).optional()
	})
});

export const mal = contract({
	source: 'mal',
	text: 'Mål ur insatsbeskrivningar och verksamhetsplaner.',
	grain: 'mål för en insats och en giltighetstid',
	key: ['mal_id', 'insats_id', 'giltig_fran'],
	exempel: {
		insats_id: 'steget',
		text: 'Minst 40 procent av dem som avslutar går till arbete eller studier',
		matt: 'avslut_arbete_studier',
		jamforelse: '>=',
		population: 'avslutade',
		varde: '40',
		enhet: 'procent',
		fonster: 'kalenderår',
		beslut: 'Styrelsen 2024-11-28',
		giltig_fran: '2025-01-01',
		giltig_till: '2025-12-31'
	},
	schema: z.object({
		mal_id: id('Målets nummer.'),
		insats_id: id('Insatsen; med * sist gäller målet alla vars namn börjar så.'),
		text: text('Målet i ord.'),
		matt: text('Vad som mäts.'),
		jamforelse: kod('Hur värdet jämförs med målet.', 'jamforelse'),
		population: text('Vilka målet gäller.').optional(),
		varde: malvarde('Målvärdet: ett tal, eller en dag (2019-12-31, eller 11-30 för varje år).').optional(),
		varde_till: tal('Övre gräns för ett intervall.').optional(),
		enhet: text('Enhet.').optional(),
		fonster: text('När det mäts.').optional(),
		kalla: text('Vilken källa som behövs.').optional(),
		beslut: text('Beslutet bakom målet.').optional(),
		giltig_fran: datum('Första dagen målet gäller.').optional(),
		giltig_till: datum('Sista dagen målet gäller.').optional(),
		anmarkning: text('Anmärkning.').optional()
	})
});
