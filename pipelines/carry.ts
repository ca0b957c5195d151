import type { Database } from '#lib/server/duckdb.ts';
import { columnsOf, contracts, type Contract } from './contracts/index.ts';
import { stagingColumns } from './contracts/compile.ts';
import { quote, quoteName } from './contracts/lexical.ts';

/**
 * What earlier loads brought lives on in the next version, except where a file of this load replaces it. A file of this
 * load replaces earlier rows of the same source, scope (insats …) and year when the dates of the two overlap or a natural
 * key comes again; files that go on where the earlier ended only add.
 */
export async function attachPrevious(db: Database, path: string): Promise<void> {
	await db.run(`attach ${quote(path)} as forra (read_only)`);
}

/** Copies the earlier version's rows; rows that were refused by a rule across rows are judged anew. */
export async function carryRows(db: Database): Promise<void> {
	for (const { source } of contracts) {
		await db.run(`insert into inlast.${source} by name select * from forra.inlast.${source}`);
		await db.run(
			`insert into inlast.${source} by name select * exclude (_omprovas, _fel) from forra.avvisat.${source} where _omprovas`
		);
		await db.run(
			`insert into avvisat.${source} by name select * from forra.avvisat.${source} where not _omprovas`
		);
	}
}

/** The scope of a row as one text, and the date that places it in time. */
function scopeSql(contract: Contract): { scope: string; date: string } {
	const columns = contract.replace.scope.map((name) => `coalesce(cast(${quoteName(name)} as varchar), '')`);
	return {
		scope: `concat_ws('|', ${columns.join(', ')})`,
		date: contract.replace.date ?? 'cast(null as date)'
	};
}

/** Removes earlier rows that the files in `current` (fil numbers of this load) replace. Returns how many, per source. */
export async function replaceRows(db: Database, current: readonly number[]): Promise<Record<string, number>> {
	const replaced: Record<string, number> = {};
	if (current.length === 0) return replaced;
	const now = `_fil in (${current.join(', ')})`;
	for (const contract of contracts) {
		const { source } = contract;
		const key = contract.key.map((name) => `coalesce(cast(${quoteName(name)} as varchar), '')`).join(', ');
		const { scope, date } = scopeSql(contract);
		const shape = `${scope} as omfang, coalesce(year(${date}), 0) as ar`;
		await db.run(
			`create or replace temp table ersatt as with nya as (select ${shape}, min(${date}) as fran, max(${date}) as till from inlast.${source} where ${now} group by all), ` +
				`gamla as (select ${shape}, min(${date}) as fran, max(${date}) as till from inlast.${source} where not (${now}) group by all), ` +
				`nycklar as (select distinct concat_ws('|', ${key}) as nyckel from inlast.${source} where ${now}), ` +
				`sagda as (select distinct ${shape} from inlast.${source} where not (${now}) and concat_ws('|', ${key}) in (select nyckel from nycklar)) ` +
				`select g.omfang, g.ar from gamla g join nya n on n.omfang = g.omfang and n.ar = g.ar ` +
				`where g.fran is null or (n.fran <= g.till and n.till >= g.fran) ` +
				`union select omfang, ar from sagda where (omfang, ar) in (select (omfang, ar) from nya)`
		);
		const group = `(${scope}, coalesce(year(${date}), 0)) in (select (omfang, ar) from ersatt)`;
		const again = `concat_ws('|', ${key}) in (select concat_ws('|', ${key}) from inlast.${source} where ${now})`;
		const condition = `not (${now}) and (${group} or ${again})`;
		const [count] = await db.query<{ n: number }>(
			`select count(*) as n from inlast.${source} where ${condition}`
		);
		if (count?.n) {
			await db.run(`delete from inlast.${source} where ${condition}`);
			replaced[source] = count.n;
		}
		// A refused row goes when its place in time, or the row itself, has come again.
		await db.run(
			`delete from avvisat.${source} where not (${now}) and ((${scope}, coalesce(year(${date}), 0)) in ` +
				`(select (${scope}, coalesce(year(${date}), 0)) from inlast.${source} where ${now}) or ${again} ` +
				`or concat_ws('|', ${key}) in (select concat_ws('|', ${key}) from avvisat.${source} where ${now}))`
		);
	}
	return replaced;
}

/** Columns of an insats whose change makes a new chapter in its history. */
const insatsColumns = (): string[] => {
	const insatser = contracts.find((contract) => contract.source === 'insatser') as Contract;
	return stagingColumns(columnsOf(insatser)).map(({ name }) => name);
};

/**
 * `inlast.insatser_historik`: each insats as it was, with giltig_fran and giltig_till (first and last day, null = still).
 * A change seen in this load is valid from `idag`; the first chapter from the insats's start.
 */
export async function carryHistory(db: Database, previous: boolean, idag: string): Promise<void> {
	const columns = insatsColumns();
	const names = columns.map(quoteName).join(', ');
	const print = (alias: string) =>
		`md5(concat_ws('|', ${columns.map((c) => `coalesce(cast(${alias}.${quoteName(c)} as varchar), '')`).join(', ')}))`;
	const day = `cast(${quote(idag)} as date)`;
	await db.run(
		`create table inlast.insatser_historik as select ${names}, cast(null as date) as giltig_fran, cast(null as date) as giltig_till from inlast.insatser where false`
	);
	if (previous) {
		await db.run(
			`insert into inlast.insatser_historik by name select h.* replace (case when h.giltig_till is null and i.insats_id is not null and ${print('i')} <> ${print('h')} then greatest(${day} - 1, h.giltig_fran) else h.giltig_till end as giltig_till) ` +
				`from forra.inlast.insatser_historik h left join inlast.insatser i on i.insats_id = h.insats_id ` +
				// Corrected twice the same day: the chapter of that day never was.
				`where not (h.giltig_till is null and h.giltig_fran = ${day} and i.insats_id is not null and ${print('i')} <> ${print('h')})`
		);
	}
	await db.run(
		`insert into inlast.insatser_historik by name select ${columns.map((c) => `i.${quoteName(c)}`).join(', ')}, ` +
			`case when exists (select 1 from inlast.insatser_historik h where h.insats_id = i.insats_id) then ${day} else coalesce(i.start, date '1900-01-01') end as giltig_fran, ` +
			`cast(null as date) as giltig_till from inlast.insatser i ` +
			`where not exists (select 1 from inlast.insatser_historik h where h.insats_id = i.insats_id and h.giltig_till is null)`
	);
}
