/** `npm run fuzz`: sends damaged and made-up files at every reader (tests/attack/fuzz), for as long as asked. */
import { requireNode } from './lib/nodeVersion.mjs';

requireNode();
const { runTool } = await import('./lib/tool.mjs');

await runTool(new URL('../tests/attack/fuzz/main.ts', import.meta.url));
