/** A workbook: the figures as typed cells, the definitions of their measures, and how they were asked for. */
import { writeXlsx, type CellValue, type WriteSheet } from 'hucre/xlsx';
import { faktaOm } from '../metod/matt.ts';
import type { Unit } from '../measures/types.ts';
import type { ExportSource, ExportTable } from './table.ts';

const FORMATS: Partial<Record<Unit, string>> = {
	andel: '0.0%',
	procentenheter: '+0.0%;-0.0%',
	kronor: '#,##0',
	kronor_per: '#,##0',
	manader: '0.0'
};

const INTERVAL = ['varde', 'lag', 'hog'];
const MONEY: readonly Unit[] = ['kronor', 'kronor_per'];

function figures({ columns, lines }: ExportTable): WriteSheet {
	const cells = new Map<string, { style: { numFmt: string } }>();
	lines.forEach(({ enhet }, row) =>
		columns.forEach(({ key, kind }, at) => {
			if (kind !== 'number') return;
			const own = INTERVAL.includes(key)
				? FORMATS[enhet]
				: MONEY.includes(enhet) && key === 'taljare'
					? '#,##0'
					: undefined;
			cells.set(`${row + 1},${at}`, { style: { numFmt: own ?? '#,##0' } });
		})
	);
	return {
		name: 'Siffror',
		columns: columns.map(({ label, kind }) => ({
			width: kind === 'number' ? 14 : Math.min(40, Math.max(12, label.length + 2))
		})),
		rows: [
			columns.map(({ label }) => label),
			...lines.map((line) => columns.map(({ key }): CellValue => line[key] ?? null))
		],
		cells,
		freezePane: { rows: 1 },
		...(lines.length > 0 && {
			autoFilter: { range: `A1:${letters(columns.length - 1)}${lines.length + 1}` }
		})
	};
}

/** 0 → A, 26 → AA. */
const letters = (at: number): string =>
	(at >= 26 ? letters(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26));

function definitions({ answers, k }: ExportSource): WriteSheet {
	const measures = [...new Map(answers.map(({ measure }) => [measure.matt, measure])).values()];
	return {
		name: 'Definitioner',
		columns: [{ width: 34 }, { width: 28 }, { width: 110 }],
		rows: [
			['Mått', 'Uppgift', 'Text'],
			...measures.flatMap((measure) => [
				[measure.namn, 'Definition', measure.definition],
				...faktaOm(measure, k).map(({ term, text }) => [measure.namn, term, text])
			])
		],
		freezePane: { rows: 1 }
	};
}

function about(source: ExportSource): WriteSheet {
	const { title, version, dataPer, som, syntetisk, k, adress, answers } = source;
	const facts: [string, string][] = [
		['Vad', title],
		...(syntetisk ? [['Obs', 'Syntetiska exempeldata: inga verkliga personer.'] as [string, string]] : []),
		['Adress', adress],
		['Lagrets version', version],
		['Data per', dataPer],
		['Sett som', som],
		['Minsta grupp', String(k)],
		['Status', 'Status visas: siffran släpps. Annan status: cellen är tom, och den betyder inte noll.'],
		...answers.map(({ measure, roll, period, urval }): [string, string] => [
			`${measure.namn} (${roll})`,
			[period, urval].filter(Boolean).join('. ')
		])
	];
	return { name: 'Om uttaget', columns: [{ width: 34 }, { width: 110 }], rows: facts };
}

/** A fixed instant in the workbook's properties: the same answers give the same bytes. */
const MADE = new Date(Date.UTC(2026, 0, 1, 12));

export const xlsx = (source: ExportSource, table: ExportTable): Promise<Uint8Array> =>
	writeXlsx({
		sheets: [figures(table), definitions(source), about(source)],
		properties: { creator: 'Stegvis', title: source.title, created: MADE, modified: MADE }
	});
