/** Retention by rule: what is too old is severed from its person in every kept version, and every count stands. */
import { existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '#lib/server/duckdb.ts';
import { paths } from '#lib/server/versions.ts';
import { gallraEnligtRegler } from '#pipelines/gallring/enligtRegler.ts';
import { keptVersions } from '#pipelines/gallring/erase.ts';
import { readProtokoll } from '#pipelines/gallring/protokoll.ts';
import { readRegler } from '#pipelines/gallring/regler.ts';
import { stegvis } from './cli.ts';
import { csv, deltagande, filesBelow, insats, lost, place, TODAY, type Place } from './support.ts';

let p: Place;
beforeEach(() => {
	p = place('regler');
});
afterEach(() => p.remove());

const YEAR_AND_DAYS = { start: '2019-03-13', slut: '2020-10-21' };
/** Six ended in 2020 (4 into studies; the first two are one person), six in 2024 (3 into studies). Five years after 2020 have passed in 2026. */
const old = (nr: number, over: Record<string, string | number | null> = {}) =>
	deltagande(nr, {
		...{ deltagande_id: `gammalt-${nr}`, deltagare: `pseudonym-${nr <= 2 ? 1 : nr}`, samtycke: 'ja' },
		...YEAR_AND_DAYS,
		...{ sysselsattning_efter: nr <= 4 ? 'studier' : 'ingen', team: 'hemliga-teamet', ...over }
	});
const fresh = (nr: number) =>
	deltagande(nr, {
		...{ deltagande_id: `nytt-${nr}`, deltagare: `kvar-${nr}`, samtycke: 'ja' },
		...{ team: 'teamet', sysselsattning_efter: nr <= 13 ? 'studier' : 'ingen' }
	});
const spells = (more: number[] = []) =>
	csv([...[1, 2, 3, 4, 5, 6].map((nr) => old(nr)), ...[11, 12, 13, 14, 15, 16, ...more].map(fresh)]);
const files = () => ({
	'insatser.csv': csv([insats()]),
	'd.csv': spells() + 'gammalt-7;pseudonym-7;krus;2019-03-13;2020-10-21;katt;1990;ja;ingen;\n',
	'u.csv': csv(
		['2020-12-24', '2020-12-28'].map((datum) => ({
			deltagande_id: 'gammalt-1',
			datum,
			sysselsattning: 'studier'
		}))
	),
	'h.csv': csv(
		['gammalt-1', 'nytt-11'].map((deltagande_id) => ({
			...{ insats_id: 'krus', typ: 'mote', datum: '2020-05-06', deltagande_id }
		}))
	)
});
const rules = (text: string) => writeFileSync(paths(p.warehouse).regler, text);
const gallra = (...args: string[]) => stegvis('gallra', ...args, '--warehouse', p.warehouse);
const inVersion = async (version: string, sql: string) => {
	const db = await openDatabase(paths(p.warehouse).version(version), { readOnly: true });
	return db.query(sql).finally(() => db.close());
};
const COUNTS = `select year(slut) as ar, count(*) as avslutade, count(*) filter (where year(start) = 2019) as nya_2019, count(*) filter (where utgang = 'arbete_studier') as till, min(aldersgrupp) as alder from marts.deltagande group by year(slut) order by ar asc nulls last`;
/** Counted by hand above; born 1990 and 29 years at the start of 2019, 34 at that of 2024. */
const COUNTED = [
	{ ar: 2020, avslutade: 6, nya_2019: 6, till: 4 },
	{ ar: 2024, avslutade: 6, nya_2019: 0, till: 3 }
];
const holding = () =>
	filesBelow(p.warehouse).filter((path) => /gammalt-|pseudonym-|hemliga/.test(readFileSync(path, 'latin1')));
async function named(): Promise<string[]> {
	const found: string[] = [];
	for (const version of keptVersions(p.warehouse)) {
		const tables = (await inVersion(
			version,
			`select schema_name || '.' || table_name as t from duckdb_tables() where not internal and table_name <> 'kalender'`
		)) as { t: string }[];
		for (const { t } of tables) {
			const [row] = (await inVersion(
				version,
				`select count(*) as n from ${t} as x where regexp_matches(cast(x as varchar), 'gammalt-|pseudonym-|hemliga|2019-03-13|2020-10-21')`
			)) as { n: number }[];
			if (row?.n) found.push(`${version} ${t}`);
		}
	}
	return found;
}

describe('gallring.yml', () => {
	it('severs what is too old in every version; counts stand; sent again it changes nothing', async () => {
		p.write(files());
		expect((await p.load()).errors).toEqual([]);
		p.write({ 'd2.csv': csv([deltagande(40, { start: '2025-02-01', slut: null })]) });
		await p.load();
		const bands = (await p.query<{ alder: string }>(COUNTS)).map(({ alder }) => alder);
		expect(await named()).not.toEqual([]);
		rules('deltagande: {ar_efter_avslut: 5}\n');
		const third = await p.load();
		expect(third).toMatchObject({ errors: [], published: true, unchanged: false });
		expect(third.changes).not.toHaveProperty('borttagna_deltaganden');
		expect(third.warnings.map(({ code }) => code)).toContain('avskilda_enligt_regel');
		expect(keptVersions(p.warehouse)).toHaveLength(3);
		expect(await named()).toEqual([]);
		expect(holding()).toEqual([]);
		for (const version of keptVersions(p.warehouse)) {
			const rows = await inVersion(version, `select * from (${COUNTS}) where ar is not null`);
			expect(rows).toEqual(COUNTED.map((one, index) => ({ ...one, alder: bands[index] })));
			// Two of one person are two persons from now on: 6 + 6 (+ 1 of the second load).
			expect(
				await inVersion(
					version,
					'select count(distinct deltagare) as n from core.deltagande where slut is not null'
				)
			).toEqual([{ n: 12 }]);
			expect(
				await inVersion(
					version,
					'select count(*) as n, count(distinct u.datum) as dagar from core.uppfoljning as u join core.deltagande as d on d.deltagande_id = u.deltagande_id where u.datum > d.slut'
				)
			).toEqual([{ n: 2, dagar: 2 }]);
		}
		expect(
			await p.query(`select count(*) as n from meta.karantan where kod = 'gallrad' and varde is null`)
		).toEqual([{ n: 1 }]);
		const { rader, orord } = readProtokoll(p.warehouse);
		expect([rader.length, orord, rader[0]?.versioner.length]).toEqual([1, true, 2]);
		// 6 accepted and 1 refused, 2 follow-ups, 1 event.
		expect(rader[0]?.versioner[0]?.rader).toEqual({ deltagande: 7, uppfoljning: 2, handelser: 1 });
		expect(await p.load()).toMatchObject({ version: third.version, unchanged: true });
	});

	it('an old file that comes again does not bring them back, corrected or under another name', async () => {
		p.write(files());
		await p.load();
		rules('deltagande: {ar_efter_avslut: 5}\n');
		await p.load();
		p.write({ 'allt till november.csv': spells([17]) });
		const again = await p.load({ only: ['allt till november.csv'] });
		expect(again.errors).toEqual([]);
		expect(lost(again)).toEqual([]);
		expect(again.changes).toMatchObject({ nya_deltaganden: 1 });
		expect(again.warnings.map(({ code }) => code)).not.toContain('rader_togs_bort');
		expect(await named()).toEqual([]);
		expect(holding()).toEqual([]);
		expect((await p.query<{ avslutade: number }>(COUNTS)).map(({ avslutade }) => avslutade)).toEqual([6, 7]);
		// The follow-ups of an earlier file still find their deltagande.
		expect(await p.query('select count(*) as n from core.uppfoljning')).toEqual([{ n: 2 }]);
	});

	it('says first, asks, then takes old versions and the links of events, and writes it down', async () => {
		p.write(files());
		await p.load();
		p.write({ 'd2.csv': csv([deltagande(40, { start: '2025-02-01', slut: null })]) });
		const second = await p.load();
		rules(
			'handelser: {ar: 3}\nversioner: {hogst: 1}\nforbund: {"Ett annat": {deltagande: {ar_efter_avslut: 1}}}\n'
		);
		const first = await gallra('--enligt-regler', '--prova');
		expect([first.code, first.out.includes('handelser 2'), keptVersions(p.warehouse).length]).toEqual([
			0,
			true,
			2
		]);
		expect((await gallra('--enligt-regler')).code).toBe(2);
		const done = await gallra('--enligt-regler', '--ja', '--vem', 'kansliet', '--json');
		expect(done).toMatchObject({ code: 0, err: '' });
		expect(JSON.parse(done.out)).toMatchObject({ gallrat: true, vem: 'kansliet' });
		// The new version takes the place of the second.
		expect(keptVersions(p.warehouse)).toHaveLength(1);
		expect(keptVersions(p.warehouse)).not.toContain(second.version);
		expect(await p.query('select count(*) as n, count(deltagande_id) as lankade from core.handelse')).toEqual(
			[{ n: 2, lankade: 0 }]
		);
		expect(
			(
				await p.query<{ n: number }>(
					`select count(*) as n from core.deltagande where deltagare like 'pseudonym-%'`
				)
			)[0]?.n
		).toBe(6);
	});

	it('stopped in the middle has one line of all of it in the end: days, load reports and a förbund’s own limit', async () => {
		const north = { insats_id: 'norr', namn: 'Norr', forbund: 'Samordningsförbundet Norr' };
		p.write({
			'insatser.csv': csv([insats(), insats(north)]),
			'd.csv': csv([old(1), old(2, { insats_id: 'norr' }), fresh(11)])
		});
		await p.load();
		p.write({ 'd2.csv': csv([fresh(12)]) });
		const report = await p.load();
		const [first, second] = keptVersions(p.warehouse) as [string, string];
		const now = new Date(TODAY);
		const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
		// 31 days is more than 30; the version that holds is never too old; a report of 2022 is older than three years in 2026.
		utimesSync(paths(p.warehouse).version(first), ago(31), ago(31));
		utimesSync(paths(p.warehouse).version(second), ago(40), ago(31));
		const { openState } = await import('#lib/server/state/index.ts');
		const history = <T>(work: (state: ReturnType<typeof openState>) => T): T => {
			const state = openState(paths(p.warehouse).state);
			try {
				return work(state);
			} finally {
				state.close();
			}
		};
		history((state) => {
			for (const tid of ['2022-12-31T23:00:00Z', '2023-01-01T08:00:00Z']) state.addLoad(tid, report);
		});
		mkdirSync(paths(p.warehouse).reports, { recursive: true });
		for (const [name, at] of [
			['gammal.txt', new Date('2022-05-05')],
			['ny.txt', now]
		] as const) {
			writeFileSync(join(paths(p.warehouse).reports, name), name);
			utimesSync(join(paths(p.warehouse).reports, name), at, at);
		}
		rules(
			'versioner: {dagar: 30}\nladdningsrapporter: {ar: 3}\nforbund: {"Samordningsförbundet Norr": {deltagande: {ar_efter_avslut: 5}}}\n'
		);
		const workspace = join(paths(p.warehouse).building, 'prov');
		const blocked = join(workspace, `${second}.gallrad.duckdb`);
		mkdirSync(join(blocked, 'i vägen'), { recursive: true });
		const thin = () =>
			gallraEnligtRegler(p.warehouse, workspace, readRegler(p.warehouse, now)!, now, 'kansliet');
		// Stopped where the version is to be written anew: what went before is gone, and nothing is in the protocol.
		await expect(thin()).rejects.toThrow();
		expect([keptVersions(p.warehouse), readProtokoll(p.warehouse).rader]).toEqual([[second], []]);
		rmSync(blocked, { recursive: true });
		await thin();
		const { rader, orord } = readProtokoll(p.warehouse);
		expect(orord).toBe(true);
		expect(rader).toMatchObject([
			{ nr: 1, vem: 'kansliet', rapporter: 2, versioner: [{ version: second, rader: { deltagande: 1 } }] }
		]);
		expect(rader[0]?.varfor).toContain(`Borttagna versioner: ${first}.`);
		expect(existsSync(paths(p.warehouse).gallring.regler)).toBe(false);
		expect(history((state) => state.loads().map(({ tid }) => tid.slice(0, 4))).sort()).toContain('2023');
		expect(history((state) => state.loads().map(({ tid }) => tid.slice(0, 4)))).not.toContain('2022');
		expect(existsSync(join(paths(p.warehouse).reports, 'ny.txt'))).toBe(true);
		expect(existsSync(join(paths(p.warehouse).reports, 'gammal.txt'))).toBe(false);
		// Only Norr's is severed: Kalmar has no limit.
		expect(
			await p.query(
				`select insats_id, deltagande_id like 'gallrad-%' as avskild from core.deltagande where year(slut) = 2020 order by insats_id asc nulls last`
			)
		).toEqual([
			{ insats_id: 'krus', avskild: false },
			{ insats_id: 'norr', avskild: true }
		]);
	});

	it.each([
		['deltagande: {ar: 5}', 'deltagande'],
		['deltagande: {ar_efter_avslut: fem}', 'deltagande.ar_efter_avslut'],
		['versioner: {hogst: 0}', 'versioner.hogst'],
		['deltagande: [', 'YAML']
	])('%s is refused with what is wrong, and nothing is touched', async (text, said) => {
		p.write({ 'insatser.csv': csv([insats()]), 'd.csv': spells() });
		const first = await p.load();
		rules(text);
		const gallrat = await gallra('--enligt-regler', '--ja');
		expect([gallrat.code, gallrat.err.includes(said)]).toEqual([2, true]);
		const laddat = await stegvis('load', p.input, '--warehouse', p.warehouse);
		expect([laddat.code, laddat.out.includes(said)]).toEqual([2, true]);
		expect(readFileSync(paths(p.warehouse).current, 'utf8').trim()).toBe(first.version);
	});
});
