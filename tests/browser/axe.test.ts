import { afterAll, beforeAll, describe } from 'vitest';
import { openSite, type Site } from './site.ts';
import { tillganglighet } from './tillganglighet.ts';

// Every page before axe, in a file of its own so that both cores have something to do.
let site: Site;
beforeAll(async () => {
	site = await openSite();
});
afterAll(async () => {
	await site?.close();
});

describe('accessibility', () => tillganglighet(() => site));
