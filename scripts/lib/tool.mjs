import { followNpm } from './followNpm.mjs';
import { install, isInstalled } from './install.mjs';
import { Problem, runMain } from './problem.mjs';

/**
 * Runs a tool of those who build: installs what is missing, then calls the module's `main(args)` and ends with its exit code.
 * @param {URL} module a TypeScript module that exports `main(args: string[]): Promise<number>`
 */
export function runTool(module) {
	return runMain(async () => {
		followNpm();
		if (!isInstalled({ dev: true })) {
			process.stderr.write('Installerar programmets delar (npm ci) …\n');
			await install();
		}
		const { register } = await import('tsx/esm/api');
		register();
		const { main } = await import(module.href);
		try {
			return await main(process.argv.slice(2));
		} catch (error) {
			if (!String(/** @type {NodeJS.ErrnoException} */ (error).code).startsWith('ERR_PARSE_ARGS'))
				throw error;
			throw new Problem(`Okänd flagga eller flagga utan värde: ${/** @type {Error} */ (error).message}`, 2);
		}
	});
}
