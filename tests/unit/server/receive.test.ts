import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GRANSER } from '#lib/server/inkorg/index.ts';
import { isFull } from '#lib/server/disk.ts';
import { baseName, NotReceived, receive } from '#pipelines/inkorg/receive.ts';
import { sink } from '#pipelines/inkorg/sink.ts';

let root = '';
let folder = '';
beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), 'stegvis-receive-'));
	folder = join(root, 'filer');
	writeFileSync(join(root, 'utanför'), 'orörd');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const BOUNDARY = 'gransen';
const part = (name: string, text: string): string =>
	`--${BOUNDARY}\r\nContent-Disposition: form-data; name="filer"; filename="${name}"\r\nContent-Type: text/csv\r\n\r\n${text}\r\n`;
const bodyOf = (text: string): ReadableStream<Uint8Array> => new Blob([text]).stream();
const send = (
	parts: string[],
	already?: { filer: number; byte: number },
	hindered: () => string | null = () => null
) =>
	receive(
		{
			contentType: `multipart/form-data; boundary=${BOUNDARY}`,
			body: bodyOf(`${parts.join('')}--${BOUNDARY}--\r\n`),
			...(already && { already }),
			hindered
		},
		folder
	);
const why = (given: Promise<unknown>): Promise<string> =>
	given.then(
		() => 'mottogs',
		(error) => {
			expect(error).toBeInstanceOf(NotReceived);
			return (error as Error).message;
		}
	);

describe('the name a file is stored under', () => {
	it.each([
		['../../../etc/passwd', 'passwd'],
		['..\\..\\C:\\Users\\a\\bok.xlsx', 'bok.xlsx'],
		['/etc/cron.d/x.csv', 'x.csv'],
		['.htaccess', 'htaccess'],
		['~$lås.xlsx', 'lås.xlsx'],
		['..', ''],
		['a\u0000b\n.csv', 'ab.csv'],
		['\u202excod.csv', 'xcod.csv'],
		['<b>:"|?*.csv', 'b.csv'],
		['%22citat%22.csv', 'citat.csv'],
		['Ra\u030adgivande.csv', 'Rådgivande.csv']
	])('%j becomes %j', (sent, name) => expect(baseName(sent)).toBe(name));

	it('is cut to the limit, and keeps its ending', () => {
		const name = baseName(`${'å'.repeat(400)}.xlsx`);
		expect([name.length, name.endsWith('å.xlsx')]).toEqual([GRANSER.namnTecken, true]);
		// Three bytes each: 78 of them and the ending are 239.
		expect(baseName(`${'語'.repeat(120)}.xlsx`)).toBe(`${'語'.repeat(78)}.xlsx`);
	});
});

describe('a disk that is full', () => {
	it('stops nobody: the rest is read and thrown away, and the fault is told once', async () => {
		const faults: unknown[] = [];
		const chunks = Array.from({ length: 40 }, () => Buffer.alloc(65_536));
		// Every write to this device says that there is no room.
		await pipeline(
			Readable.from(chunks),
			sink('/dev/full', (error) => faults.push(error))
		);
		expect(faults.map(isFull)).toEqual([true]);
		expect(isFull(new Error('IO Error: Could not write file: No space left on device'))).toBe(true);
		expect(isFull(new Error('något annat'))).toBe(false);
	});
});

describe('an upload', () => {
	beforeEach(() => mkdirSync(folder));

	it('comes to disk as it was sent, two of a name beside each other', async () => {
		expect(await send([part('a.csv', 'ett'), part('mapp/a.csv', 'två'), part('b.csv', '')])).toEqual([
			'a.csv',
			'a (2).csv',
			'b.csv'
		]);
		expect(readFileSync(join(folder, 'a (2).csv'), 'utf8')).toBe('två');
		expect(readdirSync(root)).not.toContain('filer.kommer');
	});

	it('replaces what lies there of the same name, and only when all of it came', async () => {
		writeFileSync(join(folder, 'a.csv'), 'förut');
		expect(await why(send([part('a.csv', 'nu'), part('b.zip', 'x')]))).toContain('b.zip är en packad fil');
		expect([readFileSync(join(folder, 'a.csv'), 'utf8'), readdirSync(folder)]).toEqual(['förut', ['a.csv']]);
		await send([part('a.csv', 'nu')]);
		expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toBe('nu');
	});

	it('never leaves its folder, whatever its names say', async () => {
		await send([part('../utanför', 'x'), part('..\\\\..\\\\utanför', 'x')]);
		expect(readFileSync(join(root, 'utanför'), 'utf8')).toBe('orörd');
	});

	it('with a personnummer in a name is not taken, and the number is not said', async () => {
		// The number that Skatteverket prints in its own examples.
		const said = await why(send([part('ok.csv', 'x'), part('19121212-1212 Tolvan.csv', 'x')]));
		expect(said).toMatch(/^Namnet på fil nr 2 innehåller .*personnummer/);
		expect(said).not.toContain('1212');
		expect(readdirSync(folder)).toEqual([]);
	});

	it('of too many files is not taken, those that lie there counted', async () => {
		const many = Array.from({ length: GRANSER.filer + 1 }, (_, i) => part(`${i}.csv`, 'x'));
		expect(await why(send(many))).toContain(`Fler än ${GRANSER.filer} filer`);
		expect(await why(send([part('a.csv', 'x')], { filer: GRANSER.filer, byte: 0 }))).toContain('Fler än');
		expect(await why(send([part('a.csv', 'xx')], { filer: 1, byte: GRANSER.totaltByte - 1 }))).toContain(
			'1\u00a0GB, gränsen för en sändning'
		);
		expect(readdirSync(folder)).toEqual([]);
	});

	it('that comes too late is not put there', async () => {
		expect(await why(send([part('a.csv', 'x')], undefined, () => 'för sent'))).toBe('för sent');
		expect([readdirSync(folder), existsSync(`${folder}.kommer`)]).toEqual([[], false]);
	});

	it.each([
		['nothing chosen', () => send([part('', '')]), 'Ingen fil var vald'],
		['a name of nothing', () => send([part('...', 'x')]), 'har inget namn'],
		[
			'no form of files',
			() => receive({ contentType: 'application/json', body: bodyOf('{}') }, folder),
			'Inga filer kom fram'
		],
		[
			'a form that breaks off',
			() =>
				receive(
					{
						contentType: `multipart/form-data; boundary=${BOUNDARY}`,
						body: bodyOf(part('a.csv', 'x').slice(0, -3))
					},
					folder
				),
			'kom inte fram hela'
		]
	])('of %s says so', async (_, make, text) => {
		expect(await why(make())).toContain(text);
		expect(readdirSync(folder)).toEqual([]);
	});
});
