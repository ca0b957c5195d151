/** A report as a workbook: a sheet a section, numbers as numbers, so that a kansli can go on with it. */
import { writeXlsx, type CellValue, type WriteSheet } from 'hucre/xlsx';
import { NBSP } from '../../format/index.ts';
import type { TableView } from '../../ui/types.ts';
import type { Part, Report, Section } from '../types.ts';
import { imprintLine, warningsOf, type Imprint } from './imprint.ts';

interface Typed {
	value: CellValue;
	format?: string;
}

/** A figure as it is written for people → the number it is, with its format; anything else stays text. */
export function typedCell(text: string): Typed {
	const [, minus, whole, decimals = '', unit = ''] =
		new RegExp(`^([−-]?)(\\d{1,3}(?:${NBSP}\\d{3})*)(,\\d+)?(?:${NBSP}(%|kr|Mkr))?$`).exec(text) ?? [];
	if (whole === undefined) return { value: text };
	const number = Number(`${minus ? '-' : ''}${whole.replaceAll(NBSP, '')}${decimals.replace(',', '.')}`);
	const places = decimals.length > 1 ? `.${'0'.repeat(decimals.length - 1)}` : '';
	if (unit === '%')
		return { value: Number((number / 100).toFixed(decimals.length + 2)), format: `0${places}%` };
	if (unit === 'Mkr') return { value: Math.round(number * 1e6), format: '#,##0' };
	return { value: number, format: `#,##0${places}` };
}

class Sheet {
	readonly rows: CellValue[][] = [];
	readonly cells = new Map<string, { style: { numFmt?: string; font?: { bold: boolean } } }>();

	line(values: readonly string[], bold = false): void {
		values.forEach((text, at) => {
			const key = `${this.rows.length},${at}`;
			const { format } = typedCell(text);
			if (bold) this.cells.set(key, { style: { font: { bold } } });
			else if (format) this.cells.set(key, { style: { numFmt: format } });
		});
		this.rows.push(values.map((text) => (bold ? text : typedCell(text).value)));
	}

	/** A table; what stands small beside a figure (its interval) gets a column of its own. */
	table({ caption, columns, rows, note }: TableView): void {
		this.line([caption], true);
		const wide = columns.map(({ key }) => rows.some(({ cells }) => cells[key]?.sub));
		this.line(
			columns.flatMap(({ label, unit }, at) => [
				unit ? `${label} (${unit})` : label,
				...(wide[at] ? [`${label}: intervall eller förklaring`] : [])
			]),
			true
		);
		for (const { heading, cells } of rows)
			if (heading !== undefined) this.line([heading], true);
			else
				this.line(
					columns.flatMap(({ key }, at) => [
						cells[key]?.text ?? '',
						...(wide[at] ? [cells[key]?.sub ?? ''] : [])
					])
				);
		if (note) this.line([note]);
		this.line([]);
	}

	part(one: Part): void {
		if (one.slag === 'stycke') this.line([one.text]);
		else if (one.slag === 'lista') one.punkter.forEach((text) => this.line([text]));
		else if (one.slag === 'tal')
			one.tal.forEach(({ label, value, sub, note }) => this.line([label, value, sub, note ?? '']));
		else if (one.slag === 'bild') {
			this.line([one.bild.title], true);
			this.line([one.bild.subtitle]);
			(one.bild.notes ?? []).forEach((text) => this.line([text]));
			this.table(one.bild.table);
			this.line([one.bild.foot]);
		} else this.table(one.tabell);
		if (one.slag !== 'tabell') this.line([]);
	}
}

const NAME = /[\\/?*[\]:]/g;

function sheetOf({ namn, rubrik, kommentar, delar }: Section): WriteSheet {
	const sheet = new Sheet();
	sheet.line([rubrik], true);
	if (kommentar) {
		sheet.line(['Kommentar'], true);
		kommentar.split('\n').forEach((text) => sheet.line([text]));
	}
	sheet.line([]);
	delar.forEach((one) => sheet.part(one));
	return {
		name: namn.replace(NAME, ' ').slice(0, 31),
		columns: [{ width: 44 }, ...Array.from({ length: 11 }, () => ({ width: 18 }))],
		rows: sheet.rows,
		cells: sheet.cells
	};
}

/** A fixed instant in the workbook's properties: the same report gives the same bytes. */
const MADE = new Date(Date.UTC(2026, 0, 1, 12));

export function xlsxDocument(report: Report, imprint: Imprint): Promise<Uint8Array> {
	const about: WriteSheet = {
		name: 'Om rapporten',
		columns: [{ width: 24 }, { width: 100 }],
		rows: [
			['Rapport', report.titel],
			...report.fakta.map(({ term, text }) => [term, text]),
			...warningsOf(report).map((text) => ['Obs', text]),
			['Exemplar', imprintLine(report, imprint)],
			['Kontrollsumma (SHA-256)', imprint.sha256]
		]
	};
	return writeXlsx({
		sheets: [about, ...report.avsnitt.map(sheetOf)],
		properties: { title: report.titel, creator: 'Stegvis', created: MADE, modified: MADE }
	});
}
