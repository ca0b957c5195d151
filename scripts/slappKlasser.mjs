/** Writes pipelines/release/klasser.json from the demo: which counts a row can belong to at the same time. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listFiles } from '../pipelines/files.ts';
import { load } from '../pipelines/load.ts';
import { classes, families, keep } from '../pipelines/release/classes.ts';
import { plan } from '../pipelines/release/plan.ts';
import { openDatabase } from '../src/lib/server/duckdb.ts';

const root = join(import.meta.dirname, '..');
const warehouse = mkdtempSync(join(tmpdir(), 'stegvis-klasser-'));
try {
	const { files } = listFiles([join(root, 'data', 'demo')]);
	const io = { log: console.error, step: () => {}, now: () => new Date() };
	const { version } = await load({ warehouse, files, k: 5 }, io);
	const db = await openDatabase(join(warehouse, 'versions', `${version}.duckdb`), { readOnly: true });
	const kept = [];
	for (const family of families(plan().counts)) kept.push(keep(family, await classes(db, family)));
	db.close();
	writeFileSync(join(root, 'pipelines/release/klasser.json'), `${JSON.stringify(kept, null, '\t')}\n`);
	console.log(`${kept.length} slags rader skrivna till pipelines/release/klasser.json`);
} finally {
	rmSync(warehouse, { recursive: true, force: true });
}
