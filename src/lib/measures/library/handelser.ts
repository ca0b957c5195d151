import type { Count, Measure } from '../types.ts';
import { andel, antal, avslutTid, dataPer } from './words.ts';

/**
 * Measures with a window after an event, and composite outcomes. They are families: the id holds what is counted and
 * how long is waited, so that a goal may name any of them, and `family` makes the measure from its id.
 *
 * - `handelse__avslut__<typ>__3_veckor`  ended deltaganden with that event no later than 3 weeks after the end
 * - `handelse__start__<typ>__3_manader`  begun deltaganden with that event within 3 months
 * - `handelse__period__<typ>__1_manader` events about a period that came within a month after it
 * - `handelse__<typ>__<typ>__2_manader`  events followed by the other one for the same deltagande within 2 months
 * - `intervall__<typ>__3_manader`        stretches in which the event came again within 3 months
 * - `avslut_till__arbete__studier`       ended deltaganden whose occupation is in the set
 * - `uppfoljning__3_manader__arbete__…`  the same at the follow-up about 3, 6 or 12 months after the end
 * - `tid__hogst__12_manader[__<typ>]`    ended deltaganden (or what went on between events) of at most that length
 *
 * All are counted when the window has closed; with `__oppna` last, the family counts those still open.
 */

const grupp = 'Händelser';

/** Words for outcomes → codes of the list sysselsattning. */
export const outcomes: Readonly<Record<string, { koder: readonly string[]; text: string }>> = {
	arbete: { koder: ['arbete_osubventionerat', 'arbete_subventionerat', 'eget_foretag'], text: 'arbete' },
	arbete_osubventionerat: { koder: ['arbete_osubventionerat'], text: 'arbete utan stöd' },
	arbete_subventionerat: { koder: ['arbete_subventionerat'], text: 'arbete med stöd' },
	eget_foretag: { koder: ['eget_foretag'], text: 'eget företag' },
	studier: { koder: ['studier'], text: 'studier' },
	rehabilitering: {
		koder: ['arbetslivsinriktad_rehabilitering'],
		text: 'arbetslivsinriktad rehabilitering'
	},
	praktik: { koder: ['arbetstraning_praktik'], text: 'arbetsträning eller praktik' },
	arbetssokande: { koder: ['aktivt_arbetssokande'], text: 'aktivt arbetssökande' }
};

const units: Readonly<Record<string, { sql: string; en: string; flera: string }>> = {
	dagar: { sql: 'day', en: 'dag', flera: 'dagar' },
	veckor: { sql: 'week', en: 'vecka', flera: 'veckor' },
	manader: { sql: 'month', en: 'månad', flera: 'månader' }
};

interface Wait {
	sql: string;
	text: string;
}

function waitOf(text: string | undefined): Wait | undefined {
	const match = /^(\d{1,3})_(dagar|veckor|manader)$/.exec(text ?? '');
	const unit = units[match?.[2] ?? ''];
	const n = Number(match?.[1]);
	if (!match || !unit) return undefined;
	return { sql: `interval '${n}' ${unit.sql}`, text: `${n} ${n === 1 ? unit.en : unit.flera}` };
}

const typPattern = /^[a-z0-9]+(_[a-z0-9]+)*$/;
const typOf = (text: string | undefined) => (text && typPattern.test(text) ? text : undefined);

const names: Readonly<Record<string, string>> = {
	arende: 'ärende',
	arbetstraning: 'arbetsträning',
	arbetstraning_start: 'arbetsträning börjar',
	arbetstraning_slut: 'arbetsträning slutar',
	erbjudet_mote: 'erbjudet möte',
	friskvard: 'friskvård',
	genomlysning: 'genomlysning',
	mote: 'möte',
	samsip: 'SamSIP',
	styrgruppsmote: 'styrgruppsmöte',
	uppfoljning: 'uppföljning'
};

/** A kind of event as people write it; a kind of their own as it stands in the file. */
export const eventName = (typ: string): string => names[typ] ?? typ.replaceAll('_', ' ');

const said = (typ: string) => `”${eventName(typ)}”`;

/** What a family needs: its cohort, when the cohort counts from, and what makes a row one of the numerator. */
interface Cohort {
	matt: string;
	namn: string;
	definition: string;
	population: string;
	relation: string;
	/** The column the window is counted from. */
	fran: string;
	wait: Wait;
	/** The day the window has closed, where it is not simply `fran` and the wait. */
	mogen?: string;
	/** Who is in the cohort, and who of them makes it. */
	alla?: string;
	med: string;
	kalla: string;
	skydd?: Measure['skydd'];
	strukturovergripande?: boolean;
}

function measureFrom(cohort: Cohort, open: boolean): Measure {
	const { relation, fran, wait, alla, kalla } = cohort;
	const closes = cohort.mogen ?? `${fran} + ${wait.sql}`;
	const common = {
		kalla,
		grupp,
		skydd: cohort.skydd ?? 'person',
		strukturovergripande: cohort.strukturovergripande ?? false
	} as const;
	if (open)
		return antal({
			...common,
			matt: `${cohort.matt}__oppna`,
			namn: `${cohort.namn}, öppna`,
			definition: `Antal vars tid inte har gått ut än på periodens sista dag: ${wait.text}.`,
			population: cohort.population,
			taljare: {
				relation,
				aggregate: 'count(*)',
				...(alla ? { filter: alla } : {}),
				time: { kind: 'vid_slut', from: fran, to: closes },
				text: 'De vars tid löper.'
			},
			enhet: 'antal'
		});
	const count = (also: string | undefined, text: string): Count => ({
		relation,
		aggregate: 'count(*)',
		filter: [alla, also, `${closes} <= ${dataPer}`].filter(Boolean).join(' and '),
		time: { kind: 'datum', column: closes },
		text
	});
	return andel({
		...common,
		matt: cohort.matt,
		namn: cohort.namn,
		definition: cohort.definition,
		population: cohort.population,
		taljare: count(cohort.med, 'De av dem som har det i tid.'),
		namnare: count(undefined, 'Alla vars tid har gått ut på datats sista dag.'),
		riktning: 'hogre_battre',
		// 1 counted windows that close after the last day of the data, when the period asked for went beyond it.
		version: '2'
	});
}

/** Rows of `r` with an event of the kind for the same deltagande, no later than the window's end. */
const eventBy = (typ: string, first: string, last: string) =>
	`exists (select 1 from marts.handelse h where h.forbund_id = r.forbund_id and h.deltagande_id = r.deltagande_id ` +
	`and h.handelsetyp = '${typ}' and h.datum >= r.${first} and h.datum <= r.${last})`;

const closed = 'När tiden har gått ut för var och en; de vars tid löper räknas inte.';

function handelse([from, typ, time]: string[], matt: string): Cohort | undefined {
	const wait = waitOf(time);
	const event = typOf(typ);
	if (!wait || !event || !typOf(from)) return undefined;
	const base = { matt, wait, kalla: 'handelser, deltagande' };
	if (from === 'avslut')
		return {
			...base,
			namn: `Händelsen ${said(event)} inom ${wait.text} från avslut`,
			definition: `Andelen av de avslutade som har händelsen ${said(event)} senast ${wait.text} efter avslut.`,
			population: `Avslutade deltaganden. ${closed}`,
			relation: 'marts.deltagande',
			fran: 'slut',
			alla: `slut is not null and coalesce(avslutsorsak, '') <> 'avliden'`,
			med: eventBy(event, 'start', `slut + ${wait.sql}`)
		};
	if (from === 'start')
		return {
			...base,
			namn: `Händelsen ${said(event)} inom ${wait.text} från start`,
			definition: `Andelen av dem som har börjat som har händelsen ${said(event)} inom ${wait.text}.`,
			population: `Påbörjade deltaganden. ${closed}`,
			relation: 'marts.deltagande',
			fran: 'start',
			med: eventBy(event, 'start', `start + ${wait.sql}`)
		};
	if (from === 'period')
		return {
			...base,
			kalla: 'handelser',
			namn: `Händelsen ${said(event)} inom ${wait.text} från periodens slut`,
			definition: `Andelen av händelserna ${said(event)} som kom senast ${wait.text} efter perioden de avser.`,
			population: `Händelser som avser en period. ${closed}`,
			relation: 'marts.handelse_period',
			fran: 'dagen_efter',
			alla: `handelsetyp = '${event}'`,
			// A month after 29 February ends with March: from the first day after the period, and not that day of the next.
			med: `datum < dagen_efter + ${wait.sql}`,
			skydd: 'ingen',
			strukturovergripande: true
		};
	return {
		...base,
		namn: `Händelsen ${said(event)} inom ${wait.text} från ${said(from!)}`,
		definition: `Andelen av händelserna ${said(from!)} som har följts av ${said(event)} för samma deltagande inom ${wait.text}.`,
		population: `Händelser som gäller ett deltagande. ${closed}`,
		relation: 'marts.handelse',
		fran: 'datum',
		alla: `handelsetyp = '${from}' and deltagande_id is not null`,
		med: eventBy(event, 'datum', `datum + ${wait.sql}`)
	};
}

function intervall([typ, time]: string[], matt: string): Cohort | undefined {
	const wait = waitOf(time);
	const event = typOf(typ);
	if (!wait || !event) return undefined;
	return {
		matt,
		wait,
		namn: `Händelsen ${said(event)} minst var ${wait.text}`,
		definition: `Andelen av tillfällena som händelsen ${said(event)} har kommit inom ${wait.text} från start eller den förra.`,
		population: `Tiden från start eller en händelse till nästa, för dem som var kvar när ${wait.text} hade gått.`,
		relation: 'marts.uppfoljningsintervall',
		fran: 'fran',
		alla: `handelsetyp = '${event}' and (slut is null or slut > fran + ${wait.sql})`,
		med: `nasta <= fran + ${wait.sql}`,
		kalla: 'handelser, deltagande'
	};
}

function outcomeSet(tokens: readonly string[]): { codes: string; text: string } | undefined {
	const found = tokens.map((token) => outcomes[token]);
	if (found.length === 0 || new Set(tokens).size < tokens.length) return undefined;
	const codes: string[] = [];
	for (const one of found) {
		if (!one) return undefined;
		codes.push(...one.koder);
	}
	const words = found.map((one) => one!.text);
	const text = words.length === 1 ? words[0]! : `${words.slice(0, -1).join(', ')} eller ${words.at(-1)}`;
	return { codes: codes.map((code) => `'${code}'`).join(', '), text };
}

function avslutTill(tokens: readonly string[], matt: string): Measure | undefined {
	const set = outcomeSet(tokens);
	if (!set) return undefined;
	const count = (filter: string, text: string): Count => ({
		relation: 'marts.deltagande',
		aggregate: 'count(*)',
		filter,
		time: avslutTid,
		text
	});
	return andel({
		matt,
		namn: `Avslut till ${set.text}`,
		definition: `Andelen av de avslutade med känt utfall som har ${set.text} vid avslut.`,
		population: 'Avslutade deltaganden under perioden med samtycke och känd sysselsättning vid avslut.',
		taljare: count(
			`utfall_registrerat and sysselsattning_efter in (${set.codes})`,
			`Avslutade med ${set.text}.`
		),
		namnare: count('utfall_registrerat', 'Avslutade med känt utfall.'),
		kalla: 'deltagande',
		grupp: 'Avslut'
	});
}

function uppfoljning([time, ...tokens]: string[], matt: string): Cohort | undefined {
	const wait = waitOf(time);
	const phase = ['3_manader', '6_manader', '12_manader'].find((one) => one === time);
	const set = outcomeSet(tokens);
	if (!wait || !phase || !set) return undefined;
	return {
		matt,
		wait,
		namn: `Vid uppföljning efter ${wait.text}: ${set.text}`,
		definition: `Andelen av de uppföljda som har ${set.text} ungefär ${wait.text} efter avslut.`,
		population: `Uppföljda deltaganden med samtycke och känd sysselsättning. ${closed}`,
		relation: 'marts.uppfoljning',
		fran: 'slut',
		mogen: 'mogen',
		alla: `utfall_registrerat and uppfoljningsfas = '${phase}'`,
		med: `sysselsattning_uppfoljning in (${set.codes})`,
		kalla: 'uppfoljning, deltagande'
	};
}

/** Those whose follow-up is not due yet: every ended deltagande with consent, followed up or not. */
function uppfoljningOppna({ mogen: _, ...cohort }: Cohort): Measure {
	return measureFrom(
		{
			...cohort,
			population: 'Avslutade deltaganden med samtycke.',
			relation: 'marts.deltagande',
			alla: `slut is not null and coalesce(samtycke, 'ja') <> 'nej'`
		},
		true
	);
}

function tid([way, time, typ]: string[], matt: string): Measure | undefined {
	const wait = waitOf(time);
	if (!wait || (way !== 'hogst' && way !== 'minst') || (typ !== undefined && !typOf(typ))) return undefined;
	const sign = way === 'hogst' ? '<=' : '>=';
	const relation = typ ? 'marts.handelse_spann' : 'marts.deltagande';
	const alla = typ ? `handelsetyp = '${typ}' and slut is not null` : 'slut is not null';
	const what = typ ? said(typ) : 'insatsen';
	const ord = way === 'hogst' ? 'högst' : 'minst';
	const count = (filter: string, text: string): Count => ({
		relation,
		aggregate: 'count(*)',
		filter,
		time: avslutTid,
		text
	});
	return andel({
		matt,
		namn: `Tid i ${what}, ${ord} ${wait.text}`,
		definition: `Andelen av de avslutade vars tid i ${what} var ${ord} ${wait.text}.`,
		population: typ
			? `Det som började och avslutades enligt händelserna ${said(`${typ}_start`)} och ${said(`${typ}_slut`)}.`
			: 'Deltaganden som avslutades under perioden; pågående är inte med.',
		taljare: count(`${alla} and slut ${sign} start + ${wait.sql}`, `De vars tid var ${ord} ${wait.text}.`),
		namnare: count(alla, 'Alla som avslutades.'),
		riktning: 'ingen',
		kalla: typ ? 'handelser' : 'deltagande',
		grupp: typ ? grupp : 'Volym'
	});
}

/** The measure a family id stands for, or nothing when it is none. Everything of the id that reaches SQL is checked. */
export function family(matt: string): Measure | undefined {
	const parts = matt.split('__');
	const open = parts.at(-1) === 'oppna';
	const rest = parts.slice(1, open ? -1 : undefined);
	const own = open ? matt.slice(0, -'__oppna'.length) : matt;
	switch (parts[0]) {
		case 'handelse': {
			const cohort = rest.length === 3 ? handelse(rest, own) : undefined;
			return cohort && measureFrom(cohort, open);
		}
		case 'intervall': {
			const cohort = rest.length === 2 ? intervall(rest, own) : undefined;
			return cohort && measureFrom(cohort, open);
		}
		case 'uppfoljning': {
			const cohort = uppfoljning(rest, own);
			return cohort && (open ? uppfoljningOppna(cohort) : measureFrom(cohort, false));
		}
		case 'avslut_till':
			return open ? undefined : avslutTill(rest, own);
		case 'tid':
			return open || rest.length > 3 ? undefined : tid(rest, own);
		default:
			return undefined;
	}
}

/** The members that stand in the list of measures, as examples of their family. */
const shown = [
	'handelse__avslut__slutdokumentation__3_veckor',
	'handelse__avslut__plan__7_dagar',
	'handelse__erbjudet_mote__mote__2_manader',
	'handelse__period__rekvisition__1_manader',
	'intervall__uppfoljning__3_manader',
	'uppfoljning__12_manader__arbete__studier__arbetssokande',
	'avslut_till__arbete__studier__rehabilitering',
	'tid__hogst__12_manader'
];

export const handelser: readonly Measure[] = shown.flatMap((matt) => family(matt) ?? []);
