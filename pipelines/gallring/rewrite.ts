import type { Database } from '#lib/server/duckdb.ts';
import { openDatabase } from '#lib/server/duckdb.ts';
import { quote, quoteName } from '../contracts/lexical.ts';
import { knowAvskilda } from './avskilj.ts';
import { copyMeta, idsInTexts } from './copyMeta.ts';
import { copyTable } from './copy.ts';
import { count, tablesOf, type Borttag } from './gone.ts';
import { knowGallrade } from './refuse.ts';

const FAULT = (kod: string) =>
	`[{'kolumn': cast(null as varchar), 'varde': cast(null as varchar), 'kod': ${quote(kod)}, 'text': cast(null as varchar)}]`;

/** Opens a version beside a new, empty file and makes known what is to go. */
async function beside<T>(
	path: string,
	fresh: string,
	temp: string,
	what: Borttag,
	work: (db: Database) => Promise<T>
) {
	const db = await openDatabase(fresh, { tempDirectory: temp, memoryLimit: '900MB' });
	try {
		await db.run(`attach ${quote(path)} as gammal (read_only)`);
		await knowGallrade(db, what.lista);
		await db.run('create temp table atertagna (id varchar, vantar boolean)');
		const all = [
			...what.atertagna.map((id) => `(${quote(id)}, false)`),
			...(what.vantande ?? []).map((id) => `(${quote(id)}, true)`)
		];
		for (let from = 0; from < all.length; from += 1000)
			await db.run(`insert into atertagna values ${all.slice(from, from + 1000).join(', ')}`);
		if (what.avskilj) await knowAvskilda(db, 'gammal.', what.avskilj);
		return await work(db);
	} finally {
		db.close();
	}
}

/** How many rows of a version are to go, by source. */
export const countIn = (path: string, temp: string, what: Borttag): Promise<Record<string, number>> =>
	beside(path, ':memory:', temp, what, async (db) => count(db, await tablesOf(db), what));

/**
 * Writes `fresh`: the version at `path` without what is to go. A row that goes leaves its place (file and row number) in the
 * quarantine, so that read = accepted + quarantined still holds. Nothing of it is in the new file: it is written anew from
 * the rows that stay, not edited. Views are made again as they were.
 */
export const writeWithout = (path: string, fresh: string, temp: string, what: Borttag): Promise<void> =>
	beside(path, fresh, temp, what, async (db) => {
		const tables = await tablesOf(db);
		await db.run(
			'create temp table platser (fil integer, blad varchar, rad integer, kalla varchar, kod varchar, var varchar); create temp table tomda (fil integer, blad varchar, rad integer)'
		);
		for (const schema of new Set(tables.map((one) => one.schema)))
			await db.run(`create schema if not exists ${quoteName(schema)}`);
		for (const one of tables.filter(({ schema }) => schema !== 'meta')) await copyTable(db, one, what);
		const meta = tables.filter(({ schema }) => schema === 'meta');
		const ids = what.avskilj ? [...what.ids, ...(await idsInTexts(db, meta))] : what.ids;
		for (const one of meta) await copyMeta(db, one, { ...what, ids });
		for (const one of tables.filter(({ schema }) => schema === 'avvisat'))
			await db.run(
				`insert into avvisat.${quoteName(one.table)} by name select fil as _fil, blad as _blad, rad as _rad, ${FAULT('gallrad')} as _fel, false as _omprovas ` +
					`from platser where kalla = ${quote(one.table)} and kod = 'gallrad' union all by name select fil as _fil, blad as _blad, rad as _rad, ${FAULT('samtycke_atertaget')} as _fel, false as _omprovas ` +
					`from platser where kalla = ${quote(one.table)} and kod <> 'gallrad'`
			);
		await copyViews(db);
		await db.run('detach gammal');
		await db.run('checkpoint');
	});

/** Views lean on each other: those that cannot be made yet wait for the others. */
async function copyViews(db: Database): Promise<void> {
	let waiting = await db.query<{ schema: string; sql: string }>(
		`select schema_name as schema, sql from duckdb_views() where database_name = 'gammal' and not internal`
	);
	for (const schema of new Set(waiting.map((one) => one.schema)))
		await db.run(`create schema if not exists ${quoteName(schema)}`);
	while (waiting.length > 0) {
		const left: typeof waiting = [];
		let fault: unknown;
		for (const view of waiting)
			try {
				await db.run(view.sql);
			} catch (error) {
				fault = error;
				left.push(view);
			}
		if (left.length === waiting.length) throw fault;
		waiting = left;
	}
}
