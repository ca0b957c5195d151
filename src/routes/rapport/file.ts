import { error } from '@sveltejs/kit';
import { fileKind, fileName, FILES, reportFile, type Imprint } from '#lib/report/files/index.ts';
import type { Report } from '#lib/report/types.ts';
import { canPrintPdf, printPdf } from '#lib/server/pdf.ts';

/** A file is opened by itself: it may use what it holds, and nothing else. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; sandbox";

/** A report as the file that the address names; an HTML page is shown, the others are saved. */
export async function fileResponse(name: string, report: Report, imprint: Imprint): Promise<Response> {
	const kind = fileKind(name);
	if (!kind) error(404, 'Rapporten finns som PDF, Word, Excel och webbsida.');
	if (kind === 'pdf' && !canPrintPdf())
		error(
			404,
			'Servern hittar ingen Chromium att göra PDF med. Skriv ut sidan i webbläsaren och välj Spara som PDF.'
		);
	const bytes = await reportFile(kind, report, imprint, printPdf);
	return new Response(new Blob([bytes as Uint8Array<ArrayBuffer>]), {
		headers: {
			'content-type': FILES[kind],
			'content-disposition': `${kind === 'html' ? 'inline' : 'attachment'}; filename="${fileName(report, kind)}"`,
			'content-security-policy': POLICY,
			'x-content-type-options': 'nosniff'
		}
	});
}
