import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '#lib/server/duckdb.ts';
import { currentVersion, paths } from '#lib/server/versions.ts';
import { quote } from '../contracts/lexical.ts';
import { knowAvskilda, type Avskiljning } from './avskilj.ts';
import { keptVersions, rewriteVersions } from './erase.ts';
import { oldReports, oldVersions, removeReports } from './gamla.ts';
import { readLista, readSalt } from './lista.ts';
import { addToProtokoll, type Protokollrad } from './protokoll.ts';
import { endRegelpagar, readRegelpagar, writeRegelpagar, type Regelpagar } from './regelpagar.ts';
import type { Regler } from './regler.ts';
import type { Borttag } from './gone.ts';
import { countIn } from './rewrite.ts';
import { cleanMinne } from './minne.ts';
import { shortOf } from './scrub.ts';
import { cleanBeside } from './traces.ts';

/** What the rules take, or took: rows severed by version and source, versions and reports removed. */
export interface Gallrat {
	versioner: Protokollrad['versioner'];
	borttagnaVersioner: string[];
	rapporter: number;
}

export const ingenting = ({ versioner, borttagnaVersioner, rapporter }: Gallrat): boolean =>
	versioner.length + borttagnaVersioner.length + rapporter === 0;

const whatOf = (warehouse: string, regler: Regler): Borttag & { avskilj: Avskiljning } => ({
	...{ lista: readLista(warehouse), ids: [], atertagna: [] },
	avskilj: { regler, salt: readSalt(warehouse) }
});

/** What the rules would take now; nothing is changed. */
export async function provaRegler(warehouse: string, regler: Regler, now: Date): Promise<Gallrat> {
	const borttagnaVersioner = oldVersions(warehouse, regler, now);
	const temp = join(paths(warehouse).building, `prov-${process.pid}`);
	const versioner: Gallrat['versioner'] = [];
	if (regler.digest !== '')
		for (const version of keptVersions(warehouse).filter((name) => !borttagnaVersioner.includes(name))) {
			const what = whatOf(warehouse, regler);
			const rader = await countIn(paths(warehouse).version(version), temp, what);
			if (Object.keys(rader).length > 0) versioner.push({ version, rader });
		}
	return { versioner, borttagnaVersioner, rapporter: oldReports(warehouse, regler.rapporter).length };
}

/** The ids in clear that a version is about to lose. */
async function idsOf(path: string, avskilj: Avskiljning): Promise<string[]> {
	const db = await openDatabase(':memory:');
	try {
		await db.run(`attach ${quote(path)} as gammal (read_only)`);
		await knowAvskilda(db, 'gammal.', avskilj);
		const rows = await db.query<{ id: string }>(
			'select av_gammalt as id from avskild union select la_deltagare from lamnade'
		);
		return rows.map(({ id }) => id);
	} finally {
		db.close();
	}
}

/** What was begun before, if anything, and what goes now. */
function begin(
	warehouse: string,
	{ borttagnaVersioner }: Gallrat,
	regler: Regler,
	now: Date,
	vem: string
): Regelpagar {
	const before = readRegelpagar(warehouse);
	const both = (a: readonly string[], b: readonly string[]) => [...new Set([...a, ...b])];
	return {
		tid: before?.tid ?? now.toISOString(),
		vem: before?.vem ?? vem,
		regler: regler.text,
		borttagnaVersioner: both(before?.borttagnaVersioner ?? [], borttagnaVersioner),
		rapporter: both(before?.rapporter ?? [], oldReports(warehouse, regler.rapporter)),
		versioner: before?.versioner ?? [],
		...{ filer: before?.filer ?? 0, texter: before?.texter ?? 0 },
		...{ lasta: before?.lasta ?? 0, korta: before?.korta ?? 0 }
	};
}

/** What the protocol says of it. */
function rowOf(done: Regelpagar, galler: string | null): Parameters<typeof addToProtokoll>[1] {
	const { tid, vem, regler, borttagnaVersioner, rapporter, versioner, filer, texter, lasta, korta } = done;
	const gone = borttagnaVersioner.length > 0 ? ` Borttagna versioner: ${borttagnaVersioner.join(', ')}.` : '';
	return {
		tid,
		vem,
		varfor: `Enligt gallring.yml (${regler}): det som är äldre är skilt från personen och räknas kvar.${gone}`,
		regel: `gallring.yml: ${regler}`,
		deltagare: 0,
		deltaganden: Math.max(0, ...versioner.map(({ rader }) => rader.deltagande ?? 0)),
		versioner,
		...{ rapporter: rapporter.length, sandningar: 0, filer, texter, lasta, korta },
		galler
	};
}

/**
 * Applies the rules to all that is kept: old versions and reports go, and what is too old is severed in every version that
 * stays. Called with the warehouse taken; stopped anywhere, the next load goes on where it was, and the protocol has one line
 * of all of it: each thing is written down before it goes.
 */
export async function gallraEnligtRegler(
	warehouse: string,
	workspace: string,
	regler: Regler,
	now: Date,
	vem: string
): Promise<Gallrat> {
	const plan = await provaRegler(warehouse, regler, now);
	if (ingenting(plan) && !readRegelpagar(warehouse)) return plan;
	const done = begin(warehouse, plan, regler, now, vem);
	writeRegelpagar(warehouse, done);
	for (const version of plan.borttagnaVersioner)
		for (const path of [paths(warehouse).version(version), paths(warehouse).release(version)])
			rmSync(path, { force: true });
	removeReports(warehouse, regler.rapporter);
	const what = whatOf(warehouse, regler);
	const ids = new Set<string>();
	for (const { version } of plan.versioner)
		for (const id of await idsOf(paths(warehouse).version(version), what.avskilj)) ids.add(id);
	// What lies beside the versions can only be found while they still say whom.
	const minne = cleanMinne(warehouse, [...ids]);
	done.texter += minne.texter;
	done.lasta = Math.max(done.lasta, minne.lasta);
	done.korta = Math.max(done.korta, shortOf([...ids]));
	done.filer += cleanBeside(warehouse, [...ids]);
	writeRegelpagar(warehouse, done);
	if (plan.versioner.length > 0)
		await rewriteVersions(warehouse, workspace, what, (version, rader) => {
			// Stopped between this line and the rename, the version comes again with the same rows.
			done.versioner = [...done.versioner.filter((one) => one.version !== version), { version, rader }];
			writeRegelpagar(warehouse, done);
		});
	addToProtokoll(warehouse, rowOf(done, currentVersion(warehouse)));
	endRegelpagar(warehouse);
	const { versioner, borttagnaVersioner, rapporter } = done;
	return { versioner, borttagnaVersioner, rapporter: rapporter.length };
}
