import { afterAll, beforeAll, describe } from 'vitest';
import { keyboard } from './keyboard.ts';
import { pages } from './pages.ts';
import { openSite, type Site } from './site.ts';

// Every page as it is made and found, whole and by keyboard: nothing here changes what the warehouse holds.
let site: Site;
beforeAll(async () => {
	site = await openSite();
});
afterAll(async () => {
	await site?.close();
});

describe('pages', () => pages(() => site));
describe('keyboard', () => keyboard(() => site));
