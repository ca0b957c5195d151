import type { Count, Direction, Measure } from '../types.ts';
import { andel, avslutadeMed } from './words.ts';

/** One thing that may hold before and after, told about the same persons. */
export interface Pair {
	/** The ids become `<id>_fore`, `<id>_efter` and `<id>_forandring`. */
	id: string;
	namn: string;
	/** Follows "Andelen av de avslutade som": `studerar`, `hade lön`. */
	text: string;
	/** SQL predicate of a deltagande with `fore` or `efter` put in for `#`. */
	filter: string;
	/** Is more of it afterwards better? */
	riktning: Direction;
}

export interface Paired {
	/** SQL predicate: before and after are both known. */
	known: string;
	/** The same in a sentence: who they are. */
	population: string;
	grupp: string;
	/** Version of `_efter`. */
	version?: string;
}

const same = 'Samma personer är med före och efter.';

const when = { fore: 'vid start', efter: 'vid avslut' } as const;

/** Before, after and the change, on one population: those whose before and after are both known. */
export function foreEfter(
	{ id, namn, text, filter, riktning }: Pair,
	{ known, population, grupp, version = '1' }: Paired
): Measure[] {
	const at = (side: keyof typeof when) => filter.replaceAll('#', side);
	const all: Count = avslutadeMed(known, population);
	const one = (side: keyof typeof when, more: Partial<Measure>) =>
		andel({
			matt: `${id}_${side}`,
			namn: `${namn} ${when[side]}`,
			definition: `Andelen av de avslutade som ${text} ${when[side]}. ${same}`,
			population,
			taljare: avslutadeMed(`${known} and ${at(side)}`, `De av dem som ${text} ${when[side]}.`),
			namnare: all,
			kalla: 'deltagande',
			grupp,
			...more
		});
	return [
		one('fore', { riktning: 'ingen' }),
		one('efter', { riktning, version }),
		{
			...one('efter', { riktning }),
			matt: `${id}_forandring`,
			namn: `${namn}, förändring`,
			definition: `Hur många fler (minus: färre) som ${text} vid avslut än vid start, i antal och i procentenheter av alla med båda uppgifterna. ${same}`,
			taljare: {
				...all,
				aggregate: `cast(sum(case when ${at('efter')} then 1 else 0 end) - sum(case when ${at('fore')} then 1 else 0 end) as bigint)`,
				text: `De som ${text} vid avslut minus de som ${text} vid start.`
			},
			enhet: 'procentenheter',
			intervall: 'inget',
			version: '1'
		}
	];
}
