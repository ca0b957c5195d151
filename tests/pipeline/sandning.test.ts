/** A publishing from the browser that fails after the version was put in place, or before. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { newPlace, platser, readLage, writeLage } from '#lib/server/inkorg/index.ts';
import { startedAt } from '#lib/server/process.ts';
import { currentVersion } from '#lib/server/versions.ts';
import { stegvis } from './cli.ts';
import { csv, deltagande, insats, place, TODAY, type Place } from './support.ts';

let p: Place;
beforeEach(() => (p = place('sandning')));
afterEach(() => p.remove());

/** A sändning whose publishing has begun in this process; a file of it that cannot be written is a folder. */
async function publicera(unwritable: 'rapport' | 'steg') {
	const { id, filer } = newPlace(p.warehouse);
	writeFileSync(join(filer, 'insatser.csv'), csv([insats()]));
	writeFileSync(join(filer, 'd.csv'), csv([deltagande(1), deltagande(2)]));
	const kor = { pid: process.pid, start: startedAt(process.pid) };
	writeLage(p.warehouse, { id, lage: 'publiceras', skapad: TODAY, andrad: TODAY, fore: null, kor });
	mkdirSync(join(platser(p.warehouse, id)[unwritable], 'x'), { recursive: true });
	const { code } = await stegvis('sandning', id, 'publicera', '--warehouse', p.warehouse);
	return { code, ...readLage(p.warehouse, id) };
}

it('is published when all that fails is to write down how it went', async () => {
	const said = await publicera('rapport');
	expect(said).toMatchObject({ code: 0, lage: 'publicerad', version: currentVersion(p.warehouse) });
	expect(await p.query('select count(*) as n from core.deltagande')).toEqual([{ n: 2 }]);
});

it('says that nothing is changed when nothing is', async () => {
	expect(await publicera('steg')).toMatchObject({
		...{ code: 1, lage: 'misslyckad', under: 'publiceras' },
		fel: expect.stringContaining('inget har ändrats')
	});
	expect(currentVersion(p.warehouse)).toBeNull();
});
