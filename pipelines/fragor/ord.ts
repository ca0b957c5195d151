import type { Ordfraga, Ordslag } from '#lib/server/mappningsfragor.ts';
import type { FileReport } from '#lib/server/report.ts';
import { labelKey } from '../contracts/lexical.ts';
import { sameAnswer } from '../mappning/forms.ts';
import { proposedWords, type Proposals } from '../mappning/proposals.ts';

/** What a decision about a word holds for: its other spellings are no questions of their own. */
const meaning = (path: readonly string[]): string =>
	JSON.stringify([...path.slice(0, -1), (path[0] === 'svar' ? sameAnswer : labelKey)(path.at(-1) ?? '')]);

/** The proposed words of one file as questions. */
export function ordOf(fil: string, forslag: Proposals): Ordfraga[] {
	return proposedWords(forslag).map(({ path, word }) => ({
		nyckel: path.join('/'),
		path,
		slag: path[0] as Ordslag,
		i: path.length > 2 ? (path[1] ?? '') : '',
		ord: path.at(-1) ?? '',
		antal: word.antal ?? null,
		filer: [fil],
		forslag: word.blir,
		poang: word.poang,
		eller: word.eller
	}));
}

/** Words that a check has found nobody has decided, where it could say where they are written; each once, however it is spelled, with all its rows. */
export function ordAvKontroll(fil: string, kontroll: readonly FileReport[]): Ordfraga[] {
	const found = new Map<string, Ordfraga>();
	for (const { file, decisions, etiketter } of kontroll)
		for (const { var: path, etikett, antal, forslag, poang = 0 } of file === fil
			? (etiketter?.okanda ?? [])
			: []) {
			// Answers of a wide export are asked about where its scale is.
			if (path === undefined || (path[0] === 'svar' && decisions?.enkat !== undefined)) continue;
			const nyckel = path.join('/');
			const known = found.get(meaning(path));
			if (known) known.antal = (known.antal ?? 0) + antal;
			else
				found.set(meaning(path), {
					...{ nyckel, path, slag: path[0] as Ordslag, i: path.length > 2 ? (path[1] ?? '') : '' },
					...{ ord: path.at(-1) ?? etikett, antal, filer: [fil] },
					...{ forslag: forslag[0] ?? null, poang, eller: forslag.slice(1) }
				});
		}
	return [...found.values()];
}

/** A word that stands in several files, or twice, is asked about once: where it comes first, with all its rows. */
export function engang(files: readonly Ordfraga[][]): Ordfraga[][] {
	const first = new Map<string, Ordfraga>();
	return files.map((ord) =>
		ord.filter((one) => {
			const known = first.get(meaning(one.path));
			if (!known) return Boolean(first.set(meaning(one.path), one));
			const elsewhere = one.filer.filter((fil) => !known.filer.includes(fil));
			if (elsewhere.length > 0 && one.antal !== null) known.antal = (known.antal ?? 0) + one.antal;
			known.filer.push(...elsewhere);
			return false;
		})
	);
}
