import type { LabelUse } from '#lib/server/report.ts';
import type { Database } from '#lib/server/duckdb.ts';
import type { Column } from '../contracts/index.ts';
import { labelKey, labelKeySql, quote, quoteName } from '../contracts/lexical.ts';
import { sameAnswer } from './forms.ts';
import type { Mapping } from './mapping.ts';

/** The texts of one column of `r`, lists taken apart. */
const textsOf = ({ name, kind }: Column): string =>
	kind === 'lista'
		? `select trim(unnest(string_split(${quoteName(name)}, '|'))) as raw from r`
		: `select ${quoteName(name)} as raw from r`;

/** Words and what they mean as values of a SQL table; a word spelled twice stands once, so that its rows are counted once. */
const pairs = (own: readonly (readonly [string, string])[]): string =>
	[...new Set(own.map(([label, to]) => `(${quote(labelKey(label))}, ${quote(to)})`))].join(', ');

/** How often the folder's own words for codes stand in the table `r`: column, word as it stands, code, count. */
export async function usedLabels(
	db: Database,
	columns: readonly Column[],
	{ koder }: Mapping
): Promise<LabelUse[]> {
	const parts = columns.flatMap((column) => {
		const own = Object.entries(koder[column.kodlista ?? ''] ?? {});
		if (own.length === 0) return [];
		const values = pairs(own);
		return [
			`select ${quote(column.name)} as kolumn, min(t.raw) as etikett, v.kod, cast(count(*) as integer) as antal ` +
				`from (${textsOf(column)}) as t join (values ${values}) as v(etikett, kod) on v.etikett = ${labelKeySql('t.raw')} group by v.etikett, v.kod`
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
	const values = pairs(own);
	return db.query<LabelUse & Record<string, string | number>>(
		`select ${quote(kolumn)} as kolumn, min(trim(t.raw)) as etikett, v.kod, cast(count(*) as integer) as antal from (select ${cell} as raw from ${from}) as t ` +
			`join (values ${values}) as v(etikett, kod) on v.etikett = ${labelKeySql('t.raw')} group by v.etikett, v.kod order by antal desc nulls last, v.kod asc nulls last`
	);
}

/** The förbund's own answers in files with a row an answer, as values of a SQL table: enkät, answer, value. */
function svarValues({ svar }: Mapping): string {
	const own = Object.entries(svar).flatMap(([enkat, words]) =>
		Object.entries(words).map(
			([label, varde]) => `(${quote(enkat)}, ${quote(sameAnswer(label))}, ${quote(varde)})`
		)
	);
	return own.length > 0 ? `(values ${own.join(', ')}) as v(enkat, etikett, kod)` : '';
}

const sameAnswerSql = (text: string): string =>
	`trim(regexp_replace(lower(nfc_normalize(${text})), '\\s+', ' ', 'g'))`;

/** Reads the förbund's own answers in the table `r` of `enkatsvar` as the values they are, and says how often. */
export async function readOwnAnswers(db: Database, mapping: Mapping): Promise<LabelUse[]> {
	const values = svarValues(mapping);
	if (values === '') return [];
	const same = `v.enkat = r.enkat and v.etikett = ${sameAnswerSql('r.svar')}`;
	const used = await db.query<LabelUse & Record<string, string | number>>(
		`select r.fraga as kolumn, min(r.svar) as etikett, v.kod, cast(count(*) as integer) as antal from r join ${values} on ${same} ` +
			`group by r.fraga, v.etikett, v.kod order by antal desc nulls last, kolumn asc nulls last, etikett asc nulls last`
	);
	await db.run(`update r set svar = v.kod from ${values} where ${same}`);
	return used;
}

/** SQL of an insats as the folder calls it → its id; what nobody has named stays as it is. */
export function insatsSql(value: string, { insatser }: Mapping): string {
	const own = Object.entries(insatser);
	if (own.length === 0) return value;
	const cases = own.map(([label, id]) => `when ${quote(labelKey(label))} then ${quote(id)}`).join(' ');
	return `case ${labelKeySql(value)} ${cases} else ${value} end`;
}
