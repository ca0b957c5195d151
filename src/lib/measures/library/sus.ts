import type { Direction, Measure } from '../types.ts';
import { andel, avslutadeMed, avslutTid, medUtfall, utfallPopulation } from './words.ts';

const kalla = 'deltagande';

interface Group {
	id: string;
	namn: string;
	/** Predicate with `fore` or `efter` put in for `#`. */
	filter: string;
	text: string;
	riktning: Direction;
}

const sus = (grupp: string) => `sus_# = '${grupp}'`;

const sysselsattning: readonly Group[] = [
	{
		id: 'forvarvsarbete',
		namn: 'Förvärvsarbete',
		filter: sus('forvarvsarbete'),
		text: 'förvärvsarbetar, med eller utan stöd eller i eget företag,',
		riktning: 'hogre_battre'
	},
	{
		id: 'studier',
		namn: 'Studier',
		filter: sus('studier'),
		text: 'studerar',
		riktning: 'hogre_battre'
	},
	{
		id: 'aktivt_arbetssokande',
		namn: 'Aktivt arbetssökande',
		filter: sus('aktivt_arbetssokande'),
		text: 'är aktivt arbetssökande och varken arbetar eller studerar',
		riktning: 'ingen'
	},
	{
		id: 'ovriga',
		namn: 'Övriga',
		filter: sus('ovriga'),
		text: 'varken arbetar, studerar eller är aktivt arbetssökande',
		riktning: 'lagre_battre'
	},
	{
		id: 'arbetar_studerar',
		namn: 'Arbetar eller studerar',
		filter: '(arbete_# or studier_#)',
		text: 'arbetar eller studerar',
		riktning: 'hogre_battre'
	}
];

const bothKnown = avslutadeMed(
	'utfall_registrerat and fore_kand',
	'Avslutade deltaganden under perioden med samtycke och känd sysselsättning både vid start och vid avslut.'
);

function susPair({ id, namn, filter, text, riktning }: Group): Measure[] {
	const before = filter.replaceAll('#', 'fore');
	const after = filter.replaceAll('#', 'efter');
	const grupp = 'Sysselsättning före och efter';
	return [
		andel({
			matt: `sus_${id}_fore`,
			namn: `${namn} vid start`,
			definition: `Andelen av de avslutade som ${text} vid start.`.replace(', vid', ' vid'),
			population: bothKnown.text,
			taljare: avslutadeMed(
				`utfall_registrerat and fore_kand and ${before}`,
				`De av dem som ${text} vid start.`.replace(', vid', ' vid')
			),
			namnare: bothKnown,
			riktning: 'ingen',
			kalla,
			grupp
		}),
		andel({
			matt: `sus_${id}_efter`,
			namn: `${namn} vid avslut`,
			definition: `Andelen av de avslutade som ${text} vid avslut.`.replace(', vid', ' vid'),
			population: utfallPopulation,
			taljare: avslutadeMed(
				`utfall_registrerat and ${after}`,
				`De av dem som ${text} vid avslut.`.replace(', vid', ' vid')
			),
			namnare: medUtfall,
			riktning,
			kalla,
			grupp
		})
	];
}

const inkomster: readonly Omit<Group, 'filter'>[] = [
	{ id: 'ohalsa', namn: 'Ersättning vid ohälsa', text: 'ersättning vid ohälsa', riktning: 'ingen' },
	{
		id: 'arbetsmarknadsstod',
		namn: 'Arbetsmarknadsstöd',
		text: 'arbetsmarknadsstöd',
		riktning: 'ingen'
	},
	{
		id: 'ekonomiskt_bistand',
		namn: 'Ekonomiskt bistånd',
		text: 'ekonomiskt bistånd',
		riktning: 'lagre_battre'
	},
	{
		id: 'egen_forsorjning',
		namn: 'Lön, studiestöd eller föräldrapenning',
		text: 'lön, eget företag, studiestöd eller föräldrapenning',
		riktning: 'hogre_battre'
	}
];

const incomeKnown = `coalesce(samtycke, 'ja') <> 'nej' and ohalsa_fore is not null and ohalsa_efter is not null`;

const incomePopulation = avslutadeMed(
	incomeKnown,
	'Avslutade deltaganden under perioden med samtycke och känd försörjning både vid start och vid avslut.'
);

function incomePair({ id, namn, text, riktning }: Omit<Group, 'filter'>): Measure[] {
	const one = (when: 'fore' | 'efter', words: string, direction: Direction) =>
		andel({
			matt: `forsorjning_${id}_${when}`,
			namn: `${namn} ${words}`,
			definition: `Andelen av de avslutade som helt eller delvis försörjdes av ${text} ${words}; en person kan ha flera källor.`,
			population: incomePopulation.text,
			taljare: avslutadeMed(`${incomeKnown} and ${id}_${when}`, `De av dem som hade ${text} ${words}.`),
			namnare: incomePopulation,
			riktning: direction,
			kalla,
			grupp: 'Försörjning före och efter'
		});
	return [one('fore', 'vid start', 'ingen'), one('efter', 'vid avslut', riktning)];
}

const followed = (filter: string, text: string) => ({
	relation: 'marts.uppfoljning',
	aggregate: 'count(*)',
	filter,
	time: avslutTid,
	text
});

export const foreEfter: readonly Measure[] = [
	...sysselsattning.flatMap(susPair),
	...inkomster.flatMap(incomePair),
	andel({
		matt: 'uppfoljning_arbete_studier',
		namn: 'Arbete eller studier vid uppföljning',
		definition:
			'Andelen av de uppföljda som arbetar eller studerar, för sig vid ungefär 3, 6 och 12 månader efter avslut.',
		population:
			'Deltaganden som avslutades under perioden, med samtycke och känd sysselsättning vid uppföljningen; den senaste uppföljningen i varje fas.',
		taljare: followed(
			'utfall_registrerat and arbete_eller_studier',
			'Uppföljda deltaganden med arbete eller studier den dagen.'
		),
		namnare: followed('utfall_registrerat', 'Uppföljda deltaganden med samtycke och känd sysselsättning.'),
		alltid: ['uppfoljningsfas'],
		kalla: 'uppfoljning, deltagande',
		grupp: 'Avslut'
	})
];
