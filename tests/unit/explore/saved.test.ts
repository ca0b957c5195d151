import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openState, type State } from '#lib/server/state/index.ts';

let folder: string;
let state: State;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'stegvis-vyer-'));
	state = openState(join(folder, 'state.db'));
});
afterEach(() => {
	state.close();
	rmSync(folder, { recursive: true });
});

const view = (namn: string) => ({ namn, anteckning: `om ${namn}`, fraga: 'matt=avslutade', version: 'v1' });

it('a view is kept with its name, note, question and version, and listed by name', () => {
	state.addView(view('Över tid'), '2026-11-01T10:00:00Z');
	state.addView(view('Andel'), '2026-11-02T10:00:00Z');
	const { kvar, borttagna } = state.views();
	expect(kvar.map(({ namn }) => namn)).toEqual(['Andel', 'Över tid']);
	expect(kvar[1]).toMatchObject({ ...view('Över tid'), skapad: '2026-11-01T10:00:00Z', borttagen: null });
	expect(borttagna).toEqual([]);
});

it('it can be renamed, taken away and put back', () => {
	const id = state.addView(view('Andel'), '2026-11-01T10:00:00Z');
	expect(state.changeView(id, { namn: 'Andelar', anteckning: '' })).toBe(true);
	expect(state.removeView(id, '2026-11-03T10:00:00Z')).toBe(true);
	expect(state.views().kvar).toEqual([]);
	expect(state.views().borttagna[0]).toMatchObject({ namn: 'Andelar', borttagen: '2026-11-03T10:00:00Z' });
	expect(state.removeView(id, null)).toBe(true);
	expect(state.views().kvar.map(({ namn }) => namn)).toEqual(['Andelar']);
});

it('a view that is not there is not changed, and says so', () => {
	expect(state.changeView(7, { namn: 'x', anteckning: '' })).toBe(false);
	expect(state.removeView(7, null)).toBe(false);
});
