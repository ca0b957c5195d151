import { fail } from '@sveltejs/kit';
import { FULLT, isFull } from '#lib/server/disk.ts';
import { startRun, type Gor } from '#lib/server/inkorg/index.ts';
import { NotReceived, receive, type Upload } from '#pipelines/inkorg/receive.ts';

/** The files of a form on disk, or why not as a sentence. */
export async function take(
	request: Request,
	folder: string,
	more: Pick<Upload, 'already' | 'hindered'> = {}
): Promise<{ names: string[] } | { fel: string }> {
	const { body, headers } = request;
	const upload = { contentType: headers.get('content-type') ?? '', body, ...more };
	try {
		return { names: await receive(upload, folder) };
	} catch (error) {
		if (!(error instanceof NotReceived)) throw error;
		return { fel: error.message };
	}
}

/** Does what a form asks; when there is no room for it, the form says so. */
export async function unlessFull<T>(work: () => Promise<T>) {
	try {
		return await work();
	} catch (error) {
		if (!isFull(error)) throw error;
		return fail(507, { fel: FULLT });
	}
}

export const start = (warehouse: string, id: string, gor: Gor): boolean => startRun(warehouse, id, gor, new Date());

export const BARA_AGAREN =
	'Filer tas bara emot på datorn där Stegvis körs, eftersom den här adressen nås av fler.';
