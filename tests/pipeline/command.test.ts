import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LoadReport } from '#lib/server/report.ts';
import { stegvis, type Said } from './cli.ts';
import { csv, deltagande, filesBelow, insats, place, root, type Place } from './support.ts';

/** The command line as cli.md says it: one JSON document, the exit codes, and a Swedish sentence for every fault. */
let p: Place;
beforeEach(() => {
	p = place();
});
afterEach(() => p.remove());

const load = (...args: string[]) => stegvis('load', ...args, '--warehouse', p.warehouse);
const current = (warehouse = p.warehouse) => readFileSync(join(warehouse, 'current'), 'utf8').trim();
const good = () => ({
	'insatser.csv': csv([insats()]),
	'deltagande.csv': csv([1, 2, 3].map((nr) => deltagande(nr)))
});
const rows = (n: number, bad: number) =>
	csv(Array.from({ length: n }, (_, i) => deltagande(i + 10, i < bad ? { kon: 'katt' } : {})));

/** No stack, no path of ours, no English fault, nothing of the machine. */
function clean({ out, err }: Said): void {
	for (const text of [out, err])
		expect(text).not.toMatch(
			/\n\s+at |node:internal|\.ts:\d|node_modules|\bError:|Tekniskt|undefined|\[object/
		);
}

describe('load --json', () => {
	it('prints one document of the promised shape, and nothing else anywhere', async () => {
		p.write({ ...good(), 'fel.csv': csv([deltagande(9, { kon: 'katt' })]) });
		const said = await load(p.input, '--json');
		clean(said);
		expect(said.code).toBe(0);
		expect(said.err).toBe('');
		const report = JSON.parse(said.out) as Record<string, unknown>;
		expect(said.out.trim().split('\n')).toHaveLength(1);
		expect(report).toMatchObject({
			version: expect.stringMatching(/^[0-9a-f]{12}$/),
			published: true,
			files: [
				{ file: 'deltagande.csv', source: 'deltagande', read: 3, accepted: 3, quarantined: 0, refused: null },
				{ file: 'fel.csv', source: 'deltagande', read: 1, accepted: 0, quarantined: 1, refused: null },
				{ file: 'insatser.csv', source: 'insatser', read: 1, accepted: 1, quarantined: 0, refused: null }
			],
			warnings: [],
			changes: { nya_deltaganden: 3 },
			seconds: expect.any(Number)
		});
		expect(report.version).toBe(current());
	});

	it('says what it decided about each file', async () => {
		p.write({
			'insatser.csv': csv([insats()]),
			'd.csv': Buffer.from('\ufeff' + csv([deltagande(1, { omfattning_fore: '25,0' })], ','), 'utf16le')
		});
		const report = JSON.parse((await load(p.input, '--json')).out) as { files: { decisions: object }[] };
		expect(report.files[0]?.decisions).toEqual({
			kodning: 'UTF-16 LE',
			avgransare: 'komma',
			talformat: 'svenska',
			rubrikrad: 1
		});
	});
});

describe('load in words', () => {
	it('has read, accepted and quarantined for every file, and ends with the version', async () => {
		p.write(good());
		const said = await load(p.input);
		clean(said);
		expect(said.out).toContain('deltagande.csv → deltagande: 3 lästa = 3 accepterade + 0 i karantän');
		expect(said.out).toMatch(/Version [0-9a-f]{12} är publicerad/);
		expect(said.err).toMatch(/^\[\d\/\d\] Letar efter nya filer/);
		const again = await load(p.input);
		expect(again.out).toMatch(/Inget nytt: version [0-9a-f]{12} gäller/);
	});
});

describe('exit code 2, a Swedish sentence, and the old version stays:', () => {
	const published = place();
	beforeAll(async () => {
		published.write(good());
		await stegvis('load', published.input, '--warehouse', published.warehouse);
	});
	afterAll(() => published.remove());
	const faults: [string, () => void, RegExp][] = [
		['a heading nobody knows', () => p.write({ 'x.csv': 'a;b;c\n1;2;3\n' }), /Rubrikraden känns inte igen/],
		['an empty file', () => p.write({ 'x.csv': '' }), /Filen är tom/],
		[
			'a personnummer',
			() => p.write({ 'x.csv': csv([deltagande(7, { deltagare: '640823-3234' })]) }),
			/ser ut som ett personnummer/
		],
		[
			'a document with the wrong ending',
			() => p.write({ 'x.xlsx': 'hej' }),
			/Arbetsboken går inte att öppna/
		],
		['something that is no table', () => p.write({ 'x.html': '<p>' }), /varken CSV, XLSX eller SIE/],
		['a broken link', () => symlinkSync('finns-inte.csv', join(p.input, 'x.csv')), /går inte att läsa/],
		[
			'a link to a folder',
			() => (
				mkdirSync(join(p.folder, 'annan')),
				symlinkSync(join(p.folder, 'annan'), join(p.input, 'x.csv'))
			),
			/går inte att läsa/
		],
		['a pipe', () => void execFileSync('mkfifo', [join(p.input, 'x.csv')]), /går inte att läsa/],
		[
			'more errors than the tolerance',
			() => p.write({ 'x.csv': rows(20, 11) }),
			/11 av 20 rader har fel, mer än gränsen 50 %/
		],
		['nothing but errors', () => p.write({ 'x.csv': rows(3, 3) }), /Ingen rad kunde läsas in/],
		[
			'a mapping with a fault',
			() => p.write({ 'mappning.yml': 'koder: [', 'x.csv': rows(1, 0) }),
			/mappning.yml går inte att läsa som YAML/
		]
	];
	it.each(faults)('%s', async (_, spoil, message) => {
		spoil();
		const before = current(published.warehouse);
		const said = await stegvis('load', p.input, '--json', '--warehouse', published.warehouse);
		clean(said);
		expect(said.code).toBe(2);
		const report = JSON.parse(said.out) as LoadReport;
		expect(report).toMatchObject({ published: false, version: before });
		expect(report.errors.join('\n')).toMatch(message);
		// Nothing is published, so the report itself says why each row waits.
		expect(report.files.filter(({ quarantined, fel }) => quarantined > 0 && !fel)).toEqual([]);
		expect(current(published.warehouse)).toBe(before);
		expect(filesBelow(join(published.warehouse, 'bygge'))).toEqual([]);
	});

	it.each<[string, string[], RegExp]>([
		['no files named', ['load'], /Ange en mapp eller filer/],
		['a path that is not there', ['load', '/finns/inte'], /Hittar inte \/finns\/inte/],
		['a command that does not exist', ['ladda'], /Kommandot ”ladda” finns inte/],
		['a flag that does not exist', ['load', 'x', '--snabbt'], /flagga känns inte igen/],
		['a flag without its value', ['load', 'x', '--warehouse'], /--warehouse behöver ett värde/],
		['a role that does not exist', ['measures', '--som', 'chef'], /Rollen ”chef” finns inte/],
		['an empty name, as an unset variable gives', ['load', ''], /Ange en mapp eller filer/],
		['no command', [], /stegvis KOMMANDO/],
		['no command but --json', ['--json'], /stegvis KOMMANDO/]
	])('%s', async (_, argv, message) => {
		const said = await stegvis(
			...argv,
			...(argv.includes('--warehouse') ? [] : ['--warehouse', p.warehouse])
		);
		clean(said);
		expect(said.code).toBe(2);
		expect([said.out, said.err]).toEqual(['', expect.stringMatching(message)]);
	});

	it('a report to a folder that is not there', async () => {
		const out = join(p.folder, 'finns inte', 'rapport.html');
		const said = await stegvis(
			...['report', 'lagesrapport', '--insats', 'krus', '--out', out, '--warehouse', published.warehouse]
		);
		clean(said);
		expect([said.code, said.err]).toEqual([
			2,
			expect.stringContaining('Mappen som filen ska ligga i finns inte')
		]);
	});

	it('nothing in a folder of some program’s own is read, and a packed file is said not to be', async () => {
		mkdirSync(join(p.input, '.git'));
		p.write({ ...good(), '.git/x.csv': 'skräp', 'april.zip': 'PK' });
		const { out } = await load(p.input, '--check', '--json');
		const report = JSON.parse(out) as {
			files: { file: string }[];
			warnings: { code: string; text: string }[];
		};
		expect(report.files.map(({ file }) => file)).toEqual(['deltagande.csv', 'insatser.csv']);
		expect(report.warnings.map(({ text }) => text)).toEqual([
			'april.zip är packad och lästes inte. Packa upp den om den har filer som ska med.'
		]);
	});

	it('an empty folder', async () => {
		const said = await load(p.input);
		expect([said.code, said.err]).toEqual([2, expect.stringContaining('inga CSV-, XLSX- eller SIE-filer')]);
	});

	it('a warehouse that is a file', async () => {
		p.write(good());
		writeFileSync(p.warehouse, 'x');
		const said = await load(p.input);
		clean(said);
		expect([said.code, said.err]).toEqual([2, expect.stringContaining('där ligger en fil')]);
	});

	it.each([
		['/proc/stegvis', 'det går inte att skapa mappar där'],
		[`/tmp/${'x'.repeat(300)}`, 'sökvägen är för lång']
	])('a warehouse where no folder can be: %s', async (place, why) => {
		p.write(good());
		const said = await stegvis('load', p.input, '--warehouse', place);
		clean(said);
		expect([said.code, said.err]).toEqual([2, expect.stringContaining(why)]);
	});

	it('but a history that cannot be written does not undo what is published', async () => {
		p.write(good());
		mkdirSync(p.warehouse);
		writeFileSync(join(p.warehouse, 'state.db'), 'inte en databas'.repeat(99));
		const said = await load(p.input, '--json');
		expect([said.code, said.err]).toEqual([0, '']);
		const report = JSON.parse(said.out) as { published: boolean; warnings: { code: string }[] };
		expect([report.published, report.warnings.map(({ code }) => code)]).toEqual([true, ['historik']]);
	});

	it('a measure asked for before anything is published', async () => {
		const said = await stegvis('measure', 'deltagare', '--warehouse', p.warehouse);
		expect([said.code, said.err]).toEqual([2, expect.stringContaining('Inget är publicerat än')]);
	});
});

describe('the tolerance', () => {
	it('lets half of a file’s rows be refused, and names them', async () => {
		p.write({ 'insatser.csv': csv([insats()]), 'd.csv': rows(20, 10) });
		const report = JSON.parse((await load(p.input, '--json')).out) as { published: boolean; files: object[] };
		expect(report.published).toBe(true);
		expect(report.files[0]).toMatchObject({ read: 20, accepted: 10, quarantined: 10 });
	});
});

describe('--check', () => {
	it('reads, judges and reports, and publishes nothing', async () => {
		p.write(good());
		const said = await load(p.input, '--check', '--json');
		expect(said.code).toBe(0);
		expect(JSON.parse(said.out)).toMatchObject({
			published: false,
			version: null,
			files: [{ accepted: 3 }, { accepted: 1 }]
		});
		expect(existsSync(join(p.warehouse, 'current'))).toBe(false);
		expect(filesBelow(p.warehouse).filter((path) => path.endsWith('.duckdb'))).toEqual([]);
	});

	it('leaves the published version where it is', async () => {
		p.write(good());
		await load(p.input);
		const before = current();
		p.write({ 'fler.csv': csv([deltagande(9)]) });
		const said = await load(p.input, '--check');
		expect([said.code, current()]).toEqual([0, before]);
		expect(said.out).toContain('Inget publicerades, eftersom du bad om --check');
	});
});

describe('the program itself', () => {
	it('started as a process: stdout is the document, stderr is silent, the code is the code', () => {
		p.write(good());
		const run = (...args: string[]) =>
			spawnSync(process.execPath, [join(root, 'bin/stegvis.mjs'), ...args, '--warehouse', p.warehouse], {
				encoding: 'utf8'
			});
		const first = run('load', p.input, '--json');
		expect([first.status, first.stderr]).toEqual([0, '']);
		expect(JSON.parse(first.stdout)).toMatchObject({ published: true });
		const measure = run('measure', 'deltagare', '--by', 'insats', '--json');
		expect(JSON.parse(measure.stdout)).toMatchObject({
			matt: 'deltagare',
			rows: [{ by: { insats: 'krus' }, taljare: 3, status: 'visas' }]
		});
		writeFileSync(join(p.input, 'x.csv'), 'a;b\n');
		expect(run('load', p.input).status).toBe(2);
	});
});

describe('several förbund', () => {
	it('keep their keys apart, and administration finds its own', async () => {
		const line = (over: object) => ({
			insats_id: 'administration',
			period: '2024',
			typ: 'utfall',
			kostnadsslag: 'personal',
			belopp_kr: '100',
			...over
		});
		p.write({
			'insatser.csv': csv([insats(), insats({ insats_id: 'steget', forbund: 'Samordningsförbundet Umeå' })]),
			'a.csv': csv([
				line({ forbund: 'Samordningsförbundet Umeå' }),
				line({ forbund: 'Samordningsförbundet i Kalmar län' })
			]),
			'b.csv': csv([line({ period: '2023' }), line({ period: '2023', insats_id: 'steget' })]),
			'c.csv': csv([line({ period: '2022' })]),
			'mål.csv': csv([{ mal_id: 'M', insats_id: 'st*', text: 'Mål', matt: 'deltagare', jamforelse: 'följs' }])
		});
		const report = JSON.parse((await load(p.input, '--json')).out) as { errors: string[] };
		expect(report.errors).toEqual([]);
		const admin = await p.query<{ period: string; forbund_id: string }>(
			`select period, forbund_id from staging.ekonomi where insats_id = 'administration' order by period asc nulls last, forbund_id asc nulls last`
		);
		expect(admin).toEqual([
			{ period: '2023', forbund_id: 'umea' },
			{ period: '2024', forbund_id: 'kalmar_lan' },
			{ period: '2024', forbund_id: 'umea' }
		]);
		expect(await p.query('select kod from meta.karantan')).toEqual([{ kod: 'administration_utan_forbund' }]);
		expect(await p.query('select mal_id, forbund_id from staging.mal')).toEqual([
			{ mal_id: 'M', forbund_id: 'umea' }
		]);
	});

	it('written in two ways are one, not a fault of ours', async () => {
		p.write({
			'insatser.csv': csv([
				insats(),
				insats({ insats_id: 'b', forbund: 'Samordningsförbundet Kalmar län' }),
				insats({ insats_id: 'c', forbund: 'SAMORDNINGSFÖRBUNDET I KALMAR LÄN' })
			])
		});
		const report = JSON.parse((await load(p.input, '--json')).out) as { errors: string[] };
		expect(report.errors).toEqual([]);
		expect(await p.query('select distinct forbund_id from core.insats')).toEqual([
			{ forbund_id: 'kalmar_lan' }
		]);
		expect(await p.query('select count(*) as n from core.forbund')).toEqual([{ n: 1 }]);
	});
});

describe('money', () => {
	it('counts a post once: its details are read, and left out of the sum', async () => {
		const line = (over: object) => ({
			insats_id: 'krus',
			period: '2024',
			typ: 'budget',
			kostnadsslag: 'personal',
			belopp_kr: '100',
			post: null,
			overpost: null,
			...over
		});
		p.write({
			'i.csv': csv([insats()]),
			'e.csv': csv([
				line({ post: 'Personal', belopp_kr: '100,00' }),
				line({ post: 'Lön', overpost: 'Personal', belopp_kr: '60' }),
				line({ post: 'PO', overpost: 'Personal', belopp_kr: '40' }),
				line({ post: 'Resa', overpost: 'Okänd', kostnadsslag: 'resor', belopp_kr: '7' })
			])
		});
		await load(p.input);
		expect(await p.query('select post, raknas from staging.ekonomi order by post asc nulls last')).toEqual([
			{ post: 'Lön', raknas: false },
			{ post: 'PO', raknas: false },
			{ post: 'Personal', raknas: true },
			{ post: 'Resa', raknas: true }
		]);
		expect(await p.query('select cast(sum(belopp_ore) as bigint) as ore from marts.ekonomi')).toEqual([
			{ ore: 10700 }
		]);
	});
});
