import type { Cut } from '../measures/types.ts';
import { plain } from './text.ts';

/** Whom a goal speaks of, as a limit on the measure. `paborjade`: it says those who began, not those who ended. */
export interface Population {
	where: Cut['where'];
	paborjade: boolean;
}

/** What may be written, for the reader whose own words were not understood. */
export const populationForms =
	'avslutade, deltagare, påbörjade, fullföljt, kvinnor, män, 25–34 år eller remitterade av Försäkringskassan, Arbetsförmedlingen, kommunen eller regionen';

const parties: readonly (readonly [code: string, words: RegExp])[] = [
	['fk', /\b(fk|forsakringskassan?s?)\b/g],
	['af', /\b(af|arbetsformedlingens?)\b/g],
	['kommun', /\b(kommun(en|erna|ens)?|socialtjansten|socialtjanst)\b/g],
	['region', /\b(region(en|erna|ens)?|varden|sjukvarden|halso|vardcentral(en|er)?|primarvarden)\b/g],
	['egen_ansokan', /\begen ansokan\b/g]
];

/** Words that name everybody, or only say what the measure says already. */
const everybody =
	/^(deltag\w*|person\w*|individ\w*|alla?|allas|samtliga|de|dem|den|som|har|ar|i|pa|av|fran|till|till|via|genom|och|eller|under|aret|perioden|insats\w*|team\w*|samordningsteam\w*|projekt\w*|program\w*|grupp\w*|verksamhet\w*|avslut\w*|utskriv\w*|lamna\w*|pagaende|aktiva?|kant|kand|utfall|med|sin|sina|efter|vid|andel\w*|antal\w*|unika|olika|deras|handlaggare)$/;
const begun = /^(paborj\w*|inskriv\w*|skrivs|borja\w*|starta\w*|nya?|antagna?|erbjud\w*)$/;
const referred = /\b(remitt?er\w*|anvis\w*|aktualiser\w*|hanvis\w*|inremitter\w*)\b/g;

/**
 * Reads whom a goal speaks of. Every word must be understood: a population that is only half read would give a verdict on
 * other people.
 *
 * @param names words that name the insats itself
 * @returns a Swedish text when it is not understood
 */
export function populationOf(text: string, names: readonly string[] = []): Population | string {
	let rest = plain(text);
	const where: Record<string, string[]> = {};
	const take = (pattern: RegExp): boolean => {
		const found = pattern.test(rest);
		pattern.lastIndex = 0;
		rest = rest.replace(pattern, ' ');
		return found;
	};
	const limit = (dimension: string, value: string) =>
		(where[dimension] = [...(where[dimension] ?? []), value]);

	const age = /\b(\d{2}) (\d{2}) ?(ar|aringar)?\b/.exec(rest);
	if (age) {
		limit('aldersgrupp', `${age[1]}-${age[2]}`);
		rest = rest.replace(age[0], ' ');
	}
	take(referred);
	for (const [code, words] of parties) if (take(words)) limit('remittent', code);
	if (take(/\bkvinn\w*\b/g)) limit('kon', 'kvinna');
	if (take(/\b(man|mannen|mans)\b/g)) limit('kon', 'man');
	if (take(/\b(har )?(fullfol\w*)( insatsen)?\b/g)) limit('fullfoljt', 'ja');

	const own = names.flatMap((name) => plain(name).split(' '));
	const words = rest.split(' ').filter((word) => word !== '' && !own.includes(word));
	const paborjade = words.some((word) => begun.test(word));
	const unknown = words.find((word) => !everybody.test(word) && !begun.test(word));
	if (unknown !== undefined)
		return `Populationen ”${text.trim()}” förstås inte (”${unknown}”). Skriv ${populationForms}.`;
	return { where, paborjade };
}
