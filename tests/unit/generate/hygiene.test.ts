import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeDemo, readCsv, readSheet, type Record } from './helpers.ts';

const FEL = 'Rådgivande team deltagare 2016-2026.csv';
const SIST = '2026-10-31';

describe('the demo’s rows', () => {
	let out: string;
	let umea: Record[];
	let spells: Record[];
	let facit: {
		felrader: { rader: { rad: number; deltagande_id: string; kolumn: string; varde: string; fel: string }[] };
	};

	beforeAll(async () => {
		out = await makeDemo();
		facit = JSON.parse(readFileSync(join(out, 'SANNINGAR.json'), 'utf8'));
		const sheets = ['Steget vidare', 'Steget vidare 2.0', 'Gemensamma taget vuxna'];
		umea = (
			await Promise.all(sheets.map((name) => readSheet(join(out, 'Umeå deltagare 2008-2016.xlsx'), name)))
		).flat();
		spells = [
			...(await readSheet(join(out, 'Västmanland team deltagare 2024-2026.xlsx'), 'Deltagare')),
			...readCsv(join(out, 'KRUS deltagare 2016-2026.csv'), ','),
			...readCsv(join(out, FEL)),
			...umea.map((row) => ({
				deltagande_id: row.Löpnr as string,
				deltagare: row.Person as string,
				insats_id: row.Insats as string,
				start: row.Startdatum as string,
				slut: row.Avslutsdatum as string
			}))
		];
	});

	it('are about six thousand, from five förbund', () => {
		expect(spells.length).toBeGreaterThan(5500);
		expect(spells.length).toBeLessThan(6500);
		expect(new Set(spells.map((row) => row.insats_id?.split('_')[0]))).toEqual(
			new Set(['samordningsteam', 'krus', 'radgivande', 'steget', 'gt'])
		);
	});

	it('hold nothing that could be read as a personnummer', async () => {
		const nummer = /\d{6}[-+ ]?\d{4}|\d{8}[-+ ]?\d{4}/;
		const scan = (cell: string, where: string): void => {
			const bare = cell.replace(/\d{4}-\d{2}-\d{2}/g, '').replace(/\u00a0/g, '');
			expect(nummer.test(bare), `${where}: ${cell}`).toBe(false);
		};
		for (const name of readdirSync(out)) {
			scan(name, 'filnamn');
			if (name.endsWith('.xlsx')) {
				const book = await readXlsx(readFileSync(join(out, name)));
				const cells = new Set(
					book.sheets
						.flatMap((sheet) => sheet.rows.flat())
						.filter((cell) => typeof cell === 'string' || typeof cell === 'number')
						.map(String)
				);
				for (const cell of cells) scan(cell, name);
			} else {
				const cells = new Set(
					readFileSync(join(out, name))
						.toString('latin1')
						.split(/[;,\t\r\n|]/)
				);
				for (const cell of cells) scan(cell, name);
			}
		}
	});

	it('have ids of their own, save the planted duplicate', () => {
		const counts = new Map<string, number>();
		for (const { deltagande_id } of spells)
			counts.set(deltagande_id as string, (counts.get(deltagande_id as string) ?? 0) + 1);
		const twice = [...counts].filter(([, n]) => n > 1);
		const planted = facit.felrader.rader.find(({ fel }) => fel.startsWith('dubblett'));
		expect(twice).toEqual([[planted?.deltagande_id, 2]]);
	});

	it('have fourteen planted faults, each of its own kind, on the lines that are written down', () => {
		const rows = readCsv(join(out, FEL));
		const { rader } = facit.felrader;
		expect(rader).toHaveLength(14);
		expect(new Set(rader.map(({ fel }) => fel)).size).toBe(14);
		for (const { rad, deltagande_id, kolumn, varde } of rader) {
			expect(rows[rad - 2]?.deltagande_id).toBe(deltagande_id);
			expect(rows[rad - 2]?.[kolumn]).toBe(varde);
		}
	});

	it('keep to their time: nothing after the last day, no slut before start, twelve months in KRUS', () => {
		const bad = new Set(facit.felrader.rader.map(({ deltagande_id }) => deltagande_id));
		for (const row of spells.filter(({ deltagande_id }) => !bad.has(deltagande_id as string))) {
			const [start, slut] = [row.start as string, row.slut as string];
			expect(start <= SIST && slut <= SIST, row.deltagande_id).toBe(true);
			if (slut !== '') expect(slut >= start, row.deltagande_id).toBe(true);
			if (row.insats_id === 'krus' && slut !== '')
				expect(Date.parse(slut) - Date.parse(start)).toBeLessThan(366 * 86_400_000);
		}
	});

	it('fill KRUS’ fifteen places, never more, and the project’s years as planned', () => {
		const krus = spells.filter((row) => row.insats_id === 'krus');
		const onDay = (day: string) =>
			krus.filter((row) => (row.start as string) <= day && (row.slut === '' || (row.slut as string) > day))
				.length;
		for (let year = 2020; year <= 2026; year++)
			for (const month of ['02', '05', '09']) {
				expect(onDay(`${year}-${month}-15`)).toBeLessThanOrEqual(15);
				expect(onDay(`${year}-${month}-15`)).toBeGreaterThanOrEqual(10);
			}
		const projekt = spells.filter((row) => row.insats_id === 'krus_projekt');
		const during = (from: string, to: string) =>
			projekt.filter((row) => (row.start as string) <= to && (row.slut as string) >= from).length;
		expect(projekt).toHaveLength(112);
		expect(during('2016-09-01', '2017-08-31')).toBe(30);
		expect(during('2017-09-01', '2018-08-31')).toBe(45);
		expect(during('2018-09-01', '2019-08-31')).toBe(50);
	});

	it('let nobody be in the same insats twice at once, and some come back', () => {
		const people = new Map<string, Record[]>();
		for (const row of spells)
			people.set(row.deltagare as string, [...(people.get(row.deltagare as string) ?? []), row]);
		const again = [...people.values()].filter((rows) => rows.length > 1);
		expect(again.length).toBeGreaterThan(100);
		for (const rows of again) {
			const sorted = rows.toSorted((a, b) => ((a.start as string) < (b.start as string) ? -1 : 1));
			for (const [i, row] of sorted.slice(1).entries())
				expect((sorted[i]?.slut as string) < (row.start as string)).toBe(true);
		}
	});
});
