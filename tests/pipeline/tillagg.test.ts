/** New participants in a file of their own: what it took away comes back when its name says that it only adds. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { csv, deltagande, insats, lost, place, type Place } from './support.ts';

let p: Place;
beforeEach(() => (p = place('tillagg')));
afterEach(() => p.remove());

const ids = async () =>
	(await p.query<{ id: string }>('select deltagande_id as id from core.deltagande order by id')).map(
		({ id }) => id
	);

it('renamed and sent with the file that it adds to', async () => {
	const [insatser, lista] = [csv([insats()]), csv([1, 2, 3].map((nr) => deltagande(nr)))];
	const nya = csv([deltagande(9)]);
	p.write({ 'insatser.csv': insatser, 'lista.csv': lista });
	await p.load();
	p.send({ 'nya.csv': nya });
	const taken = await p.load();
	expect(await ids()).toEqual(['d9']);
	expect(taken.warnings).toMatchObject([
		{ code: 'rader_togs_bort', text: expect.stringContaining('sluta på ”tillägg” och ladda båda') }
	]);
	p.send({ 'insatser.csv': insatser, 'lista.csv': lista, 'nya tillägg.csv': nya });
	const back = await p.load();
	expect([back.errors, back.warnings, lost(back)]).toEqual([[], [], []]);
	expect(await ids()).toEqual(['d1', 'd2', 'd3', 'd9']);
	expect(await p.load()).toMatchObject({ version: back.version, unchanged: true });
});

it('sent at once with the file that it adds to: its row of somebody holds', async () => {
	const lista = csv([1, 2].map((nr) => deltagande(nr, { slut: null })));
	p.write({
		'insatser.csv': csv([insats()]),
		'a tillägg.csv': csv([deltagande(2), deltagande(9)]),
		'b.csv': lista
	});
	const report = await p.load();
	expect([report.warnings, lost(report)]).toEqual([[], []]);
	expect(await ids()).toEqual(['d1', 'd2', 'd9']);
	expect(await p.query(`select count(slut) as n from core.deltagande where deltagande_id = 'd2'`)).toEqual([
		{ n: 1 }
	]);
});
