import { normalise } from '../contracts/lexical.ts';
import type { Candidate } from '../mappning/match.ts';
import { codeLists, linesOf } from '../reference.ts';

/** Everyday words for codes, by list and code: `data/reference/kodord.csv`. Words to propose by, never to read by. */
const codeWords = (): Map<string, string[]> =>
	new Map(
		linesOf('kodord.csv').map(([lista = '', kod = '', ord = '']) => [`${lista}/${kod}`, ord.split('|')])
	);

/** The codes of every list with all that they may be called. */
export function allCodeCandidates(): Map<string, Candidate[]> {
	const words = codeWords();
	const lists = new Map<string, Candidate[]>();
	for (const { lista, kod, etikett } of codeLists()) {
		const one = { value: kod, texts: [etikett, ...(words.get(`${lista}/${kod}`) ?? [])] };
		lists.set(lista, [...(lists.get(lista) ?? []), one]);
	}
	return lists;
}

/** The codes of one list; `own`: what the förbund itself has called them, word → code. */
export const codeCandidates = (lista: string, own: Readonly<Record<string, string>> = {}): Candidate[] =>
	(allCodeCandidates().get(lista) ?? []).map(({ value, texts }) => ({
		value,
		texts: [
			...texts,
			...Object.entries(own).flatMap(([label, to]) => (normalise(to) === normalise(value) ? [label] : []))
		]
	}));

/** Words of common Swedish scales: their place from low (0) to high (100). */
export const scaleWords = (): Map<string, number> =>
	new Map(linesOf('skalord.csv').map(([ord = '', rang = '']) => [ord, Number(rang)]));
