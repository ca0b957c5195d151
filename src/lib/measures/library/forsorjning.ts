import type { Direction, Measure } from '../types.ts';
import { foreEfter, type Paired } from './foreEfter.ts';

/** Försörjning before and after: the groups of the försörjningsmått, and each source of the code list. */

const paired: Paired = {
	known: `coalesce(samtycke, 'ja') <> 'nej' and ohalsa_fore is not null and ohalsa_efter is not null`,
	population:
		'Avslutade deltaganden under perioden med samtycke och känd försörjning både vid start och vid avslut. En person kan ha flera källor, så andelarna summerar till mer än hundra procent.',
	grupp: 'Försörjning före och efter'
};

interface Source {
	id: string;
	namn: string;
	text: string;
	riktning: Direction;
}

const groups: readonly Source[] = [
	{ id: 'ohalsa', namn: 'Ersättning vid ohälsa', text: 'ersättning vid ohälsa', riktning: 'ingen' },
	{ id: 'arbetsmarknadsstod', namn: 'Arbetsmarknadsstöd', text: 'arbetsmarknadsstöd', riktning: 'ingen' },
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

const sources: readonly Source[] = [
	{
		id: 'lon_eget_foretag',
		namn: 'Lön eller eget företag',
		text: 'lön eller eget företag',
		riktning: 'hogre_battre'
	},
	{ id: 'studiestod', namn: 'Studiestöd', text: 'studiestöd', riktning: 'hogre_battre' },
	{ id: 'a_kassa', namn: 'A-kassa', text: 'a-kassa', riktning: 'ingen' },
	{
		id: 'aktivitetsstod',
		namn: 'Aktivitetsstöd eller utvecklingsersättning',
		text: 'aktivitetsstöd eller utvecklingsersättning',
		riktning: 'ingen'
	},
	{
		id: 'etableringsersattning',
		namn: 'Etableringsersättning',
		text: 'etableringsersättning',
		riktning: 'ingen'
	},
	{
		id: 'sjukpenning',
		namn: 'Sjukpenning eller rehabiliteringspenning',
		text: 'sjukpenning eller rehabiliteringspenning',
		riktning: 'ingen'
	},
	{
		id: 'aktivitetsersattning',
		namn: 'Aktivitetsersättning',
		text: 'aktivitetsersättning',
		riktning: 'ingen'
	},
	{ id: 'sjukersattning', namn: 'Sjukersättning', text: 'sjukersättning', riktning: 'ingen' },
	{ id: 'forsorjningsstod', namn: 'Försörjningsstöd', text: 'försörjningsstöd', riktning: 'lagre_battre' },
	{ id: 'foraldrapenning', namn: 'Föräldrapenning', text: 'föräldrapenning', riktning: 'ingen' },
	{
		id: 'ingen_annan',
		namn: 'Ingen eller annan försörjning',
		text: 'ingen eller annan försörjning',
		riktning: 'ingen'
	}
];

const pair = ({ id, namn, text, riktning }: Source, filter: string): Measure[] =>
	foreEfter(
		{ id: `forsorjning_${id}`, namn, filter, text: `helt eller delvis hade ${text}`, riktning },
		paired
	);

export const forsorjning: readonly Measure[] = [
	...groups.flatMap((group) => pair(group, `${group.id}_#`)),
	...sources.flatMap((source) => pair(source, `('|' || forsorjning_#_koder || '|') like '%|${source.id}|%'`))
];
