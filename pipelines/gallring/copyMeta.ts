import type { Database } from '#lib/server/duckdb.ts';
import { quote, quoteName } from '../contracts/lexical.ts';
import type { Borttag, OldTable } from './gone.ts';
import { scrubSql } from './scrub.ts';

const WITHDRAWN = 'Samtycket är återtaget, och uppgiften är borttagen.';

/** Tables of meta that hold the house's own words, and names of files and versions. */
const OWN_WORDS = new Set(['relation', 'kolumn', 'version']);

/** Ids about to be severed that stand as words in what is kept as text. */
export async function idsInTexts(db: Database, tables: readonly OldTable[]): Promise<string[]> {
	const words = tables
		.filter(({ table }) => !OWN_WORDS.has(table))
		.flatMap(({ table, columns }) =>
			[...columns]
				.filter(([, typ]) => typ === 'VARCHAR')
				.map(
					([name]) =>
						`select unnest([${quoteName(name)}] || regexp_extract_all(${quoteName(name)}, '[\\p{L}\\p{N}_.-]+')) as ord from gammal.meta.${quoteName(table)}`
				)
		);
	if (words.length === 0) return [];
	const rows = await db.query<{ ord: string }>(
		`select distinct trim(ord, '.-') as ord from (${words.join(' union all ')}) where trim(ord, '.-') in (select av_gammalt from avskild union select la_deltagare from lamnade)`
	);
	return rows.map(({ ord }) => ord);
}

/** A table of `meta` without what is to go; a row that went leaves its place in the quarantine. */
export async function copyMeta(db: Database, { table, columns }: OldTable, what: Borttag): Promise<void> {
	const from = `gammal.meta.${quoteName(table)}`;
	const scrubbed = (name: string, expression = quoteName(name)) =>
		`${scrubSql(expression, what.ids)} as ${quoteName(name)}`;
	if (table === 'fil' && columns.has('accepterade')) {
		// What was accepted and goes is in quarantine from now on, as a place without a value.
		await db.run(
			`create table meta.fil as select f.* replace (f.accepterade - coalesce(b.n, 0) as accepterade, f.karantan + coalesce(b.n, 0) as karantan) ` +
				`from ${from} as f left join (select fil, cast(count(*) as integer) as n from platser where var = 'inlast' group by fil) as b on b.fil = f.fil`
		);
		return;
	}
	if (table === 'karantan') {
		const emptied =
			'exists (select 1 from tomda as t where t.fil = k.fil and t.rad = k.rad and t.blad is not distinct from k.blad)';
		const says: Record<string, string> = { varde: 'null', text: quote(WITHDRAWN) };
		const texts = ['varde', 'text'].filter((name) => columns.has(name));
		const kept = texts.map((name) =>
			scrubbed(name, `case when ${emptied} then ${says[name]} else k.${quoteName(name)} end`)
		);
		await db.run(
			`create table meta.karantan as select k.* replace (${kept.join(', ')}) from ${from} as k ` +
				`where not exists (select 1 from platser as p where p.fil = k.fil and p.rad = k.rad and p.blad is not distinct from k.blad)`
		);
		const text = `case p.kod when 'gallrad' then ${quote('Gallrad.')} else ${quote(WITHDRAWN)} end`;
		await db.run(
			`insert into meta.karantan by name select p.fil, f.namn, p.kalla, p.blad, p.rad, p.kod, ${text} as text from platser as p join meta.fil as f on f.fil = p.fil`
		);
		return;
	}
	// Whatever else is kept of a row by its place, and texts that may name somebody.
	const placed = columns.has('fil') && columns.has('rad');
	const texts = OWN_WORDS.has(table)
		? []
		: [...columns].filter(([, typ]) => typ === 'VARCHAR').map(([name]) => scrubbed(name));
	const replaced = what.ids.length > 0 && texts.length > 0 ? `m.* replace (${texts.join(', ')})` : 'm.*';
	const where = placed
		? ' where not exists (select 1 from platser as p where p.fil = m.fil and p.rad = m.rad)'
		: '';
	await db.run(`create table meta.${quoteName(table)} as select ${replaced} from ${from} as m${where}`);
}
