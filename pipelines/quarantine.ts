import type { Database } from '#lib/server/duckdb.ts';
import { columnsOf, contracts } from './contracts/index.ts';
import { quote } from './contracts/lexical.ts';
import { rowText, rowTextCodes } from './contracts/texts.ts';
import { allowedWords } from './reference.ts';

/** `meta.karantan`: each fault of each refused row, with the sentence that says how to mend it. */
export async function writeQuarantine(db: Database): Promise<void> {
	await db.run(
		'create table meta.karantan (fil integer, namn varchar, kalla varchar, blad varchar, rad integer, kolumn varchar, varde varchar, kod varchar, text varchar)'
	);
	const texts: string[] = [];
	for (const contract of contracts) {
		for (const column of [...columnsOf(contract), undefined]) {
			const allowed = column?.kodlista ? allowedWords(column.kodlista) : '';
			for (const code of rowTextCodes)
				texts.push(
					`(${[contract.source, column?.name ?? '', code, rowText(code, column, allowed)].map(quote).join(', ')})`
				);
		}
	}
	await db.run(
		`create or replace temp table feltext as select * from (values ${texts.join(', ')}) as v(kalla, kolumn, kod, text)`
	);
	const refused = contracts.map(
		({ source }) =>
			`select ${quote(source)} as kalla, _fil, _blad, _rad, unnest(_fel) as fel from avvisat.${source}`
	);
	await db.run(
		`insert into meta.karantan by name select a._fil as fil, f.namn, a.kalla, a._blad as blad, a._rad as rad, a.fel.kolumn as kolumn, ` +
			`a.fel.varde as varde, a.fel.kod as kod, coalesce(a.fel.text, t.text) as text ` +
			`from (${refused.join(' union all ')}) as a join meta.fil f on f.fil = a._fil ` +
			`left join feltext t on t.kalla = a.kalla and t.kolumn = coalesce(a.fel.kolumn, '') and t.kod = a.fel.kod ` +
			`order by fil asc nulls last, rad asc nulls last`
	);
}

/** Fills `accepterade`, `karantan` and `ersatta` of `meta.fil` from where the rows are now. */
export async function countRows(db: Database): Promise<void> {
	const count = (schema: string) =>
		contracts.map(({ source }) => `select _fil from ${schema}.${source}`).join(' union all ');
	await db.run(
		`update meta.fil set accepterade = coalesce((select n from (select _fil, count(*) as n from (${count('inlast')}) group by _fil) as a where a._fil = fil), 0), ` +
			`karantan = coalesce((select n from (select _fil, count(*) as n from (${count('avvisat')}) group by _fil) as a where a._fil = fil), 0)`
	);
	await db.run('update meta.fil set ersatta = lasta - accepterade - karantan');
}
