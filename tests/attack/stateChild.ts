/** Remembers loads again and again, reads them, or opens new files: one process among several at the same state files. */
import { openState } from '#lib/server/state/index.ts';

const [path, role, times] = process.argv.slice(2) as [string, string, string];
const report = {
	version: 'a'.repeat(5000),
	published: true,
	unchanged: false,
	files: [],
	warnings: [],
	changes: {},
	errors: [],
	seconds: 1
};
for (let i = 0; i < Number(times); i++) {
	const state = openState(role === 'first' ? `${path}-${i}` : path);
	if (role === 'write') state.addLoad('2026-01-01T00:00:00Z', report);
	else state.loads(5);
	state.close();
	await new Promise((resolve) => setImmediate(resolve));
}
