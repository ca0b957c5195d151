/** `npm run bench`: installs what is missing, then runs tests/bench/bench.ts, which measures and prints. */
import { requireNode } from './lib/nodeVersion.mjs';

requireNode();
const { runTool } = await import('./lib/tool.mjs');

await runTool(new URL('../tests/bench/bench.ts', import.meta.url));
