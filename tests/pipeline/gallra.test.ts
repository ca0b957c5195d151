/** A person leaves: gone from every kept version and what lies beside them, counted, written down, and not let in again. */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { strToU8, zipSync } from 'fflate';
import Database from 'libsql';
import { openDatabase } from '#lib/server/duckdb.ts';
import { paths } from '#lib/server/versions.ts';
import { keptVersions } from '#pipelines/gallring/erase.ts';
import { addToLista } from '#pipelines/gallring/lista.ts';
import { writePagar } from '#pipelines/gallring/pagar.ts';
import { readProtokoll } from '#pipelines/gallring/protokoll.ts';
import { stegvis } from './cli.ts';
import { files, holdingIn, mine, namedIn, OTHER, others, ROWS, SPELL, WHO, WHY } from './gallraVid.ts';
import { csv, deltagande, insats, lost, place, plain, root, type Place } from './support.ts';

let p: Place;
beforeEach(() => {
	p = place('gallra');
});
afterEach(() => p.remove());

const load = () => stegvis('load', p.input, '--warehouse', p.warehouse, '--json');
const gallra = (...args: string[]) => stegvis('gallra', ...args, '--warehouse', p.warehouse);
const holding = (...texts: string[]) => holdingIn(p.warehouse, ...texts);
const named = (...texts: string[]) => namedIn(p.warehouse, ...texts);

/** Two kept versions, made once and copied for each test. */
let made: Place;
beforeAll(async () => {
	made = place('gallra-tva');
	made.send(files());
	expect((await stegvis('load', made.input, '--warehouse', made.warehouse)).code).toBe(0);
	made.write({ 'fler.csv': csv([deltagande(40, { start: '2025-02-01', slut: null })]) });
	expect((await stegvis('load', made.input, '--warehouse', made.warehouse)).code).toBe(0);
	expect(keptVersions(made.warehouse)).toHaveLength(2);
});
afterAll(() => made.remove());
const twoVersions = () => cpSync(made.folder, p.folder, { recursive: true, preserveTimestamps: true });

describe('gallra --deltagare', () => {
	it('takes every row of the person out of every kept version, by bytes and by question', async () => {
		twoVersions();
		expect(holding(WHO, SPELL, OTHER).length).toBeGreaterThan(0);
		expect((await named(WHO, SPELL, OTHER)).length).toBeGreaterThan(10);
		const before = keptVersions(p.warehouse);
		const said = await gallra('--deltagare', WHO, ...WHY, '--ja', '--json');
		expect(said.err).toBe('');
		expect(said.code).toBe(0);
		expect(JSON.parse(said.out)).toMatchObject({
			gallrat: true,
			deltagare: 1,
			deltaganden: 3,
			versioner: before.map((version) => ({ version, rader: ROWS }))
		});
		expect(keptVersions(p.warehouse).slice(0, 2)).toEqual(before);
		expect(keptVersions(p.warehouse)).toHaveLength(3);
		expect(holding(WHO, SPELL, OTHER, 'deltagande-alfa-3')).toEqual([]);
		expect(await named(WHO, SPELL, OTHER, 'deltagande-alfa-3')).toEqual([]);
		// The others stand: 10 of the first file and 1 of the second; read is still accepted + quarantined.
		expect(await p.query('select count(*) as n from core.deltagande')).toEqual([{ n: 11 }]);
		expect(
			await p.query(
				`select namn, lasta, accepterade, karantan from meta.fil where namn in ('deltagande.csv', 'steg.csv') order by namn nulls last`
			)
		).toEqual([
			{ namn: 'deltagande.csv', lasta: 13, accepterade: 10, karantan: 3 },
			{ namn: 'steg.csv', lasta: 4, accepterade: 1, karantan: 3 }
		]);
		expect(
			await p.query(
				'select kod, count(*) as n, count(varde) as varden from meta.karantan group by kod order by kod nulls last'
			)
		).toEqual([{ kod: 'gallrad', n: 9, varden: 0 }]);
		// Every earlier version is whole: its views, its other rows, its counts.
		const [first] = before as [string];
		const db = await openDatabase(paths(p.warehouse).version(first), { readOnly: true });
		const [row] = await db.query(
			'select (select count(*) from core.deltagande) as karna, (select count(*) from marts.deltagande) as mart, (select count(*) from core.matning) as matning, ' +
				'(select count(*) from meta.fil where lasta <> accepterade + karantan + ersatta) as fel, (select count(*) from slapp.figur) > 0 as slappt, (select version from meta.version) as version'
		);
		db.close();
		expect(row).toEqual({ karna: 10, mart: 10, matning: 1, fel: 0, slappt: true, version: first });
		expect(statSync(paths(p.warehouse).version(first)).mode & 0o777).toBe(0o600);
		const { salt, lista, protokoll } = paths(p.warehouse).gallring;
		for (const path of [salt, lista, protokoll]) expect(statSync(path).mode & 0o777).toBe(0o600);
		// The person and three spells, as hashes.
		expect(readFileSync(lista, 'utf8').trim().split('\n')).toHaveLength(4);
	});

	it('does not let the person in again with the same file, a changed one, or a new spell', async () => {
		twoVersions();
		await gallra('--deltagare', WHO, ...WHY, '--ja');
		expect(JSON.parse((await load()).out)).toMatchObject({ unchanged: true });
		const again = {
			...files(),
			'deltagande.csv': files()['deltagande.csv'] + `ny-1;${WHO};krus;2025-03-01;;man;1990;ja;\n`
		};
		p.send(again);
		const said = await load();
		const report = JSON.parse(said.out);
		expect(said.code).toBe(0);
		expect(lost(report)).toEqual([]);
		expect(report.files.find(({ file }: { file: string }) => file === 'deltagande.csv')).toMatchObject({
			read: 14,
			accepted: 10,
			quarantined: 4
		});
		expect(await named(WHO, SPELL, OTHER)).toEqual([]);
		expect(holding(WHO, SPELL, OTHER)).toEqual([]);
		expect(
			await p.query(`select rad from meta.karantan where namn = 'deltagande.csv' order by rad nulls last`)
		).toEqual([2, 3, 4, 15].map((rad) => ({ rad })));
		expect(await p.query(`select distinct kod, varde, text from meta.karantan`)).toEqual([
			{
				kod: 'gallrad',
				varde: null,
				text: 'Personen eller deltagandet är gallrat ur lagret, och raden läses inte in igen. Ta bort den ur filen.'
			}
		]);
	});

	it('takes the person out of load reports, uploads that wait and other texts beside the versions', async () => {
		twoVersions();
		const inbox = (id: string) => join(p.warehouse, 'inkorg', id, 'filer');
		for (const id of ['aa', 'bb', 'cc']) mkdirSync(inbox(id), { recursive: true });
		writeFileSync(join(inbox('aa'), 'd.csv'), csv([mine()]));
		writeFileSync(join(inbox('bb'), 'd.csv'), csv(others));
		writeFileSync(join(inbox('cc'), 'd.xlsx'), zipSync({ 'xl/sharedStrings.xml': strToU8(`<t>${WHO}</t>`) }));
		writeFileSync(
			join(p.warehouse, 'rapport.json'),
			JSON.stringify({ text: `Personen ”${WHO}” saknar slut.`, n: 17 })
		);
		const { openState } = await import('#lib/server/state/index.ts');
		const state = openState(paths(p.warehouse).state);
		const [latest] = state.loads();
		state.addLoad('2026-01-01', { ...latest!.rapport, warnings: [{ code: 'x', text: `Se ${SPELL}.` }] });
		state.close();
		const memory = new Database(paths(p.warehouse).state);
		memory.exec(
			`insert into vy values (1, 'Om ${SPELL}', '', '', 'v', 't', null), (2, 'deltagande-alfa', '', '', 'v', 't', null); ` +
				`insert into rapportkommentar values (1, 'n', 'a', 'Ring ${WHO}.', 't'); ` +
				`insert into anteckning values (1, 'f', null, 'd', '(${WHO})', 't', null); ` +
				`insert into rapport values (1, 'n', 1, 'Halvår', 'v', 't', 's', 'Om ${OTHER}, fryst')`
		);
		memory.close();
		const said = await gallra('--deltagare', WHO, ...WHY, '--ja');
		expect(plain(said.out)).toContain('3 kommentarer, anteckningar och sparade vyer rättade');
		expect(plain(said.out)).toContain('1 låst rapport nämner personen');
		const [line] = readProtokoll(p.warehouse).rader;
		expect(line).toMatchObject({ rapporter: 1, sandningar: 2, filer: 1, texter: 3, lasta: 1, korta: 0 });
		const after = new Database(paths(p.warehouse).state, { readonly: true });
		// A word that hers begins with stands; so does a report that is frozen.
		expect(after.prepare('select namn from vy order by id').all()).toMatchObject([
			{ namn: 'Om …' },
			{ namn: 'deltagande-alfa' }
		]);
		expect(
			after.prepare('select text from rapportkommentar union all select text from anteckning').all()
		).toMatchObject([{ text: 'Ring ….' }, { text: '(…)' }]);
		expect(after.prepare('select innehall from rapport').all()).toMatchObject([
			{ innehall: `Om ${OTHER}, fryst` }
		]);
		after.close();
		expect(readdirSync(join(p.warehouse, 'inkorg'))).toEqual(['bb']);
		expect(holding(WHO, SPELL)).toEqual([]);
		expect(JSON.parse(readFileSync(join(p.warehouse, 'rapport.json'), 'utf8'))).toEqual({
			text: 'Personen ”…” saknar slut.',
			n: 17
		});
	});
});

describe('gallra --deltagande', () => {
	it('takes one spell and what hangs on it, and leaves the person her other', async () => {
		twoVersions();
		const said = await gallra('--deltagande', SPELL, ...WHY, '--ja', '--json');
		expect(JSON.parse(said.out)).toMatchObject({ deltagare: 0, deltaganden: 1 });
		expect(await named(SPELL)).toEqual([]);
		expect(
			await p.query(`select deltagande_id as id from core.deltagande where deltagare = '${WHO}'`)
		).toEqual([{ id: OTHER }]);
	});
});

describe('a pseudonym that two förbund use', () => {
	it('asks which, and takes only that one', async () => {
		p.send({
			'insatser.csv': csv([
				insats(),
				insats({ insats_id: 'hoppet', namn: 'Hoppet', forbund: 'Samordningsförbundet Norr' })
			]),
			'd.csv': csv([mine(), mine({ deltagande_id: 'd-norr', insats_id: 'hoppet' }), ...others])
		});
		await load();
		const asked = await gallra('--deltagare', WHO, ...WHY, '--ja');
		expect(asked.code).toBe(2);
		expect(asked.err).toContain('--forbund: kalmar_lan, norr');
		expect((await gallra('--deltagare', WHO, '--forbund', 'norr', ...WHY, '--ja')).code).toBe(0);
		expect(await p.query(`select insats_id from core.deltagande where deltagare = '${WHO}'`)).toEqual([
			{ insats_id: 'krus' }
		]);
	});
});

describe('what gallra says', () => {
	it('--prova counts and changes nothing', async () => {
		twoVersions();
		const versions = keptVersions(p.warehouse);
		const said = await gallra('--deltagare', WHO, '--prova', '--json');
		expect(JSON.parse(said.out)).toEqual({
			gallrat: false,
			deltagare: 1,
			deltaganden: 3,
			versioner: versions.map((version) => ({ version, rader: ROWS })),
			sandningar: 0
		});
		expect(keptVersions(p.warehouse)).toEqual(versions);
		expect(await p.query('select count(*) as n from core.deltagande')).toEqual([{ n: 13 }]);
		expect(readProtokoll(p.warehouse).rader).toEqual([]);
	});

	it.each([
		['nobody', [...WHY, '--ja'], 'Ange vem'],
		['somebody unknown', ['--deltagare', 'ingen-sadan', ...WHY, '--ja'], 'Ingen av dem finns'],
		[
			'one unknown of two',
			['--deltagare', WHO, '--deltagare', 'ingen-sadan', ...WHY, '--ja'],
			'inget har gallrats'
		],
		['no reason', ['--deltagare', WHO, '--ja'], '--varfor'],
		['a reason that names her', ['--deltagare', WHO, '--varfor', `radera ${WHO}`, '--ja'], 'får inte nämna'],
		['a personnummer', ['--deltagare', '19811218-9876', ...WHY, '--ja'], 'inga personnummer'],
		['no confirmation', ['--deltagare', WHO, ...WHY], '--ja'],
		['a file that is not there', ['--fil', '/finns/inte.txt', ...WHY, '--ja'], 'finns inte'],
		['an unknown flag', ['--alla'], 'En flagga känns inte igen']
	])('%s: exit 2, a sentence, and nothing changed', async (_, args, text) => {
		twoVersions();
		const said = await gallra(...args);
		expect(said.code).toBe(2);
		expect(said.err).toContain(text);
		expect(await p.query('select count(*) as n from core.deltagande')).toEqual([{ n: 13 }]);
	});

	it('reads a file of many, one a line', async () => {
		twoVersions();
		const list = join(p.folder, 'lista.txt');
		writeFileSync(list, '\ufeffdeltagare\r\np20\r\np21\r\np20\r\n');
		const said = await gallra('--fil', list, ...WHY, '--ja', '--json');
		expect(JSON.parse(said.out)).toMatchObject({ deltagare: 2, deltaganden: 2 });
		expect(await p.query('select count(*) as n from core.deltagande')).toEqual([{ n: 11 }]);
	});

	it('keeps a protocol that says who, when, why and how many, and never whom; a change in it shows', async () => {
		twoVersions();
		await gallra('--deltagare', WHO, ...WHY, '--ja');
		await gallra('--deltagare', 'p20', ...WHY, '--ja');
		const said = await gallra('--protokoll', '--json');
		expect(said.code).toBe(0);
		const { rader, orord } = JSON.parse(said.out);
		expect(orord).toBe(true);
		expect(rader).toHaveLength(2);
		expect(rader[0]).toMatchObject({
			nr: 1,
			vem: 'kansliet',
			varfor: 'begäran om radering',
			deltagare: 1,
			deltaganden: 3
		});
		expect(plain((await gallra('--protokoll')).out)).toContain(
			'1 person, 3 deltaganden, 18 rader i 2 versioner'
		);
		const { protokoll } = paths(p.warehouse).gallring;
		const text = readFileSync(protokoll, 'utf8');
		expect(text).not.toContain(WHO);
		writeFileSync(protokoll, text.replace('begäran om radering', 'ingen aning'));
		const broken = await gallra('--protokoll');
		expect([broken.code, broken.out.includes('har ändrats efter att det skrevs')]).toEqual([1, true]);
	});
});

describe('a gallring that was stopped', () => {
	it('is finished by the next load, whatever was left', async () => {
		twoVersions();
		addToLista(p.warehouse, [
			{ slag: 'deltagare', id: WHO },
			...[SPELL, OTHER, 'deltagande-alfa-3'].map((id) => ({ slag: 'deltagande' as const, id }))
		]);
		const begun = { tid: '2026-11-20', vem: 'k', varfor: 'v', regel: null, deltagare: 1, deltaganden: 3 };
		writePagar(p.warehouse, { ...begun, versioner: [], rapporter: 0, sandningar: 0, filer: 0 });
		const report = JSON.parse((await load()).out);
		expect(report).toMatchObject({ published: true, errors: [] });
		expect(await named(WHO, SPELL, OTHER)).toEqual([]);
		const { rader } = readProtokoll(p.warehouse);
		expect(rader.map(({ versioner, galler }) => [versioner.length, galler])).toEqual([[2, report.version]]);
	});

	it('by a kill leaves each version old or new, and is finished by asking again', async () => {
		const args = ['gallra', '--deltagare', WHO, ...WHY, '--ja', '--warehouse', p.warehouse];
		/** Runs it as a process of its own and kills it after `ms`; without a limit it ends by itself. Resolves to what it took. */
		const run = (ms?: number) =>
			new Promise<number>((resolve) => {
				const began = performance.now();
				const child = spawn(process.execPath, [join(root, 'bin/stegvis.mjs'), ...args], {
					cwd: root,
					stdio: 'ignore'
				});
				const timer = ms === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), ms);
				child.once('close', () => {
					clearTimeout(timer);
					resolve(performance.now() - began);
				});
			});
		twoVersions();
		const length = await run();
		expect(await named(WHO, SPELL)).toEqual([]);
		for (const part of [0.55, 0.75]) {
			rmSync(p.warehouse, { recursive: true });
			twoVersions();
			const kept = keptVersions(p.warehouse);
			await run(length * part);
			for (const version of kept) {
				const db = await openDatabase(paths(p.warehouse).version(version), { readOnly: true });
				const [row] = await db.query<{ mine: number; others: number }>(
					`select count(*) filter (where deltagare = '${WHO}') as mine, count(*) filter (where deltagare <> '${WHO}') as others from marts.deltagande`
				);
				db.close();
				expect([0, 2]).toContain(row?.mine);
				expect([10, 11]).toContain(row?.others);
			}
			// Killed before it was written down, it never began; afterwards the list remembers whom.
			const finished = await gallra('--slutfor');
			expect(finished.code).toBe(0);
			if ((await named(WHO)).length > 0) await gallra('--deltagare', WHO, ...WHY, '--ja');
			expect(await named(WHO, SPELL, OTHER)).toEqual([]);
			expect(holding(WHO, SPELL, OTHER)).toEqual([]);
			expect(readProtokoll(p.warehouse).rader).toHaveLength(1);
		}
	});
});
