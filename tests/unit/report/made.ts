import { intervalDots } from '#lib/charts/index.ts';
import type { Part, Report, Section } from '#lib/report/types.ts';

/** A small report, made by hand. */
export const section = (id: string, delar: Part[] = [], more: Partial<Section> = {}): Section => ({
	id,
	namn: id.toUpperCase(),
	rubrik: `Fynd om ${id}`,
	delar,
	kommentar: null,
	...more
});

export const table = (rows: [string, string, string?][], heading?: string): Part => ({
	slag: 'tabell',
	tabell: {
		caption: 'Deltagare per insats',
		columns: [
			{ key: 'namn', label: 'Insats' },
			{ key: 'n', label: 'Deltagare', unit: 'personer', num: true }
		],
		rows: [
			...(heading ? [{ heading, cells: {} }] : []),
			...rows.map(([namn, n, sub]) => ({
				cells: { namn: { text: namn }, n: { text: n, ...(sub && { sub }) } }
			}))
		]
	}
});

export const picture: Part = {
	slag: 'bild',
	bild: {
		id: 'resultat',
		title: 'Insatserna går inte att skilja åt',
		subtitle: 'Andel av avsluten.',
		drawn: intervalDots(
			[{ name: 'A <b>', varde: 0.4, lag: 0.3, hog: 0.5, text: '40 %' }],
			'En andel med intervall'
		),
		table: (table([['A', '40\u00a0%', '30–50\u00a0%']]) as Extract<Part, { slag: 'tabell' }>).tabell,
		foot: 'Källa: deltagande.',
		definitions: []
	}
};

export const report = (avsnitt: Section[], more: Partial<Report> = {}): Report => ({
	format: 1,
	nyckel: { mall: 'styrelserapport', forbund: 'norr', insats: null, period: '2026' },
	titel: 'Styrelserapport 2026',
	om: 'Samordningsförbundet Norr',
	fakta: [{ term: 'Data per', text: '31 oktober 2026' }],
	version: '0123456789abcdef',
	dataPer: '2026-10-31',
	syntetisk: false,
	utanSkydd: false,
	avsnitt,
	...more
});
