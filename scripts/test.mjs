/**
 * `npm test`: installs what is missing (a browser too) and proves the house: types, lint, unit, build, pipeline,
 * browser. Stops at the first step that fails. The line `N passed, N failed` counts every vitest test that ran; the
 * unit tests run in one more time zone.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireNode } from './lib/nodeVersion.mjs';

requireNode();
const { installBrowser, workingBrowser } = await import('./lib/browser.mjs');
const { build, isBuilt } = await import('./lib/build.mjs');
const { runChild } = await import('./lib/child.mjs');
const { followNpm } = await import('./lib/followNpm.mjs');
const { install, isInstalled } = await import('./lib/install.mjs');
const { Problem, runMain } = await import('./lib/problem.mjs');
const { root } = await import('./lib/settings.mjs');
const { createSteps, seconds } = await import('./lib/steps.mjs');

const HOME = 'Europe/Stockholm';
/** West of Greenwich a day read as UTC falls back to the one before; east of it, where home is, one written as UTC does. */
const ZONE_AWAY = 'America/Los_Angeles';
/** Long runs that know no date, or whose files the bytes of the demo already prove: once is enough. */
const TIMELESS = [
	'tests/unit/stats/**',
	'tests/unit/measures/{all,properties}.test.ts',
	'tests/unit/generate/{facts,hygiene,published,truths}.test.ts'
];
const count = { passed: 0, failed: 0, skipped: 0 };
const reports = mkdtempSync(join(tmpdir(), 'stegvis-test-'));
process.on('exit', () => rmSync(reports, { recursive: true, force: true }));

/** @param {string} name a package's program, by its path in node_modules */
const tool = (name) => join(root, 'node_modules', name);

/** Runs a checking tool in silence; its words are shown when it finds something. @param {string} what @param {string[]} args */
async function check(what, args) {
	const { code, output } = await runChild(process.execPath, args, { cwd: root });
	if (code === 0) return;
	count.failed += 1;
	throw new Problem(`${output.trim()}\n\n${what} fann fel, se ovan.`);
}

/** Adds a vitest report to the count. @param {string} file */
function addReport(file) {
	const report = JSON.parse(readFileSync(file, 'utf8'));
	count.passed += report.numPassedTests;
	count.failed += report.numFailedTests;
	count.skipped += report.numPendingTests + report.numTodoTests;
	return report.numFailedTests > 0;
}

/**
 * Runs one vitest project, its output shown.
 * @param {string} project @param {NodeJS.ProcessEnv} [extra] @param {readonly string[]} [without] files left out
 */
async function vitest(project, extra = {}, without = []) {
	const file = join(reports, `${project}-${Math.random().toString(36).slice(2)}.json`);
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
	// Every core, not all but one: on two cores that is half the time.
	const args = [tool('vitest/vitest.mjs'), 'run', '--project', project, '--maxWorkers=100%', ...reporters];
	for (const pattern of without) args.push('--exclude', pattern);
	const { code } = await runChild(process.execPath, args, {
		cwd: root,
		env: { ...process.env, ...extra },
		show: 'both'
	});
	let counted = false;
	try {
		counted = addReport(file);
	} catch {
		// It stopped before it could report; counted below.
	}
	if (code === 0) return;
	if (!counted) count.failed += 1;
	throw new Problem(`Testerna i "${project}" gick inte igenom, se ovan.`);
}

/** @param {import('./lib/steps.mjs').Steps} steps @returns {Promise<string>} the browser's path */
async function prepare(steps) {
	if (isInstalled({ dev: true })) steps.skip('Programmets delar är redan installerade');
	else await steps.run('Installerar programmets delar (npm ci)', install);
	const browser = await workingBrowser();
	if (browser) {
		steps.skip(`Webbläsare: ${browser}`);
		return browser;
	}
	return steps.run('Installerar en webbläsare', () => installBrowser(steps.say));
}

async function types() {
	await check('SvelteKits synkning', [tool('@sveltejs/kit/svelte-kit.js'), 'sync']);
	const svelteCheck = tool('svelte-check/bin/svelte-check');
	await check('Typkontrollen', [
		svelteCheck,
		'--tsconfig',
		'./tsconfig.json',
		'--fail-on-warnings',
		'--output',
		'human'
	]);
}

async function lint() {
	await check('ESLint', [tool('eslint/bin/eslint.js'), '.']);
	await check('Prettier', [tool('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']);
}

async function everything() {
	const steps = createSteps(9);
	const browser = await prepare(steps);
	await steps.run('Typer', types);
	await steps.run('Kodregler (lint)', lint);
	await steps.open('Enhetstester', () => vitest('unit', { STEGVIS_TZ: HOME, TZ: HOME }));
	await steps.open(`Enhetstester i ${ZONE_AWAY}`, () =>
		vitest('unit', { STEGVIS_TZ: ZONE_AWAY, TZ: ZONE_AWAY }, TIMELESS)
	);
	if (isBuilt()) steps.skip('Sidorna är redan byggda');
	else await steps.run('Bygger sidorna', build);
	await steps.open('Från filer till lager (pipeline)', () => vitest('pipeline'));
	await steps.open('Sidorna i en webbläsare', () => vitest('browser', { STEGVIS_CHROMIUM: browser }));
}

await runMain(async () => {
	const began = performance.now();
	followNpm();
	const summary = () => {
		const skipped = count.skipped ? `, ${count.skipped} skipped` : '';
		console.log(`\n${count.passed} passed, ${count.failed} failed${skipped}`);
	};
	try {
		await everything();
	} catch (error) {
		if (count.failed === 0) count.failed = 1;
		const text = error instanceof Error ? error.message : String(error);
		console.log(`\n${text}`);
		summary();
		console.log(
			`Testerna stannade efter ${seconds(performance.now() - began)}: något stämmer inte, se ovan.`
		);
		return 1;
	}
	summary();
	console.log(`Allt stämmer: ${count.passed} tester på ${seconds(performance.now() - began)}.`);
	return 0;
});
