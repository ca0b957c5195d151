import { open, type FileHandle } from 'node:fs/promises';
import { Writable } from 'node:stream';

/**
 * A file to write to, that never stops the one who sends: a write that fails is told to `failed` once, and what comes after it is
 * thrown away. The rest of a form can then be read, and the browser gets its answer.
 */
export function sink(path: string, failed: (error: unknown) => void): Writable {
	let file: FileHandle | null = null;
	let broken = false;
	const guarded = (work: Promise<unknown>, done: () => void) =>
		work
			.catch((error: unknown) => {
				if (!broken) failed(error);
				broken = true;
			})
			.then(() => done());
	return new Writable({
		construct: (done) =>
			void guarded(
				open(path, 'w', 0o600).then((opened) => (file = opened)),
				done
			),
		write: (chunk: Buffer, _encoding, done) =>
			void (broken || !file ? done() : guarded(file.appendFile(chunk), done)),
		destroy: (error, done) => void guarded(file?.close() ?? Promise.resolve(), () => done(error))
	});
}
