import { z } from 'zod';
import { contract } from '../contract.ts';
import { datum, heltal, id, kod, text } from '../fields.ts';

export const insatser = contract({
	source: 'insatser',
	text: 'Insatserna, och de team som hör till dem.',
	grain: 'insats',
	key: ['insats_id'],
	exempel: {
		namn: 'Steget framåt',
		forbund: 'Samordningsförbundet Exempel',
		inriktning: 'individinriktad',
		malgrupp: 'Personer som behöver samordnad rehabilitering',
		alder_fran: '18',
		alder_till: '64',
		start: '2025-01-01',
		platser: '25',
		max_manader: '12',
		parter: 'Försäkringskassan|Arbetsförmedlingen|Kommunen|Regionen'
	},
	schema: z.object({
		insats_id: id('Insatsens korta namn, samma i alla filer.'),
		namn: text('Insatsens namn som det ska visas.'),
		forbund: text('Samordningsförbundets namn.'),
		inriktning: kod('Om personer deltar eller om insatsen är strukturövergripande.', 'inriktning'),
		overordnad_insats: id('Insatsen som det här teamet hör till.').optional(),
		malgrupp: text('Vem insatsen är till för.').optional(),
		alder_fran: heltal('Lägsta ålder i målgruppen, år.', 0, 120).optional(),
		alder_till: heltal('Högsta ålder i målgruppen, år.', 0, 120).optional(),
		prioriterad_fran: heltal('Lägsta prioriterade ålder, år.', 0, 120).optional(),
		prioriterad_till: heltal('Högsta prioriterade ålder, år.', 0, 120).optional(),
		start: datum('Insatsens första dag.').optional(),
		slut: datum('Insatsens sista dag.').optional(),
		platser: heltal('Antal platser samtidigt.', 0, 100000).optional(),
		max_manader: heltal('Längsta tid i insatsen, månader.', 0, 240).optional(),
		parter: text('Parterna, åtskilda med |.').optional(),
		ersatter: text('Insatser som den här tog över efter eller delades ur, åtskilda med |.').optional(),
		dokument: text('Var uppgifterna står.').optional()
	})
});
