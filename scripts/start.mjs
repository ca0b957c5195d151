/**
 * `npm start`: from a fresh clone to pages that answer. Installs, builds and loads what is missing, skips what is done.
 * Flags --data DIR, --warehouse DIR, --host, --port, --origin (after `npm start --`); see scripts/serve.mjs for the
 * environment. Only node: modules until everything is installed.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { requireNode } from './lib/nodeVersion.mjs';

requireNode();
const { runChild } = await import('./lib/child.mjs');
const { followNpm } = await import('./lib/followNpm.mjs');
const { prepare } = await import('./lib/prepare.mjs');
const { Problem, runMain } = await import('./lib/problem.mjs');
const { requireFreePort } = await import('./lib/server.mjs');
const { readSettings, root } = await import('./lib/settings.mjs');
const { createSteps, seconds } = await import('./lib/steps.mjs');
const { clearDemo, holdsDemo, holdsOwnData, publishedVersion, rememberLoad } =
	await import('./lib/warehouse.mjs');
const { serve } = await import('./serve.mjs');

/**
 * Loads a folder into the warehouse; files that were loaded before are skipped by `load` itself.
 * @param {string} data @param {string} warehouse
 */
async function load(data, warehouse) {
	const bin = join(root, 'bin', 'stegvis.mjs');
	const args = [bin, 'load', data, '--warehouse', warehouse];
	const { code, output } = await runChild(process.execPath, args, { show: 'errors' });
	// One line for each file is worth reading when something came in, and noise when nothing did.
	const lines = output.trimEnd().split('\n');
	const nothingNew = lines.at(-1)?.startsWith('Inget nytt');
	process.stdout.write(`${nothingNew ? lines.at(-1) : lines.join('\n')}\n`);
	if (code !== 0) throw new Problem(loadFailure(data, code), code === 2 ? 2 : 1);
	rememberLoad(warehouse, data);
}

/** @param {string} data @param {number} code */
function loadFailure(data, code) {
	if (code >= 128)
		return 'Inläsningen stoppades utifrån (räckte minnet?). Inget ändrades; kör samma kommando igen.';
	if (code === 2)
		return `Filerna i ${data} gick inte att läsa in, se ovan. Rätta dem och kör samma kommando igen.`;
	return `Inläsningen av ${data} stannade, se ovan. Det som var publicerat förut finns kvar.`;
}

await runMain(async () => {
	const began = performance.now();
	followNpm();
	const { values, ...settings } = readSettings(process.argv.slice(2), process.env, ['data']);
	const given = values.data ?? (process.env.STEGVIS_DATA || undefined);
	const demo = join(root, 'data', 'demo');
	const data = given ? resolve(given) : demo;
	if (!existsSync(data))
		throw new Problem(`Mappen ${data} finns inte. Ange mappen med filerna: npm start -- --data MAPP`, 2);
	if (settings.port) await requireFreePort(settings.host, settings.port);

	const steps = createSteps(4);
	await prepare(steps);
	if (!given && holdsOwnData(settings.warehouse, demo)) {
		steps.skip(
			`Lagret har egna data (version ${publishedVersion(settings.warehouse)}); demodata läses inte in`
		);
	} else {
		if (data !== demo && holdsDemo(settings.warehouse, demo)) {
			steps.say('Lagret hade bara demodata. De tas bort, så att påhittade personer inte räknas med era.');
			clearDemo(settings.warehouse);
		}
		await steps.open(`Läser in ${given ? data : 'demodata'}`, () => load(data, settings.warehouse));
	}
	const server = await steps.run('Startar servern', () => serve(settings));
	const url = settings.origin ?? server.url;
	steps.say(`Klart efter ${seconds(performance.now() - began)}. Ctrl-C avslutar.`);
	steps.say(`Stegvis svarar på ${url}`);
	return server.closed;
});
