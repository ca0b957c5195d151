import type { Database } from '#lib/server/duckdb.ts';
import { columnsOf, contracts, type Contract } from '../contracts/index.ts';
import { quote, quoteName } from '../contracts/lexical.ts';
import { filrefSql, printSql } from './columns.ts';

/**
 * `meta.rattelse`: each row of a repair list (fil, rad) beside the refused row it mends: which file by its content, which row, and which
 * question where a row holds several. `orord`: the row is as it was handed out. `fil` is null while a list that is read anew has not been read yet.
 */
export const RATTELSE =
	'create table meta.rattelse (kalla varchar, fil integer, rad integer, mal_fil varchar, mal_rad integer, mal_fraga varchar, orord boolean);';

/** Keeps what the rows of a list say they mend. `r` is the list as it was read; `row` its row number in SQL. */
export async function noteTargets(db: Database, contract: Contract, fil: number, row: string): Promise<void> {
	const part = (nr: number) =>
		`regexp_extract(r._rattar, '^([a-p]{12})-([0-9]{1,8})-([a-p]{12})(?:-(.*))?$', ${nr})`;
	const cells = columnsOf(contract).map(({ name }) => `coalesce(r.${quoteName(name)}, '')`);
	await db.run(
		`insert into meta.rattelse select ${quote(contract.source)}, ${fil}, ${row}, ${part(1)}, try_cast(${part(2)} as integer), ${part(4)}, ${part(3)} = ${printSql(`concat_ws('|', ${cells.join(', ')})`)} from r where r._rattar is not null`
	);
}

/** A list that is read anew gives back its own entries; until then they are nobody's. */
export const forgetTargets = (db: Database, fil: number): Promise<void> =>
	db.run(`update meta.rattelse set fil = null where fil = ${fil}`);

const MOST_STEPS = 20;

/** A list that mends rows of another list mends what that one did: every entry names a row of a file that is no list. */
async function resolve(db: Database): Promise<void> {
	await db.run(
		`create or replace temp table filref as select fil, kalla, laddning, ${filrefSql('meta.fil')} as ref from meta.fil`
	);
	const through =
		'from meta.rattelse as e join filref as f on f.fil = e.fil where meta.rattelse.mal_fil = f.ref and meta.rattelse.mal_rad = e.rad';
	for (let step = 0; step < MOST_STEPS; step++) {
		const [left] = await db.query<{ n: number }>(
			'select count(*) as n from meta.rattelse as v join filref as f on f.ref = v.mal_fil join meta.rattelse as e on e.fil = f.fil and e.rad = v.mal_rad'
		);
		if (!left?.n) return;
		await db.run(
			`update meta.rattelse set mal_fil = e.mal_fil, mal_rad = e.mal_rad, mal_fraga = e.mal_fraga ${through}`
		);
	}
}

async function applySource(db: Database, contract: Contract, current: readonly number[]): Promise<void> {
	const { source } = contract;
	const fraga = columnsOf(contract).some(({ name }) => name === 'fraga') ? "coalesce(fraga, '')" : "''";
	const now = current.length > 0 ? `in (${current.join(', ')})` : 'is null and false';
	// Only files that mend or are mended: the others need not be looked through.
	await db.run(
		`create or replace temp table berorda as select fil from meta.rattelse where kalla = ${quote(source)} and fil is not null ` +
			`union select f.fil from filref f join meta.rattelse e on e.mal_fil = f.ref and e.kalla = ${quote(source)};` +
			`create or replace temp table finns as select _fil, _rad, ${fraga} as fraga, true as inlast from inlast.${source} where _fil in (select fil from berorda) ` +
			`union all select _fil, _rad, ${fraga}, false from avvisat.${source} where _fil in (select fil from berorda);` +
			// Each entry with what it mends: `mal` is the file's number now, `lever` whether its own row is there.
			`create or replace temp table e as select r.*, t.fil as mal, r.fil is null as vantar, ` +
			`exists (select 1 from finns where _fil = r.fil and _rad = r.rad) as lever, ` +
			`exists (select 1 from finns where _fil = r.fil and _rad = r.rad and inlast) as inlast, ` +
			`exists (select 1 from finns where _fil = t.fil and _rad = r.mal_rad and (fraga = r.mal_fraga or r.mal_fraga = '')) as finns_mal, ` +
			`coalesce(f.laddning, 0) as laddning from meta.rattelse r left join filref t on t.ref = r.mal_fil and t.kalla = r.kalla left join filref f on f.fil = r.fil where r.kalla = ${quote(source)};` +
			// What mends a row that is not there, and never was mended by another, mends nothing.
			`create or replace temp table inaktuell as select fil, rad from e where fil ${now} and not finns_mal and not exists (` +
			`select 1 from e as o where o.mal_fil = e.mal_fil and o.mal_rad = e.mal_rad and o.mal_fraga = e.mal_fraga and (o.vantar or (o.lever and not (o.fil ${now})))) ;` +
			// Of several that mend the same row one stands: one that somebody has changed, one that could be read, then the latest.
			`create or replace temp table star as select fil, rad, mal, mal_rad, mal_fraga, row_number() over (partition by mal_fil, mal_rad, mal_fraga order by orord asc nulls last, inlast desc, laddning desc, fil desc, rad desc) as plats ` +
			`from e where lever and (fil, rad) not in (select (fil, rad) from inaktuell)`
	);
	await db.run(
		`insert into avvisat.${source} by name select i.*, [{'kolumn': null, 'varde': null, 'kod': 'redan_rattad', 'text': null}] as _fel, false as _omprovas ` +
			`from inlast.${source} i where (i._fil, i._rad) in (select (fil, rad) from inaktuell)`
	);
	await db.run(`delete from inlast.${source} where (_fil, _rad) in (select (fil, rad) from inaktuell)`);
	for (const schema of ['inlast', 'avvisat']) {
		await db.run(
			`delete from ${schema}.${source} where (_fil, _rad) in (select (fil, rad) from star where plats > 1)`
		);
		await db.run(
			`delete from ${schema}.${source} as x using star as s where s.mal = x._fil and s.mal_rad = x._rad and (s.mal_fraga = '' or s.mal_fraga = ${fraga.replace('fraga', 'x.fraga')})`
		);
	}
	await db.run(
		`delete from meta.rattelse where kalla = ${quote(source)} and (fil, rad) in (select (fil, rad) from inaktuell)`
	);
}

/**
 * Lets every row of a repair list take the place of the row it mends, whether it could be read itself or not; a row whose
 * target is there no more is refused. `current`: the fil numbers of this load. The rows that are replaced count as `ersatta`.
 */
export async function applyRepairs(db: Database, current: readonly number[]): Promise<void> {
	const sources = await db.query<{ kalla: string }>('select distinct kalla from meta.rattelse');
	if (sources.length === 0) return;
	await resolve(db);
	for (const contract of contracts)
		if (sources.some(({ kalla }) => kalla === contract.source)) await applySource(db, contract, current);
	await db.run('delete from meta.rattelse where fil is null');
}
