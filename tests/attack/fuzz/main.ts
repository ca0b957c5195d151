import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fuzz, said } from './fuzz.ts';
import { targets } from './readers.ts';

const USAGE = 'npm run fuzz -- [--antal 1000] [--fro 1] [--lasare csv] [--fynd MAPP]';

/** `npm run fuzz`: a long run at every reader. What is found is written to a folder, file by file. Resolves to the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
	const { values } = parseArgs({
		args: [...argv],
		options: {
			antal: { type: 'string', default: '1000' },
			fro: { type: 'string', default: String(Date.now() % 1_000_000) },
			lasare: { type: 'string' },
			fynd: { type: 'string' }
		}
	});
	const [count, seed] = [Number(values.antal), Number(values.fro)];
	const chosen = targets.filter(({ name }) => values.lasare === undefined || name === values.lasare);
	if (!(count > 0) || !Number.isInteger(seed) || chosen.length === 0) {
		process.stderr.write(`${USAGE}\nLäsare: ${targets.map(({ name }) => name).join(', ')}\n`);
		return 2;
	}
	let found = 0;
	for (const target of chosen) {
		const outcome = await fuzz(target, count, seed);
		console.log(said(outcome, seed));
		for (const { nr, how, what, bytes } of outcome.faults) {
			found++;
			console.log(`  fynd ${nr} (${how}): ${what}`);
			if (values.fynd === undefined) continue;
			mkdirSync(values.fynd, { recursive: true });
			writeFileSync(join(values.fynd, `${seed}-${nr}-${target.file}`), bytes);
		}
	}
	return found === 0 ? 0 : 1;
}
