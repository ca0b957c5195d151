import type { Column } from './contract.ts';
import * as lexical from './lexical.ts';
import { quote, quoteName, type NumberFormat } from './lexical.ts';

/**
 * Turns a contract's column into DuckDB. A column's distinct texts are judged once each, in a small dictionary
 * (`raw`, the typed values, `fel`: the reason code, null when the text is good), and a million rows only look theirs up.
 * Judged against zod, value by value, in tests/unit/contracts.
 */
export interface ColumnSql {
	column: Column;
	/** Typed columns that come of it: `period` gives three. */
	output: { name: string; type: string }[];
	/** SELECT of the dictionary from a query of distinct `raw`; null for ids and texts, which are what they are. */
	dictionary: ((values: string) => string) | null;
}

const full = (text: string, pattern: string): string => `regexp_full_match(${text}, ${quote(pattern)})`;

/** The canonical spelling of a number (lexical.canonicalNumber) in SQL; meaningful only where the pattern matches. */
function canonicalSql(text: string, format: NumberFormat): string {
	const [decimal, thousand] = format === 'svenska' ? [',', '.'] : ['.', ','];
	const bare = `replace(regexp_replace(${text}, ${quote(`[${lexical.BLANKS}]`)}, '', 'g'), '\u2212', '-')`;
	const many = `length(${bare}) - length(replace(${bare}, ${quote(thousand)}, '')) > 1`;
	return (
		`case when contains(${bare}, ${quote(decimal)}) then replace(replace(${bare}, ${quote(thousand)}, ''), ${quote(decimal)}, '.') ` +
		`when ${many} then replace(${bare}, ${quote(thousand)}, '') else replace(${bare}, ${quote(thousand)}, '.') end`
	);
}

/** Plain spelling first: most values take it and skip the regular expressions. */
function numberSql(text: string, format: NumberFormat, type: string): string {
	const plain = full(text, '-?[0-9]{1,15}');
	return `case when ${plain} then try_cast(${text} as ${type}) when ${full(text, lexical.NUMBER[format])} then try_cast(${canonicalSql(text, format)} as ${type}) end`;
}

const bounds = (value: string, column: Column): string =>
	[
		column.min === undefined ? '' : `${value} < ${column.min}`,
		column.max === undefined ? '' : `${value} > ${column.max}`
	]
		.filter(Boolean)
		.join(' or ') || 'false';

interface Judged {
	name: string;
	type: string;
	sql: string;
}

/** The typed values of `raw` and its reason code, for kinds whose every text is judged by itself. */
function judge(column: Column, format: NumberFormat): { output: Judged[]; fault: string } {
	const one = (type: string, sql: string): Judged[] => [{ name: column.name, type, sql }];
	switch (column.kind) {
		case 'datum': {
			const midnight = `case when length(raw) > 10 and ${full('raw', lexical.DATE_AT_MIDNIGHT)} then left(raw, 10) else raw end`;
			const value = `try_cast(${midnight} as date)`;
			const good = `cast(${value} as varchar) = ${midnight} and year(${value}) between ${lexical.FIRST_YEAR} and ${lexical.LAST_YEAR}`;
			return {
				output: one('date', `case when ${good} then ${value} end`),
				fault: `case when coalesce(${good}, false) then null when ${full('raw', lexical.EXCEL_SERIAL)} then 'excel_datum' else 'fel_datum' end`
			};
		}
		case 'heltal': {
			const value = `(${numberSql('raw', format, 'decimal(18, 2)')})`;
			const good = `${value} is not null and ${full(`(${canonicalSql('raw', format)})`, lexical.CANONICAL_INTEGER)}`;
			return {
				output: one('integer', `case when ${good} then cast(${value} as integer) end`),
				fault: `case when not coalesce(${good}, false) then 'fel_heltal' when ${bounds(value, column)} then 'utanfor_granser' end`
			};
		}
		case 'tal': {
			const value = `(${numberSql('raw', format, 'double')})`;
			return {
				output: one('double', value),
				fault: `case when ${value} is null then 'fel_tal' when ${bounds(value, column)} then 'utanfor_granser' end`
			};
		}
		case 'malvarde': {
			const value = `(${numberSql('raw', format, 'double')})`;
			const day = `coalesce(${full('raw', lexical.MONTH_DAY)} or (${full('raw', lexical.DATE)} and year(try_cast(raw as date)) between ${lexical.FIRST_YEAR} and ${lexical.LAST_YEAR}), false)`;
			return {
				output: [
					...one('double', value),
					{ name: `${column.name}_datum`, type: 'varchar', sql: `case when ${day} then raw end` }
				],
				fault: `case when ${value} is null and not ${day} then 'fel_tal' end`
			};
		}
		case 'pengar': {
			const value = `(${numberSql('raw', format, 'decimal(38, 12)')})`;
			const good = `${value} is not null and ${full(`(${canonicalSql('raw', format)})`, lexical.CANONICAL_MONEY)}`;
			return {
				output: [
					{
						name: column.name.replace(/_kr$/, '_ore'),
						type: 'bigint',
						sql: `case when ${good} then cast(${value} * 100 as bigint) end`
					}
				],
				fault: `case when not coalesce(${good}, false) then 'fel_tal' end`
			};
		}
		default:
			return {
				output: one('varchar', 'raw'),
				fault: `case when not ${full('raw', lexical.AGE_BAND)} then 'fel_aldersgrupp' end`
			};
	}
}

const periodNames = (column: Column): { name: string; type: string }[] => [
	{ name: column.name, type: 'varchar' },
	{ name: `${column.name === 'period' ? 'period' : column.name}_fran`, type: 'date' },
	{ name: `${column.name === 'period' ? 'period' : column.name}_till`, type: 'date' }
];

/** Periods and codes are looked up in `inlast_period` and `inlast_kod`, which the load prepares. */
function lookUp(column: Column): ColumnSql {
	if (column.kind === 'period') {
		const output = periodNames(column);
		const [period, fran, till] = output.map(({ name }) => quoteName(name));
		return {
			column,
			output,
			dictionary: (values) =>
				`select v.raw, p.period as ${period}, p.fran as ${fran}, p.till as ${till}, case when p.period is null then 'fel_period' end as fel ` +
				`from (${values}) as v left join inlast_period as p on p.period = upper(v.raw)`
		};
	}
	const parts =
		column.kind === 'lista'
			? `select raw, unnest(string_split(raw, '|')) as del, generate_subscripts(string_split(raw, '|'), 1) as nr`
			: 'select raw, raw as del, 1 as nr';
	const known = 'count(*) = count(k.kod)';
	const label = column.etikett ? `, d.raw as ${quoteName(`${column.name}_etikett`)}` : '';
	return {
		column,
		output: [
			{ name: column.name, type: 'varchar' },
			...(column.etikett ? [{ name: `${column.name}_etikett`, type: 'varchar' }] : [])
		],
		dictionary: (values) =>
			`select d.raw, case when ${known} then string_agg(k.kod, '|' order by d.nr) end as ${quoteName(column.name)}${label}, ` +
			`case when not (${known}) then 'okand_kod' end as fel from (${parts} from (${values})) as d ` +
			`left join inlast_kod as k on k.lista = ${quote(column.kodlista ?? '')} and k.etikett = ${lexical.labelKeySql('d.del')} group by d.raw`
	};
}

/** A column that takes any text and has common ones: `Erbjudet möte` is `erbjudet_mote`, what nobody knows stays as it is. */
function suggested(column: Column, forslag: readonly string[]): ColumnSql {
	const known = forslag.map((one) => `when ${quote(lexical.normalise(one))} then ${quote(one)}`).join(' ');
	return {
		column,
		output: [{ name: column.name, type: 'varchar' }],
		dictionary: (values) =>
			`select raw, case ${lexical.normaliseSql('raw')} ${known} else raw end as ${quoteName(column.name)}, ${textFault(column, 'raw')} as fel from (${values})`
	};
}

export function compileColumn(column: Column, format: NumberFormat): ColumnSql {
	if (column.forslag) return suggested(column, column.forslag);
	if (column.kind === 'id' || column.kind === 'text')
		return { column, output: [{ name: column.name, type: 'varchar' }], dictionary: null };
	if (column.kind === 'kod' || column.kind === 'lista' || column.kind === 'period') return lookUp(column);
	const { output, fault } = judge(column, format);
	const values = output.map(({ name, sql }) => `${sql} as ${quoteName(name)}`).join(', ');
	return {
		column,
		output: output.map(({ name, type }) => ({ name, type })),
		dictionary: (distinct) => `select raw, ${values}, ${fault} as fel from (${distinct})`
	};
}

/** The reason code of an id or a text, which has no dictionary: too long, the template's example, a number that was rounded, or what a failed formula left behind. */
export const textFault = (column: Column, raw: string): string =>
	`case when length(${raw}) > ${column.maxLength ?? 0} then 'for_lang_text' ` +
	(column.kind === 'id'
		? `when ${raw} = ${quote(lexical.EXAMPLE)} then 'exempelrad' ` +
			`when contains(${raw}, 'E+') and ${full(raw, lexical.ROUNDED)} then 'avrundat_id' `
		: '') +
	`when starts_with(${raw}, '#') and ${full(raw, lexical.FORMULA_ERROR)} then 'formelfel' end`;

/** Columns of `staging.<source>` with their SQL types, provenance last. The shape does not depend on the format. */
export function stagingColumns(columns: readonly Column[]): { name: string; type: string; from: string }[] {
	return columns.flatMap((column) =>
		compileColumn(column, 'punkt').output.map(({ name, type }) => ({ name, type, from: column.name }))
	);
}
