import { realpathSync, writeSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { takeWarehouse } from '../publish.ts';
import { snapshot } from '../watch/snapshot.ts';
import { watchFolder } from '../watch/watch.ts';
import { InputError, type Command, type Shared } from './command.ts';
import { loadAndReport, type LoadOnce } from './watchLoad.ts';

/** A number of seconds (or another count) within bounds. Throws InputError. */
function numberOf(name: string, text: string, min: number, max: number): number {
	const value = /^\d{1,6}(?:[.,]\d{1,3})?$/.test(text) ? Number(text.replace(',', '.')) : NaN;
	if (!(value >= min && value <= max))
		throw new InputError(
			`--${name} ska vara ett tal från ${String(min).replace('.', ',')} till ${max}, till exempel 10.`
		);
	return value;
}

const real = (path: string): string => {
	try {
		return realpathSync(path);
	} catch {
		return path;
	}
};
const within = (inner: string, outer: string): boolean => `${inner}${sep}`.startsWith(`${outer}${sep}`);

/** What a load writes must not be what the next one sees. Throws InputError. */
function keepApart(folder: string, warehouse: string): void {
	const [a, b] = [real(folder), real(warehouse)];
	if (within(a, b) || within(b, a))
		throw new InputError(
			'Lagret får inte ligga i den bevakade mappen, och mappen inte i lagret. Ange en annan mapp, eller ett annat lager med --warehouse.'
		);
}

/** Aborted by Ctrl-C, by systemd's SIGTERM, and when the npm that started us is gone. */
async function stopSignal(): Promise<AbortController> {
	const stop = new AbortController();
	for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stop.abort());
	const script = pathToFileURL(resolve(import.meta.dirname, '../../scripts/lib/followNpm.mjs')).href;
	const { followNpm } = (await import(script)) as { followNpm(): void };
	followNpm();
	return stop;
}

/** What a load that was ended in the middle left, removed as the next load would. */
function clearAfter(warehouse: string): void {
	try {
		takeWarehouse(warehouse).release();
	} catch {
		// Another load has taken the warehouse, and has cleared it.
	}
}

export const watchCommand: Command = {
	usage: 'watch MAPP [--en-gang] [--intervall 10] [--stilla 30] [--behall 50] [--vanta 1800] [--svar]',
	text: 'Laddar mappen varje gång något i den har ändrats och står stilla; en gång med --en-gang, för en timer.',
	async run(args, io, shared: Shared) {
		const { values, positionals } = parseArgs({
			args,
			allowPositionals: true,
			options: {
				'en-gang': { type: 'boolean', default: false },
				intervall: { type: 'string', default: '10' },
				stilla: { type: 'string', default: '30' },
				behall: { type: 'string', default: '50' },
				vanta: { type: 'string', default: '1800' },
				svar: { type: 'boolean', default: false }
			}
		});
		const [named, ...more] = positionals;
		if (!named || more.length > 0)
			throw new InputError('Ange en mapp att bevaka, till exempel: watch /srv/in');
		const folder = resolve(named);
		const seconds = (name: 'intervall' | 'stilla' | 'vanta', min: number) =>
			numberOf(name, values[name], min, 86_400) * 1000;
		const options = {
			interval: seconds('intervall', 0.1),
			still: seconds('stilla', 0),
			patience: seconds('vanta', 0),
			once: values['en-gang']
		};
		const keep = Math.trunc(numberOf('behall', values.behall, 1, 10_000));
		keepApart(folder, shared.warehouse);
		const stop = await stopSignal();
		const say = (line: string) => void writeSync(2, `${line}\n`);
		const once: LoadOnce = { folder, keep, answer: values.svar, signal: stop.signal, now: io.now, say };
		if (!options.once)
			say(
				`Bevakar mappen var ${values.intervall}:e sekund och laddar när den har stått stilla i ${values.stilla} sekunder (Ctrl-C avslutar).`
			);
		const code = await watchFolder(options, {
			now: () => performance.now(),
			pause: (ms) => sleep(ms, undefined, { signal: stop.signal }).catch(() => undefined),
			stopped: () => stop.signal.aborted,
			look: () => snapshot(folder),
			async load() {
				const outcome = await loadAndReport(once, shared);
				if (outcome.kind === 'avbruten') clearAfter(shared.warehouse);
				return outcome;
			},
			say
		});
		if (stop.signal.aborted) say('Bevakningen är avslutad.');
		return code;
	}
};
