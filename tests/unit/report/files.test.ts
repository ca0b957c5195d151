import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { fileKind, fileName, reportFile, type Imprint } from '#lib/report/files/index.ts';
import { htmlDocument } from '#lib/report/files/html.ts';
import { typedCell } from '#lib/report/files/xlsx.ts';
import type { Report } from '#lib/report/types.ts';
import { picture, report, section, table } from './made.ts';

const imprint: Imprint = {
	adress: 'http://127.0.0.1:4173/rapport/fryst/3',
	datum: '2026-11-22',
	sha256: 'ab'.repeat(32),
	fryst: { nummer: 2, tid: '2026-11-22T12:00:00Z' }
};
const hostile = '<script>alert(1)</script> & "så"';
const many = Array.from({ length: 300 }, (_, i): [string, string, string] => [
	`Insats ${i}`,
	'1\u00a0203',
	'1–2'
]);
const whole: Report = report(
	[
		section('sammanfattning', [
			{ slag: 'tal', tal: [{ label: 'Deltagare', value: '2\u00a0209', sub: '', note: hostile }] },
			{ slag: 'lista', punkter: ['=1+1', 'Två'] }
		]),
		section('resultat', [picture, table(many, 'Alla')], { kommentar: `Rad ett\n${hostile}\n\nNytt stycke` })
	],
	{ syntetisk: true }
);
const noPrint = () => Promise.reject(new Error('not asked for'));
const bytes = (kind: 'html' | 'docx' | 'xlsx') => reportFile(kind, whole, imprint, noPrint);

describe('a report as HTML', () => {
	const html = htmlDocument(whole, imprint);

	it('is as its golden file says, but for the site’s own type and rules', async () => {
		const small = {
			...whole,
			avsnitt: [whole.avsnitt[0]!, { ...whole.avsnitt[1]!, delar: [picture, table([['A', '1']])] }]
		};
		const bare = htmlDocument(small, imprint).replace(/<style>[^]*?<\/style>/, '<style></style>');
		await expect(bare).toMatchFileSnapshot('golden/rapport.html');
	});

	it('holds everything, needs nothing, and runs nothing', () => {
		expect(html.match(/Insats \d+/g)).toHaveLength(300);
		expect(html).not.toMatch(/<script/i);
		expect(html).not.toMatch(/(src|href)="|url\((?!data:)/);
		expect(html).toContain("default-src 'none'");
		expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;så&quot;');
	});

	it('says on each page what it is, and on the last its whole checksum', () => {
		expect(html).toContain('Fryst 22\u00a0november\u00a02026 kl.\u00a013.00 som nr\u00a02');
		expect(html).toContain('version 0123456789ab');
		expect(html).toContain('ab'.repeat(32));
		expect(html).toMatch(/counter\(page\)/);
		expect(html).toContain('Syntetiska exempeldata');
	});

	it('is the same for the same report', () =>
		expect(htmlDocument(structuredClone(whole), imprint)).toBe(html));
});

describe('a report as Word', () => {
	it('has headings, a head that is repeated, every row, the picture with its text, and page numbers', async () => {
		const files = unzipSync(await bytes('docx'));
		const body = strFromU8(files['word/document.xml']!);
		expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(2);
		expect(body.match(/Insats \d+/g)).toHaveLength(300);
		expect(body).toContain('w:val="Heading1"');
		expect(body).toContain('descr="En andel med intervall"');
		expect(body).toContain('&lt;script&gt;');
		expect(Object.keys(files).some((name) => /^word\/media\/.*\.png$/.test(name))).toBe(true);
		const foot = Object.entries(files).find(([name]) => /^word\/footer\d*\.xml$/.test(name));
		expect(strFromU8(foot![1])).toMatch(/NUMPAGES/);
	});
});

describe('a report as a workbook', () => {
	it('has a sheet a section, numbers as numbers, and a text that looks like a formula as text', async () => {
		const { sheets } = await readXlsx(await bytes('xlsx'));
		expect(sheets.map(({ name }) => name)).toEqual(['Om rapporten', 'SAMMANFATTNING', 'RESULTAT']);
		const [, summary, result] = sheets;
		expect(summary?.rows.flat()).toContain('=1+1');
		expect(summary?.rows.find(([label]) => label === 'Deltagare')?.[1]).toBe(2209);
		const rows = result?.rows.filter(([name]) => /^Insats \d/.test(String(name))) ?? [];
		expect(rows).toHaveLength(300);
		expect(rows[0]?.slice(0, 3)).toEqual(['Insats 0', 1203, '1–2']);
		expect(result?.rows.flat()).toContain(hostile);
	});

	it.each([
		['1\u00a0203', 1203, '#,##0'],
		['47\u00a0%', 0.47, '0%'],
		['46,9\u00a0%', 0.469, '0.0%'],
		['−3,5', -3.5, '#,##0.0'],
		['76\u00a0400\u00a0kr', 76400, '#,##0'],
		['4,1\u00a0Mkr', 4_100_000, '#,##0'],
		['34–60\u00a0%', '34–60\u00a0%', undefined],
		['2026', '2026', undefined],
		['färre än\u00a05', 'färre än\u00a05', undefined],
		['', '', undefined]
	])('%s', (text, value, format) => {
		expect([typedCell(text).value, typedCell(text).format]).toEqual([value, format]);
	});
});

describe('the file', () => {
	it('is known by its name', () => {
		expect(['a.PDF', 'b.docx', 'c.exe', 'html', 'd.__proto__'].map(fileKind)).toEqual([
			'pdf',
			'docx',
			null,
			null,
			null
		]);
		expect(fileName(whole, 'pdf')).toBe('styrelserapport-norr-2026.pdf');
	});
});
