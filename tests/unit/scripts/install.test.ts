import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findBrowser } from '../../../scripts/lib/browser.mjs';
import { isInstalled } from '../../../scripts/lib/install.mjs';
import {
	clearDemo,
	holdsDemo,
	holdsOwnData,
	publishedVersion,
	rememberLoad
} from '../../../scripts/lib/warehouse.mjs';

let folder = '';
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'stegvis-scripts-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (path: string, content: unknown) => {
	mkdirSync(join(folder, path, '..'), { recursive: true });
	writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content));
};

describe('isInstalled', () => {
	const lock = {
		packages: {
			'': {},
			'node_modules/a': { version: '1.0.0' },
			'node_modules/b': { version: '2.0.0', dev: true },
			'node_modules/c': { version: '3.0.0', optional: true }
		}
	};
	const installed = (packages: Record<string, { version: string }>) =>
		write('node_modules/.package-lock.json', { packages });

	it('asks for what the lock names, development tools only when needed, other platforms never', () => {
		write('package-lock.json', lock);
		expect(isInstalled({ dev: true, folder })).toBe(false);
		installed({ 'node_modules/a': { version: '1.0.0' } });
		expect(isInstalled({ dev: false, folder })).toBe(true);
		expect(isInstalled({ dev: true, folder })).toBe(false);
		installed({ 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0' } });
		expect(isInstalled({ dev: true, folder })).toBe(true);
		installed({ 'node_modules/a': { version: '1.0.1' }, 'node_modules/b': { version: '2.0.0' } });
		expect(isInstalled({ dev: false, folder })).toBe(false);
	});

	it('trusts whoever installed it as a package, where there is no lock', () => {
		expect(isInstalled({ dev: false, folder })).toBe(true);
	});
});

describe('the demo never replaces own data', () => {
	it('tells the demo, own data and an empty warehouse apart', () => {
		expect(publishedVersion(folder)).toBeUndefined();
		expect(holdsOwnData(folder, '/demo')).toBe(false);
		write('current', 'aaa.duckdb\n');
		expect(publishedVersion(folder)).toBe('aaa');
		expect(holdsOwnData(folder, '/demo')).toBe(true);
		rememberLoad(folder, '/demo');
		expect(holdsOwnData(folder, '/demo')).toBe(false);
		expect(holdsDemo(folder, '/demo')).toBe(true);
		write('current', 'bbb.duckdb\n');
		expect(holdsOwnData(folder, '/demo')).toBe(true);
		rememberLoad(folder, '/egen');
		expect(holdsOwnData(folder, '/demo')).toBe(true);
		expect(holdsDemo(folder, '/demo')).toBe(false);
	});

	it('empties a warehouse of the demo, and touches nothing else in the folder', () => {
		write('current', 'aaa\n');
		write('versions/aaa.duckdb', '');
		write('annat.txt', '');
		rememberLoad(folder, '/demo');
		clearDemo(folder);
		expect(readdirSync(folder)).toEqual(['annat.txt']);
	});
});

describe('findBrowser', () => {
	it('takes the one that is named, and refuses a name that is wrong', () => {
		expect(findBrowser({ STEGVIS_CHROMIUM: process.execPath })).toBe(process.execPath);
		expect(() => findBrowser({ CHROME_PATH: join(folder, 'finns-inte') })).toThrow('CHROME_PATH');
	});
});
