import { z } from 'zod';
import { NO_OMVARLD, omvarldSchema } from './omvarld.ts';
import { NO_SIE, sieSchema } from './sie.ts';

const labels = z.record(z.string(), z.coerce.string());
const name = z.coerce.string().trim().min(1).max(200);

/** One answer on a scale. Answers stand lowest first; one with `saknas` is no place on the scale. */
const answer = z.strictObject({
	varde: name,
	etikett: name.optional(),
	/** Other spellings of the same answer. */
	aven: z.array(name).default([]),
	saknas: name.optional()
});

/** The positive cut: from this answer upwards, or down to it. Each question has exactly one, its own or its scale's. */
const cut = { positivt_fran: name.optional(), positivt_till: name.optional() };

export const scale = z.strictObject({ svar: z.array(answer).min(1).max(200), ...cut });

const question = z.strictObject({ fraga: name, skala: name, indikator: name.optional(), ...cut });

/** What holds for every row of a file that has no column for it. */
const fixed = {
	insats_id: name.optional(),
	respondentgrupp: name.optional(),
	matar: name.optional(),
	datum: name.optional()
};

/** One version of a form as it is exported: one column a question. */
export const survey = z.strictObject({
	enkat: name,
	version: name,
	...fixed,
	/** Files (part of their names) and what holds for each; none: every file with these headings. */
	filer: z
		.array(z.strictObject({ fil: name.optional(), blad: name.optional(), ...fixed }))
		.min(1)
		.optional(),
	rubrikrader: z.union([z.literal(1), z.literal(2)]).default(1),
	/** Heading → column of `enkatsvar`. */
	kolumner: labels.default({}),
	/** Heading → question. */
	fragor: z.record(z.string(), question).refine((all) => Object.keys(all).length > 0),
	/** Headings that are not read: free text. */
	bort: z.array(name).default([])
});

/** `mappning.yml` beside the files: a förbund's own column names and labels, as it has decided them. */
export const mappingSchema = z.strictObject({
	/** The folder holds made-up data; every page will say so. */
	syntetisk: z.boolean().default(false),
	/** source → local column name → the contract's column. */
	kolumner: z.record(z.string(), labels).default({}),
	/** code list → local label → code. */
	koder: z.record(z.string(), labels).default({}),
	/** The accounting's objects and accounts. */
	sie: sieSchema.default(NO_SIE),
	/** Downloaded statistics about the förbund's surroundings. */
	omvarld: omvarldSchema.default(NO_OMVARLD),
	/** local name of an insats → insats_id, in every source. */
	insatser: labels.default({}),
	/** name → scale, for `enkater`. */
	skalor: z.record(z.string(), scale).default({}),
	enkater: z.array(survey).default([]),
	/** enkät → local answer → value on its scale, in files with a row an answer. */
	svar: z.record(z.string(), labels).default({}),
	/** Keys of proposals that are refused for good (`koder/kon/X`): they are not made again. */
	avvisade: z.array(z.coerce.string().min(1)).default([]),
	/** Key of a decision → the day it was made, `YYYY-MM-DD`. */
	beslut: z.record(z.string(), z.coerce.string().regex(/^\d{4}-\d{2}-\d{2}$/)).default({}),
	/** What is proposed and not decided: the loader leaves it alone and says so. */
	forslag: z.unknown().optional()
});

export type MappingText = z.infer<typeof mappingSchema>;
export type Scale = z.infer<typeof scale>;
export type Survey = z.infer<typeof survey>;
export type Answer = z.infer<typeof answer>;
