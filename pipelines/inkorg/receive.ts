import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy } from '@fastify/busboy';
import { GRANSER, storlek } from '#lib/server/inkorg/index.ts';
import { FULLT, isFull } from '#lib/server/disk.ts';
import { safeName } from '../files.ts';
import { sink } from './sink.ts';

/** Why an upload was not taken in: a sentence that says what to do. */
export class NotReceived extends Error {}

/** What a name is rid of: control characters, marks that turn the order of writing, and what file systems use themselves. */
const UNFIT = /[\p{Cc}\p{Bidi_C}<>:"|?*]/gu;

/** What a file system takes for a name, less what stands before it when there are several of a name. */
const MOST_BYTES = 240;

/**
 * The name a file is stored under: the last part of whatever path was sent, without signs that a file system or a reader could take
 * for something else, and never hidden. Empty when nothing is left.
 */
export function baseName(sent: string): string {
	const last = sent.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
	const name = last
		// Browsers write a quotation mark so.
		.replaceAll('%22', '')
		.replace(UNFIT, '')
		.replace(/^[.\s~$]+/, '')
		.trim();
	const ending = /\.[^.]{1,8}$/.exec(name)?.[0] ?? '';
	// By characters, so that none is cut in two; a file system counts bytes.
	const stem = [...name.slice(0, name.length - ending.length)].slice(0, GRANSER.namnTecken - ending.length);
	while (Buffer.byteLength(stem.join('') + ending) > MOST_BYTES) stem.pop();
	return stem.join('') + ending;
}

/** `bok.xlsx`, and when one of that name came before it in the same form `bok (2).xlsx`. */
function freeName(taken: readonly string[], name: string): string {
	const ending = /\.[^.]{1,8}$/.exec(name)?.[0] ?? '';
	const stem = name.slice(0, name.length - ending.length);
	for (let nr = 1; ; nr++) {
		const next = nr === 1 ? name : `${stem} (${nr})${ending}`;
		if (!taken.includes(next)) return next;
	}
}

/** What is wrong with a name, or null. */
function faultOf(name: string, nr: number): string | null {
	if (safeName(name, nr).unsafe)
		return `Namnet på fil nr ${nr + 1} innehåller något som ser ut som ett personnummer. Inget har sparats. Byt namn på filen och skicka den igen.`;
	if (/\.(zip|7z|rar|gz|tar)$/i.test(name))
		return `${name} är en packad fil. Packa upp den och skicka filerna som ligger i den.`;
	return null;
}

/** What an upload is, as the server has it: its headers and its bytes as they come. */
export interface Upload {
	contentType: string;
	body: ReadableStream<Uint8Array> | null;
	/** How many files, and how many bytes, the sändning has already. */
	already?: { filer: number; byte: number };
	/** Why the files, when all of them have come, may not be put there after all; null when they may. */
	hindered?(): string | null;
}

/**
 * Takes every file of a form to `folder`, as a stream: nothing is held in memory. The rest of a form that breaks a limit is read and
 * thrown away, so that the browser gets its answer. A file of the same name that lies there is replaced. Resolves to
 * the names. Throws NotReceived with the limit named; the folder is then as it was.
 */
export async function receive(
	{ contentType, body, already, hindered }: Upload,
	folder: string
): Promise<string[]> {
	if (!body || !/^multipart\/form-data\s*;/i.test(contentType))
		throw new NotReceived('Inga filer kom fram. Välj filerna och skicka dem igen.');
	const coming = `${folder}.kommer`;
	rmSync(coming, { recursive: true, force: true });
	mkdirSync(coming, { mode: 0o700 });
	const names: string[] = [];
	const writing: Promise<void>[] = [];
	let fault: string | null = null;
	let byte = already?.byte ?? 0;
	let nr = 0;
	const form = new Busboy({
		headers: { 'content-type': contentType },
		// The name as it was sent, path and all: baseName judges it.
		preservePath: true,
		limits: { fields: 20, fieldSize: 1000, fileSize: GRANSER.filByte, parts: GRANSER.filer * 2 + 20 }
	});
	form.on('file', (_field, stream, sent) => {
		const name = baseName(String(sent ?? ''));
		const skip = (why: string | null) => {
			fault ??= why;
			stream.resume();
		};
		// An empty choice of files is sent as one file without a name.
		if (!sent) return skip(null);
		const at = nr++;
		if (fault) return skip(null);
		if (at + 1 + (already?.filer ?? 0) > GRANSER.filer)
			return skip(`Fler än ${GRANSER.filer} filer, gränsen för en sändning. Skicka dem i flera omgångar.`);
		const wrong =
			name === '' ? `Fil nr ${at + 1} har inget namn. Ge den ett och skicka den igen.` : faultOf(name, at);
		if (wrong) return skip(wrong);
		const own = freeName(names, name);
		names.push(own);
		stream.on('data', (chunk: Buffer) => {
			byte += chunk.length;
			if (byte > GRANSER.totaltByte)
				fault ??= `Filerna är tillsammans större än ${storlek(GRANSER.totaltByte)}, gränsen för en sändning. Skicka dem i flera omgångar.`;
		});
		stream.on('limit', () => {
			fault ??= `${own} är större än ${storlek(GRANSER.filByte)}, gränsen för en fil. Dela den i flera.`;
		});
		writing.push(
			pipeline(
				stream,
				sink(join(coming, own), (error) => {
					fault ??= isFull(error) ? FULLT : `${own} kunde inte sparas. Skicka den igen.`;
				})
			)
		);
	});
	try {
		await pipeline(Readable.fromWeb(body as import('node:stream/web').ReadableStream), form);
		await Promise.all(writing);
		if (!fault && names.length === 0) fault = 'Ingen fil var vald. Välj minst en fil och skicka den.';
		fault ??= hindered?.() ?? null;
		if (fault) throw new NotReceived(fault);
		for (const name of names) renameSync(join(coming, name), join(folder, name));
		return names;
	} catch (error) {
		await Promise.allSettled(writing);
		if (error instanceof NotReceived) throw error;
		if (isFull(error)) throw new NotReceived(FULLT, { cause: error });
		throw new NotReceived('Filerna kom inte fram hela. Skicka dem igen.', { cause: error });
	} finally {
		rmSync(coming, { recursive: true, force: true });
	}
}
