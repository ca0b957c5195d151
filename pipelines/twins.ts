import type { Database } from '#lib/server/duckdb.ts';
import type { Warning } from './check.ts';
import { contracts } from './contracts/index.ts';
import { quote, quoteName } from './contracts/lexical.ts';

/** Files of one load that say the same thing twice, with how many rows: the first one's hold, and a person must know. */
export async function twins(db: Database): Promise<Warning[]> {
	const found: Warning[] = [];
	for (const { source, key } of contracts) {
		const doubled = `(select * from avvisat.${source} where list_contains(list_transform(_fel, x -> x.kod), 'dubblett'))`;
		const [any] = await db.query<{ n: number }>(`select count(*) as n from ${doubled}`);
		if (!any?.n) continue;
		const same = key
			.map((name) => `a.${quoteName(name)} is not distinct from i.${quoteName(name)}`)
			.join(' and ');
		const rows = await db.query<{ forsta: string; andra: string; n: number }>(
			`select f.namn as forsta, g.namn as andra, count(*) as n from ${doubled} as a join inlast.${source} as i on ${same} ` +
				`join meta.fil as f on f.fil = i._fil join meta.fil as g on g.fil = a._fil and g.laddning = f.laddning and g.fil <> f.fil and g.namn <> f.namn ` +
				`where f.kalla = ${quote(source)} group by f.namn, g.namn order by f.namn nulls last, g.namn nulls last limit 20`
		);
		for (const { forsta, andra, n } of rows)
			found.push({
				kod: 'samma_rader_i_tva_filer',
				text: `${forsta} och ${andra} skickades samtidigt och har ${n === 1 ? 'en rad' : `${n} rader`} om samma sak. De i ${forsta} gäller, de andra är i karantän. Är ${andra} en rättelse: låt namnet sluta på ”rättad” och skicka båda igen, eller ta bort den gamla filen.`,
				namn: andra
			});
	}
	return found;
}
