import { build, isBuilt } from './build.mjs';
import { install, isInstalled } from './install.mjs';

/** Installs and builds what is missing, as two steps. Development tools are only asked for when there is building to do. @param {import('./steps.mjs').Steps} steps */
export async function prepare(steps) {
	const built = isBuilt();
	if (isInstalled({ dev: !built })) steps.skip('Programmets delar är redan installerade');
	else await steps.run('Installerar programmets delar (npm ci)', install);
	if (built) steps.skip('Sidorna är redan byggda');
	else await steps.run('Bygger sidorna', build);
}
