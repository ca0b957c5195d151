import { z } from 'zod';
import { contract } from '../contract.ts';
import { heltal, id, kod, period, tal, text } from '../fields.ts';

export const antal = contract({
	source: 'antal',
	text: 'Antal utan personuppgifter, som volym och anonyma.',
	grain: 'antal per insats, period, kategori och kön',
	key: ['insats_id', 'period', 'kategori', 'kon'],
	replace: { scope: ['insats_id', 'kategori'], date: 'period_fran', till: 'period_till' },
	exempel: {
		period: '2025-H1',
		kategori: 'anonyma',
		antal: '12',
		kon: 'kvinna'
	},
	schema: z.object({
		insats_id: id('Insatsen eller teamet.'),
		period: period('Perioden antalet gäller, till exempel 2024, 2024-H1 eller 2024-03.'),
		kategori: kod('Vad som räknas.', 'kategori'),
		antal: heltal('Antalet.', 0, 10000000),
		kon: kod('Kön; tom för alla.', 'kon').optional()
	})
});

export const aggregat = contract({
	source: 'aggregat',
	text: 'Publicerade resultat ur rapporter och verksamhetsplaner.',
	grain: 'ett publicerat resultat',
	key: ['insats_id', 'period', 'matt', 'grupp', 'kalla'],
	replace: { scope: ['insats_id'], date: 'period_fran' },
	exempel: {
		period: '2025',
		matt: 'avslut_arbete_studier',
		taljare: '21',
		grupp: 'kvinna',
		namnare: '48',
		kalla: 'Årsredovisning 2025, sidan 12'
	},
	schema: z.object({
		insats_id: id('Insatsen eller teamet; riket för nationella uppgifter.'),
		period: period('Perioden resultatet gäller.'),
		matt: text('Vad som mättes.'),
		taljare: tal('Täljaren, eller värdet där nämnare saknas.'),
		grupp: text('Gruppen resultatet gäller.').optional(),
		namnare: tal('Nämnaren.', 0).optional(),
		kalla: text('Dokumentet det står i.').optional(),
		publicerad_procent: tal('Procenttalet som det trycktes.', 0, 1000).optional(),
		anmarkning: text('Anmärkning.').optional()
	})
});
