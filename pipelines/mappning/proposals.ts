import { z } from 'zod';

/** What one word is proposed to be, how near it is (0-1), what else it is near, and how often it stands in the files. */
const proposed = z.strictObject({
	/** Null: near nothing, a person must say what it is. */
	blir: z.union([z.null(), z.coerce.string()]),
	poang: z.number(),
	eller: z.array(z.coerce.string()).default([]),
	antal: z.number().optional()
});
const words = z.record(z.string(), proposed);

/** The part `forslag` of `mappning.yml`: what the program proposes and nobody has decided. */
export const proposalSchema = z.strictObject({
	/** source → local column name → column. */
	kolumner: z.record(z.string(), words).default({}),
	/** code list → local label → code. */
	koder: z.record(z.string(), words).default({}),
	/** local name → insats_id. */
	insatser: words.default({}),
	/** scale → label → value: another spelling of an answer. */
	skalsvar: z.record(z.string(), words).default({}),
	/** Whole scales and surveys, as they would stand; what only a person knows is null. */
	skalor: z.record(z.string(), z.unknown()).default({}),
	enkater: z.array(z.record(z.string(), z.unknown())).default([])
});

export type Proposals = z.infer<typeof proposalSchema>;
export type Proposed = z.infer<typeof proposed>;

export const NO_PROPOSALS: Proposals = proposalSchema.parse({});

/** Every word that is proposed, with the path to where it would stand. */
export function proposedWords(proposals: Proposals): { path: string[]; word: Proposed }[] {
	const nested = (part: 'kolumner' | 'koder' | 'skalsvar') =>
		Object.entries(proposals[part]).flatMap(([group, all]) =>
			Object.entries(all).map(([label, word]) => ({ path: [part, group, label], word }))
		);
	const insatser = Object.entries(proposals.insatser).map(([label, word]) => ({
		path: ['insatser', label],
		word
	}));
	return [...nested('kolumner'), ...nested('koder'), ...insatser, ...nested('skalsvar')];
}

/** How many proposals a mapping holds; what cannot be read as proposals counts as one. */
export function countProposals(forslag: unknown): number {
	if (forslag === undefined || forslag === null) return 0;
	const read = proposalSchema.safeParse(forslag);
	if (!read.success) return 1;
	const { skalor, enkater } = read.data;
	return proposedWords(read.data).length + Object.keys(skalor).length + enkater.length;
}

/** The key a survey is refused for good by: its questions, as their headings stand. */
export const refusedSurvey = (survey: Readonly<Record<string, unknown>>): string =>
	`enkater/${Object.keys((survey.fragor ?? {}) as object).join(' | ')}`;

/** Proposals without those that are refused for good. */
export function notRefused(proposals: Proposals, avvisade: readonly string[]): Proposals {
	const refused = new Set(avvisade);
	if (refused.size === 0) return proposals;
	const kept = (words: Readonly<Record<string, Proposed>>, ...path: string[]) =>
		Object.fromEntries(Object.entries(words).filter(([label]) => !refused.has([...path, label].join('/'))));
	const nested = (part: 'kolumner' | 'koder' | 'skalsvar') =>
		Object.fromEntries(
			Object.entries(proposals[part]).map(([group, words]) => [group, kept(words, part, group)])
		);
	const enkater = proposals.enkater.filter((survey) => !refused.has(refusedSurvey(survey)));
	const asked = JSON.stringify(enkater.map(({ fragor }) => fragor));
	return {
		...{ kolumner: nested('kolumner'), koder: nested('koder'), skalsvar: nested('skalsvar') },
		insatser: kept(proposals.insatser, 'insatser'),
		skalor: Object.fromEntries(
			Object.entries(proposals.skalor).filter(([name]) => asked.includes(JSON.stringify(name)))
		),
		enkater
	};
}
