import { sameAnswer } from '../mappning/forms.ts';
import { nearest } from '../mappning/match.ts';
import type { SheetColumn } from './sheet.ts';
import { scaleWords } from './words.ts';

/** A scale as it is proposed: what only a person knows is null. */
export interface ProposedScale {
	svar: { varde: string | null; etikett?: string; aven?: string[]; saknas?: string | null }[];
	positivt_fran: null;
}

const isCode = (text: string): boolean => /^-?\d{1,3}$/.test(text);
/** A code this far above the others is no step on the scale. */
const GAP = 10;

/** Codes from the lowest to the highest, those in between that nobody has given too. */
function codeScale(labels: readonly string[]): ProposedScale['svar'] {
	const codes = labels.map(Number).sort((a, b) => a - b);
	const gap = codes.findIndex((code, i) => i > 0 && code - (codes[i - 1] as number) >= GAP);
	const [steps, above] = gap > 0 ? [codes.slice(0, gap), codes.slice(gap)] : [codes, []];
	const [lowest = 0, highest = 0] = [steps[0], steps.at(-1)];
	return [
		...Array.from({ length: highest - lowest + 1 }, (_, i) => ({ varde: String(lowest + i) })),
		...above.map((code) => ({ varde: String(code), saknas: null }))
	];
}

/**
 * The labels of a scale in the order the words have, numbered from 1; the score is the lowest of the words', 0 when one is
 * not known. A word nobody knows, and every word where codes stand among them (`koder`), gets its number from a person.
 */
export function proposeScale(labels: readonly string[]): {
	scale: ProposedScale;
	poang: number;
	koder: string[];
} {
	const codes = labels.filter(isCode);
	if (codes.length === labels.length)
		return { scale: { svar: codeScale(labels), positivt_fran: null }, poang: 1, koder: [] };
	const words = scaleWords();
	const candidates = [...words.keys()].map((value) => ({ value, texts: [] }));
	const placed = labels
		.filter((label) => !isCode(label))
		.map((label) => {
			const [best] = nearest(label, candidates, 1);
			const word = best && best.poang >= 0.7 ? words.get(best.value) : undefined;
			const { rang = null, saknas = null } = word ?? {};
			return { label, rang, saknas, poang: word ? (best?.poang ?? 0) : 0 };
		});
	const steps = placed
		.filter(({ saknas }) => saknas === null)
		.sort((a, b) => (a.rang ?? Infinity) - (b.rang ?? Infinity) || 0);
	const missing = placed.filter(({ saknas }) => saknas !== null);
	const numbered = (rang: number | null) => codes.length === 0 && rang !== null;
	return {
		scale: {
			svar: [
				...steps.map(({ label, rang }, i) => ({
					varde: numbered(rang) ? String(i + 1) : null,
					etikett: label
				})),
				...missingAnswers(missing)
			],
			positivt_fran: null
		},
		poang: Math.min(...placed.map(({ poang }) => poang)),
		koder: codes
	};
}

/** Missing answers by kind: the first word is the label, others of the same kind are spellings of it. */
function missingAnswers(placed: readonly { label: string; saknas: string | null }[]): ProposedScale['svar'] {
	const kinds = new Map<string, string[]>();
	for (const { label, saknas } of placed)
		if (saknas !== null) kinds.set(saknas, [...(kinds.get(saknas) ?? []), label]);
	return [...kinds].map(([saknas, [etikett = saknas, ...aven]]) => ({
		...{ varde: saknas, etikett, saknas },
		...(aven.length > 0 ? { aven } : {})
	}));
}

/** Questions that are answered in the same words share a scale: groups of columns, each with all its labels. */
export function groupByScale(
	columns: readonly SheetColumn[]
): { columns: SheetColumn[]; labels: Map<string, string> }[] {
	const groups: { columns: SheetColumn[]; labels: Map<string, string> }[] = [];
	for (const column of columns) {
		const own = [...column.distinct].map(([key, { label }]) => [key, label] as const);
		const group = groups.find(({ labels }) => {
			const shared = own.filter(([key]) => labels.has(key)).length;
			return shared * 2 >= Math.min(own.length, labels.size);
		});
		if (!group) groups.push({ columns: [column], labels: new Map(own) });
		else {
			group.columns.push(column);
			for (const [key, label] of own) if (!group.labels.has(key)) group.labels.set(key, label);
		}
	}
	return groups;
}

/** The decided scale that has every one of these labels, or null. */
export const decidedScale = (
	labels: Iterable<string>,
	scales: Readonly<
		Record<string, { svar: readonly { varde: string; etikett?: string; aven?: readonly string[] }[] }>
	>
): string | null => {
	const wanted = [...labels];
	const found = Object.entries(scales).find(([, { svar }]) => {
		const known = new Set(
			svar.flatMap(({ varde, etikett, aven = [] }) =>
				[varde, ...(etikett ? [etikett] : []), ...aven].map(sameAnswer)
			)
		);
		return wanted.every((label) => known.has(label));
	});
	return found?.[0] ?? null;
};
