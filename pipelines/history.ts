import type { Database } from '#lib/server/duckdb.ts';
import { carryTable } from './carry.ts';
import { stagingColumns } from './contracts/compile.ts';
import { columnsOf, contracts } from './contracts/index.ts';
import { quote, quoteName } from './contracts/lexical.ts';

/**
 * Sources whose earlier wording must stay readable: `inlast.<source>_historik` holds each row as it was, with the first
 * and the last day it stood so (last null = still).
 */
const KEPT = [
	{ source: 'insatser', first: 'start', from: 'giltig_fran', to: 'giltig_till' },
	// A goal's own giltig_fran and giltig_till say when it applies; these say when the warehouse knew it so.
	{ source: 'mal', first: 'giltig_fran', from: 'registrerad_fran', to: 'registrerad_till' }
] as const;

/** Carries the history on. A change seen in this load stands from `idag`; the first chapter from the row's own start. */
export async function carryHistory(db: Database, previous: boolean, idag: string): Promise<void> {
	const day = `cast(${quote(idag)} as date)`;
	for (const { source, first, from, to } of KEPT) {
		const contract = contracts.find((one) => one.source === source);
		if (!contract) throw new Error(`no contract ${source}`);
		const names = stagingColumns(columnsOf(contract)).map(({ name }) => quoteName(name));
		const text = (alias: string, name: string) => `coalesce(cast(${alias}.${name} as varchar), '')`;
		const print = (alias: string) =>
			`md5(concat_ws('|', ${names.map((name) => text(alias, name)).join(', ')}))`;
		const same = (a: string, b: string) =>
			contract.key
				.map((name) => `${a}.${quoteName(name)} is not distinct from ${b}.${quoteName(name)}`)
				.join(' and ');
		const table = `inlast.${source}_historik`;
		await db.run(
			`create table ${table} as select ${names.join(', ')}, cast(null as date) as ${from}, cast(null as date) as ${to} from inlast.${source} where false`
		);
		if (previous) {
			await carryTable(db, 'inlast', `${source}_historik`);
			const changed = `${same('i', 'h')} and h.${to} is null and ${print('i')} <> ${print('h')}`;
			// Corrected twice the same day: the chapter of that day never was.
			await db.run(
				`delete from ${table} as h using inlast.${source} as i where ${changed} and h.${from} = ${day}`
			);
			await db.run(
				`update ${table} as h set ${to} = greatest(${day} - 1, h.${from}) from inlast.${source} as i where ${changed}`
			);
		}
		const known = `exists (select 1 from ${table} as h where ${same('h', 'i')})`;
		await db.run(
			`insert into ${table} by name select ${names.map((name) => `i.${name}`).join(', ')}, ` +
				`case when ${known} then ${day} else coalesce(i.${first}, date '1900-01-01') end as ${from}, cast(null as date) as ${to} ` +
				`from inlast.${source} as i where not exists (select 1 from ${table} as h where ${same('h', 'i')} and h.${to} is null)`
		);
	}
}
