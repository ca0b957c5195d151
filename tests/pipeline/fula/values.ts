/**
 * How people write the same thing, value by value. Each table is one column: what stands in the cell, and what must come of it: the
 * value as it is kept, or the reason code that puts the row in quarantine.
 */
export type Said = readonly (readonly [cell: string, becomes: string])[];

export const dates: Said = [
	['2024-01-05', '2024-01-05'],
	['2024-01-05T00:00:00', '2024-01-05'],
	['2024-01-05 00:00', '2024-01-05'],
	['2024-01-05 00:00:00', '2024-01-05'],
	['2024-01-05 00:00:00.000', '2024-01-05'],
	['2024-01-05T13:30:00', 'fel_datum'],
	['2024-01-05T00:00:00Z', 'fel_datum'],
	['2024-1-5', 'fel_datum'],
	['5/1 2024', 'fel_datum'],
	['05/01/2024', 'fel_datum'],
	['1/5/24', 'fel_datum'],
	['5 januari 2024', 'fel_datum'],
	['20240105', 'fel_datum'],
	['24-01-05', 'fel_datum'],
	['2024-01', 'fel_datum'],
	['2024-13-01', 'fel_datum'],
	['2023-02-29', 'fel_datum'],
	['2024-02-30', 'fel_datum'],
	['0001-01-01', 'fel_datum'],
	['9999-12-31', 'fel_datum'],
	['2024\u201101\u201105', 'fel_datum'],
	['2024\u201301\u201305', 'fel_datum'],
	['45296', 'excel_datum'],
	['45296,5', 'excel_datum'],
	['-', 'fel_datum'],
	['okänt', 'fel_datum'],
	['#VÄRDEFEL!', 'fel_datum']
];

export const codes: Said = [
	['kvinna', 'kvinna'],
	['Kvinna ', 'kvinna'],
	['KVINNA', 'kvinna'],
	['kvinna.', 'kvinna'],
	['\u00a0Kvinna\u00a0', 'kvinna'],
	['Man/', 'man'],
	['man', 'man'],
	['Annat eller uppgift saknas', 'annat'],
	['k', 'okand_kod'],
	['Kvinnna', 'okand_kod'],
	['kvinna man', 'okand_kod'],
	['kvinna|man', 'okand_kod'],
	['2', 'okand_kod'],
	['?', 'okand_kod']
];

export const yesNo: Said = [
	['ja', 'ja'],
	['Ja', 'ja'],
	['JA', 'ja'],
	[' nej.', 'nej'],
	['1', 'okand_kod'],
	['0', 'okand_kod'],
	['x', 'okand_kod'],
	['sant', 'okand_kod'],
	['TRUE', 'okand_kod'],
	['J', 'okand_kod']
];

/** Kronor as whole öre. */
export const amounts: Said = [
	['1234,50', '123450'],
	['1 234,50', '123450'],
	['1\u00a0234,50', '123450'],
	['1\u202f234,50', '123450'],
	['1.234,50', '123450'],
	['1 234 567', '123456700'],
	['\u22125', '-500'],
	['-5,00', '-500'],
	['0,00', '0'],
	['1,2E+05', 'fel_tal'],
	['1E5', 'fel_tal'],
	["1'234,50", 'fel_tal'],
	['(1 234)', 'fel_tal'],
	['5-', 'fel_tal'],
	['50 %', 'fel_tal'],
	['1 234 kr', 'fel_tal'],
	['SEK 1234', 'fel_tal'],
	['1234:-', 'fel_tal'],
	['1.234', 'fel_tal'],
	['1,234', 'fel_tal'],
	['12 34,50', 'fel_tal'],
	['1234,505', 'fel_tal'],
	['ca 500', 'fel_tal'],
	['500+500', 'fel_tal'],
	['--', 'fel_tal'],
	['#DIVISION/0!', 'fel_tal'],
	['999999999999999999', 'fel_tal'],
	['\u0661\u0662', 'fel_tal']
];

/** Years of birth: whole numbers within limits. */
export const whole: Said = [
	['1990', '1990'],
	['1990,0', '1990'],
	['1\u00a0990', '1990'],
	['1 990', '1990'],
	['1990,5', 'fel_heltal'],
	['19900', 'utanfor_granser'],
	['90', 'utanfor_granser'],
	['1,99E+03', 'fel_heltal'],
	['1990-01-01', 'fel_heltal'],
	['nittio', 'fel_heltal']
];

/** Ids: what a spreadsheet has rounded is an id no more. */
export const ids: Said = [
	['00123', '00123'],
	['123', '123'],
	['a/b c', 'a/b c'],
	['1E5', '1E5'],
	['1,0E+11', 'avrundat_id'],
	['1.23457E+11', 'avrundat_id'],
	['1E+11', 'avrundat_id'],
	['-4,5E+15', 'avrundat_id'],
	['#REFERENS!', 'formelfel'],
	['#N/A', 'formelfel'],
	['EXEMPEL', 'exempelrad']
];
