import type { Count, Measure } from '../types.ts';
import { avslutade, avslutadeMed, deltagare, ekonomiTid, hogstTid, paborjade, version } from './words.ts';

const grupp = 'Ekonomi';

const egna = `slag = 'kostnad' and finansiering <> 'parternas_egeninsats'`;

/** Money of a kind: lines that count, in öre. Kostnad only, without what the parties pay themselves. */
const pengar = (typ: string, text: string, filter = egna): Count => ({
	relation: 'marts.ekonomi',
	aggregate: 'cast(sum(belopp_ore) as bigint)',
	filter: `typ = '${typ}' and ${filter}`,
	time: ekonomiTid,
	text
});

const utan = 'utom parternas egeninsats';
const population = `Kostnadsrader vars period ligger inom den valda, ${utan}; en detaljrad under en överpost räknas inte två gånger.`;

const kronor = (
	given: Pick<Measure, 'matt' | 'namn' | 'definition' | 'taljare'> & Partial<Measure>
): Measure => ({
	population,
	enhet: 'kronor',
	riktning: 'ingen',
	intervall: 'inget',
	strukturovergripande: true,
	kalla: 'ekonomi',
	version,
	grupp,
	skydd: 'ingen',
	...given
});

const perIndivid = `inriktning = 'individinriktad' and ${egna}`;
const insatsensUtfall = pengar(
	'utfall',
	`Insatsernas utfall, ${utan} och utan andel av administrationen.`,
	perIndivid
);
const sammaTid =
	'Nämnaren räknas över samma dagar som utfallet täcker. Strukturövergripande insatser är inte med.';

const kostnadPer = (
	given: Pick<Measure, 'matt' | 'namn' | 'definition' | 'namnare'> & Partial<Measure>
): Measure => ({
	population: `Individinriktade insatser med utfall i perioden. ${sammaTid}`,
	taljare: insatsensUtfall,
	enhet: 'kronor_per',
	riktning: 'lagre_battre',
	intervall: 'inget',
	strukturovergripande: false,
	kalla: 'ekonomi, deltagande',
	version,
	grupp,
	skydd: 'person',
	samma_tid: true,
	...given
});

export const ekonomi: readonly Measure[] = [
	kronor({
		matt: 'budget',
		namn: 'Budget',
		definition: `Budgeterade kostnader för perioden, ${utan}.`,
		taljare: pengar('budget', `Summan av budgeterade kostnader, ${utan}.`)
	}),
	kronor({
		matt: 'utfall',
		namn: 'Utfall',
		definition: `Bokförda kostnader för perioden, ${utan}.`,
		taljare: pengar('utfall', `Summan av bokförda kostnader, ${utan}.`)
	}),
	kronor({
		matt: 'prognos',
		namn: 'Prognos',
		definition: `Kostnader enligt prognos för perioden, ${utan}.`,
		taljare: pengar('prognos', `Summan av kostnader enligt prognos, ${utan}.`)
	}),
	kronor({
		matt: 'avvikelse',
		namn: 'Avvikelse mot budget',
		definition: `Utfall minus budget för perioden, ${utan}; minus betyder att det kostade mindre än budgeterat.`,
		population: `${population} Visas bara där det finns både budget och utfall.`,
		taljare: {
			relation: 'marts.ekonomi',
			aggregate:
				`case when count(case when typ = 'utfall' then 1 end) > 0 and count(case when typ = 'budget' then 1 end) > 0 ` +
				`then cast(sum(case when typ = 'utfall' then belopp_ore else -belopp_ore end) as bigint) end`,
			filter: `typ in ('utfall', 'budget') and ${egna}`,
			time: ekonomiTid,
			text: 'Summan av utfall minus summan av budget.'
		}
	}),
	kronor({
		matt: 'egeninsats',
		namn: 'Parternas egeninsats',
		definition: 'Kostnader som parterna själva bär i insatserna, enligt utfallet för perioden.',
		population: 'Utfallsrader med finansieringen parternas egeninsats vars period ligger inom den valda.',
		taljare: pengar(
			'utfall',
			'Summan av utfall som parterna bär själva.',
			`slag = 'kostnad' and finansiering = 'parternas_egeninsats'`
		)
	}),
	kronor({
		matt: 'egeninsats_budget',
		namn: 'Parternas egeninsats, budget',
		definition: 'Kostnader som parterna själva bär i insatserna, enligt budgeten för perioden.',
		population: 'Budgetrader med finansieringen parternas egeninsats vars period ligger inom den valda.',
		taljare: pengar(
			'budget',
			'Summan av budget som parterna bär själva.',
			`slag = 'kostnad' and finansiering = 'parternas_egeninsats'`
		)
	}),
	kostnadPer({
		matt: 'kostnad_per_deltagare',
		namn: 'Kostnad per deltagare',
		definition: `Insatsens utfall, ${utan}, delat med antalet olika personer som deltog under samma tid.`,
		namnare: deltagare
	}),
	kostnadPer({
		matt: 'kostnad_per_deltagare_med_egeninsats',
		namn: 'Kostnad per deltagare, med parternas egeninsats',
		definition:
			'Insatsens utfall, även det parterna bär själva, delat med antalet olika personer som deltog under samma tid.',
		taljare: pengar(
			'utfall',
			'Insatsernas utfall med parternas egeninsats, utan andel av administrationen.',
			`inriktning = 'individinriktad' and slag = 'kostnad'`
		),
		namnare: deltagare
	}),
	kostnadPer({
		matt: 'kostnad_per_paborjad',
		namn: 'Kostnad per påbörjat deltagande',
		definition: `Insatsens utfall, ${utan}, delat med antalet deltaganden som började under samma tid.`,
		namnare: paborjade
	}),
	kostnadPer({
		matt: 'kostnad_per_avslutad',
		namn: 'Kostnad per avslutat deltagande',
		definition: `Insatsens utfall, ${utan}, delat med antalet deltaganden som avslutades under samma tid.`,
		namnare: avslutade
	}),
	kostnadPer({
		matt: 'kostnad_per_avslut_arbete_studier',
		namn: 'Kostnad per avslut till arbete eller studier',
		definition: `Insatsens utfall, ${utan}, delat med antalet avslut till arbete eller studier under samma tid; visas från fem avslut.`,
		namnare: avslutadeMed(
			'utfall_registrerat and (arbete_efter or studier_efter)',
			'Avslutade deltaganden med arbete eller studier vid avslut.'
		),
		minst: 5
	}),
	kostnadPer({
		matt: 'kostnad_per_plats',
		namn: 'Kostnad per årsplats',
		definition: `Insatsens utfall, ${utan}, delat med antalet årsplatser under samma tid.`,
		namnare: {
			relation: 'marts.plats',
			aggregate: 'cast(sum(platser) as bigint) / 12.0',
			time: hogstTid,
			text: 'Insatsens platser varje månad den är öppen, delat med tolv.'
		},
		kalla: 'ekonomi, insatser',
		skydd: 'ingen'
	}),
	kostnadPer({
		matt: 'budget_per_planerad_deltagare',
		namn: 'Budget per planerad deltagare',
		definition: `Insatsens budget, ${utan}, delad med det antal deltagare som målen anger för samma tid.`,
		population:
			'Individinriktade insatser som har både budget i perioden och ett mål för antalet deltagare per kalenderår.',
		taljare: pengar('budget', `Insatsernas budget, ${utan} och utan andel av administrationen.`, perIndivid),
		namnare: {
			relation: 'marts.planerad',
			aggregate: 'cast(sum(planerade) as double)',
			time: hogstTid,
			text: 'Planerat antal deltagare enligt målen, summerat över kalenderåren.'
		},
		kalla: 'ekonomi, mal',
		skydd: 'ingen'
	})
];
