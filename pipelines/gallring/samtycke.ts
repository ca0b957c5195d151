import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { openDatabase, type Database } from '#lib/server/duckdb.ts';
import { currentVersion, paths } from '#lib/server/versions.ts';
import { quote, quoteName } from '../contracts/lexical.ts';
import { rewriteVersions } from './erase.ts';
import type { Borttag } from './gone.ts';
import { readLista } from './lista.ts';
import { addToProtokoll, type Protokollrad } from './protokoll.ts';

/** Sources whose rows are an outcome of a deltagande, and the columns that hold it. */
const OUTCOME = {
	uppfoljning: [
		'sysselsattning',
		'sysselsattning_etikett',
		'omfattning',
		'forsorjning',
		'forsorjning_etikett'
	],
	stegmatning: ['varde']
} as const;
const mend = 'Ta bort raden, eller rätta samtycket och skicka filen på nytt.';
const TEXT = {
	uppfoljning: `Deltagaren har inte samtyckt till uppföljning, och uppgiften är inte sparad. ${mend}`,
	stegmatning: `Deltagaren har inte samtyckt till uppföljning, och svaret är inte sparat. ${mend}`
};
const REFUSED = (source: string) => `${source}_utan_samtycke`;

/**
 * Empties what is kept of the outcomes of those who have not consented: a refused row keeps its place and its deltagande, never
 * its answer. A row that was emptied does not come back by itself; when the consent has been corrected its file counts as
 * unknown, so that it is read anew the next time it is sent.
 */
export async function emptyRefused(db: Database): Promise<void> {
	for (const [source, columns] of Object.entries(OUTCOME)) {
		const nej = `select deltagande_id from inlast.deltagande where samtycke = 'nej'`;
		const kod = REFUSED(source);
		const fault = `[{'kolumn': 'deltagande_id', 'varde': cast(null as varchar), 'kod': ${quote(kod)}, 'text': ${quote(TEXT[source as keyof typeof OUTCOME])}}]`;
		await db.run(
			`update avvisat.${source} set ${columns.map((name) => `${quoteName(name)} = null`).join(', ')}, _fel = ${fault}, _omprovas = false ` +
				`where deltagande_id in (${nej}) and (_omprovas or coalesce(${columns.map((name) => `cast(${quoteName(name)} as varchar)`).join(', ')}) is not null or _fel[1].kod <> ${quote(kod)})`
		);
		await db.run(
			`update meta.fil set mappning = '' where fil in (select a._fil from avvisat.${source} as a join inlast.deltagande as d on d.deltagande_id = a.deltagande_id ` +
				`where a._fel[1].kod = ${quote(kod)} and coalesce(d.samtycke, 'ja') <> 'nej')`
		);
	}
}

/** Deltaganden whose only word is a refused row that says no: what they had before goes, the row waits to be mended. */
const NO_REFUSED =
	`select deltagande_id from avvisat.deltagande where samtycke = 'nej' and deltagande_id is not null ` +
	`and deltagande_id not in (select deltagande_id from inlast.deltagande where deltagande_id is not null)`;
const NO = `select deltagande_id from inlast.deltagande where samtycke = 'nej'`;

/** How many deltaganden say no now and had an outcome in the version before (attached as `forra`), be it on a refused row. */
export async function countWithdrawn(db: Database): Promise<number> {
	const steps = Object.keys(OUTCOME).map(
		(source) => `select deltagande_id from forra.inlast.${source} where deltagande_id is not null`
	);
	const had =
		'coalesce(sysselsattning_efter, forsorjning_efter, cast(omfattning_efter as varchar)) is not null';
	const before = `select deltagande_id from forra.inlast.deltagande where ${had} union all ${steps.join(' union all ')}`;
	const refused = `select deltagande_id from forra.avvisat.deltagande where deltagande_id is not null and ${had}`;
	const [row] = await db.query<{ n: number }>(
		`select count(distinct deltagande_id) as n from (select deltagande_id from (${NO}) where deltagande_id in (${before} union all ${refused}) ` +
			`union all select deltagande_id from (${NO_REFUSED}) where deltagande_id in (${before}))`
	);
	return row?.n ?? 0;
}

/** Says that versions may still hold withdrawn outcomes: written before the version without them is published. */
export function markWithdrawn(warehouse: string): void {
	const { folder, samtycke } = paths(warehouse).gallring;
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	writeFileSync(samtycke, '', { mode: 0o600, flush: true });
}

/**
 * Takes the outcomes of all who say no in the current version out of every kept version, the current one included, and writes
 * the protocol. Called with the warehouse taken; stopped anywhere it is finished by the next load. Resolves to the number of
 * versions that were written anew.
 */
export async function cleanWithdrawn(warehouse: string, workspace: string, tid: string): Promise<number> {
	const { samtycke } = paths(warehouse).gallring;
	const current = currentVersion(warehouse);
	if (!existsSync(samtycke) || current === null) return 0;
	const db = await openDatabase(paths(warehouse).version(current), { readOnly: true });
	const idsOf = async (sql: string) =>
		(await db.query<{ id: string }>(`select distinct deltagande_id as id from (${sql})`)).map(({ id }) => id);
	let what: Borttag;
	try {
		what = {
			...{ lista: readLista(warehouse), ids: [] },
			...{ atertagna: await idsOf(NO), vantande: await idsOf(NO_REFUSED) }
		};
	} finally {
		db.close();
	}
	const versioner: Protokollrad['versioner'] = [];
	await rewriteVersions(warehouse, workspace, what, (version, rader) => versioner.push({ version, rader }));
	if (versioner.length > 0)
		addToProtokoll(warehouse, {
			tid,
			vem: 'laddningen',
			varfor: 'Samtycket är återtaget: utfallet är borttaget, deltagandet är kvar i antalet.',
			regel: 'samtycke',
			deltagare: 0,
			deltaganden: Math.max(0, ...versioner.map(({ rader }) => rader.deltagande ?? 0)),
			versioner,
			rapporter: 0,
			sandningar: 0,
			filer: 0,
			galler: current
		});
	rmSync(samtycke, { force: true });
	return versioner.length;
}
