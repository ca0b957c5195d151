import Database from 'libsql';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openState, type State } from '#lib/server/state/index.ts';

let folder: string;
let state: State;
const path = () => join(folder, 'state.db');

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'stegvis-state-'));
	state = openState(path());
});
afterEach(() => {
	state.close();
	rmSync(folder, { recursive: true, force: true });
});

const one = { nyckel: 'n', titel: 'T', version: 'v', sha256: 's', innehall: '{"å":1}' };

describe('what the kansli writes', () => {
	it('every version of a comment is kept, each report and section its own, the latest first', () => {
		state.addComment('n', 'mal', 'ett', '2026-01-01T10:00:00Z');
		state.addComment('n', 'mal', 'två', '2026-01-02T10:00:00Z');
		state.addComment('n', 'pengar', 'annat', '2026-01-02T10:00:00Z');
		state.addComment('m', 'mal', 'en annan rapport', '2026-01-02T10:00:00Z');
		expect(state.comments('n').map(({ avsnitt, text }) => `${avsnitt} ${text}`)).toEqual([
			'pengar annat',
			'mal två',
			'mal ett'
		]);
	});

	it('text is text: quotes and statements change nothing', () => {
		state.addComment('n', 'mal', `'); drop table rapport; --`, 't');
		expect(state.comments('n')[0]?.text).toBe(`'); drop table rapport; --`);
		expect(state.allFrozen()).toEqual([]);
	});

	it('an annotation that is struck is gone from the list, and once only', () => {
		state.addAnnotation({ forbund: 'f', insats: null, dag: '2026-03-01', text: 'b' }, 't');
		state.addAnnotation({ forbund: 'f', insats: 'k', dag: '2025-03-01', text: 'a' }, 't');
		const [first] = state.annotations();
		expect(first).toMatchObject({ dag: '2025-03-01', insats: 'k' });
		expect(state.removeAnnotation(first!.id, 't')).toBe(true);
		expect(state.removeAnnotation(first!.id, 't')).toBe(false);
		expect(state.annotations().map(({ text }) => text)).toEqual(['b']);
	});
});

describe('frozen reports', () => {
	it('are numbered within their key, and come back to the letter', () => {
		const ids = ['n', 'n', 'm'].map((nyckel) => state.freeze({ ...one, nyckel }, 't'));
		expect(state.allFrozen().map(({ id, nyckel, nummer }) => [id, nyckel, nummer])).toEqual([
			[ids[2], 'm', 1],
			[ids[1], 'n', 2],
			[ids[0], 'n', 1]
		]);
		expect(state.frozen(ids[0]!)?.innehall).toBe(one.innehall);
		expect(state.frozen(99)).toBeNull();
	});

	it('are never changed nor taken away, whoever writes in the file', () => {
		const id = state.freeze(one, 't');
		const db = new Database(path());
		expect(() => db.prepare('update rapport set innehall = ? where id = ?').run('x', id)).toThrow(
			/never changed/
		);
		expect(() => db.prepare('delete from rapport').run()).toThrow(/never taken away/);
		db.close();
		expect(state.frozen(id)?.innehall).toBe(one.innehall);
	});

	it('stay when the file is opened again', () => {
		state.freeze(one, 't');
		state.close();
		state = openState(path());
		expect(state.allFrozen()).toHaveLength(1);
	});
});
