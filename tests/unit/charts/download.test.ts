import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { toPng } from '#lib/charts/download/png.ts';
import { FULL_WIDTH, standaloneSvg, wrap } from '#lib/charts/download/standalone.ts';
import { pictureRules, readTokens } from '#lib/charts/download/style.ts';
import { intervalDots, shadeOf, stackedShares } from '#lib/charts/index.ts';
import { figureIn, matchRoute } from '../../../src/routes/bild/figures.ts';

const drawn = intervalDots(
	[
		{ name: 'Insats <A> & B', varde: 0.47, lag: 0.35, hog: 0.6, text: '47 %  n 58', focus: true },
		{ name: 'Insats C', varde: null, lag: null, hog: null, text: 'visas inte: färre än 5' }
	],
	'Andel till arbete eller studier: "A & B" och C'
);
const svg = standaloneSvg({
	title: 'Nästan hälften gick till arbete eller studier, men underlaget är litet & osäkert',
	subtitle: 'Avslutade deltaganden med känt utfall. 2025.',
	drawn,
	notes: ['En reservation.'],
	foot: ['Källa: deltagande. Data per 30 september 2026, version ab12.', 'http://exempel.se/jamfor?a=1&b=2']
});

describe('a picture as a file of its own', () => {
	it('is the picture it was', async () => {
		await expect(svg.replace(/<style>[^]*<\/style>/, '<style>…</style>')).toMatchFileSnapshot(
			'golden/file.svg'
		);
	});

	it('needs nothing else: typeface and colours within, no name left to look up, nothing fetched', () => {
		expect(svg).toMatch(/src:url\(data:font\/woff2;base64,[A-Za-z0-9+/=]{10000,}\)/);
		expect(svg).not.toMatch(/var\(|https?:\/\/(?!www\.w3\.org\/2000\/svg"|exempel\.se)|<script|href=/);
		expect(pictureRules()).not.toMatch(/var\(|@media|inherit/);
		expect(pictureRules()).toContain(`fill: ${readTokens('light').get('--accent')}`);
	});

	it('carries finding, subtitle, every row, reservations and source, escaped', () => {
		const { document } = parseHTML(svg);
		const text = document.querySelector('svg')!.textContent;
		for (const part of ['Insats <A>', '47 %', 'visas inte: färre än 5', 'En reservation.', 'version ab12'])
			expect(text).toContain(part);
		expect(document.querySelector('title')!.textContent).toMatch(/^Nästan hälften .* & osäkert$/);
		expect(document.querySelector('desc')!.textContent).toBe(drawn.label);
		expect(svg).toContain('lang="sv"');
	});

	it('breaks a long finding into lines that fit, and never a word', () => {
		expect(wrap('ett två tre', 20, 80)).toEqual(['ett två', 'tre']);
		expect(wrap('ett\u00a0två tre', 20, 80)).toEqual(['ett\u00a0två', 'tre']);
		expect(wrap('förstånd', 20, 20)).toEqual(['förstånd']);
		expect(wrap('', 20, 80)).toEqual([]);
	});

	it('is drawn as PNG at twice its size, with ink where the words are', async () => {
		const png = Buffer.from(await toPng(svg));
		expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
		expect(png.readUInt32BE(16)).toBe(2 * FULL_WIDTH);
		expect(png.readUInt32BE(20)).toBe(2 * Number(/height="(\d+)"/.exec(svg)![1]));
		// A picture whose letters are missing packs to a fraction of this.
		expect(png.length).toBeGreaterThan(40_000);
		expect((await toPng(svg)).length).toBe(png.length);
	});
});

describe('finding the picture of a page', () => {
	it('fits addresses to pages as the site does', () => {
		expect(matchRoute('../insats/[id]/mal/+page.server.ts', '/insats/krus/mal')).toEqual({ id: 'krus' });
		expect(matchRoute('../insats/[id]/mal/+page.server.ts', '/insats/krus')).toBeNull();
		expect(matchRoute('../+page.server.ts', '/')).toEqual({});
		expect(matchRoute('../jamfor/+page.server.ts', '/mal')).toBeNull();
	});

	it('finds it wherever the view holds it, and only when something is drawn', () => {
		const figure = { id: 'steg', title: 't', drawn };
		expect(figureIn({ view: { sections: [{ figures: [figure] }] } }, 'steg')).toBe(figure);
		expect(figureIn({ view: { figures: [{ ...figure, drawn: null }] } }, 'steg')).toBeNull();
		expect(figureIn({ view: null }, 'steg')).toBeNull();
	});
});

describe('a whole shared out over a scale', () => {
	const steps = ['bakåt', 'oförändrat', 'framåt'];
	const made = stackedShares(
		steps,
		[
			{ name: 'Insats A', shares: [0.2, 0.3, 0.5], text: 'n 40', n: 40 },
			{ name: 'Insats B', shares: null, text: 'visas inte: färre än 5' },
			{ name: 'Insats C', shares: [0.03, 0, 0.97], text: 'n 120', n: 120 }
		],
		'Hur många som tog steg'
	);

	it('is the picture it was', async () => {
		await expect(made.wide).toMatchFileSnapshot('golden/stacked.wide.svg');
		await expect(made.narrow).toMatchFileSnapshot('golden/stacked.narrow.svg');
	});

	it('uses the ends of the hue for the ends of the scale', () => {
		expect([0, 1].map((step) => shadeOf(step, 2))).toEqual([1, 5]);
		expect([0, 1, 2].map((step) => shadeOf(step, 3))).toEqual([1, 3, 5]);
		expect([0, 1, 2, 3, 4].map((step) => shadeOf(step, 5))).toEqual([1, 2, 3, 4, 5]);
		expect(() => stackedShares(['a', 'b', 'c', 'd', 'e', 'f'], [], '')).toThrow(RangeError);
	});

	it('draws a part for each share above zero, as long as it is, and no bar for a hidden row', () => {
		const { document } = parseHTML(made.wide);
		const widths = [...document.querySelectorAll('rect')].map((rect) => Number(rect.getAttribute('width')));
		expect(widths).toHaveLength(5);
		// 680 px less 232 for names and 132 for texts is 316 px; 1.5 px of each part is the gap to the next.
		const expected = [0.2, 0.03, 0.3, 0.5, 0.97].map((share) => share * 316 - 1.5);
		widths
			.sort((a, b) => a - b)
			.forEach((width, i) => expect(width).toBeCloseTo([...expected].sort((a, b) => a - b)[i]!, 1));
		// Three per cent is too narrow for its own words.
		expect(made.wide).not.toContain('3,0');
		expect(made.wide).toContain('97,0');
	});
});
