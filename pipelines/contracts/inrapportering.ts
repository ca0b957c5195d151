import { z } from 'zod';
import type { Shaped } from './contract.ts';
import { heltal, id, pengar, period } from './fields.ts';

/** Where a cell of the form goes: the column of a source that takes its value, and what the form's heading already says. */
export interface Target {
	source: string;
	column: string;
	values: Readonly<Record<string, string>>;
	/** Income is written without a sign in the form and with a minus in the warehouse. */
	minus?: boolean;
}

/** A sheet that is wide where its sources are long: every filled cell of `into` becomes a row of its own. */
export interface Form extends Shaped {
	form: string;
	text: string;
	/** Columns that every row of it shares. */
	shared: readonly string[];
	into: Readonly<Record<string, Target>>;
}

const MOST = 10000000;
/** What its sums are called among the lines of a budget: they live apart from a förbund's own lines, and are counted instead of them. */
const SUMMA = 'Inrapportering';
const deltagare = (kon: string): Target => ({
	source: 'antal',
	column: 'antal',
	values: { kategori: 'deltagare', kon }
});
const kronor = (typ: string, kostnadsslag: string): Target => ({
	source: 'ekonomi',
	column: 'belopp_kr',
	values: { typ, kostnadsslag, post: SUMMA }
});

/**
 * Shaped as a förbund reports to Uppföljning Finsam: per insats the number of participants by kön, and the money. For those who
 * have counts and no rows.
 */
export const inrapportering: Form = {
	form: 'inrapportering',
	text: 'Som i Uppföljning Finsam: antal deltagare efter kön, budget och utfall per insats, för den som inte har rader.',
	exempel: {
		period: '2025',
		deltagare_kvinnor: '31',
		deltagare_man: '24',
		deltagare_annat: '0',
		budgeterat_antal_deltagare: '60',
		tilldelade_medel_kr: '2500000',
		budget_kr: '2400000',
		utfall_kr: '2315750'
	},
	schema: z.object({
		insats_id: id('Insatsen eller teamet, eller administration för förbundets egna kostnader.'),
		period: period('Perioden uppgifterna gäller, oftast ett år: 2025.'),
		deltagare_kvinnor: heltal('Antal deltagare som är kvinnor.', 0, MOST).optional(),
		deltagare_man: heltal('Antal deltagare som är män.', 0, MOST).optional(),
		deltagare_annat: heltal('Antal deltagare med annat kön eller där uppgiften saknas.', 0, MOST).optional(),
		deltagare_totalt: heltal(
			'Alla deltagare, när antalet inte är uppdelat på kön. Lämna tomt när kvinnor, män och annat är ifyllda.',
			0,
			MOST
		).optional(),
		budgeterat_antal_deltagare: heltal('Antalet deltagare som budgeten är räknad på.', 0, MOST).optional(),
		tilldelade_medel_kr: pengar('Medel som förbundet har tilldelat insatsen, utan minustecken.').optional(),
		budget_kr: pengar('Hela budgeten för perioden, inte uppdelad på kostnadsslag.').optional(),
		utfall_kr: pengar('Hela utfallet för perioden, inte uppdelat på kostnadsslag.').optional(),
		eget_kapital_kr: pengar('Eget kapital vid periodens slut.').optional()
	}),
	shared: ['insats_id', 'period'],
	into: {
		deltagare_kvinnor: deltagare('kvinna'),
		deltagare_man: deltagare('man'),
		deltagare_annat: deltagare('annat'),
		deltagare_totalt: deltagare(''),
		budgeterat_antal_deltagare: {
			source: 'antal',
			column: 'antal',
			values: { kategori: 'planerade', kon: '' }
		},
		tilldelade_medel_kr: { ...kronor('budget', 'forbundsmedel'), minus: true },
		budget_kr: kronor('budget', 'ej_fordelat'),
		utfall_kr: kronor('utfall', 'ej_fordelat'),
		eget_kapital_kr: kronor('utfall', 'eget_kapital')
	}
};
