import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isNewEnough } from '../../../scripts/lib/nodeVersion.mjs';
import { addressOf, readSettings, root } from '../../../scripts/lib/settings.mjs';

describe('readSettings', () => {
	it('serves this machine only, on 4173, from data/warehouse, when nothing is said', () => {
		const { host, port, origin, warehouse } = readSettings([], {});
		expect({ host, port, origin }).toEqual({ host: '127.0.0.1', port: 4173, origin: undefined });
		expect(warehouse).toBe(join(root, 'data', 'warehouse'));
	});

	it('takes the flag before STEGVIS_PORT before PORT, and an empty variable as unset', () => {
		const env = { PORT: '5001', STEGVIS_PORT: '5002' };
		expect(readSettings(['--port', '5003'], env).port).toBe(5003);
		expect(readSettings(['--port=5003'], env).port).toBe(5003);
		expect(readSettings([], env).port).toBe(5002);
		expect(readSettings([], { PORT: '5001', STEGVIS_PORT: '' }).port).toBe(5001);
	});

	it.each([
		[['--port', 'abc'], {}, '--port'],
		[['--port', '-1'], {}, '--port'],
		[[], { PORT: '70000' }, 'PORT'],
		[[], { PORT: '4173.5' }, 'PORT'],
		[[], { STEGVIS_HOST: 'http://a' }, 'STEGVIS_HOST'],
		[[], { ORIGIN: 'stegvis.exempel.se' }, 'ORIGIN'],
		[[], { ORIGIN: 'https://stegvis.exempel.se/a' }, 'ORIGIN'],
		[['--frukt', '1'], {}, '--frukt']
	])('names the setting that is wrong: %j %j', (args, env, name) => {
		expect(() => readSettings(args, env)).toThrow(
			expect.objectContaining({ code: 2, message: expect.stringContaining(name) })
		);
	});

	it('keeps an origin without its trailing slash', () => {
		expect(readSettings([], { ORIGIN: 'https://stegvis.exempel.se/' }).origin).toBe(
			'https://stegvis.exempel.se'
		);
	});

	it('writes addresses a browser understands', () => {
		expect(addressOf('0.0.0.0', 80)).toBe('http://localhost:80');
		expect(addressOf('::1', 4173)).toBe('http://[::1]:4173');
	});
});

describe('isNewEnough', () => {
	it.each([
		['20.19.0', true],
		['20.18.9', false],
		['18.99.0', false],
		['24.0.0', true]
	])('%s against 20.19: %s', (have, enough) => {
		expect(isNewEnough(have, '20.19')).toBe(enough);
	});
});
