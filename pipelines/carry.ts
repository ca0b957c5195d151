import type { Database } from '#lib/server/duckdb.ts';
import { contracts, type Contract } from './contracts/index.ts';
import { quote, quoteName } from './contracts/lexical.ts';
import { isTillagg } from './tillagg.ts';

/**
 * What earlier loads brought lives on in the next version, except where a file of this load replaces it. A file of this
 * load replaces earlier rows of the same source and scope (insats …) that its own period touches (a whole year takes the place of
 * its months, and months that of the year), and rows whose natural key comes again; sent anew under its own name it replaces the whole year. Files that go on where the earlier ended only add.
 */
export async function attachPrevious(db: Database, path: string): Promise<void> {
	await db.run(`attach ${quote(path)} as forra (read_only)`);
}

/**
 * The columns that both the earlier version and this one have, per relation. An earlier version may have been built by
 * earlier code: what it lacks is empty, what is no longer kept is left behind.
 */
async function sharedColumns(db: Database): Promise<Map<string, string[]>> {
	const rows = await db.query<{ relation: string; kolumn: string }>(
		`select n.schema_name || '.' || n.table_name as relation, n.column_name as kolumn from duckdb_columns() as n join duckdb_columns() as f ` +
			`on f.schema_name = n.schema_name and f.table_name = n.table_name and f.column_name = n.column_name ` +
			`where f.database_name = 'forra' and n.database_name = current_database() order by relation asc nulls last, n.column_index asc nulls last`
	);
	const shared = new Map<string, string[]>();
	for (const { relation, kolumn } of rows)
		shared.set(relation, [...(shared.get(relation) ?? []), quoteName(kolumn)]);
	return shared;
}

/** Copies a relation's rows from the earlier version, as far as both have it. */
export async function carryTable(
	db: Database,
	schema: string,
	table: string,
	shared?: ReadonlyMap<string, string[]>
): Promise<void> {
	const columns = (shared ?? (await sharedColumns(db))).get(`${schema}.${table}`) ?? [];
	if (columns.length > 0)
		await db.run(
			`insert into ${schema}.${table} by name select ${columns.join(', ')} from forra.${schema}.${table}`
		);
}

/** Copies the earlier version's rows; rows that were refused by a rule across rows are judged anew. */
export async function carryRows(db: Database): Promise<void> {
	const shared = await sharedColumns(db);
	for (const { source } of contracts) {
		await carryTable(db, 'inlast', source, shared);
		await carryTable(db, 'avvisat', source, shared);
		const own = (shared.get(`avvisat.${source}`) ?? []).filter(
			(name) => name !== quoteName('_fel') && name !== quoteName('_omprovas')
		);
		if (own.length > 0)
			await db.run(
				`insert into inlast.${source} by name select ${own.join(', ')} from avvisat.${source} where _omprovas`
			);
		await db.run(`delete from avvisat.${source} where _omprovas`);
	}
}

/**
 * Two exports of the same whole (a company's financial year) sent in one load: the one that was made later counts as loaded
 * later, so that it takes the place of the other.
 */
export async function orderExports(db: Database): Promise<void> {
	await db.run(
		`update meta.fil set laddning = laddning + 1 where fil in (select a.fil from meta.fil a join meta.fil b on b.omfang = a.omfang ` +
			`and b.laddning = a.laddning and (b.skapad < a.skapad or (b.skapad = a.skapad and b.fil < a.fil)))`
	);
}

/** The scope of a row as one text, and the first and last day that place it in time. */
function scopeSql(contract: Contract): { scope: string; date: string; till: string } {
	const columns = contract.replace.scope.map((name) => `coalesce(cast(${quoteName(name)} as varchar), '')`);
	const { apart } = contract.replace;
	return {
		scope: `concat_ws('|', ${[...columns, ...(apart ? [`coalesce(cast(${apart} as varchar), '')`] : [])].join(', ')})`,
		date: contract.replace.date ?? 'cast(null as date)',
		till: contract.replace.till ?? contract.replace.date ?? 'cast(null as date)'
	};
}

/**
 * Removes earlier rows that the files of this load (`current`: their fil numbers) replace. Files that come again keep their
 * place among the loads, so that what came after them is applied after them again. Returns per source how many rows were
 * replaced, and how many of them did not come again.
 */
export async function replaceRows(
	db: Database,
	current: readonly number[]
): Promise<Record<string, Replaced>> {
	const replaced: Record<string, Replaced> = {};
	const files = await db.query<Loaded>(
		'select fil, namn, blad, kalla, laddning, omfang, coalesce(rattelista, false) as rattelista from meta.fil'
	);
	const first = Math.min(...files.filter(({ fil }) => current.includes(fil)).map(({ laddning }) => laddning));
	const loads = [...new Set(files.map(({ laddning }) => laddning))].filter((laddning) => laddning >= first);
	for (const laddning of loads.sort((a, b) => a - b))
		for (const contract of contracts) {
			const own = files.filter(({ kalla }) => kalla === contract.source);
			// A repair list takes the place of the rows it names, and of nothing else.
			const now = own.filter((file) => file.laddning === laddning && !file.rattelista);
			const before = own.filter((file) => file.laddning < laddning);
			if (now.length === 0 || before.length === 0) continue;
			for (const files of [
				now.filter(({ namn }) => !isTillagg(namn)),
				now.filter(({ namn }) => isTillagg(namn))
			]) {
				if (files.length === 0) continue;
				const { rader, borta } = await replaceSource(db, contract, files, before);
				const sum = replaced[contract.source] ?? { rader: 0, borta: 0 };
				if (rader > 0) replaced[contract.source] = { rader: sum.rader + rader, borta: sum.borta + borta };
			}
		}
	return replaced;
}

export interface Replaced {
	rader: number;
	borta: number;
}

interface Loaded {
	fil: number;
	namn: string;
	blad: string | null;
	kalla: string;
	laddning: number;
	/** What the file is the whole of; null for files that are not. */
	omfang: string | null;
	rattelista: boolean;
}

const within = (files: readonly Loaded[]): string =>
	files.length > 0 ? `_fil in (${files.map(({ fil }) => fil).join(', ')})` : 'false';

/**
 * The rows whose key comes again, as SQL over the source. An id that says nothing of its insats may be another's in another insats, as when two teams
 * both count from 1: there it is the same row when the person is the same or the file is sent anew, and never in another förbund.
 */
async function comesAgain(
	db: Database,
	{ source, key: names, replace, schema }: Contract,
	[now, before, same]: readonly [string, string, string],
	key: string
): Promise<string> {
	if (names.includes('insats_id') || !('insats_id' in schema.shape))
		return `concat_ws('|', ${key}) in (select nyckel from nycklar)`;
	const row = `concat_ws('|', ${key}) as nyckel, insats_id, ${replace.person ?? 'null'} as person`;
	const rows = (which: string, more: string) =>
		`select ${row}${more} from (select * from inlast.${source} union all by name select * exclude (_fel, _omprovas) from avvisat.${source}) where ${which}`;
	await db.run(
		`create or replace temp table forbunden as select insats_id, lower(trim(forbund)) as forbund from inlast.insatser; ` +
			`create or replace temp table igen as select distinct o.nyckel, coalesce(o.insats_id, '') as insats_id ` +
			`from (${rows(before, `, ${same} as samma_fil`)}) as o join (${rows(now, '')}) as n on n.nyckel = o.nyckel ` +
			`left join forbunden as f on f.insats_id = o.insats_id left join forbunden as g on g.insats_id = n.insats_id ` +
			`where n.insats_id = o.insats_id or (coalesce(f.forbund = g.forbund, true) and (o.samma_fil or coalesce(n.person = o.person, false)))`
	);
	return `(concat_ws('|', ${key}), coalesce(insats_id, '')) in (select (nyckel, insats_id) from igen)`;
}

/** `current` are all of them additions, or none is. */
async function replaceSource(
	db: Database,
	contract: Contract,
	current: readonly Loaded[],
	earlier: readonly Loaded[]
): Promise<Replaced> {
	const { source } = contract;
	const [now, before] = [within(current), within(earlier)];
	const key = contract.key.map((name) => `coalesce(cast(${quoteName(name)} as varchar), '')`).join(', ');
	const { scope, date, till } = scopeSql(contract);
	const year = `coalesce(year(${date}), 0)`;
	const shape = `${scope} as omfang, ${year} as ar`;
	await db.run(
		`create or replace temp table nya as select ${shape}, min(${date}) as fran, max(${till}) as till from inlast.${source} where ${now} group by all; ` +
			`create or replace temp table nycklar as select distinct concat_ws('|', ${key}) as nyckel from (select * from inlast.${source} union all by name select * exclude (_fel, _omprovas) from avvisat.${source}) where ${now}; ` +
			`create or replace temp table fore as select _fil, count(*) as antal from (select _fil from inlast.${source} union all select _fil from avvisat.${source}) where ${before} group by _fil`
	);
	const same = earlier.filter(({ namn, blad }) =>
		current.some((one) => one.namn === namn && one.blad === blad)
	);
	const again = await comesAgain(db, contract, [now, before, within(same)], key);
	// The new file's period, insats by insats and year by year; a file of the same name that overlaps takes the whole year.
	const place = `nya.omfang = ${scope} and nya.ar = ${year}`;
	const period = `exists (select 1 from nya where ${place} and (nya.fran is null or (${date} <= nya.till and ${till} >= nya.fran)))`;
	const overlap = `(select nya.omfang, nya.ar from nya join (select ${shape}, min(${date}) as fran, max(${till}) as till from inlast.${source} where ${within(same)} group by all) as g on g.omfang = nya.omfang and g.ar = nya.ar where nya.fran <= g.till and nya.till >= g.fran)`;
	const wholes = earlier.filter(
		({ omfang }) => omfang !== null && current.some((one) => one.omfang === omfang)
	);
	// A new export of a whole takes the place of all that the earlier one brought of the same kind, wherever it stood.
	const part = quoteName(contract.replace.part ?? contract.key[0] ?? '');
	const whole = `(${within(wholes)} and ${part} in (select ${part} from inlast.${source} where ${now} union select ${part} from avvisat.${source} where ${now}))`;
	const mayGo = current.some(({ namn }) => isTillagg(namn)) ? within(same) : 'true';
	const condition = `${before} and (${again} or (${mayGo} and (${whole} or ${period} or (${within(same)} and (${scope}, ${year}) in (select (omfang, ar) from ${overlap})))))`;
	const [count] = await db.query<{ n: number; borta: number }>(
		`select count(*) as n, count(*) filter (where not ${again}) as borta from inlast.${source} where ${condition}`
	);
	await db.run(
		`create or replace temp table ersatt as select rowid as rid from inlast.${source} where ${condition}; ` +
			`delete from avvisat.${source} where ${condition}; ` +
			`delete from inlast.${source} where rowid in (select rid from ersatt)`
	);
	// A refused row that says neither where nor when goes with the file it came in: when that file has been corrected.
	const nowhere = [...contract.replace.scope.map(quoteName), ...(contract.replace.date ? [date] : [])]
		.map((name) => `${name} is null`)
		.join(' or ');
	await db.run(
		`delete from avvisat.${source} where ${before} and (${nowhere}) and (` +
			`_fil in (select f._fil from fore f left join (select _fil, count(*) as antal from (select _fil from inlast.${source} union all select _fil from avvisat.${source}) group by _fil) e on e._fil = f._fil where coalesce(e.antal, 0) < f.antal) ` +
			`or (${within(same)} and _fil not in (select _fil from inlast.${source})))`
	);
	return { rader: count?.n ?? 0, borta: count?.borta ?? 0 };
}
