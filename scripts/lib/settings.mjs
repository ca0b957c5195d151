import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Problem } from './problem.mjs';

/** The folder this program is installed in. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * What serving needs to know.
 * @typedef {object} ServeSettings
 * @property {string} host
 * @property {number} port 0 takes any free one
 * @property {string} warehouse absolute path
 * @property {string | undefined} origin the address readers use, without a path; derived from host and port when absent
 */

/**
 * The first setting that is given: the flag, then each variable in order. Empty text is not given.
 * @param {string | undefined} flag @param {string} flagName @param {NodeJS.ProcessEnv} env @param {string[]} names
 * @returns {{ value: string, name: string } | undefined}
 */
function given(flag, flagName, env, names) {
	if (flag !== undefined) return { value: flag, name: `--${flagName}` };
	for (const name of names) {
		const value = env[name];
		if (value !== undefined && value !== '') return { value, name };
	}
	return undefined;
}

/** @param {{ value: string, name: string } | undefined} setting @returns {number} */
function readPort(setting) {
	if (!setting) return 4173;
	const { value, name } = setting;
	const port = /^\d{1,5}$/.test(value) ? Number(value) : NaN;
	if (port >= 0 && port <= 65535) return port;
	const example = name.startsWith('--') ? `${name} 4173` : `${name}=4173`;
	throw new Problem(
		`Inställningen ${name} är "${value}", men porten ska vara ett heltal mellan 1 och 65535. Skriv till exempel ${example}.`,
		2
	);
}

/** @param {{ value: string, name: string } | undefined} setting @returns {string} */
function readHost(setting) {
	if (!setting) return '127.0.0.1';
	const { value, name } = setting;
	if (/^[a-z0-9_.-]+$/i.test(value) || /^[0-9a-f:.]+$/i.test(value)) return value;
	throw new Problem(
		`Inställningen ${name} är "${value}", men ska vara ett värdnamn eller en IP-adress utan port och utan ` +
			`http://. Skriv till exempel ${name.startsWith('--') ? `${name} 127.0.0.1` : `${name}=127.0.0.1`}.`,
		2
	);
}

/** @param {{ value: string, name: string } | undefined} setting @returns {string | undefined} */
function readOrigin(setting) {
	if (!setting) return undefined;
	const { value, name } = setting;
	try {
		const url = new URL(value);
		const bare = url.pathname === '/' && !url.search && !url.hash && !url.username;
		if (bare && /^https?:$/.test(url.protocol)) return url.origin;
	} catch {
		// said below
	}
	throw new Problem(
		`Inställningen ${name} är "${value}", men ska vara adressen som läsarna skriver, utan sökväg. ` +
			`Skriv till exempel ${name.startsWith('--') ? `${name} ` : `${name}=`}https://stegvis.exempel.se.`,
		2
	);
}

/**
 * The settings of `start` and `serve` from flags and environment; flags win. Throws Problem naming the setting.
 * @param {string[]} args what stands after the program's name
 * @param {NodeJS.ProcessEnv} env
 * @param {readonly string[]} [extra] further flags that take a value
 * @returns {ServeSettings & { values: Record<string, string | undefined> }}
 */
export function readSettings(args, env, extra = []) {
	const known = ['host', 'port', 'warehouse', 'origin', ...extra];
	const options = Object.fromEntries(known.map((name) => [name, { type: /** @type {const} */ ('string') }]));
	/** @type {Record<string, string | undefined>} */
	let values;
	try {
		values = /** @type {any} */ (parseArgs({ args, options, allowPositionals: false, strict: true }).values);
	} catch {
		const list = known.map((name) => `--${name}`).join(', ');
		throw new Problem(
			`Jag förstår inte "${args.join(' ')}". Det som går att ange är ${list}, var och en med ett värde.`,
			2
		);
	}
	const warehouse = given(values.warehouse, 'warehouse', env, ['STEGVIS_WAREHOUSE'])?.value;
	return {
		host: readHost(given(values.host, 'host', env, ['STEGVIS_HOST', 'HOST'])),
		port: readPort(given(values.port, 'port', env, ['STEGVIS_PORT', 'PORT'])),
		origin: readOrigin(given(values.origin, 'origin', env, ['STEGVIS_ORIGIN', 'ORIGIN'])),
		warehouse: warehouse ? resolve(warehouse) : join(root, 'data', 'warehouse'),
		values
	};
}

/** The address a browser on this machine uses. @param {string} host @param {number} port */
export function addressOf(host, port) {
	const everywhere = host === '0.0.0.0' || host === '::';
	const name = everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
	return `http://${name}:${port}`;
}
