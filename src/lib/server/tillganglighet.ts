/** The accessibility statement's two sources: what people have written, and what the last automatic run found. */
import { parse } from 'yaml';
import { z } from 'zod';
import { houseFile } from './houseFile.ts';

const dag = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const text = z.string().min(1);

const redogorelse = z.strictObject({
	ansvarig: z.string(),
	kontakt: z.strictObject({
		epost: z.union([z.literal(''), z.email()]),
		telefon: z.string(),
		svarstid: z.number().int().min(1).max(30)
	}),
	tillsyn: z.strictObject({ namn: text, adress: z.url() }),
	lag: text,
	standard: text,
	lagens_niva: text,
	omfattar: z.array(text).min(1),
	brister: z.array(
		z.strictObject({ krav: z.string().regex(/^\d\.\d\.\d{1,2}$/), vad: text, under_tiden: text })
	),
	oskaligt_betungande: z.array(text),
	provat: z.array(text).min(1),
	granskad: dag
});

const matning = z.strictObject({
	dag,
	axe: text,
	/** Widths in CSS pixels, and themes. */
	bredder: z.array(z.number().int()),
	lagen: z.array(z.enum(['ljust', 'mörkt'])),
	/** Each address that was looked at, and how many kinds of fault it had in all its widths and themes. */
	sidor: z.record(z.string().startsWith('/'), z.number().int().min(0))
});

export type Redogorelse = z.infer<typeof redogorelse>;
export type Matning = z.infer<typeof matning>;

/** Throws when the file is not as it should be, naming the line. */
export const readRedogorelse = (): Redogorelse =>
	redogorelse.parse(parse(houseFile('#data/reference/tillganglighet.yml').toString('utf8')));

export const readMatning = (): Matning =>
	matning.parse(JSON.parse(houseFile('#data/reference/tillganglighet.matning.json').toString('utf8')));
