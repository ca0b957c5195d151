import { readFileSync, readdirSync } from 'node:fs';
import { formatList, heading } from '#lib/format/index.ts';
import type { Database } from '#lib/server/duckdb.ts';
import type { ReportWarning } from '#lib/server/report.ts';
import { contracts, type Contract } from './contracts/index.ts';
import { quote, quoteName } from './contracts/lexical.ts';

/**
 * A rule across rows or sources: `checks/<kod>.sql`. Its head comment says which relation it judges, the column, whether it
 * refuses the row (`fel`) or only warns (`varning`), and the Swedish sentence with `{varde}` and `{annat}` for the row's own values.
 * The query returns rows that are wrong (rid, varde, annat; a warning without rid); none = pass.
 */
export interface Check {
	kod: string;
	relation: string;
	kolumn: string;
	niva: 'fel' | 'varning';
	text: string;
	sql: string;
}

const folder = new URL('./checks/', import.meta.url);

export function readChecks(): Check[] {
	return readdirSync(folder)
		.filter((name) => name.endsWith('.sql'))
		.sort()
		.map((name) => {
			const sql = readFileSync(new URL(name, folder), 'utf8');
			const head = Object.fromEntries(
				[...sql.matchAll(/^-- (relation|kolumn|niva|text): (.+)$/gm)].map(([, key, value]) => [
					key,
					(value ?? '').trim()
				])
			);
			const { relation, kolumn = '', niva, text } = head as Record<string, string | undefined>;
			if (!relation || !text || (niva !== 'fel' && niva !== 'varning'))
				throw new Error(`checks/${name} lacks its head`);
			return {
				kod: name.replace(/\.sql$/, ''),
				relation,
				kolumn,
				niva,
				text,
				sql: sql.trim().replace(/;$/, '')
			};
		});
}

export interface Warning {
	kod: string;
	text: string;
	namn?: string;
	/** What an amount is made of. */
	delar?: ReportWarning['delar'];
}

const MAX_WARNINGS_A_RULE = 50;

/** Natural keys must be unique: the first row stands, or the one that wins; the others are refused with the row they repeat. */
function uniqueness({ source, key, unique: when = 'true', wins = 'false' }: Contract): string {
	const columns = key.map((name) => quoteName(name)).join(', ');
	const same = key
		.map((name) => `x.${quoteName(name)} is not distinct from d.${quoteName(name)}`)
		.join(' and ');
	const partition = key.map((name) => `x.${quoteName(name)}`).join(', ');
	return (
		`with d as (select ${columns} from inlast.${source} where ${when} group by ${columns} having count(*) > 1) ` +
		`select rid, varde, annat from (select x.rowid as rid, cast(x.${quoteName(key[0] ?? '')} as varchar) as varde, ` +
		`'rad ' || first_value(x._rad) over w || case when first_value(x._fil) over w = x._fil then '' else ' i ' || coalesce(first_value(f.namn) over w, 'en annan fil') end as annat, ` +
		`row_number() over w as nr from inlast.${source} x join d on ${same} left join meta.fil f on f.fil = x._fil ` +
		`window w as (partition by ${partition} order by coalesce(${wins}, false) desc nulls last, x._fil asc nulls first, x._rad asc nulls first)) where nr > 1`
	);
}

/** The sentence with the row's own values in it, in one pass: a value may itself hold braces. */
const fill = (text: string): string =>
	text
		.split(/\{(varde|annat)\}/)
		.map((part, index) => (index % 2 === 1 ? `coalesce(${part}, '')` : quote(part)))
		.join(' || ');

async function reject(
	db: Database,
	relation: string,
	rules: { kod: string; kolumn: string; text: string; sql: string }[]
): Promise<number> {
	if (rules.length === 0) return 0;
	const union = rules.map(
		(rule) =>
			`select rid, {'kolumn': ${quote(rule.kolumn)}, 'varde': left(cast(varde as varchar), 200), 'kod': ${quote(rule.kod)}, ` +
			`'text': ${fill(rule.text)}} as fel from (select rid, cast(varde as varchar) as varde, cast(annat as varchar) as annat from (${rule.sql}))`
	);
	await db.run(
		`create or replace temp table brott as select rid, list(fel) as fel from (${union.join(' union all ')}) group by rid`
	);
	await db.run(
		`insert into avvisat.${relation} by name select i.*, b.fel as _fel, true as _omprovas ` +
			`from inlast.${relation} i join brott b on b.rid = i.rowid`
	);
	await db.run(`delete from inlast.${relation} where rowid in (select rid from brott)`);
	const [refused] = await db.query<{ n: number }>('select count(*) as n from brott');
	return refused?.n ?? 0;
}

/**
 * Judges every relation in the order they lean on each other, and moves rows that break a rule to `avvisat`.
 * Returns the warnings. `idag` is the day of the load, `YYYY-MM-DD`.
 */
export async function runChecks(db: Database, idag: string): Promise<Warning[]> {
	await db.run(`create or replace temp table idag as select cast(${quote(idag)} as date) as dag`);
	const rows = await db.query<{ source: string; n: number }>(
		contracts
			.map(({ source }) => `select ${quote(source)} as source, count(*) as n from inlast.${source}`)
			.join(' union all ')
	);
	const isEmpty = (relation: string) => rows.some(({ source, n }) => source === relation && n === 0);
	const checks = readChecks().filter(({ relation }) => !isEmpty(relation));
	const warnings: Warning[] = [];
	for (const contract of contracts) {
		if (isEmpty(contract.source)) continue;
		const own = checks.filter((check) => check.relation === contract.source);
		if (contract.unique !== 'false')
			await reject(db, contract.source, [
				{
					kod: 'dubblett',
					kolumn: contract.key[0] ?? '',
					text: `Raden finns redan: {annat} har samma ${formatList(contract.key.map(heading))}. Ta bort den ena, eller ge den ett eget nummer om de är två olika.`,
					sql: uniqueness(contract)
				}
			]);
		const rules = own.filter((check) => check.niva === 'fel');
		// Insatser lean on each other: a team goes with the insats it belongs to, and so does what belongs to the team.
		while ((await reject(db, contract.source, rules)) > 0 && contract.source === 'insatser');
	}
	for (const check of checks.filter((one) => one.niva === 'varning')) {
		const rows = await db.query<{ text: string; namn: string | null }>(
			`select distinct ${fill(check.text)} as text, namn from (select cast(varde as varchar) as varde, cast(annat as varchar) as annat, cast(namn as varchar) as namn from (${check.sql})) order by text asc nulls last limit ${MAX_WARNINGS_A_RULE + 1}`
		);
		for (const row of rows.slice(0, MAX_WARNINGS_A_RULE))
			warnings.push({ kod: check.kod, text: row.text, ...(row.namn ? { namn: row.namn } : {}) });
		if (rows.length > MAX_WARNINGS_A_RULE)
			warnings.push({
				kod: check.kod,
				text: `Fler än ${MAX_WARNINGS_A_RULE} varningar av samma slag; resten visas inte.`
			});
	}
	return warnings;
}
