import {
	count,
	duration,
	eventCount,
	eventInterval,
	eventShare,
	followUp,
	money,
	outcomeMeasure,
	share,
	survey,
	type Made,
	type Words
} from './plans.ts';
import { eventsIn, outcomesIn, timeOf } from './vocabulary.ts';
import type { Part } from './types.ts';

type Field = 'text' | 'matt' | 'population' | 'kalla' | 'enhet';

/** A row of the table: every pattern must match; the first row that matches and makes a plan is the goal's. */
export interface Rule {
	id: string;
	when: Partial<Record<Field, RegExp>>;
	plan(words: Words): Made;
}

const organisation = /^(insats|insatsen|forbund|forbundet|team|teamet|parter|)$/;

const missing =
	(vad: string, av: string): Rule['plan'] =>
	() => ({ form: 'saknas', vad, av });

/** How goals are read, first match wins. Patterns are on plain words; an id of a goal or an insats is never looked at. */
export const rules: readonly Rule[] = [
	{
		id: 'bistand',
		when: { kalla: /ekonomiskt bistand|forsorjningsstod/ },
		plan: missing(
			'ekonomiskt bistånd före och efter insatsen, med vad som räknas (belopp eller personer) och från vilken tid',
			'kommunen'
		)
	},
	{
		id: 'enkat_forbattring',
		when: { kalla: /(start|fore) och slut|start och slutenkat/, text: /forbattra/ },
		plan: missing(
			'svar före och efter som hör till samma person: enkätsvaren är anonyma. Lägg in frågan som stegmätning med deltagande_id',
			'insatsen'
		)
	},
	{
		id: 'enkat_grupp',
		when: { kalla: /enkat/, population: /arbete|studier|anstall/ },
		plan: missing(
			'enkätsvar från dem som är i arbete eller studier: svaren visar inte vem som är det',
			'insatsen'
		)
	},
	{
		id: 'enkat_forandring',
		when: { kalla: /enkat|indikator/, matt: /forandring|okning|minskning/ },
		plan: ({ text }) => ({
			form: 'forandring',
			del: { namn: text, matt: 'indikator_positiv', enkat: { indikator: text, avslut: null } }
		})
	},
	{ id: 'enkat', when: { kalla: /enkat|indikator/, matt: /andel/ }, plan: survey },
	{
		id: 'utfall_och_steg',
		when: { kalla: /deltagande.*steg|steg.*deltagande/ },
		plan: (words) => {
			const tokens = outcomesIn(words.text);
			const steg = {
				namn: 'framåt',
				matt: 'stegforflyttning_framat',
				match: { dimension: 'instrument', ord: words.text }
			};
			if (tokens.length === 0) return { form: 'andel', delar: [steg] };
			const utfall = { namn: 'avslutade', matt: outcomeMeasure(tokens) };
			return words.mal.slag === 'foljs'
				? { form: 'andel', delar: [utfall], visa: [steg] }
				: { form: 'andel', delar: [utfall, steg] };
		}
	},
	{
		id: 'steg',
		when: { kalla: /steg/ },
		plan: ({ text }) => ({
			form: 'andel',
			delar: [
				{ namn: 'framåt', matt: 'stegforflyttning_framat', match: { dimension: 'instrument', ord: text } }
			]
		})
	},
	{ id: 'uppfoljning', when: { kalla: /uppfoljning/, matt: /andel/ }, plan: followUp },
	{
		id: 'datum',
		when: { kalla: /handels|logg|^$/, matt: /datum|beslut/ },
		plan: (words) => {
			const [typ] = eventsIn(words.text);
			if (!typ) return null;
			const del: Part = { namn: typ, matt: 'handelser', where: { handelsetyp: [typ] }, kraver: typ };
			return { form: 'datum', del, text: words.goal.text };
		}
	},
	{
		id: 'rekvisition',
		when: { text: /rekvisition/, matt: /i tid|tid|andel/ },
		plan: ({ goal, enhet, efter }) => {
			const tid = timeOf(goal.varde, enhet) ?? efter?.tid ?? '1_manader';
			const matt = `handelse__period__rekvisition__${tid}`;
			const del: Part = {
				namn: 'rekvisitioner',
				matt,
				vanta: tid,
				oppna: `${matt}__oppna`,
				kraver: 'rekvisition'
			};
			return { form: 'andel', delar: [del], mal: { slag: 'alla' } };
		}
	},
	{
		id: 'handelse_tid',
		when: { kalla: /handels|logg/, matt: /^tid/ },
		plan: (words) => {
			const [typ] = eventsIn(words.text);
			return typ ? duration(words, typ) : null;
		}
	},
	{ id: 'handelse_intervall', when: { kalla: /handels|logg/, matt: /intervall/ }, plan: eventInterval },
	{
		id: 'handelse_intervall_enhet',
		when: { kalla: /handels|logg/, enhet: /^(veckor|manader|dagar)$/, population: organisation },
		plan: eventInterval
	},
	{ id: 'handelse_andel', when: { kalla: /handels|logg/, matt: /andel/ }, plan: eventShare },
	{ id: 'handelse_antal', when: { kalla: /handels|logg/, matt: /antal|gjort/ }, plan: eventCount },
	{
		id: 'antal',
		when: { kalla: /^antal/, matt: /antal/ },
		plan: ({ text, population }) => ({
			form: 'antal',
			delar: [
				{ namn: 'antal', matt: 'antal', match: { dimension: 'kategori', ord: `${text} ${population}` } }
			]
		})
	},
	{
		id: 'ekonomi',
		when: {
			kalla: /ekonomi|bokslut|budget|redovisning|^$/,
			enhet: /^(kr|krona|kronor|sek|tkr|kkr|mkr|mnkr)\b/
		},
		plan: money
	},
	{ id: 'platser', when: { kalla: /^insats/, enhet: /^plats/ }, plan: () => ({ form: 'platser' }) },
	{
		id: 'belaggning',
		when: { kalla: /deltagande/, enhet: /^plats/ },
		plan: ({ fonster }) =>
			fonster.slag === 'ar'
				? { form: 'belaggning', del: { namn: 'tagna platser', matt: 'deltagare' } }
				: { form: 'antal', delar: [{ namn: 'platser', matt: 'nya' }], enhet: 'platser' }
	},
	{
		id: 'tid_efter_utfall',
		when: { kalla: /deltagande|^$/, matt: /^tid/, population: /arbete|studier|anstall/ },
		plan: missing('dagen då arbetet eller studierna började för var och en', 'insatsen')
	},
	{ id: 'tid', when: { kalla: /deltagande|^$/, matt: /^tid/ }, plan: (words) => duration(words) },
	{ id: 'andel', when: { kalla: /deltagande|sus|^$/, matt: /andel/ }, plan: share },
	{ id: 'antal_deltagande', when: { kalla: /deltagande|sus|^$/, matt: /antal|volym/ }, plan: count }
];
