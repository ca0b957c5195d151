import { constants } from 'node:buffer';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { NO_MAPPING } from '#pipelines/mappning/mapping.ts';
import { checkSize, readCsv } from '#pipelines/readers/csv.ts';
import { LIMITS } from '#pipelines/readers/types.ts';

const folder = mkdtempSync(join(tmpdir(), 'csv-vagrad-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.restoreAllMocks());

const read = (bytes: string | Buffer) => {
	const path = join(folder, 'fil.csv');
	writeFileSync(path, bytes);
	return readCsv('fil.csv', path, { mapping: NO_MAPPING, temp: () => join(folder, 'temp.csv') });
};

it('a text that has to be held whole fits in a string, and what does not is told another way in', () => {
	expect(LIMITS.textBytes).toBeLessThanOrEqual(constants.MAX_STRING_LENGTH);
	expect(() => checkSize(573 * 1024 ** 2, LIMITS.textBytes, 'Spara den som CSV UTF-8.')).toThrow(
		'Filen är 573 MB; gränsen är 500 MB. Spara den som CSV UTF-8.'
	);
});

/** A refused file is looked through for personnummer before it is said why. */
describe('a file that is refused', () => {
	it('is looked through without an array of its bytes: of 300 MB that ended the program', async () => {
		const filter = vi.spyOn(Object.getPrototypeOf(Uint8Array.prototype) as Uint8Array, 'filter');
		await expect(read('vad;som;helst\n1;2;3\n')).rejects.toThrow(/Rubrikraden känns inte igen/);
		await expect(read('\ufeffvad;som\n1;2\n\u0000')).rejects.toThrow();
		expect(filter).not.toHaveBeenCalled();
	});

	it('is named for a number that only shows without the zeros between its digits', async () => {
		const wide = Buffer.from('vad;som\n640823-3234;x\n', 'utf16le');
		await expect(read(Buffer.concat([Buffer.from('vad;som\n'), wide]))).rejects.toThrow(
			/ser ut som ett personnummer/
		);
	});
});
