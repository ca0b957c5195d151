import { normalise } from '../contracts/lexical.ts';
import { Refusal } from '../refusal.ts';
import { formName, type Form } from './forms.ts';

interface Where {
	file: string;
	sheet: string | null;
	rows: 1 | 2;
}

interface Matched {
	form: Form;
	/** Normalised heading → its place. */
	places: Map<string, number>;
	unknown: string[];
}

const headingsOf = (form: Form): string[] => [...form.kolumner.keys(), ...form.fragor.keys()];
const holds = (text: string, part: string | null): boolean => part === null || normalise(text).includes(part);
const isAbout = (form: Form, { file, sheet }: Where): boolean =>
	holds(file, form.fil) && (form.blad === null || (sheet !== null && holds(sheet, form.blad)));

/**
 * The survey whose headings are all there, the one with most of them. Null when there is none. Throws Refusal when two fit
 * as well, or when a heading that is to be read stands twice: which one is meant is not for the program to guess.
 */
export function matchForm(forms: readonly Form[], headings: readonly string[], where: Where): Matched | null {
	const names = headings.map(normalise);
	const fitting = forms
		.filter((form) => form.rubrikrader === where.rows && isAbout(form, where))
		.filter((form) => headingsOf(form).every((heading) => names.includes(heading)))
		.sort((a, b) => headingsOf(b).length - headingsOf(a).length);
	const [form, other] = fitting;
	if (!form) return null;
	if (other && headingsOf(other).length === headingsOf(form).length)
		throw new Refusal(
			'tva_enkater',
			`Rubrikraden passar både ${formName(form)} och ${formName(other)} i mappning.yml. Skriv under filer vilken fil eller vilket blad var och en gäller.`
		);
	const twice = headingsOf(form).find((heading) => names.indexOf(heading) !== names.lastIndexOf(heading));
	if (twice !== undefined)
		throw new Refusal(
			'dubbel_kolumn',
			`Rubriken ${headings[names.indexOf(twice)]?.trim().slice(0, 80)} finns två gånger. Ge den ena ett annat namn och skicka filen igen.`
		);
	const known = new Set([...headingsOf(form), ...form.bort]);
	return {
		form,
		places: new Map(headingsOf(form).map((heading) => [heading, names.indexOf(heading)])),
		unknown: headings.flatMap((heading, i) =>
			heading.trim() !== '' && !known.has(names[i] ?? '') ? [heading.trim().slice(0, 80)] : []
		)
	};
}

/** Why a heading row that is like a survey's is not read as one, and what to do; null when it is like none. */
export function nearForm(forms: readonly Form[], headings: readonly string[], where: Where): string | null {
	const names = headings.map(normalise);
	const [near] = forms
		.map((form) => ({ form, missing: headingsOf(form).filter((heading) => !names.includes(heading)) }))
		.filter(({ form, missing }) => missing.length * 2 < headingsOf(form).length)
		.sort((a, b) => a.missing.length - b.missing.length);
	if (!near) return null;
	const name = formName(near.form);
	if (near.missing.length > 0)
		return `Rubrikraden liknar enkäten ${name} i mappning.yml men saknar ${near.missing.slice(0, 5).join(', ')}. Rätta rubrikerna, eller skriv en egen version av enkäten i mappning.yml.`;
	return isAbout(near.form, where)
		? `Rubrikerna är enkäten ${name} i mappning.yml, som har rubrikrader: ${near.form.rubrikrader}. Rätta rubrikrader.`
		: `Rubrikraden är enkäten ${name} i mappning.yml, men varken filen eller bladet står under filer där. Lägg till en rad i filer.`;
}
