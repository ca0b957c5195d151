import type { Profile, SheetColumn } from './sheet.ts';

const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/;
const MONTH =
	/^(?:jan(?:uari)?|feb(?:ruari)?|mars?|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?|sep(?:t|tember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?|kv(?:artal)?\s?[1-4]|q[1-4]|halvår\s?[12])\b/i;
const NUMBER = /^[-\u2212]?[\d\s\u00a0.,]+(?:\s?(?:kr|tkr|%))?$/i;

/** A heading that says when, or whether it is budget or outcome, over nothing but numbers. */
const saysWhen = ({ heading, values }: SheetColumn): boolean =>
	(YEAR.test(heading) || MONTH.test(heading.trim())) &&
	heading.length <= 30 &&
	values.length > 0 &&
	values.filter((text) => NUMBER.test(text)).length >= values.length * 0.8;

/**
 * What to do with a table that has years or months as columns, as most budgets are drawn up: it is neither a survey nor one
 * of the sources. Null for a table that has not.
 */
export function readAsMatrix({ columns }: Profile): string | null {
	const named = columns.filter(({ heading }) => heading !== '');
	const periods = named.filter(saysWhen);
	if (periods.length < 2 || periods.length * 5 < named.length * 2) return null;
	const some = periods.map(({ heading }) => heading).slice(0, 4);
	return `ser ut som en tabell med år eller månader som kolumner (${some.join(', ')}), till exempel en budget, och läses inte så. Ge varje belopp eller antal en egen rad: hämta mallen för budget och utfall, eller för antal, på sidan Data, för över siffrorna och skicka den`;
}
