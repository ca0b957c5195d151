import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { stegvis } from './cli.ts';
import { csv, deltagande, filesBelow, insats, place } from './support.ts';

it('gallra finds one whom only an upload that waits names: it goes, and a later file does not bring her in', async () => {
	const p = place('gallra-inkorg');
	const holding = () => filesBelow(p.warehouse).filter((path) => readFileSync(path).includes('bara-inkorg'));
	const gallra = async (...args: string[]) => {
		const who = ['--deltagare', 'bara-inkorg', '--varfor', 'begäran om radering'];
		const { out } = await stegvis('gallra', ...who, ...args, '--json', '--warehouse', p.warehouse);
		return JSON.parse(out) as unknown;
	};
	p.write({ 'insatser.csv': csv([insats()]), 'd.csv': csv([deltagande(1)]) });
	await p.load();
	const inbox = join(p.warehouse, 'inkorg', 'aa', 'filer');
	mkdirSync(inbox, { recursive: true });
	const sent = csv([deltagande(60, { deltagare: 'bara-inkorg' }), deltagande(61)]);
	writeFileSync(join(inbox, 'ny.csv'), sent);
	expect(await gallra('--prova')).toMatchObject({ sandningar: 1 });
	expect(holding()).toHaveLength(1);
	// Whose she is an upload does not say, so a förbund cannot ask for her by it.
	const asked = ['--deltagare', 'bara-inkorg', '--forbund', 'kalmar_lan', '--varfor', 'begäran', '--ja'];
	const refused = await stegvis('gallra', ...asked, '--warehouse', p.warehouse);
	expect([refused.code, refused.err, holding().length]).toEqual([
		2,
		expect.stringContaining('Ingen av dem finns i det förbundet'),
		1
	]);
	expect(await gallra('--ja')).toMatchObject({ deltagare: 1, sandningar: 1 });
	expect(holding()).toEqual([]);
	p.send({ 'ny.csv': sent });
	expect((await p.load()).files).toMatchObject([{ read: 2, accepted: 1, quarantined: 1 }]);
	expect(holding()).toEqual([]);
	p.remove();
});
