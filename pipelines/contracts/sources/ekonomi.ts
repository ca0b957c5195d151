import { z } from 'zod';
import { contract } from '../contract.ts';
import { id, kod, pengar, period, text } from '../fields.ts';

/** What the post is called of a line that an accounting file has for another year than its own. */
export const JAMFORELSETAL = 'Jämförelsetal';

export const ekonomi = contract({
	source: 'ekonomi',
	text: 'Budget, utfall och prognos per insats, period och kostnadsslag.',
	grain: 'ekonomirad',
	key: ['insats_id', 'forbund', 'period', 'typ', 'kostnadsslag', 'finansiering', 'post', 'overpost'],
	replace: {
		scope: ['insats_id', 'forbund', 'typ'],
		date: 'period_fran',
		till: 'period_till',
		part: 'typ',
		apart: `case when post in ('Inrapportering', '${JAMFORELSETAL}') then post end`
	},
	exempel: {
		period: '2025-03',
		typ: 'utfall',
		kostnadsslag: 'personal',
		belopp_kr: '84500.50',
		finansiering: 'forbundsmedel',
		post: 'Löner'
	},
	schema: z.object({
		insats_id: id('Insatsen, eller administration för förbundets egna kostnader.'),
		period: period('Perioden beloppet gäller.'),
		typ: kod('Budget, utfall eller prognos.', 'ekonomityp'),
		kostnadsslag: kod(
			'Vad pengarna går till; intäkter anges med finansieringens namn och minus.',
			'kostnadsslag'
		),
		belopp_kr: pengar('Belopp i kronor.'),
		finansiering: kod('Vem som betalar.', 'finansiering').optional(),
		post: text('Postens namn i budgeten.').optional(),
		overpost: text('Posten som den här raden är en del av.').optional(),
		forbund: text('Förbundets namn; behövs för administration när lagret har flera förbund.').optional()
	})
});
