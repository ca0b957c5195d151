import { columnsOf } from '../contracts/index.ts';
import { labelKey } from '../contracts/lexical.ts';
import { codeLists } from '../reference.ts';
import type { Mapping } from '../mappning/mapping.ts';
import type { Recognised } from '../readers/recognise.ts';
import { nearest, type Candidate } from '../mappning/match.ts';
import type { Proposals, Proposed } from '../mappning/proposals.ts';
import type { Profile, SheetColumn } from './sheet.ts';
import { codeCandidates } from './words.ts';

/** Words longer than this are sentences, and no labels. */
const LONGEST = 80;
/** A column with more words than this is looked at no further. */
const MOST = 200;
type Words = Record<string, Proposed>;

/** What each unknown label is nearest to; null where it is near nothing. */
export function proposeWords(
	labels: readonly { label: string; antal: number }[],
	known: ReadonlySet<string>,
	candidates: readonly Candidate[],
	same: (text: string) => string = labelKey
): Words {
	const words: Words = {};
	for (const { label, antal } of labels.slice(0, MOST)) {
		if (label === '' || label.length > LONGEST || known.has(same(label))) continue;
		const [best, ...others] = nearest(label, candidates);
		const eller = others.map(({ value }) => value);
		words[label] = { blir: best?.value ?? null, poang: best?.poang ?? 0, eller, antal };
	}
	return words;
}

const partsOf = (column: SheetColumn, isList: boolean): { label: string; antal: number }[] => {
	if (!isList) return [...column.distinct.values()];
	const parts = new Map<string, number>();
	for (const { label, antal } of column.distinct.values())
		for (const part of label.split('|').map((one) => one.trim()))
			parts.set(part, (parts.get(part) ?? 0) + antal);
	return [...parts].map(([label, antal]) => ({ label, antal }));
};

/** Code matches for the labels of a recognised source that nobody has decided. */
export function proposeCodes(
	profile: Profile,
	{ contract, places }: Pick<Recognised, 'contract' | 'places'>,
	mapping: Mapping
): Proposals['koder'] {
	const koder: Record<string, Words> = {};
	for (const { name, kind, kodlista } of columnsOf(contract)) {
		const column = profile.columns[places.get(name) ?? -1];
		if (!kodlista || !column) continue;
		const codes = codeLists().filter(({ lista }) => lista === kodlista);
		const own = mapping.koder[kodlista] ?? {};
		const known = new Set([
			...codes.flatMap(({ kod, etikett }) => [labelKey(kod), labelKey(etikett)]),
			...Object.keys(own).map(labelKey)
		]);
		const candidates = codeCandidates(kodlista, own);
		const words = proposeWords(partsOf(column, kind === 'lista'), known, candidates);
		if (Object.keys(words).length > 0) koder[kodlista] = { ...koder[kodlista], ...words };
	}
	return koder;
}

/** Names of insatser that nobody has decided, against those the folder's own files have. */
export function proposeInsatser(
	column: SheetColumn | undefined,
	insatser: readonly Candidate[],
	mapping: Mapping
): Words {
	if (!column || insatser.length === 0) return {};
	const ids = new Set([...insatser.map(({ value }) => value), 'administration']);
	const labels = [...column.distinct.values()].filter(({ label }) => !ids.has(label));
	return proposeWords(labels, new Set(Object.keys(mapping.insatser).map(labelKey)), insatser);
}
