import { z } from 'zod';
import { contract } from '../contract.ts';
import { datum, heltal, id, kod, tal, text } from '../fields.ts';

export const instrument = contract({
	source: 'instrument',
	text: 'Instrument för stegmätning: frågor, skalor och minsta steg.',
	grain: 'skalvärde för en fråga i en version av ett instrument',
	key: ['instrument', 'version', 'fraga', 'skalvarde'],
	replace: { scope: ['instrument', 'version'] },
	exempel: {
		version: '1',
		fraga: 'f1',
		skalvarde: '4',
		ordning: '4',
		etikett: 'Ganska nära arbete',
		riktning: '1',
		minsta_steg: '1'
	},
	schema: z.object({
		instrument: id('Instrumentets korta namn.'),
		version: id('Instrumentets version.'),
		fraga: id('Frågans nummer eller korta namn.'),
		skalvarde: id('Ett svar på skalan, som det står i mätningarna.'),
		ordning: heltal('Svarets plats på skalan.', -1000, 1000).optional(),
		etikett: text('Svaret i ord.').optional(),
		riktning: heltal(
			'1 när högre är bättre, -1 när lägre är bättre, 0 när skalan saknar riktning.',
			-1,
			1
		).optional(),
		saknas: kod('Vilket slags uteblivet svar det är.', 'saknas').optional(),
		minsta_steg: tal('Minsta förändring som räknas som ett steg.', 0).optional()
	})
});

export const stegmatning = contract({
	source: 'stegmatning',
	text: 'Stegmätningar: ett svar på en fråga vid ett tillfälle.',
	grain: 'mätvärde',
	unique: 'deltagande_id is not null',
	key: [
		'insats_id',
		'deltagande_id',
		'instrument',
		'version',
		'fraga',
		'tillfalle',
		'datum',
		'bedomare',
		'bedomare_id'
	],
	replace: { scope: ['insats_id', 'instrument', 'version', 'bedomare'], date: 'datum' },
	exempel: {
		instrument: 'arbetsformaga',
		version: '1',
		fraga: 'f1',
		tillfalle: 'start',
		datum: '2025-02-10',
		bedomare: 'deltagare',
		varde: '4',
		deltagande_id: 'D-101'
	},
	schema: z.object({
		insats_id: id('Insatsen eller teamet.'),
		instrument: id('Instrumentet.'),
		version: id('Instrumentets version.'),
		fraga: id('Frågan.'),
		tillfalle: kod('När i insatsen mätningen gjordes.', 'tillfalle'),
		datum: datum('Mätningens dag.'),
		bedomare: kod('Vem som bedömde.', 'bedomare'),
		varde: id('Svaret, som det står på instrumentets skala.'),
		deltagande_id: id('Deltagandet; tom för anonyma mätningar.').optional(),
		bedomare_id: id('Bedömarens pseudonym.').optional()
	})
});
