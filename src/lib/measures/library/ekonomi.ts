import type { Count, Measure } from '../types.ts';
import { family } from './handelser.ts';
import { kostnader } from './kostnad.ts';
import { ekonomiTid, hogstTid, version } from './words.ts';

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

const rekvisition = family('handelse__period__rekvisition__1_manader')!;

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
	kronor({
		matt: 'prognos_takt',
		namn: 'Prognos i samma takt',
		definition: `Årets utfall hittills, ${utan}, delat med de dagar det täcker och gånger alla dagar som insatsen är öppen under året. En rak framskrivning, inte kansliets prognos.`,
		population:
			'Insatser och hela kalenderår där kansliet inte har lämnat någon prognos och utfallet täcker minst tre månader; ett utfall för hela det pågående året räknas som bokfört till datats sista dag. För avslutade år är det utfallet.',
		taljare: {
			relation: 'marts.prognos_takt',
			aggregate: 'cast(sum(takt_ore) as bigint)',
			time: hogstTid,
			text: 'Summan av insatsernas utfall framskrivet i samma takt till årets slut.'
		},
		kalla: 'ekonomi, insatser'
	}),
	kronor({
		matt: 'eget_kapital',
		namn: 'Eget kapital',
		definition:
			'Förbundets eget kapital enligt det senaste bokslutet vid periodens slut, eller på datats sista dag när ingen period är vald; högst ett år gammalt.',
		population: 'Ekonomirader med kostnadsslaget eget kapital: ställningen den sista dagen i radens period.',
		taljare: {
			relation: 'marts.eget_kapital',
			aggregate: 'cast(sum(belopp_ore) as bigint)',
			time: { kind: 'vid_slut', from: 'fran', to: 'till' },
			text: 'Summan av eget kapital den dagen.'
		}
	}),
	...kostnader,
	{
		...rekvisition,
		matt: 'rekvisition_i_tid',
		namn: 'Rekvisition i tid',
		definition:
			'Andelen av rekvisitionerna som kom senast en månad efter perioden de avser, när månaden har gått ut.',
		population:
			'Rekvisitioner som avser en period och har kommit in; en rekvisition som aldrig har kommit syns inte här.',
		grupp
	}
];
