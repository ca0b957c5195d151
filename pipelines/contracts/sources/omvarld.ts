import { z } from 'zod';
import { contract } from '../contract.ts';
import { datum, id, kod, period, tal, text } from '../fields.ts';

export const omvarld = contract({
	source: 'omvarld',
	text: 'Publicerad statistik om förbundets omgivning, som andra har räknat.',
	grain: 'ett publicerat tal per källa, tabell, mått, region, period, kön, ålder och ersättning',
	key: ['kalla', 'tabell', 'matt', 'region', 'period', 'kon', 'alder', 'ersattning'],
	replace: { scope: ['kalla', 'tabell', 'matt', 'region'], date: 'period_fran' },
	exempel: {
		tabell: 'HE0000T02N2',
		matt: 'helarsekvivalenter',
		region: '1980',
		region_namn: 'Västerås',
		period: '2024',
		kon: 'kvinna',
		alder: '20-64',
		ersattning: 'sjukpenning',
		varde: '1203',
		enhet: 'antal',
		licens: 'CC0 1.0',
		hamtad: '2025-03-28'
	},
	schema: z.object({
		kalla: id('Vem som har publicerat talet.', ['SCB', 'Kolada', 'Försörjningsmåttet']),
		tabell: id('Tabellens namn eller nummer hos källan.'),
		matt: id('Vad som räknas: en av koderna, eller källans eget nyckeltal.', [
			'helarsekvivalenter',
			'belopp',
			'belopp_per_invanare',
			'folkmangd',
			'andel_av_befolkningen'
		]),
		region: id('Regionens kod hos SCB: 00 för riket, två siffror för län, fyra för kommun.'),
		region_namn: text('Regionens namn.').optional(),
		period: period('Perioden talet gäller, till exempel 2024, 2024-Q1 eller 2024-03.'),
		kon: kod('Kön; tom för alla.', 'kon').optional(),
		alder: text('Åldrarna talet gäller, till exempel 20-64.').optional(),
		ersattning: kod(
			'Ersättningen talet gäller; tom när talet inte gäller en ersättning.',
			'ersattning'
		).optional(),
		varde: tal('Talet så som det är publicerat; tomt när det saknas.').optional(),
		saknas: kod('Varför talet saknas.', 'varde_saknas').optional(),
		enhet: text('Vad talet är i: antal, procent, tkr …').optional(),
		licens: text('Villkoren för att använda talet.').optional(),
		hamtad: datum('Dagen då filen hämtades.').optional(),
		forbund: text(
			'Förbundet vars område regionen hör till; alla för varje förbund; tomt för jämförelse.'
		).optional()
	})
});

export const omvarldNamn = contract({
	source: 'omvarld_namn',
	text: 'Namn på nyckeltal och regioner som en källa publicerar för sig.',
	grain: 'ett namn per källa, slag och id',
	key: ['kalla', 'slag', 'kod'],
	replace: { scope: ['kalla', 'slag', 'kod'] },
	exempel: {
		slag: 'region',
		kod: '1980',
		namn: 'Västerås',
		beskrivning: 'Kommun'
	},
	schema: z.object({
		kalla: id('Vem som har publicerat namnet.', ['Kolada']),
		slag: kod('Vad det är namnet på.', 'omvarld_slag'),
		kod: id('Nyckeltalets eller regionens id hos källan.'),
		namn: id('Namnet.'),
		beskrivning: text('Källans egen beskrivning.').optional()
	})
});
