import { chmodSync, existsSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '#lib/server/duckdb.ts';
import { paths } from '#lib/server/versions.ts';
import { sync } from '../point.ts';
import { readLista, type Lista } from './lista.ts';
import { readPagar, writePagar, type Pagar } from './pagar.ts';
import { knowGallrade } from './refuse.ts';
import type { Borttag } from './gone.ts';
import { countIn, writeWithout } from './rewrite.ts';
import { cleanMinne } from './minne.ts';
import { shortOf } from './scrub.ts';
import { cleanBeside, cleanInbox } from './traces.ts';

/** The kept versions, the oldest first. */
export function keptVersions(warehouse: string): string[] {
	const { versions } = paths(warehouse);
	if (!existsSync(versions)) return [];
	return readdirSync(versions)
		.filter((name) => /^[0-9a-f]{12}\.duckdb$/.test(name))
		.map((name) => ({ name: name.slice(0, 12), time: statSync(join(versions, name)).mtimeMs }))
		.sort((a, b) => a.time - b.time)
		.map(({ name }) => name);
}

/** The ids in clear that the list stands for, as far as any kept version still has them. */
async function idsOf(warehouse: string, lista: Lista): Promise<string[]> {
	const ids = new Set<string>();
	if (lista.hashes.size === 0) return [];
	for (const version of keptVersions(warehouse)) {
		const db = await openDatabase(':memory:');
		try {
			await db.run(`attach '${paths(warehouse).version(version).replaceAll("'", "''")}' as v (read_only)`);
			await knowGallrade(db, lista);
			const found = await db.query<{ id: string }>(
				`select distinct deltagare as id from (select deltagare, insats_id from v.inlast.deltagande union all select deltagare, insats_id from v.avvisat.deltagande) where gallrad('deltagare', deltagare) or gallrad('deltagare_i_insats', insats_id || '|' || deltagare) ` +
					['deltagande', 'uppfoljning', 'stegmatning', 'handelser']
						.flatMap((table) => [`inlast.${table}`, `avvisat.${table}`])
						.map(
							(table) =>
								`union select deltagande_id from v.${table} where gallrad('deltagande', deltagande_id)`
						)
						.join(' ')
			);
			for (const { id } of found) ids.add(id);
		} finally {
			db.close();
		}
	}
	return [...ids];
}

/** Puts the new file in the place of the version, under the same name and with the same age. */
function replaceVersion(path: string, fresh: string): void {
	const { atime, mtime } = statSync(path);
	chmodSync(fresh, 0o600);
	utimesSync(fresh, atime, mtime);
	sync(fresh);
	renameSync(fresh, path);
	sync(join(path, '..'));
}

/** Writes each kept version anew without what is to go. Says after each what was taken, so that nothing is said twice. */
export async function rewriteVersions(
	warehouse: string,
	workspace: string,
	what: Borttag,
	taken: (version: string, rader: Record<string, number>) => void,
	except: string | null = null
): Promise<void> {
	const temp = join(workspace, 'tmp');
	for (const version of keptVersions(warehouse).filter((one) => one !== except)) {
		const path = paths(warehouse).version(version);
		const rader = await countIn(path, temp, what);
		if (Object.keys(rader).length === 0) continue;
		const fresh = join(workspace, `${version}.gallrad.duckdb`);
		rmSync(fresh, { force: true });
		await writeWithout(path, fresh, temp, what);
		taken(version, rader);
		replaceVersion(path, fresh);
	}
}

/**
 * Carries out the gallring under way, if any: takes all whom the list names out of every kept version and out of what lies
 * beside them. Called with the warehouse taken; stopped anywhere it is finished by being called again. Returns what the
 * protocol shall say, or null when nothing is under way.
 */
export async function erase(warehouse: string, workspace: string): Promise<Pagar | null> {
	const pagar = readPagar(warehouse);
	if (!pagar) return null;
	const lista = readLista(warehouse);
	const ids = await idsOf(warehouse, lista);
	// While the versions still say whom: what lies beside them can only be found by the ids in clear.
	const minne = cleanMinne(warehouse, ids);
	pagar.rapporter += minne.rapporter;
	pagar.texter = (pagar.texter ?? 0) + minne.texter;
	pagar.lasta = Math.max(pagar.lasta ?? 0, minne.lasta);
	pagar.korta = Math.max(pagar.korta ?? 0, shortOf(ids));
	pagar.sandningar += cleanInbox(warehouse, ids);
	pagar.filer += cleanBeside(warehouse, ids);
	writePagar(warehouse, pagar);
	await rewriteVersions(warehouse, workspace, { lista, ids, atertagna: [] }, (version, rader) => {
		// Stopped between this line and the rename, the version comes again with the same rows.
		pagar.versioner = [...pagar.versioner.filter((one) => one.version !== version), { version, rader }];
		writePagar(warehouse, pagar);
	});
	return pagar;
}
