/** Files as they arrive: a correction beside what it corrects, a file that goes away or grows while it is read. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '#pipelines/files.ts';
import { load, type LoadOptions } from '#pipelines/load.ts';
import { csv, deltagande, insats, lost, place, quietIo, type Place } from './support.ts';

let p: Place;
beforeEach(() => (p = place('rattad')));
afterEach(() => p.remove());

const first = csv([deltagande(1, { slut: null }), deltagande(2)]);
const corrected = csv([deltagande(1), deltagande(2)]);
const ended = () => p.query('select count(*) as n, count(slut) as avslutade from core.deltagande');

it('by its name: the correction’s rows hold, whichever is first in the alphabet', async () => {
	p.write({ 'insatser.csv': csv([insats()]), 'b.csv': first, 'b_rättad.csv': corrected });
	const report = await p.load();
	expect([report.errors, lost(report)]).toEqual([[], []]);
	expect(await ended()).toEqual([{ n: 2, avslutade: 2 }]);
	expect((await p.load()).unchanged).toBe(true);
});

it('without a sign of which is later: both files are named, with how many rows', async () => {
	p.write({ 'insatser.csv': csv([insats()]), 'a.csv': first, 'b.csv': corrected });
	const report = await p.load();
	expect(await ended()).toEqual([{ n: 2, avslutade: 1 }]);
	expect(report.warnings.filter(({ code }) => code === 'samma_rader_i_tva_filer')).toEqual([
		expect.objectContaining({ file: 'b.csv', text: expect.stringMatching(/^a\.csv och b\.csv .* 2 rader /) })
	]);
});

it.each([
	['goes away', (path: string) => rmSync(path), 'försvann medan den lästes in'],
	['grows', (path: string) => appendFileSync(path, 'd3;p3;'), 'ändrades medan den lästes in']
])(
	'a file that %s after it was found is refused by name, and the version before holds',
	async (_, act, says) => {
		p.write({ 'insatser.csv': csv([insats()]) });
		const { version } = await p.load();
		p.write({ 'd.csv': first });
		const io = {
			...quietIo(),
			step: ({ text }: { text: string }) => void (text === 'Läser d.csv' && act(join(p.input, 'd.csv')))
		};
		let seen: unknown;
		const look: NonNullable<LoadOptions['look']> = async (db) =>
			void (seen = await db.query(
				"select (select count(*) from inlast.deltagande) as rader, (select count(*) from meta.fil where namn = 'd.csv') as filer"
			));
		const files = listFiles([p.input]).files;
		const report = await load({ warehouse: p.warehouse, files, k: 5, look }, io);
		expect(report).toMatchObject({ published: false, version, errors: [expect.stringContaining(says)] });
		// Refused whole: nothing of it is said to have been read, nor seen by a page that looks at the rows.
		expect(seen).toEqual([{ rader: 0, filer: 0 }]);
		expect(report.files.filter(({ file }) => file === 'd.csv')).toEqual([
			expect.objectContaining({ read: 0, accepted: 0, refused: expect.stringContaining(says) })
		]);
		expect(await p.query('select count(*) as n from core.deltagande')).toEqual([{ n: 0 }]);
	}
);
