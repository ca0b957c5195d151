import type { Measure } from '../types.ts';
import { foreEfter, type Pair, type Paired } from './foreEfter.ts';

/** Sysselsättning before and after as SUS reported it: the four groups, works or studies, and each code. */

const paired: Paired = {
	known: 'utfall_registrerat and fore_kand',
	population:
		'Avslutade deltaganden under perioden med samtycke och känd sysselsättning både vid start och vid avslut.',
	grupp: 'Sysselsättning före och efter',
	// 1 counted those whose start was unknown too, so that before and after were not the same persons.
	version: '2'
};

const groups: readonly Pair[] = [
	{
		id: 'sus_forvarvsarbete',
		namn: 'Förvärvsarbete',
		filter: `sus_# = 'forvarvsarbete'`,
		text: 'förvärvsarbetar (med eller utan stöd eller i eget företag)',
		riktning: 'hogre_battre'
	},
	{
		id: 'sus_studier',
		namn: 'Studier',
		filter: `sus_# = 'studier'`,
		text: 'studerar',
		riktning: 'hogre_battre'
	},
	{
		id: 'sus_aktivt_arbetssokande',
		namn: 'Aktivt arbetssökande',
		filter: `sus_# = 'aktivt_arbetssokande'`,
		text: 'är aktivt arbetssökande och varken arbetar eller studerar',
		riktning: 'ingen'
	},
	{
		id: 'sus_ovriga',
		namn: 'Övriga',
		filter: `sus_# = 'ovriga'`,
		text: 'varken arbetar, studerar eller är aktivt arbetssökande',
		riktning: 'lagre_battre'
	},
	{
		id: 'sus_arbetar_studerar',
		namn: 'Arbetar eller studerar',
		filter: '(arbete_# or studier_#)',
		text: 'arbetar eller studerar',
		riktning: 'hogre_battre'
	}
];

/** Codes of the list sysselsattning that are no group of their own above. */
const codes: readonly { kod: string; namn: string; riktning: Pair['riktning'] }[] = [
	{ kod: 'arbete_osubventionerat', namn: 'Arbete utan stöd', riktning: 'hogre_battre' },
	{ kod: 'arbete_subventionerat', namn: 'Arbete med stöd', riktning: 'hogre_battre' },
	{ kod: 'eget_foretag', namn: 'Eget företag', riktning: 'hogre_battre' },
	{ kod: 'arbetslivsinriktad_rehabilitering', namn: 'Arbetslivsinriktad rehabilitering', riktning: 'ingen' },
	{ kod: 'arbetstraning_praktik', namn: 'Arbetsträning eller praktik', riktning: 'ingen' },
	{ kod: 'sysselsattning_sol_lss', namn: 'Sysselsättning enligt SoL eller LSS', riktning: 'ingen' },
	{ kod: 'ingen', namn: 'Ingen sysselsättning', riktning: 'lagre_battre' }
];

export const sysselsattning: readonly Measure[] = [
	...groups.flatMap((pair) => foreEfter(pair, paired)),
	...codes.flatMap(({ kod, namn, riktning }) =>
		foreEfter(
			{
				id: `sysselsattning_${kod}`,
				namn,
				filter: `sysselsattning_# = '${kod}'`,
				text: `har sysselsättningen ”${namn.toLocaleLowerCase('sv').replace('sol eller lss', 'SoL eller LSS')}”`,
				riktning
			},
			{ ...paired, version: '1' }
		)
	)
];
