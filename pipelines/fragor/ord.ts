import type { Ordfraga, Ordslag } from '#lib/server/mappningsfragor.ts';
import type { UnknownLabel } from '#lib/server/report.ts';
import { proposedWords, type Proposals } from '../mappning/proposals.ts';

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

/** Words that a check has found nobody has decided, where the check could say where they are written. */
export function ordAvKontroll(fil: string, okanda: readonly UnknownLabel[]): Ordfraga[] {
	return okanda.flatMap(({ var: path, etikett, antal, forslag: [forslag = null, ...eller] }) =>
		path === undefined
			? []
			: [
					{
						...{ nyckel: path.join('/'), path, slag: path[0] as Ordslag },
						...{ i: path.length > 2 ? (path[1] ?? '') : '', ord: path.at(-1) ?? etikett, antal },
						...{ filer: [fil], forslag, poang: forslag === null ? 0 : 0.5, eller }
					}
				]
	);
}

/** A word that stands in several files, or twice, is asked about once: where it comes first, with all its rows. */
export function engang(files: readonly Ordfraga[][]): Ordfraga[][] {
	const first = new Map<string, Ordfraga>();
	return files.map((ord) =>
		ord.filter((one) => {
			const known = first.get(one.nyckel);
			if (!known) return Boolean(first.set(one.nyckel, one));
			const elsewhere = one.filer.filter((fil) => !known.filer.includes(fil));
			if (elsewhere.length > 0 && one.antal !== null) known.antal = (known.antal ?? 0) + one.antal;
			known.filer.push(...elsewhere);
			return false;
		})
	);
}
