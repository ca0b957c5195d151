/** `npm run fuzz`: sends damaged and made-up files at every reader (tests/attack/fuzz), for as long as asked. */
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
	const { main } = await import('../tests/attack/fuzz/main.ts');
	return main(process.argv.slice(2));
});
