import { bestam } from '#lib/format/index.ts';
import { Refusal } from '../refusal.ts';
import { sameAnswer, type Form } from './forms.ts';
import { normalise } from '../contracts/lexical.ts';
import { isPersonlig, PERSONLIG_ANDEL } from './personlig.ts';

/** Answers that are on no scale: of more kinds than a scale has, or longer than an answer is. */
const MOST_ANSWERS = 12;
const LONGEST_ANSWER = 60;

const isFreeText = (unknown: readonly string[], all: number): boolean =>
	unknown.length * 2 > all &&
	(new Set(unknown.map(sameAnswer)).size > MOST_ANSWERS ||
		unknown.some((text) => text.length > LONGEST_ANSWER));

/**
 * Throws Refusal when a survey takes in a column that says who somebody is, or reads what people wrote freely as answers to a
 * question: neither is to lie in quarantine either. `rows` are the cells of the file, `headings` their columns.
 */
export function refusePersonlig(
	form: Form,
	headings: readonly string[],
	rows: readonly (readonly (string | null)[])[]
): void {
	for (const [at, heading] of headings.entries()) {
		const name = normalise(heading);
		const question = form.fragor.get(name);
		if (!question && !form.kolumner.has(name)) continue;
		const texts = rows.flatMap((cells) => cells[at]?.trim() || []);
		const rubrik = heading.trim().slice(0, 80);
		const bort = `${bestam('bort')} Inget av filen har sparats.`;
		if (texts.filter(isPersonlig).length > texts.length * PERSONLIG_ANDEL)
			throw new Refusal(
				'personlig_kolumn',
				`Kolumnen ”${rubrik}” säger vem som svarat (e-post, telefon eller nätadress) och läses aldrig. ${bort}`
			);
		const unknown = question ? texts.filter((text) => !question.svar.has(sameAnswer(text))) : [];
		if (isFreeText(unknown, texts.length))
			throw new Refusal(
				'fritext_som_svar',
				`Kolumnen ”${rubrik}” ser ut att vara fritext: ${unknown.length} av ${texts.length} svar finns inte på skalan. ${bort}`
			);
	}
}
