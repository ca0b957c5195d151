import { z } from 'zod';
import { contract } from '../contract.ts';
import { datum, heltal, id, kod, text } from '../fields.ts';

export const enkat = contract({
	source: 'enkat',
	text: 'Enkäter: frågor, indikatorer, skalor och vad som räknas som positivt.',
	grain: 'skalvärde för en fråga i en version av en enkät',
	key: ['enkat', 'version', 'fraga', 'skalvarde'],
	replace: { scope: ['enkat', 'version'] },
	exempel: {
		version: '2025',
		fraga: 'q1',
		indikator: 'delaktighet',
		skalvarde: 'Ofta',
		ordning: '3',
		etikett: 'Ofta',
		positivt: 'ja'
	},
	schema: z.object({
		enkat: id('Enkätens korta namn.'),
		version: id('Enkätens version.'),
		fraga: id('Frågans nummer eller korta namn.'),
		indikator: id('Indikatorn frågan hör till.'),
		skalvarde: id('Ett svar på skalan, som det står i svaren.'),
		ordning: heltal('Svarets plats på skalan.', -1000, 1000).optional(),
		etikett: text('Svaret i ord.').optional(),
		positivt: kod('Om svaret räknas som positivt.', 'ja_nej').optional(),
		saknas: kod('Vilket slags uteblivet svar det är.', 'saknas').optional()
	})
});

export const enkatsvar = contract({
	source: 'enkatsvar',
	text: 'Enkätsvar: ett svar på en fråga.',
	grain: 'svar på en fråga',
	key: ['enkat', 'version', 'svar_id', 'fraga'],
	// Answers that say the year only stand in the whole of it.
	replace: {
		scope: ['insats_id', 'enkat', 'version'],
		date: 'coalesce(make_date(matar, 1, 1), datum)',
		till: 'coalesce(make_date(matar, 12, 31), datum)'
	},
	exempel: {
		enkat: 'deltagare_avslut',
		version: '2025',
		insats_id: 'steget',
		respondentgrupp: 'deltagare',
		fraga: 'q1',
		svar: 'Ofta',
		datum: '2025-09-26',
		kon: 'kvinna'
	},
	schema: z.object({
		svar_id: id('Svarets nummer; knyts aldrig till en person.'),
		enkat: id('Enkäten.'),
		version: id('Enkätens version.'),
		insats_id: id('Insatsen eller teamet.'),
		respondentgrupp: id('Vilka som svarar: deltagare, personal, remittent, chef, styrelse.', [
			'deltagare',
			'personal',
			'remittent',
			'chef',
			'styrelse'
		]),
		fraga: id('Frågan.'),
		svar: id('Svaret, som det står på enkätens skala.'),
		datum: datum('Svarsdag.').optional(),
		matar: heltal('Mätår.', 1990, 2100).optional(),
		kon: kod('Kön.', 'kon').optional()
	})
});

export const utskick = contract({
	source: 'utskick',
	text: 'Utskick: hur många som fick en enkät.',
	grain: 'utskick per enkät, version, insats och mätår',
	key: ['enkat', 'version', 'insats_id', 'matar'],
	replace: { scope: ['insats_id', 'enkat', 'version', 'matar'] },
	exempel: {
		version: '2025',
		insats_id: 'steget',
		matar: '2025',
		antal: '40'
	},
	schema: z.object({
		enkat: id('Enkäten.'),
		version: id('Enkätens version.'),
		insats_id: id('Insatsen eller teamet.'),
		matar: heltal('Mätår.', 1990, 2100),
		antal: heltal('Antal som fick enkäten.', 0, 1000000)
	})
});
