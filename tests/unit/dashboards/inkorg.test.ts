import { describe, expect, it } from 'vitest';
import { vantande } from '#dashboards/inkorg/lista.ts';
import { view } from '#dashboards/inkorg/view.ts';
import { bestam, DORREN } from '#lib/format/index.ts';
import type { Sandning, UnderlagTabell } from '#lib/server/inkorg/index.ts';
import type { FileReport, LoadReport } from '#lib/server/report.ts';

const ID = '0123456789abcdef';
const NU = { version: 'aaa', syntetisk: false };
const file = (name: string, over: Partial<FileReport> = {}): FileReport => ({
	...{ file: name, sheet: null, source: 'deltagande', read: 2, accepted: 2, quarantined: 0, refused: null },
	...over
});
const refused = (name: string, code: string, why: string): FileReport =>
	file(name, { source: null, read: 0, accepted: 0, refused: why, code });
const report = (over: Partial<LoadReport>): LoadReport => ({
	...{ version: null, published: false, unchanged: false, files: [], warnings: [], changes: {} },
	...{ errors: [], seconds: 1 },
	...over
});
const sandning = (rapport: LoadReport, over: Partial<Sandning> = {}): Sandning => ({
	...{ id: ID, lage: 'kontrollerad', skapad: '2026-11-20T12:00:00Z', andrad: '2026-11-20T12:00:00Z' },
	filer: rapport.files.map(({ file }) => ({ namn: file, byte: 1 })),
	...{ steg: null, rapport, underlag: null, harRattelista: false },
	...over
});
const tabell = (namn: string, over: Partial<UnderlagTabell> = {}): UnderlagTabell => ({
	...{ namn, blad: null, kalla: 'deltagande', kolumner: [], rader: [], fel: [], karantan: [] },
	...over
});
/** All the words of a page, whatever stands where. */
const words = (seen: ReturnType<typeof view>): string => JSON.stringify(seen);
const times = (text: string, part: string): number => text.split(part).length - 1;

describe('a sändning that cannot be published', () => {
	const WHY = 'Filen innehåller ett nummer, på rad 2.';
	const rapport = report({
		files: [
			refused('fel.csv', 'personnummer', WHY),
			refused('svar.csv', 'okand_rubrikrad', `Rubrikraden känns inte igen. ${bestam('rubriker')}`),
			file('bra.csv', { accepted: 0, quarantined: 2 })
		],
		errors: [
			`fel.csv: ${WHY}`,
			`svar.csv: Rubrikraden känns inte igen. ${bestam('rubriker')}`,
			`Ingen rad kunde läsas in. ${bestam('rader')}`
		]
	});
	const seen = view(
		sandning(rapport, {
			borttagna: ['fel.csv'],
			filer: [
				{ namn: 'bra.csv', byte: 1 },
				{ namn: 'svar.csv', byte: 1 }
			]
		}),
		NU
	);

	it('says each thing once, and the reason in its heading', () => {
		expect(seen.title).toBe('2 av 3 filer går inte att läsa in');
		expect(seen.hinder).toEqual([]);
		expect([times(words(seen), WHY), times(words(seen), 'Ingen rad kunde')]).toEqual([1, 0]);
		expect(seen.vagrade.map(({ fil, namn }) => [fil, namn])).toEqual([
			['fel.csv', null],
			['svar.csv', 'svar.csv']
		]);
		expect(seen.vagrade[0]?.varfor).toBe(`${WHY} Filen är borttagen ur inkorgen.`);
	});

	it('speaks of its own door, and of no file or command of ours', () => {
		expect(words(seen)).toContain(`säg det under ”${DORREN}”.`);
		expect(words(seen)).not.toMatch(/mappning\.yml|kommandot|ladda/);
		expect(seen.forklara?.href).toBe(`/data/inkorg/${ID}/mappning`);
		expect(seen.forklara?.text).not.toBe('');
	});

	it('has no table of files when none was read', () => {
		const none = view(
			sandning(report({ files: [refused('a.csv', 'tom', 'Tom.')], errors: ['a.csv: Tom.'] })),
			NU
		);
		expect([none.filer, none.title]).toEqual([null, 'Filen går inte att läsa in']);
	});

	it('with nothing in it that is data publishes nothing', () => {
		const none = view(sandning(report({}), { filer: [{ namn: 'brev.docx', byte: 1 }] }), NU);
		expect([none.title, none.kan.publicera]).toEqual(['Det finns inga data i filerna', false]);
	});
});

describe('a sändning that changes nothing', () => {
	const underlag = { tabeller: [tabell('a.xlsx')], rorelser: [], bredvid: [] };

	it('with headings alone says so, and cannot be published', () => {
		const seen = view(
			sandning(report({ files: [file('a.xlsx', { read: 0, accepted: 0 })] }), { underlag }),
			NU
		);
		expect([seen.title, seen.kan.publicera]).toEqual(['Filen har inga rader', false]);
	});

	it('with what is read in already says so, and may take the place of a file with faults', () => {
		const seen = (changes: LoadReport['changes']) =>
			view(sandning(report({ files: [file('a.xlsx')], changes }), { underlag }), NU);
		expect(seen({ ersatta_deltagande: 2, nya_avslut: 0 }).lead).toContain('Inga uppgifter ändras');
		expect(seen({ ersatta_deltagande: 2 }).kan.publicera).toBe(true);
		expect(seen({ nya_avslut: 1 }).lead).not.toContain('Inga uppgifter ändras');
	});

	it('because it was stopped names the files that are still there', () => {
		const stopped = sandning(report({ files: [file('a.csv')] }), { lage: 'avbruten', under: 'kontrolleras' });
		expect(view(stopped, NU).lead).toContain('Filen ligger kvar: a.csv.');
	});
});

describe('bookkeeping without a place', () => {
	const fel = (kod: string, text: string) => ({ kolumn: null, kod, text, antal: 2, ord: [], olika: 0 });
	const sie = { code: 'sie_omappat', file: 'bok.se', text: `bok.se: 30,00 kr (utfall). ${bestam('pengar')}` };
	const delar = [{ namn: 'objektet 6:P2', kr: -1030.5 }];
	const rapport = report({
		files: [file('bok.se', { source: 'ekonomi', quarantined: 2, unplaced: 2 })],
		warnings: [{ ...sie, delar }]
	});
	const told = (tabeller: UnderlagTabell[], rapport_ = rapport) =>
		view(sandning(rapport_, { underlag: { tabeller, rorelser: [], bredvid: [] } }), NU);

	it('is told under its file, in kronor to the right, and not once more', () => {
		const omappat = { rad: 3, kolumn: null, varde: 'x', kod: 'sie_omappat', text: 't' };
		const seen = told([
			tabell('bok.se', {
				fel: [fel('sie_omappat', `Inget är sagt. ${bestam('pengar')}`)],
				karantan: [omappat]
			})
		]);
		const [section] = seen.tabeller;
		expect(section?.pengar.map(({ text }) => text)).toEqual([
			`30,00 kr (utfall). Säg vart det hör under ”${DORREN}”.`
		]);
		expect(section?.pengar[0]?.delar?.columns[1]).toMatchObject({ key: 'kr', num: true, unit: 'kr' });
		expect(section?.pengar[0]?.delar?.rows[0]?.cells.kr?.text.replaceAll('\u00a0', ' ')).toBe('−1 030,50');
		expect([section?.fel, section?.karantan, seen.varningar.forst]).toEqual([null, null, []]);
		expect(section?.rattas).toBe('Bokföringen rättas inte i rättelistan.');
	});

	it('that is wrong in the books is mended there', () => {
		const seen = told([tabell('bok.se', { fel: [fel('sie_obalans', 'Inte i balans.')] })], report({}));
		expect(seen.tabeller[0]?.rattas).toMatch(/inte i rättelistan.*rätta i bokföringen, exportera/);
		expect(told([tabell('a.csv', { fel: [fel('okand_kod', 'x')] })]).tabeller[0]?.rattas).toBe('');
	});
});

describe('what stands beside', () => {
	it('warnings that the published version gave before are apart', () => {
		const seen = view(
			sandning(
				report({
					files: [file('a.csv')],
					warnings: [
						{ code: 'a', text: 'Ny.' },
						{ code: 'b', text: 'Gammal.', redan: true }
					]
				})
			),
			NU
		);
		const texts = (all: readonly { text: string }[]) => all.map(({ text }) => text);
		expect([texts(seen.varningar.forst), texts(seen.varningar.redan)]).toEqual([['Ny.'], ['Gammal.']]);
	});

	it('says when another version was published since the check, and when what it published is not shown', () => {
		const good = report({ files: [file('a.csv')] });
		expect(view(sandning(good, { fore: 'aaa' }), NU).gammal).toBe(false);
		expect(view(sandning(good, { fore: 'bbb' }), NU).gammal).toBe(true);
		const out = (version: string) => view(sandning(good, { lage: 'publicerad', version, filer: [] }), NU);
		expect(out('aaa').lead).toContain('visas nu på alla sidor');
		expect(out('aaa').efter.map(({ href }) => href)).toContain('/data#historik');
		expect(out('bbb').lead).toContain('En annan version visas nu');
		expect(out('bbb').efter.map(({ href }) => href)).not.toContain('/data#historik');
	});

	it('waits by its files’ names, and says what must be done', () => {
		const post = (utfall: 'klar' | 'rattas' | 'inget_nytt') =>
			vantande([
				{
					...{ id: ID, lage: 'kontrollerad', utfall, skapad: '2026-11-20T12:00:00Z', andrad: '' },
					filer: ['a.csv', `${'x'.repeat(60)}.csv`, 'c.csv']
				}
			])[0];
		expect(post('klar')?.lage).toContain('publicera eller kasta');
		expect(post('rattas')?.lage).toContain('Går inte att publicera än');
		expect(post('inget_nytt')?.lage).toContain('Inget nytt');
		expect(post('klar')?.filer).toBe(`a.csv, ${'x'.repeat(26)}…${'x'.repeat(8)}.csv och 1 till`);
	});
});

describe('a sändning without files: the förbund’s kommuner', () => {
	const KOMMUNER: Pick<Sandning, 'kommuner' | 'filer'> = { kommuner: true, filer: [] };
	const marked = report({ changes: { ommarkta_kommuner: 2 } });

	it('can be published when it marks something anew, and says so', () => {
		const seen = view(sandning(marked, KOMMUNER), NU);
		expect([seen.title, seen.kan.publicera, seen.kan.laggaTill]).toEqual([
			'Förbundets kommuner ändras',
			true,
			false
		]);
		expect(words(seen)).toMatch(/2.områden i omvärlden med ny tillhörighet/);
		expect(vantande([{ ...sandning(marked), ...KOMMUNER, filer: [] }])[0]?.filer).toBe('valet av kommuner');
	});
	it('cannot when it marks nothing, and files without a row are still no data', () => {
		const seen = view(sandning(report({}), KOMMUNER), NU);
		expect([seen.title, seen.kan.publicera]).toEqual([
			'Inget nytt: förbundets kommuner är redan de ni valde',
			false
		]);
		expect(view(sandning(report({ changes: { ommarkta_kommuner: 2 } })), NU).kan.publicera).toBe(false);
	});
	it('leads to the surroundings when it is published, and so does a file whose kommuner are nobody’s', () => {
		const links = (one: Sandning) => view(one, NU).efter.map(({ href }) => href);
		expect(links(sandning(marked, { ...KOMMUNER, lage: 'publicerad' }))).toContain('/omvarld');
		const nobodys = report({
			files: [file('scb.xlsx')],
			warnings: [{ code: 'omvarld_utan_kommuner', text: `12 kommuner finns. ${bestam('kommuner')}` }]
		});
		expect(links(sandning(nobodys, { lage: 'publicerad' }))).toContain('/omvarld#kommuner');
		expect(words(view(sandning(nobodys), NU))).not.toContain('mappning.yml');
	});
});
