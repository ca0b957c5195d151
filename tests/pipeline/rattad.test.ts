/** A file and its correction are both new in one load: the correction holds, or a person is told which of the two does. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { csv, deltagande, insats, lost, place, type Place } from './support.ts';

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
