/**
 * CSV as Swedish Excel opens it at a double click: UTF-8 with BOM, semicolon, decimal comma, no thousands. Codes are left out: a
 * spreadsheet makes dates of such as 06-11; the other forms have them.
 */
import { harmless } from './safe.ts';
import type { ExportTable } from './table.ts';

const quoted = (text: string): string => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** All digits a figure has, never an exponent. */
export function csvNumber(value: number): string {
	const plain = String(value);
	return (/e/i.test(plain) ? value.toFixed(12).replace(/\.?0+$/, '') : plain).replace('.', ',');
}

export function csv({ columns, lines }: ExportTable): string {
	const kept = columns.filter(({ kind }) => kind !== 'code');
	const head = kept.map(({ label }) => quoted(label)).join(';');
	const rows = lines.map((line) =>
		kept
			.map(({ key }) => {
				const value = line[key];
				if (value === null || value === undefined) return '';
				return typeof value === 'number' ? csvNumber(value) : quoted(harmless(value));
			})
			.join(';')
	);
	return `\ufeff${[head, ...rows].join('\r\n')}\r\n`;
}
