import type { LabelUse } from '#lib/server/report.ts';
import type { Database } from '#lib/server/duckdb.ts';
import type { Column } from '../contracts/index.ts';
import { normalise, normaliseSql, quote, quoteName } from '../contracts/lexical.ts';
import type { Mapping } from './mapping.ts';

/** The texts of one column of `r`, lists taken apart. */
const textsOf = ({ name, kind }: Column): string =>
	kind === 'lista'
		? `select trim(unnest(string_split(${quoteName(name)}, '|'))) as raw from r`
		: `select ${quoteName(name)} as raw from r`;

/** How often the folder's own words for codes stand in the table `r`: column, word as it stands, code, count. */
export async function usedLabels(
	db: Database,
	columns: readonly Column[],
	{ koder }: Mapping
): Promise<LabelUse[]> {
	const parts = columns.flatMap((column) => {
		const own = Object.entries(koder[column.kodlista ?? ''] ?? {});
		if (own.length === 0) return [];
		const values = own.map(([label, kod]) => `(${quote(normalise(label))}, ${quote(kod)})`).join(', ');
		return [
			`select ${quote(column.name)} as kolumn, min(t.raw) as etikett, v.kod, cast(count(*) as integer) as antal ` +
				`from (${textsOf(column)}) as t join (values ${values}) as v(etikett, kod) on v.etikett = ${normaliseSql('t.raw')} group by v.etikett, v.kod`
		];
	});
	if (parts.length === 0) return [];
	return db.query<LabelUse & Record<string, string | number>>(
		`${parts.join(' union all ')} order by kolumn asc nulls last, antal desc nulls last, etikett asc nulls last`
	);
}

/** How often the folder's own names of insatser stand in a column of the table as it was sent. */
export async function usedInsatser(
	db: Database,
	from: string,
	cell: string,
	kolumn: string,
	{ insatser }: Mapping
): Promise<LabelUse[]> {
	const own = Object.entries(insatser);
	if (own.length === 0) return [];
	const values = own.map(([label, id]) => `(${quote(normalise(label))}, ${quote(id)})`).join(', ');
	return db.query<LabelUse & Record<string, string | number>>(
		`select ${quote(kolumn)} as kolumn, min(trim(t.raw)) as etikett, v.kod, cast(count(*) as integer) as antal from (select ${cell} as raw from ${from}) as t ` +
			`join (values ${values}) as v(etikett, kod) on v.etikett = ${normaliseSql('t.raw')} group by v.etikett, v.kod order by antal desc nulls last, v.kod asc nulls last`
	);
}

/** SQL of an insats as the folder calls it → its id; what nobody has named stays as it is. */
export function insatsSql(value: string, { insatser }: Mapping): string {
	const own = Object.entries(insatser);
	if (own.length === 0) return value;
	const cases = own.map(([label, id]) => `when ${quote(normalise(label))} then ${quote(id)}`).join(' ');
	return `case ${normaliseSql(value)} ${cases} else ${value} end`;
}
