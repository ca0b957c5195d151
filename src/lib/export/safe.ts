/**
 * Texts that a spreadsheet would take for a formula. What begins with = + - @, a tab or a line break (also in their wide forms, and
 * behind blanks) gets an apostrophe in front, which spreadsheets read as "this is text".
 * Source: OWASP, CSV Injection.
 */
const RUNS = /^[\s\u00a0]*[=+\-@\t\r\n＝＋－＠]/u;

export const harmless = (text: string): string => (RUNS.test(text) ? `'${text}` : text);
