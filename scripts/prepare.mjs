/** Installs and builds what is missing and starts nothing: the part of `npm start` an image does when it is made. */
import { requireNode } from './lib/nodeVersion.mjs';

requireNode();
const { prepare } = await import('./lib/prepare.mjs');
const { runMain } = await import('./lib/problem.mjs');
const { createSteps } = await import('./lib/steps.mjs');

await runMain(async () => {
	await prepare(createSteps(2));
	console.log('Klart. npm start läser in data och startar servern.');
});
