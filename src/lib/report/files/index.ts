/** The forms a report can be taken away in. */
import type { Report } from '../types.ts';
import { docxDocument } from './docx.ts';
import { htmlDocument } from './html.ts';
import type { Imprint } from './imprint.ts';
import { xlsxDocument } from './xlsx.ts';

export type { Imprint } from './imprint.ts';

export const FILES = {
	html: 'text/html; charset=utf-8',
	pdf: 'application/pdf',
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
} as const;

export type FileKind = keyof typeof FILES;

/** `rapport.pdf` → `pdf`; null for what no report can be written as. */
export function fileKind(name: string): FileKind | null {
	const ext = /\.([a-z]+)$/.exec(name.toLowerCase())?.[1] ?? '';
	return ext in FILES ? (ext as FileKind) : null;
}

/** The bytes of a report. `print` makes paper of a whole HTML document. */
export async function reportFile(
	kind: FileKind,
	report: Report,
	imprint: Imprint,
	print: (html: string) => Promise<Uint8Array>
): Promise<Uint8Array> {
	switch (kind) {
		case 'html':
			return new TextEncoder().encode(htmlDocument(report, imprint));
		case 'pdf':
			return print(htmlDocument(report, imprint));
		case 'docx':
			return docxDocument(report, imprint);
		case 'xlsx':
			return xlsxDocument(report, imprint);
	}
}

/** `lagesrapport-krus-2026.pdf`: what the file is called where it is saved. */
export const fileName = ({ nyckel: { mall, forbund, insats, period } }: Report, kind: FileKind): string =>
	`${[mall, insats ?? forbund, period].join('-').replace(/[^\w.-]/g, '_')}.${kind}`;
