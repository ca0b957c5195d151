import type { Column } from './contract.ts';
import * as lexical from './lexical.ts';
import { quote, type NumberFormat } from './lexical.ts';

/**
 * Turns a contract's column into DuckDB expressions over the raw text column `r.<name>`: the typed value, and the reason
 * code when the text is none. Judged against zod, value by value, in tests/unit/contracts.
 */
export interface ColumnSql {
	column: Column;
	/** Output columns: name → SQL type and expression over `r` and this column's dictionary `d_<name>`. */
	output: { name: string; type: string; sql: string }[];
	/** Reason code as text, null when the value is good. */
	fault: string;
	/** Distinct values are looked up rather than parsed once a row. */
	dictionary: boolean;
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

function typed(
	column: Column,
	format: NumberFormat
): { output: ColumnSql['output']; fault: string; dictionary: boolean } {
	const raw = `r."${column.name}"`;
	const dictionary = `d_${column.name}`;
	const one = (type: string, sql: string) => [{ name: column.name, type, sql }];
	switch (column.kind) {
		case 'id':
		case 'text':
			return {
				output: one('varchar', raw),
				fault: `case when length(${raw}) > ${column.maxLength} then 'for_lang_text' end`,
				dictionary: false
			};
		case 'datum': {
			const midnight = `case when length(${raw}) > 10 and ${full(raw, lexical.DATE_AT_MIDNIGHT)} then left(${raw}, 10) else ${raw} end`;
			const value = `try_cast(${midnight} as date)`;
			const good = `cast(${value} as varchar) = ${midnight} and year(${value}) between 1900 and 2100`;
			return {
				output: one('date', `case when ${good} then ${value} end`),
				fault: `case when coalesce(${good}, false) then null when ${full(raw, lexical.EXCEL_SERIAL)} then 'excel_datum' else 'fel_datum' end`,
				dictionary: false
			};
		}
		case 'heltal': {
			const exact = numberSql(raw, format, 'decimal(18, 2)');
			const value = `(${exact})`;
			const good = `${value} = floor(${value}) and abs(${value}) < 1000000000 and ${canonicalIntegerGuard(raw, format)}`;
			return {
				output: one('integer', `case when ${good} then cast(${value} as integer) end`),
				fault: `case when not coalesce(${good}, false) then 'fel_heltal' when ${bounds(value, column)} then 'utanfor_granser' end`,
				dictionary: false
			};
		}
		case 'tal': {
			const value = `(${numberSql(raw, format, 'double')})`;
			return {
				output: one('double', value),
				fault: `case when ${value} is null then 'fel_tal' when ${bounds(value, column)} then 'utanfor_granser' end`,
				dictionary: false
			};
		}
		case 'pengar': {
			// Cast exactly, with one decimal more than money has: what does not end in a whole öre is refused.
			const value = `(${numberSql(raw, format, 'decimal(38, 12)')})`;
			const good = `${value} * 100 = floor(${value} * 100) and abs(${value}) < 1000000000000`;
			return {
				output: [
					{
						name: column.name.replace(/_kr$/, '_ore'),
						type: 'bigint',
						sql: `case when ${good} then cast(${value} * 100 as bigint) end`
					}
				],
				fault: `case when not coalesce(${good}, false) then 'fel_tal' end`,
				dictionary: false
			};
		}
		case 'aldersband':
			return {
				output: one('varchar', raw),
				fault: `case when not ${full(raw, lexical.AGE_BAND)} then 'fel_aldersgrupp' end`,
				dictionary: false
			};
		case 'period':
			return {
				output: [
					...one('varchar', `${dictionary}.period`),
					{ name: periodColumn(column, 'fran'), type: 'date', sql: `${dictionary}.fran` },
					{ name: periodColumn(column, 'till'), type: 'date', sql: `${dictionary}.till` }
				],
				fault: `case when ${dictionary}.period is null then 'fel_period' end`,
				dictionary: true
			};
		case 'kod':
		case 'lista':
			return {
				output: [
					...one('varchar', `${dictionary}.kod`),
					...(column.etikett ? [{ name: `${column.name}_etikett`, type: 'varchar', sql: raw }] : [])
				],
				fault: `case when ${dictionary}.kod is null then 'okand_kod' end`,
				dictionary: true
			};
	}
}

/** `15` and `15,0` are whole numbers; `15,000` is not allowed to be one in any spelling. */
function canonicalIntegerGuard(raw: string, format: NumberFormat): string {
	return `(not regexp_matches(${raw}, '[.,]') or ${full(`(${canonicalSql(raw, format)})`, lexical.CANONICAL_INTEGER)})`;
}

const periodColumn = (column: Column, end: string): string =>
	column.name === 'period' ? `period_${end}` : `${column.name}_${end}`;

export function compileColumn(column: Column, format: NumberFormat): ColumnSql {
	const { output, fault, dictionary } = typed(column, format);
	const raw = `r."${column.name}"`;
	const empty = column.required ? `'saknas'` : 'null';
	return {
		column,
		output: output.map((one) => ({ ...one, sql: `case when ${raw} is not null then ${one.sql} end` })),
		fault: `case when ${raw} is null then ${empty} else (${fault}) end`,
		dictionary
	};
}

/** Columns of `staging.<source>` with their SQL types, provenance last. The shape does not depend on the format. */
export function stagingColumns(columns: readonly Column[]): { name: string; type: string; from: string }[] {
	return columns.flatMap((column) =>
		compileColumn(column, 'punkt').output.map(({ name, type }) => ({ name, type, from: column.name }))
	);
}
