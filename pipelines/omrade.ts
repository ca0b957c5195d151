import type { Database } from '#lib/server/duckdb.ts';
import { quote } from './contracts/lexical.ts';
import { ownersOf, type Regioner } from './mappning/omvarld.ts';

/**
 * Says of every loaded figure about the surroundings whose region it is, those of earlier loads too: a kommun that is chosen after
 * its file was published need not be sent again, and a file that comes after the choice is read by it. `regioner` undefined: what
 * was said of a region before holds for all its figures. Returns how many regions are other förbund's than was said.
 */
export async function ownRegions(db: Database, regioner: Regioner | undefined): Promise<number> {
	const rows = await db.query<{ region: string; sagt: string[] }>(
		"select region, list(distinct coalesce(forbund, '')) as sagt from inlast.omvarld group by region order by region nulls last"
	);
	const told = rows.map(({ region, sagt }) => {
		const before = [...new Set(sagt.flatMap((text) => text.split('|')).filter(Boolean))];
		const own = ownersOf(regioner, region, before);
		return { region, sagt, before: before.sort().join('|'), own: own.sort().join('|') };
	});
	const anew = told.filter(({ sagt, own }) => sagt.some((text) => text !== own));
	if (anew.length > 0) {
		const values = anew.map(({ region, own }) => `(${quote(region)}, ${quote(own)})`).join(', ');
		await db.run(
			`update inlast.omvarld set forbund = nullif(v.forbund, '') from (values ${values}) as v(region, forbund) where inlast.omvarld.region = v.region`
		);
	}
	return told.filter(({ before, own }) => before !== own).length;
}
