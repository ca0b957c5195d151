import { describe } from 'vitest';
import { ownSite } from './site.ts';
import { tillganglighet } from './tillganglighet.ts';

// Every page before axe, in a file of its own so that both cores have something to do.
const site = ownSite();

describe('accessibility', () => tillganglighet(site));
