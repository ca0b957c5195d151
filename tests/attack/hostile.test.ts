import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync, strToU8 } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LoadReport } from '#lib/server/report.ts';
import { stegvis } from '../pipeline/cli.ts';
import { csv, deltagande, filesBelow, insats, lost, place, type Place } from '../pipeline/support.ts';
import { replaceIn, SHEET, workbook, type Cells } from './workbook.ts';

/** What somebody might send to break the reader, the SQL or whoever looks at the result. */
const LABELS = [
	'<script>alert(1)</script>',
	'"><img src=x onerror=alert(1)>',
	"=cmd|' /C calc'!A0",
	'=HYPERLINK("http://example.org")',
	'+1+1',
	'@SUM(A1)',
	"'; drop table inlast.insatser; --",
	"Robert'); DROP SCHEMA staging CASCADE;--",
	'$namn {varde} {annat} {{mustasch}} ${process.env.HOME}',
	'../../../etc/passwd',
	'%00 %s %n \\x00 \\',
	'\u202egnp.exe',
	'a\tb',
	'😀'.repeat(40),
	'null',
	'NaN',
	'--',
	'_fil',
	'constructor',
	'__proto__'
];

const load = async (p: Place, ...args: string[]) => {
	const said = await stegvis('load', p.input, '--json', '--warehouse', p.warehouse, ...args);
	return { ...said, report: JSON.parse(said.out) as LoadReport };
};
const refusal = async (p: Place) => {
	const { code, err, report } = await load(p);
	expect([code, err, report.published, lost(report)]).toEqual([2, '', false, []]);
	return report.files.find(({ refused }) => refused !== null);
};

describe('hostile labels', () => {
	let p: Place;
	beforeAll(() => {
		p = place();
	});
	afterAll(() => p.remove());

	it('are text everywhere: they come out as they went in, and break nothing', async () => {
		const insatser = LABELS.map((namn, i) =>
			insats({ insats_id: `i${i} ${namn}`.slice(0, 150), namn, malgrupp: namn, parter: namn })
		);
		p.write({
			'insatser.csv': csv(insatser),
			[`o'neill "x" {varde} $1.csv`]: csv([
				deltagande(1, {
					insats_id: insatser[6]?.insats_id ?? '',
					deltagare: LABELS[6] ?? '',
					team: LABELS[0] ?? ''
				})
			]),
			'mål.csv': csv(
				LABELS.map((text, i) => ({
					mal_id: `m${i}`,
					insats_id: insatser[i]?.insats_id ?? '',
					text,
					matt: text,
					jamforelse: 'följs',
					kalla: text
				}))
			),
			'fel.csv': csv(
				LABELS.map((kon, i) => deltagande(10 + i, { insats_id: insatser[0]?.insats_id ?? '', kon }))
			),
			'okänd insats.csv': csv(LABELS.map((insats_id, i) => deltagande(50 + i, { insats_id })).slice(0, 19)),
			'främmande.csv': csv([
				{
					...deltagande(99, { insats_id: insatser[0]?.insats_id ?? '' }),
					[LABELS[0] ?? '']: LABELS[7] ?? '',
					[LABELS[6] ?? '']: 1
				}
			]),
			'mappning.yml': `koder:\n  kon:\n${LABELS.slice(0, -1)
				.map((label) => `    ${JSON.stringify(label)}: kvinna`)
				.join('\n')}\n    "\\0": man\nkolumner:\n  deltagande:\n    "'; drop": team\n`
		});
		const { code, report } = await load(p);
		expect([code, report.errors, lost(report)]).toEqual([0, [], []]);
		const names = await p.query<{ namn: string }>('select namn from staging.insatser');
		expect(names.map(({ namn }) => namn).sort()).toEqual([...LABELS].sort());
		expect(report.files.find(({ file }) => file === 'fel.csv')).toMatchObject({
			read: LABELS.length,
			accepted: LABELS.length - 1
		});
		const refused = await p.query<{ varde: string; text: string }>(
			`select varde, text from meta.karantan where kod = 'okand_insats_deltagande'`
		);
		expect(refused.map(({ varde }) => varde).sort()).toEqual(LABELS.slice(0, 19).sort());
		for (const { varde, text } of refused) expect(text).toContain(`Insatsen ${varde} finns inte`);
	});

	it('in measures are bound values', async () => {
		for (const label of LABELS.slice(0, 8)) {
			const said = await stegvis(
				'measure',
				'deltagare',
				'--where',
				`insats=${label}`,
				'--json',
				'--warehouse',
				p.warehouse
			);
			expect(said.err).not.toMatch(/Tekniskt|at /);
			expect([0, 2]).toContain(said.code);
		}
		expect((await p.query<{ n: number }>('select count(*) as n from staging.insatser'))[0]?.n).toBe(
			LABELS.length
		);
	});

	it('in sheet names and headings of a workbook', async () => {
		const heading = Object.keys(insats());
		p.send({
			'bok.xlsx': await workbook({
				"a'; drop--": [heading, Object.values(insats({ insats_id: 'ny' }))],
				'<b>{varde}': [['inget'], [1], [2]]
			})
		});
		const { code, report } = await load(p);
		expect([code, lost(report)]).toEqual([0, []]);
		expect(report.files[0]?.sheet).toBe("a'; drop--");
		expect(report.warnings.map(({ text }) => text).join()).toContain(
			'Bladet <b>{varde} i bok.xlsx är ingen källa och lästes inte (3 rader)'
		);
	});
});

describe('too much of something is refused with the limit named', () => {
	let p: Place;
	beforeEach(() => {
		p = place();
	});
	afterEach(() => p.remove());
	const rows = csv([deltagande(1)]);

	it('a million columns', async () => {
		p.write({ 'x.csv': `${'a;'.repeat(500_000)}\n${'1;'.repeat(500_000)}\n` });
		expect(await refusal(p)).toMatchObject({
			code: 'for_manga_kolumner',
			refused: expect.stringContaining('gränsen är 1000')
		});
	});

	it('more columns than that in a line longer than a megabyte', async () => {
		p.write({ 'x.csv': `${'abc;'.repeat(1_000_000)}\n1\n` });
		expect(await refusal(p)).toMatchObject({
			code: expect.stringMatching(/for_lang_rad|for_manga_kolumner/)
		});
	});

	it.each([
		['in the middle', `${rows}${'x'.repeat(3_000_000)}\n${rows}`],
		['that never ends', `${rows}${'x'.repeat(9_000_000)}`],
		['as the first', 'x'.repeat(3_000_000)],
		['within quotes', `${rows}d1;"${'x\n'.repeat(1_500_000)}";krus\n`.replace(/x\n/g, 'xx')],
		['of blanks', `${rows}${' '.repeat(3_000_000)}\n`]
	])('a line longer than a megabyte, %s', async (_, text) => {
		p.write({ 'x.csv': text });
		expect(await refusal(p)).toMatchObject({
			code: 'for_lang_rad',
			refused: expect.stringContaining('1 MB, gränsen för en rad')
		});
	});

	it('a big file with old line ends is no long line', async () => {
		const line = 'd%;p%;krus;2024-02-01;2024-09-30;man;1990\r';
		const many = Array.from({ length: 60_000 }, (_, i) => line.replaceAll('%', String(i))).join('');
		p.write({ 'i.csv': csv([insats()]), 'x.csv': Object.keys(deltagande(1)).join(';') + '\r' + many });
		const { code, report } = await load(p, '--check');
		expect([code, report.files.find(({ file }) => file === 'x.csv')]).toEqual([
			0,
			expect.objectContaining({ read: 60_000, accepted: 60_000 })
		]);
	});

	it('a workbook that unpacks to gigabytes, said or unsaid', async () => {
		const bomb = zipSync(
			{ 'xl/workbook.xml': strToU8('<x/>'), [SHEET]: new Uint8Array(120 * 1024 ** 2) },
			{ level: 9 }
		);
		p.write({ 'x.xlsx': bomb });
		expect(await refusal(p)).toMatchObject({
			code: 'xlsx_bomb',
			refused: expect.stringContaining('gränsen 512 MB')
		});
		const heading = Object.keys(deltagande(1));
		const book = await workbook(
			{ Blad1: [heading, Object.values(deltagande(1))] },
			(parts) => void (parts[SHEET] += ' '.repeat(60 * 1024 ** 2))
		);
		const lying = Buffer.from(book);
		for (let i = 0; i < lying.length - 46; i++)
			for (const [mark, size, name, at] of [
				[0x04034b50, 22, 26, 30],
				[0x02014b50, 24, 28, 46]
			] as const)
				if (
					lying.readUInt32LE(i) === mark &&
					lying.toString('latin1', i + at, i + at + lying.readUInt16LE(i + name)) === SHEET
				)
					lying.writeUInt32LE(900, i + size);
		p.send({ 'x.xlsx': lying });
		expect(await refusal(p)).toMatchObject({ code: 'trasig_xlsx' });
	});

	it('two cells at opposite corners of a sheet', async () => {
		p.write({
			'x.xlsx': await workbook(
				{ Blad1: [Object.keys(deltagande(1)), Object.values(deltagande(1))] },
				replaceIn(SHEET, '</sheetData>', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')
			)
		});
		expect((await refusal(p))?.code).toBe('trasig_xlsx');
	});
});

describe('what a workbook must not be', () => {
	let p: Place;
	beforeEach(() => {
		p = place();
	});
	afterEach(() => p.remove());
	const cells: Cells = [Object.keys(deltagande(1)), Object.values(deltagande(1))];

	it.each<[string, string, () => Promise<Uint8Array> | Uint8Array]>([
		[
			'doctype',
			'with a DOCTYPE',
			() =>
				workbook(
					{ B: cells },
					(parts) =>
						void (parts[SHEET] =
							`<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${parts[SHEET]?.replace(/^<\?xml[^>]*>/, '')}`)
				)
		],
		[
			'doctype',
			'with a DOCTYPE far down',
			() =>
				workbook(
					{ B: cells },
					(parts) =>
						void (parts['xl/workbook.xml'] =
							`<!--${' '.repeat(9000)}--><!DOCTYPE x>${parts['xl/workbook.xml']}`)
				)
		],
		[
			'makron',
			'with macros',
			() => workbook({ B: cells }, (parts) => void (parts['xl/vbaProject.bin'] = 'x'))
		],
		[
			'inbaddad_fil',
			'with another file inside',
			() => workbook({ B: cells }, (parts) => void (parts['xl/embeddings/Bok1.xlsx'] = 'x'))
		],
		[
			'inbaddad_fil',
			'with a packed file inside',
			() => workbook({ B: cells }, (parts) => void (parts['xl/media/mer.zip'] = 'PK'))
		],
		[
			'for_manga_delar',
			'of more parts than the limit',
			() =>
				workbook({ B: cells }, (parts) => {
					for (let i = 0; i < 10_001; i++) parts[`xl/media/${i}.png`] = '';
				})
		],
		['gammal_xls', 'an old .xls', () => Buffer.from('d0cf11e0a1b11ae1000000', 'hex')],
		[
			'gammal_xls',
			'locked with a password',
			() =>
				writeXlsx({
					sheets: [{ name: 'B', rows: cells }],
					encryption: { password: 'x', spinCount: 10 }
				} as never)
		],
		['trasig_xlsx', 'no zip', () => Buffer.from('insats_id;namn\n')],
		['trasig_xlsx', 'a zip of something else', () => zipSync({ 'word/document.xml': strToU8('<x/>') })],
		[
			'trasig_xlsx',
			'in UTF-16',
			() =>
				workbook({ B: cells }).then(() => zipSync({ [SHEET]: Buffer.from('\ufeff<worksheet/>', 'utf16le') }))
		],
		['okand_rubrikrad', 'with empty sheets only', () => workbook({ A: [], B: [] })],
		['okand_rubrikrad', 'with sheets that are no source', () => workbook({ A: [['hej'], [1]] })]
	])('%s: %s', async (code, _, make) => {
		p.write({ 'x.xlsx': await make() });
		expect((await refusal(p))?.code).toBe(code);
	});
});

describe('what is no file', () => {
	it('a folder named .csv is a folder, and its files are read', async () => {
		const p = place();
		p.write({ 'a.csv/insatser.csv': csv([insats()]), 'a.csv/.gömd.csv': 'x', 'a.csv/~$lås.xlsx': 'x' });
		mkdirSync(join(p.input, 'tom.xlsx'));
		const { code, report } = await load(p);
		expect([code, report.files.map(({ file }) => file)]).toEqual([0, [join('a.csv', 'insatser.csv')]]);
		p.remove();
	});

	it.skipIf(process.getuid?.() === 0)('a file nobody may read is named', async () => {
		const p = place();
		p.write({ 'x.csv': csv([insats()]) });
		chmodSync(join(p.input, 'x.csv'), 0);
		expect((await refusal(p))?.code).toBe('gar_inte_att_lasa');
		p.remove();
	});

	it('what the warehouse leaves behind is for its owner only', async () => {
		const p = place();
		p.write({ 'i.csv': csv([insats()]) });
		await load(p);
		for (const path of [p.warehouse, ...filesBelow(p.warehouse)])
			expect([path, statSync(path).mode & 0o077]).toEqual([path, 0]);
		p.remove();
	});
});
