/** `npm run bench`: installs what is missing, then runs tests/bench/bench.ts, which measures and prints. */
import { requireNode } from './lib/nodeVersion.mjs';

requireNode();
const { followNpm } = await import('./lib/followNpm.mjs');
const { install, isInstalled } = await import('./lib/install.mjs');
const { runMain } = await import('./lib/problem.mjs');

await runMain(async () => {
	followNpm();
	if (!isInstalled({ dev: true })) {
		process.stderr.write('Installerar programmets delar (npm ci) …\n');
		await install();
	}
	const { register } = await import('tsx/esm/api');
	register();
	const { main } = await import('../tests/bench/bench.ts');
	return main(process.argv.slice(2));
});
