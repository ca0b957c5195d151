import { sameAnswer } from '../mappning/forms.ts';
import { nearest, type Candidate } from '../mappning/match.ts';
import type { SheetColumn } from './sheet.ts';
import { codeCandidates, scaleWords } from './words.ts';

/** A scale as it is proposed: what only a person knows is null. */
export interface ProposedScale {
	svar: { varde: string | null; etikett?: string; aven?: string[]; saknas?: string | null }[];
	positivt_fran: null;
}

/** A number alone or before its words: `3`, `3 = Delvis`, `1. Inte alls`. */
const CODED = /^(-?\d{1,3})(?:\s*[-–=.:)]\s*|\s+)?(\p{L}.*)?$/u;
/** `-` and its like are written for no answer. */
const NOTHING = /^[^\p{L}\p{N}]+$/u;
/** A code this far above the others is no step on the scale. */
const GAP = 10;

/** Codes in order: those that are steps on a scale, and those far above them. */
function atGap(given: readonly number[]): { steps: number[]; above: number[] } {
	const codes = given.toSorted((a, b) => a - b);
	const gap = codes.findIndex((code, i) => i > 0 && code - (codes[i - 1] as number) >= GAP);
	return gap > 0 ? { steps: codes.slice(0, gap), above: codes.slice(gap) } : { steps: codes, above: [] };
}

/** Codes from the lowest to the highest, those in between that nobody has given too. */
function codeScale(coded: ReadonlyMap<number, string>): ProposedScale['svar'] {
	const { steps, above } = atGap([...coded.keys()]);
	const [lowest = 0, highest = 0] = [steps[0], steps.at(-1)];
	const answer = (code: number) => ({
		varde: String(code),
		...((coded.get(code) ?? '') === '' ? {} : { etikett: coded.get(code) as string })
	});
	return [
		...Array.from({ length: highest - lowest + 1 }, (_, i) => answer(lowest + i)),
		...above.map((code) => ({ ...answer(code), saknas: null }))
	];
}

interface Placed {
	label: string;
	/** The number before its words, or alone. */
	code: number | null;
	rang: number | null;
	saknas: string | null;
	poang: number;
}

/** What a label is by its words: a place on a scale, a kind of missing, or neither. */
function placeLabel(words: ReadonlyMap<string, number>, candidates: readonly Candidate[]) {
	const missing = codeCandidates('saknas');
	return (label: string): Placed => {
		const [, number, text = ''] = CODED.exec(label) ?? [];
		const code = number === undefined ? null : Number(number);
		const said = code === null ? label : text;
		if (NOTHING.test(said)) return { label, code: null, rang: null, saknas: 'ej_besvarad', poang: 1 };
		const [kind] = nearest(said, missing, 1);
		const [step] = nearest(said, candidates, 1);
		if (kind && kind.poang > (step?.poang ?? 0))
			return { label, code, rang: null, saknas: kind.value, poang: kind.poang };
		if (code !== null) return { label, code, rang: null, saknas: null, poang: 1 };
		return {
			label,
			code,
			rang: step ? (words.get(step.value) ?? null) : null,
			saknas: null,
			poang: step?.poang ?? 0
		};
	};
}

/**
 * The labels of a scale in the order the words have, numbered from 1, or by the numbers they begin with; the score is the
 * lowest of the words', 0 when one is not known. A word nobody knows, and every word where codes stand among them (`koder`),
 * gets its number from a person.
 */
export function proposeScale(labels: readonly string[]): {
	scale: ProposedScale;
	poang: number;
	koder: string[];
	/** Share of the labels that are known: as words of scales or as numbers. */
	kanda: number;
} {
	const words = scaleWords();
	const placed = labels.map(
		placeLabel(
			words,
			[...words.keys()].map((value) => ({ value, texts: [] }))
		)
	);
	const steps = placed.filter(({ saknas }) => saknas === null);
	const missing = missingAnswers(placed.filter(({ saknas }) => saknas !== null));
	const poang = Math.min(1, ...placed.map((one) => one.poang));
	const kanda = placed.filter((one) => one.poang > 0).length / Math.max(1, placed.length);
	const byCode = new Map(
		steps.flatMap(({ label, code }) =>
			code === null ? [] : [[code, /^-?\d+$/.test(label) ? '' : label] as const]
		)
	);
	if (steps.length > 0 && byCode.size === steps.length)
		return {
			scale: { svar: [...codeScale(byCode), ...missing], positivt_fran: null },
			poang,
			koder: [],
			kanda
		};
	const koder = [...byCode.keys()].map(String);
	const ordered = steps
		.filter(({ label }) => !/^-?\d+$/.test(label))
		.sort((a, b) => (a.rang ?? Infinity) - (b.rang ?? Infinity) || 0);
	const numbered = (rang: number | null) => koder.length === 0 && rang !== null;
	return {
		scale: {
			svar: [
				...ordered.map(({ label, rang }, i) => ({
					varde: numbered(rang) ? String(i + 1) : null,
					etikett: label
				})),
				...missing
			],
			positivt_fran: null
		},
		...{ poang, koder, kanda }
	};
}

/** What a person would call a scale: its lowest and highest answer. */
export function scaleName({ svar }: ProposedScale, poang: number, heading: string): string {
	const steps = svar.filter((one) => !('saknas' in one) && (one.varde !== null || one.etikett !== undefined));
	const said = (at: number) => (steps.at(at)?.etikett ?? steps.at(at)?.varde ?? '').slice(0, 40);
	const name =
		poang === 0 || steps.length < 2 ? `Svaren på ${heading.slice(0, 60)}` : `${said(0)} – ${said(-1)}`;
	return name.replaceAll('/', ' ').replace(/\s+/g, ' ').trim();
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

/** The highest step of answers that are nothing but codes; null for answers in words. */
function highestCode(labels: readonly string[]): number | null {
	if (!labels.every((label) => /^-?\d{1,3}$/.test(label))) return null;
	return atGap(labels.map(Number)).steps.at(-1) ?? null;
}

/**
 * Questions that are answered in the same words share a scale: groups of columns, each with all its labels. Answers in codes share
 * one only when they reach as high: 1-4 is another scale than 1-5.
 */
export function groupByScale(
	columns: readonly SheetColumn[]
): { columns: SheetColumn[]; labels: Map<string, string> }[] {
	const groups: { columns: SheetColumn[]; labels: Map<string, string> }[] = [];
	for (const column of columns) {
		const own = [...column.distinct].map(([key, { label }]) => [key, label] as const);
		const group = groups.find(({ labels }) => {
			const shared = own.filter(([key]) => labels.has(key)).length;
			const [highest, other] = [own.map(([key]) => key), [...labels.keys()]].map(highestCode);
			if (highest !== other) return false;
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

/**
 * The decided scale these labels are of, or null: every label is one of its answers, and of codes its lowest and highest are
 * both there. Answers 1-4 are not proposed to be a scale 1-5, which another version may have had; words say what they mean.
 */
export function decidedScale(
	labels: Iterable<string>,
	scales: Readonly<
		Record<
			string,
			{ svar: readonly { varde: string; etikett?: string; aven?: readonly string[]; saknas?: string }[] }
		>
	>
): string | null {
	const wanted = new Set(labels);
	const words = highestCode([...wanted]) === null;
	const spelled = (one: { varde: string; etikett?: string; aven?: readonly string[] } | undefined) =>
		one ? [one.varde, ...(one.etikett ? [one.etikett] : []), ...(one.aven ?? [])].map(sameAnswer) : [];
	const found = Object.entries(scales)
		.filter(([, { svar }]) => {
			const known = new Set(svar.flatMap(spelled));
			const steps = svar.filter(({ saknas }) => saknas === undefined);
			return (
				[...wanted].every((label) => known.has(label)) &&
				(words || [steps[0], steps.at(-1)].every((end) => spelled(end).some((text) => wanted.has(text))))
			);
		})
		.sort(([, a], [, b]) => a.svar.length - b.svar.length);
	return found[0]?.[0] ?? null;
}
