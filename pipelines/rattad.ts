import { basename, dirname, extname } from 'node:path';
import type { Database } from '#lib/server/duckdb.ts';
import { contracts } from './contracts/index.ts';
import { quote, quoteName } from './contracts/lexical.ts';

/** What people put last in a name when they have corrected a file: `rättad`, `rättning 2`, `korrigerad`, `v2`, `version 3`. */
const MARK =
	/^(.*\S?)[\s_.-]+(?:(?:r[äa]tta(?:d|t|de)|r[äa]ttning|korrigera(?:d|t|de)|korr)[\s_.-]*(\d{0,2})|v(?:er(?:sion)?)?[\s_.-]?(\d{1,2}))$/i;

/** A name without its mark, and how late it is: 0 as it was first sent (also `v1`), then the number that it says. */
function markOf(name: string): { stem: string; nr: number } {
	const said = basename(name, extname(name)).normalize('NFC');
	const [, stem, corrected, version] = MARK.exec(said) ?? [];
	const whole = (text: string) => `${dirname(name)}/${text.replace(/[\s_.-]+$/, '').toLowerCase()}`;
	if (stem === undefined) return { stem: whole(said), nr: 0 };
	return { stem: whole(stem), nr: version === undefined ? Number(corrected || 1) : Number(version) - 1 };
}

/**
 * For each file sent together its place among those it corrects: 0 for the first, 1 for one that corrects it. A mark alone is no
 * correction: the file that it corrects must be there.
 */
export function correctionOrder(names: readonly string[]): number[] {
	const marks = names.map(markOf);
	return marks.map(({ stem, nr }) => {
		const earlier = new Set(marks.filter((one) => one.stem === stem && one.nr < nr).map((one) => one.nr));
		return earlier.has(0) ? earlier.size : 0;
	});
}

/** Files of one load that say the same thing twice, with how many rows: the first one's hold, and a person must know. */
export async function twins(db: Database): Promise<{ kod: string; text: string; namn: string }[]> {
	const found: { kod: string; text: string; namn: string }[] = [];
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
