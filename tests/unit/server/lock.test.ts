import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startedAt } from '#lib/server/process.ts';
import { paths } from '#lib/server/versions.ts';
import { breakLock, Busy, takeWarehouse } from '#pipelines/publish.ts';

let warehouse = '';
beforeEach(() => {
	warehouse = mkdtempSync(join(tmpdir(), 'stegvis-lock-'));
});
afterEach(() => rmSync(warehouse, { recursive: true, force: true }));

const lock = () => paths(warehouse).lock;
/** A number that no process has, and this test's own process. */
const GONE = `${2 ** 22 - 1} 1`;
const MINE = `${process.pid} ${startedAt(process.pid)}`;

it('one has the warehouse at a time, and the lock of a process that is gone is nobody’s', () => {
	writeFileSync(lock(), GONE);
	const hold = takeWarehouse(warehouse);
	expect(readFileSync(lock(), 'utf8')).toBe(MINE);
	expect(() => takeWarehouse(warehouse)).toThrow(Busy);
	hold.release();
	expect(existsSync(lock())).toBe(false);
});

it('a lock that somebody has taken since it was seen to be nobody’s is left alone', () => {
	writeFileSync(lock(), MINE);
	breakLock(lock());
	expect(readFileSync(lock(), 'utf8')).toBe(MINE);
});

it('of several that see a dead lock one breaks it; one that stopped while it did holds nobody up for long', () => {
	const mark = `${lock()}.bryts`;
	writeFileSync(lock(), GONE);
	writeFileSync(mark, '');
	expect(() => takeWarehouse(warehouse)).toThrow(Busy);
	expect(readFileSync(lock(), 'utf8')).toBe(GONE);
	utimesSync(mark, new Date('2020-01-01'), new Date('2020-01-01'));
	expect(() => takeWarehouse(warehouse)).toThrow(Busy);
	takeWarehouse(warehouse).release();
	expect([existsSync(mark), existsSync(lock())]).toEqual([false, false]);
});
