#!/usr/bin/env node
/** The command line: runs pipelines/stegvis.ts in this process. Installs what is missing first, speaking on stderr. */
import { requireNode } from '../scripts/lib/nodeVersion.mjs';

requireNode();
const { runMain } = await import('../scripts/lib/problem.mjs');

/** Lets this process import TypeScript. Throws ERR_MODULE_NOT_FOUND when tsx is not installed. */
async function registerTypeScript() {
	const { register } = await import('tsx/esm/api');
	register();
}

await runMain(async () => {
	try {
		await registerTypeScript();
	} catch (error) {
		if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ERR_MODULE_NOT_FOUND') throw error;
		process.stderr.write('Installerar programmets delar (npm ci) …\n');
		const { install } = await import('../scripts/lib/install.mjs');
		await install();
		await registerTypeScript();
	}
	const { main } = await import('../pipelines/stegvis.ts');
	return main(process.argv.slice(2));
});
