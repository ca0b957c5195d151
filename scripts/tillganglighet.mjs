/** `npm run tillganglighet`: axe on every page in both widths and themes; what it finds is written for `/tillganglighet`. */
import { join } from 'node:path';
import { workingBrowser } from './lib/browser.mjs';
import { runChild } from './lib/child.mjs';
import { Problem, runMain } from './lib/problem.mjs';
import { root } from './lib/settings.mjs';

await runMain(async () => {
	const browser = await workingBrowser();
	if (!browser) throw new Problem('Ingen webbläsare finns. Kör npm test en gång, så installeras en.');
	const args = [
		join(root, 'node_modules', 'vitest', 'vitest.mjs'),
		...['run', '--project', 'browser', '--testNamePattern', 'has no fault that axe finds']
	];
	const { code } = await runChild(process.execPath, args, {
		cwd: root,
		env: { ...process.env, STEGVIS_MATNING: '1', STEGVIS_CHROMIUM: browser },
		show: 'both'
	});
	return code;
});
