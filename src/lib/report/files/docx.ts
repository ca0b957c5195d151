/** A report as a Word document: headings, tables and pictures that a kansli can edit on. */
import {
	AlignmentType,
	BorderStyle,
	Document,
	Footer,
	HeadingLevel,
	ImageRun,
	Packer,
	PageNumber,
	Paragraph,
	ShadingType,
	Table,
	TableCell,
	TableRow,
	TextRun,
	WidthType
} from 'docx';
import { toPng } from '../../charts/download/png.ts';
import { FULL_WIDTH, standaloneSvg } from '../../charts/download/standalone.ts';
import type { FigureView, StatView, TableView } from '../../ui/types.ts';
import type { Part, Report, Section } from '../types.ts';
import { imprintLine, warningsOf, type Imprint } from './imprint.ts';

type Block = Paragraph | Table;

/** Half points. */
const SMALL = 18;
const GREY = '444444';
/** The width between the margins of an A4, in points of a screen. */
const PICTURE = 600;

const text = (said: string): Paragraph =>
	new Paragraph({
		spacing: { after: 120 },
		children: said.split('\n').map((line, at) => new TextRun({ text: line, ...(at > 0 && { break: 1 }) }))
	});
const small = (said: string, keepNext = false): Paragraph =>
	new Paragraph({
		keepNext,
		spacing: { before: 40, after: 80 },
		children: [new TextRun({ text: said, size: SMALL, color: GREY })]
	});
const bullet = (said: string): Paragraph => new Paragraph({ text: said, bullet: { level: 0 } });

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const LINE = { style: BorderStyle.SINGLE, size: 4, color: 'AAAAAA' };

function cellOf(runs: TextRun[], { num = false, span = 1, head = false } = {}): TableCell {
	return new TableCell({
		columnSpan: span,
		borders: { top: NONE, left: NONE, right: NONE, bottom: LINE },
		margins: { top: 40, bottom: 40, left: 0, right: 100 },
		...(head && { shading: { type: ShadingType.CLEAR, fill: 'F2F2F2', color: 'auto' } }),
		children: [new Paragraph({ alignment: num ? AlignmentType.RIGHT : AlignmentType.LEFT, children: runs })]
	});
}

/** The width of an A4 between its margins, in twips. */
const WIDTH = 9906;

/** Columns of text are given twice the width of columns of figures. */
function widthsOf(columns: TableView['columns']): number[] {
	const parts = columns.map(({ num }) => (num ? 1 : 2));
	const all = parts.reduce((sum, part) => sum + part, 0);
	return parts.map((part) => Math.floor((WIDTH * part) / all));
}

const run = (said: string, bold = false): TextRun => new TextRun({ text: said, bold, size: 19 });
const sub = (said: string): TextRun => new TextRun({ text: said, break: 1, size: 16, color: GREY });

function table({ caption, columns, rows, note }: TableView): Block[] {
	const head = new TableRow({
		tableHeader: true,
		cantSplit: true,
		children: columns.map(({ label, unit, num }) =>
			cellOf([run(label, true), ...(unit ? [sub(unit)] : [])], { num: num ?? false, head: true })
		)
	});
	const body = rows.map(({ heading, cells }) =>
		heading !== undefined
			? new TableRow({ cantSplit: true, children: [cellOf([run(heading, true)], { span: columns.length })] })
			: new TableRow({
					cantSplit: true,
					children: columns.map(({ key, num }) => {
						const cell = cells[key];
						return cellOf([run(cell?.text ?? ''), ...(cell?.sub ? [sub(cell.sub)] : [])], {
							num: num ?? false
						});
					})
				})
	);
	return [
		new Paragraph({
			keepNext: true,
			spacing: { before: 200, after: 60 },
			children: [new TextRun({ text: caption, bold: true, size: 20 })]
		}),
		new Table({
			width: { size: 100, type: WidthType.PERCENTAGE },
			columnWidths: widthsOf(columns),
			rows: [head, ...body]
		}),
		...(note ? [small(note)] : [])
	];
}

/** The picture alone: its finding, subtitle and source are text in the document. */
async function picture({ title, drawn }: FigureView): Promise<Paragraph[]> {
	if (!drawn) return [];
	// Without its ground: the paper is white.
	const svg = standaloneSvg({ title: '', subtitle: '', drawn, foot: [] }).replace(/<rect width[^>]*\/>/, '');
	const height = Number(/viewBox="0 0 [\d.]+ ([\d.]+)"/.exec(svg)?.[1] ?? FULL_WIDTH);
	return [
		new Paragraph({
			keepNext: true,
			children: [
				new ImageRun({
					type: 'png',
					data: await toPng(svg),
					transformation: { width: PICTURE, height: Math.round((height * PICTURE) / FULL_WIDTH) },
					altText: { name: title, title, description: drawn.label }
				})
			]
		})
	];
}

async function figure(one: FigureView): Promise<Block[]> {
	return [
		new Paragraph({ heading: HeadingLevel.HEADING_3, text: one.title }),
		small(one.subtitle, one.drawn !== null),
		...(one.drawn ? await picture(one) : [text(one.empty ?? '')]),
		...(one.notes ?? []).map((note) => small(note)),
		...table(one.table),
		small(one.foot)
	];
}

const stats = (all: readonly StatView[]): Paragraph[] =>
	all.map(
		({ label, value, sub: beside, note }) =>
			new Paragraph({
				spacing: { after: 60 },
				children: [
					new TextRun({ text: `${label}: ` }),
					new TextRun({ text: value, bold: true }),
					...(beside ? [new TextRun({ text: ` (${beside})` })] : []),
					...(note ? [new TextRun({ text: `. ${note}`, color: GREY })] : [])
				]
			})
	);

async function part(one: Part): Promise<Block[]> {
	switch (one.slag) {
		case 'stycke':
			return [text(one.text)];
		case 'lista':
			return one.punkter.map(bullet);
		case 'tal':
			return stats(one.tal);
		case 'bild':
			return figure(one.bild);
		case 'tabell':
			return table(one.tabell);
	}
}

async function section({ namn, rubrik, kommentar, delar }: Section): Promise<Block[]> {
	const blocks: Block[] = [
		new Paragraph({
			keepNext: true,
			spacing: { before: 360 },
			children: [new TextRun({ text: namn, color: GREY })]
		}),
		new Paragraph({ heading: HeadingLevel.HEADING_2, text: rubrik }),
		...(kommentar
			? [
					new Paragraph({ heading: HeadingLevel.HEADING_3, text: 'Kommentar' }),
					...kommentar.split(/\n{2,}/).map(text)
				]
			: [])
	];
	for (const one of delar) blocks.push(...(await part(one)));
	return blocks;
}

const heading = (size: number) => ({
	run: { size, bold: true, color: '000000', font: 'Calibri' },
	paragraph: { spacing: { before: 160, after: 100 }, keepNext: true }
});

export async function docxDocument(report: Report, imprint: Imprint): Promise<Uint8Array<ArrayBuffer>> {
	const line = imprintLine(report, imprint);
	const children: Block[] = [
		...warningsOf(report).map((warning) => small(warning)),
		new Paragraph({ heading: HeadingLevel.HEADING_1, text: report.titel }),
		...report.fakta.map(
			({ term, text: said }) =>
				new Paragraph({
					children: [new TextRun({ text: `${term}: `, bold: true }), new TextRun({ text: said })]
				})
		)
	];
	for (const one of report.avsnitt) children.push(...(await section(one)));
	children.push(small(`Kontrollsumma (SHA-256): ${imprint.sha256}`));
	const footer = new Paragraph({
		children: [
			new TextRun({
				size: 16,
				color: GREY,
				children: [`${line} · sida `, PageNumber.CURRENT, ' av ', PageNumber.TOTAL_PAGES]
			})
		]
	});
	const document = new Document({
		creator: 'Stegvis',
		title: `${report.titel}, ${report.om}`,
		description: line,
		styles: {
			default: {
				document: { run: { font: 'Calibri', size: 22, language: { value: 'sv-SE' } } },
				heading1: heading(36),
				heading2: heading(28),
				heading3: heading(23)
			}
		},
		sections: [
			{
				properties: {
					page: {
						size: { width: 11906, height: 16838 },
						margin: { top: 1000, bottom: 1000, left: 1000, right: 1000 }
					}
				},
				footers: { default: new Footer({ children: [footer] }) },
				children
			}
		]
	});
	return new Uint8Array(await Packer.toBuffer(document));
}
