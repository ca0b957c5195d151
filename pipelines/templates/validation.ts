import type { DataValidation } from 'hucre/xlsx';
import { heading } from '#lib/format/index.ts';
import { FIRST_YEAR, LAST_YEAR } from '../contracts/lexical.ts';
import type { Column } from '../contracts/index.ts';
import { howTo, mustBeFilled } from './help.ts';

/** Excel's own limits for what a validation says. */
const PROMPT = 255;
const TITLE = 32;

/** A day as Excel counts it; right from March 1900, since Excel gives that year a leap day. */
const serial = (year: number, month: number, day: number): string =>
	String(Math.round(Date.UTC(year, month - 1, day) / 86_400_000) + 25_569);

const WHOLE = 999_999_999;
const MONEY = 999_999_999_999.99;
const NUMBER = 1e15;

type Rule = Pick<DataValidation, 'type' | 'operator' | 'formula1' | 'formula2'>;

const range = (type: Rule['type'], low: number | string, high: number | string): Rule => ({
	type,
	operator: 'between',
	formula1: String(low),
	formula2: String(high)
});

function ruleOf(column: Column, list: string | undefined): Rule {
	const { kind, min, max, maxLength } = column;
	if (list) return { type: 'list', formula1: list };
	switch (kind) {
		case 'datum':
			return range('date', serial(FIRST_YEAR, 1, 1), serial(LAST_YEAR, 12, 31));
		case 'heltal':
			return range('whole', min ?? -WHOLE, max ?? WHOLE);
		case 'tal':
			return range('decimal', min ?? -NUMBER, max ?? NUMBER);
		case 'pengar':
			return range('decimal', -MONEY, MONEY);
		case 'period':
			return range('textLength', 4, 7);
		default:
			return range('textLength', 1, maxLength ?? 18);
	}
}

/** Lists of which several may be chosen, or that only suggest, take what is typed. */
const isOpen = ({ kind, forslag }: Column): boolean =>
	kind === 'lista' || kind === 'aldersband' || kind === 'id' || forslag !== undefined;

const cut = (text: string, most: number): string =>
	text.length <= most ? text : `${text.slice(0, most - 1)}…`;

/** What a cell of the column offers, says and takes. `list`: the range of its drop-down list. */
export function validationOf(column: Column, cells: string, list: string | undefined): DataValidation {
	const how = howTo(column, list !== undefined);
	const help = `${column.text} ${how} ${mustBeFilled(column)}`;
	return {
		...ruleOf(column, list),
		range: cells,
		allowBlank: true,
		showInputMessage: true,
		inputTitle: cut(heading(column.name), TITLE),
		inputMessage: cut(help, PROMPT),
		showErrorMessage: list === undefined || !isOpen(column),
		errorStyle: 'stop',
		errorTitle: cut(heading(column.name), TITLE),
		errorMessage: cut(`${how} ${column.text}`, PROMPT)
	};
}
