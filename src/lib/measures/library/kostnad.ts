import type { Count, Measure } from '../types.ts';
import { avslutade, avslutadeMed, deltagare, ekonomiTid, hogstTid, paborjade, version } from './words.ts';

/**
 * Every named cost per something, each in all its variants from one definition. The plain id counts everything but what
 * the parties bear themselves, without administration; suffixes say what else is in or out:
 * `_utan_esf` · `_forbundsmedel` · `_med_egeninsats` · `_med_egeninsats_utan_esf`, and then `_med_administration`.
 */

interface Money {
	suffix: string;
	namn: string;
	/** SQL predicate on `finansiering`; null when every krona counts. */
	filter: string | null;
	/** Said after "utfall": which money it is. */
	text: string;
}

const money: readonly Money[] = [
	{
		suffix: '',
		namn: '',
		filter: `finansiering <> 'parternas_egeninsats'`,
		text: 'utom parternas egeninsats'
	},
	{
		suffix: '_utan_esf',
		namn: ', utan ESF',
		filter: `finansiering <> 'parternas_egeninsats' and finansiering <> 'esf'`,
		text: 'utom ESF och parternas egeninsats'
	},
	{
		suffix: '_forbundsmedel',
		namn: ', bara förbundsmedel',
		filter: `finansiering = 'forbundsmedel'`,
		text: 'bara det som betalas med förbundsmedel'
	},
	{
		suffix: '_med_egeninsats',
		namn: ', med parternas egeninsats',
		filter: null,
		text: 'även det parterna bär själva'
	},
	{
		suffix: '_med_egeninsats_utan_esf',
		namn: ', med parternas egeninsats utan ESF',
		filter: `finansiering <> 'esf'`,
		text: 'även det parterna bär själva, men utom ESF'
	}
];

const allocation =
	'Administrationen fördelas per kalenderår på alla insatser, även de strukturövergripande, i proportion till deras kostnader samma år utom parternas egeninsats; varje krona bär lika mycket. År utan administration i underlaget ger inget tal.';

const administration = [
	{ suffix: '', namn: '', with: false },
	{ suffix: '_med_administration', namn: ', med andel av administrationen', with: true }
];

interface Base {
	matt: string;
	namn: string;
	/** `budget` or `utfall`. */
	typ: 'budget' | 'utfall';
	/** Follows "delat med": what one krona is spread over. */
	per: string;
	/** Said last in the definition. */
	tillagg?: string;
	namnare: Count;
	more?: Partial<Measure>;
}

const sammaTid =
	'Nämnaren räknas över samma dagar som kostnaderna täcker. Strukturövergripande insatser är inte med.';

const summed = 'cast(sum(belopp_ore) as bigint)';
const withShare =
	'case when count(administration_ore) = count(*) then cast(sum(belopp_ore + administration_ore) as bigint) end';

function variants({ matt, namn, typ, per, tillagg, namnare, more }: Base): Measure[] {
	const what = typ === 'utfall' ? 'utfall' : 'budget';
	return money.flatMap((paid) =>
		administration.map((share): Measure => {
			const text = `Insatsernas ${what}, ${paid.text}, ${share.with ? 'med' : 'utan'} andel av administrationen.`;
			const definition = [
				`Insatsens ${what}, ${paid.text},${share.with ? ' och dess andel av förbundets administration,' : ''} ${per}${tillagg ? `; ${tillagg}` : ''}.`,
				...(share.with ? [allocation] : [])
			];
			return {
				matt: `${matt}${paid.suffix}${share.suffix}`,
				namn: `${namn}${paid.namn}${share.namn}`,
				definition: definition.join(' '),
				population: `Individinriktade insatser med ${what} i perioden. ${sammaTid}`,
				taljare: {
					relation: 'marts.ekonomi',
					aggregate: share.with ? withShare : summed,
					filter: [`typ = '${typ}'`, `inriktning = 'individinriktad'`, `slag = 'kostnad'`, paid.filter]
						.filter(Boolean)
						.join(' and '),
					time: ekonomiTid,
					text
				},
				namnare,
				enhet: 'kronor_per',
				riktning: 'lagre_battre',
				intervall: 'inget',
				strukturovergripande: false,
				kalla: 'ekonomi, deltagande',
				version,
				grupp: paid.suffix || share.suffix ? 'Kostnad per, varianter' : 'Ekonomi',
				skydd: 'person',
				samma_tid: true,
				...more
			};
		})
	);
}

export const kostnader: readonly Measure[] = [
	{
		matt: 'kostnad_per_deltagare',
		namn: 'Kostnad per deltagare',
		typ: 'utfall' as const,
		per: 'delat med antalet olika personer som deltog under samma tid',
		namnare: deltagare
	},
	{
		matt: 'kostnad_per_paborjad',
		namn: 'Kostnad per påbörjat deltagande',
		typ: 'utfall' as const,
		per: 'delat med antalet deltaganden som började under samma tid',
		namnare: paborjade
	},
	{
		matt: 'kostnad_per_avslutad',
		namn: 'Kostnad per avslutat deltagande',
		typ: 'utfall' as const,
		per: 'delat med antalet deltaganden som avslutades under samma tid',
		namnare: avslutade
	},
	{
		matt: 'kostnad_per_avslut_arbete_studier',
		namn: 'Kostnad per avslut till arbete eller studier',
		typ: 'utfall' as const,
		per: 'delat med antalet avslut till arbete eller studier under samma tid',
		tillagg: 'visas från fem avslut',
		namnare: avslutadeMed(
			'utfall_registrerat and (arbete_efter or studier_efter)',
			'Avslutade deltaganden med arbete eller studier vid avslut.'
		),
		more: { minst: 5 }
	},
	{
		matt: 'kostnad_per_plats',
		namn: 'Kostnad per årsplats',
		typ: 'utfall' as const,
		per: 'delat med antalet årsplatser under samma tid',
		namnare: {
			relation: 'marts.plats',
			aggregate: 'cast(sum(platser) as bigint) / 12.0',
			time: hogstTid,
			text: 'Insatsens platser varje månad den är öppen, delat med tolv.'
		},
		more: { kalla: 'ekonomi, insatser', skydd: 'ingen' as const }
	},
	{
		matt: 'budget_per_planerad_deltagare',
		namn: 'Budget per planerad deltagare',
		typ: 'budget' as const,
		per: 'delad med det antal deltagare som budgeten är räknad på, eller som målen anger, för samma tid',
		namnare: {
			relation: 'marts.planerad',
			aggregate: 'cast(sum(planerade) as double)',
			time: hogstTid,
			text: 'Budgeterat antal deltagare så som det är inrapporterat, annars enligt målen, summerat över kalenderåren.'
		},
		more: {
			population:
				'Individinriktade insatser som har både budget i perioden och ett budgeterat antal deltagare, eller ett mål för antalet, per kalenderår.',
			version: '2',
			kalla: 'ekonomi, antal, mal',
			skydd: 'ingen' as const
		}
	}
].flatMap(variants);
