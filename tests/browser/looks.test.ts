import { describe } from 'vitest';
import { keyboard } from './keyboard.ts';
import { pages } from './pages.ts';
import { ownSite } from './site.ts';

// Every page as it is made and found, whole and by keyboard: nothing here changes what the warehouse holds.
const site = ownSite();

describe('pages', () => pages(site));
describe('keyboard', () => keyboard(site));
