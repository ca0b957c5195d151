import type { Database } from '#lib/server/duckdb.ts';
import { quote, quoteName } from '../contracts/lexical.ts';
import { avskildRelation, avskiljsSql } from './avskilj.ts';
import { goneSql, outcomeSql, withdrawn, type Borttag, type OldTable } from './gone.ts';

/** marts.deltagande without an outcome; a column of an earlier make that is not named here keeps what it has. */
const WITHOUT_OUTCOME: Record<string, string> = {
	samtycke: "'nej'",
	utgang: "case when slut is null then 'pagar' else 'annat' end",
	utfall_registrerat: 'false',
	borjat_eller_okat: 'null'
};
/** The faults of a refused row, without the values they quote. */
const SILENT = `list_transform(_fel, x -> struct_pack(kolumn := x.kolumn, varde := cast(null as varchar), kod := x.kod, text := cast(null as varchar)))`;

/** A table without what is to go; notes in `platser` where rows went, and in `tomda` where an answer was emptied. */
export async function copyTable(db: Database, one: OldTable, { avskilj }: Borttag): Promise<void> {
	const { schema, table, columns } = one;
	const whole = `gammal.${schema}.${quoteName(table)}`;
	const from = (avskilj && avskildRelation(whole, one)) ?? whole;
	const old = avskilj && schema === 'avvisat' ? avskiljsSql(one, avskilj.regler.alla) : null;
	const left = goneSql(one);
	const gone = left && old ? `(${left} or ${old})` : (left ?? old);
	const emptying = table === 'deltagande' ? outcomeSql(one) : null;
	const outcome =
		schema === 'marts' && OUTCOME_MARTS.test(table) ? withdrawn(one) : emptying ? null : outcomeSql(one);
	if (schema === 'inlast' || schema === 'avvisat')
		for (const [kod, test] of [
			['gallrad', gone],
			['samtycke_atertaget', outcome && `(${outcome} and not ${gone ?? 'false'})`]
		] as const)
			if (test)
				await db.run(
					`insert into platser select _fil, _blad, _rad, ${quote(table)}, ${quote(kod)}, ${quote(schema)} from ${from} where ${test}`
				);
	if (emptying && schema === 'avvisat')
		await db.run(`insert into tomda select _fil, _blad, _rad from ${from} where ${emptying}`);
	const select = emptying ? [...columns].map(([name, typ]) => emptied(one, name, typ)).join(', ') : '*';
	const drop = [gone, outcome].filter((test) => test !== null);
	const where = drop.length > 0 ? ` where not coalesce(${drop.join(' or ')}, false)` : '';
	await db.run(`create table ${schema}.${quoteName(table)} as select ${select} from ${from}${where}`);
}

/** marts whose rows are outcomes of a deltagande. */
const OUTCOME_MARTS = /^(uppfoljning|steg|registersteg)/;

function emptied(one: OldTable, name: string, typ: string): string {
	const column = quoteName(name);
	if (name === '_fel')
		return `cast(case when ${withdrawn(one)} then ${SILENT} else ${column} end as ${typ}) as ${column}`;
	const value = one.schema === 'marts' ? WITHOUT_OUTCOME[name] : name === 'samtycke' ? "'nej'" : undefined;
	if (value === undefined && !/_efter(_|$)/.test(name)) return column;
	return `cast(case when ${withdrawn(one)} then ${value ?? 'null'} else ${column} end as ${typ}) as ${column}`;
}
