import { describe } from 'vitest';
import { definitions } from './definitions.ts';
import { figures } from './figures.ts';
import { hjalp } from './hjalp.ts';
import { inkorg } from './inkorg.ts';
import { kommuner } from './kommuner.ts';
import { mappning } from './mappning.ts';
import { rapport } from './rapport.ts';
import { ownSite } from './site.ts';
import { styrelse } from './styrelse.ts';
import { utforska } from './utforska.ts';
import { ways } from './ways.ts';

// One warehouse, one server and one browser for all of them: loading the demo costs more than most tests. How every page looks
// and is reached is proved beside these, in looks.test.ts: two cores share them.
const site = ownSite();

describe('figures', () => figures(site));
describe('definitions', () => definitions(site));
describe('ways', () => ways(site));
describe('board and styrgrupp', () => styrelse(site));
describe('reports', () => rapport(site));
describe('explore', () => utforska(site));
describe('inbox', () => inkorg(site));
describe('guide and files', () => hjalp(site));
describe('kommuner of the surroundings', () => kommuner(site));
describe('mapping wizard', () => mappning(site));
