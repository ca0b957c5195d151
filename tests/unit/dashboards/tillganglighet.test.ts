import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { statusText, view } from '#dashboards/tillganglighet/view.ts';
import { readScope } from '#lib/server/scope.ts';
import { readMatning, readRedogorelse } from '#lib/server/tillganglighet.ts';
import { PAGES } from '../../browser/addresses.ts';
import { matchRoute } from '../../../src/routes/bild/figures.ts';
import { fakeLager, insats } from './fake.ts';

const said = readRedogorelse();
const found = readMatning();
const scope = await readScope(
	fakeLager([insats('a', 'ett', 2024, 2026)]),
	new URL('http://stegvis.se/tillganglighet')
);

describe('the accessibility statement', () => {
	it('says all that the law asks: how far, what is missing, how to tell, who watches, how it was tried', () => {
		const made = view(scope, said, found);
		expect(made.lead).toMatch(/^Samordningsförbundet a står bakom/);
		expect(made.status).toContain('lagen (2018:1937)');
		expect(made.faults?.rows.length).toBe(said.brister.length);
		expect(made.report.answer).toMatch(/^Du får svar inom \d/);
		expect(made.supervision.link.href).toMatch(/^https:\/\/www\.digg\.se\//);
		expect(made.measured.text).toContain('utan att finna något fel');
	});

	it('is not wholly in order while there is a fault, known or found', () => {
		expect(statusText({ ...said, brister: [] }, 0)).toContain('är helt förenlig med');
		expect(statusText({ ...said, brister: [] }, 1)).toContain('är delvis förenlig');
		expect(statusText(said, 0)).toContain('är delvis förenlig');
		const faulty = view(scope, said, { ...found, sidor: { '/': 2, '/mal': 0 } });
		expect(faulty.measured.text).toContain('2\u00a0sidor');
		expect(faulty.measured.text).toContain('fann fel på 1 av dem');
	});

	it('gives an address to write to when there is one, and names the kansli when there is none', () => {
		const none = { ...said, kontakt: { epost: '', telefon: '', svarstid: 5 } };
		expect(view(scope, none, found).report).toMatchObject({ mail: null, phone: null });
		expect(view(scope, none, found).report.text).toContain('förbundets kansli');
		const some = { ...said, kontakt: { epost: 'kansli@exempel.se', telefon: '', svarstid: 5 } };
		expect(view(scope, some, found).report.mail?.href).toMatch(/^mailto:kansli@exempel\.se\?subject=Brist/);
	});
});

/** Pages of what somebody has saved or sent: there is none of them in a new warehouse, and their own tests look at them. */
const SAVED = [
	'data/inkorg/+page.svelte',
	'data/inkorg/[id]/+page.svelte',
	'data/inkorg/[id]/mappning/+page.svelte',
	'data/mappning/+page.svelte',
	'rapport/fryst/[id]/+page.svelte',
	'rapport/skillnad/+page.svelte',
	'utforska/vyer/+page.svelte'
];

describe('the last automatic run', () => {
	it('looked at every page there is, in both widths and themes, and found nothing', () => {
		expect(Object.keys(found.sidor).sort()).toEqual([...PAGES].sort());
		expect(Object.entries(found.sidor).filter(([, faults]) => faults > 0)).toEqual([]);
		expect(found.bredder).toEqual([1440, 390]);
		expect(found.lagen).toEqual(['ljust', 'mörkt']);
	});

	it('was of the axe that is installed', () => {
		const file = createRequire(import.meta.url).resolve('axe-core/package.json');
		expect(found.axe).toBe((JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version);
	});

	it('the list of pages has at least one address of each kind of page', () => {
		const kinds = readdirSync('src/routes', { recursive: true, encoding: 'utf8' }).filter(
			(name) => name.endsWith('+page.svelte') && !SAVED.includes(name)
		);
		const paths = PAGES.map((path) => path.split('?')[0]!);
		const missing = kinds.filter((kind) => !paths.some((path) => matchRoute(`../${kind}`, path)));
		expect(missing).toEqual([]);
	});
});
