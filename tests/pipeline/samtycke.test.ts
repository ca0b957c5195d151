/** Withdrawn consent: the outcome is removed from every kept version, the person stays in the count. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '#lib/server/duckdb.ts';
import type { LoadReport } from '#lib/server/report.ts';
import { paths } from '#lib/server/versions.ts';
import { keptVersions } from '#pipelines/gallring/erase.ts';
import { readProtokoll } from '#pipelines/gallring/protokoll.ts';
import { csv, deltagande, filesBelow, insats, lost, place, type Place } from './support.ts';

const samtycke = (nr: number, over: Record<string, string | number | null> = {}) =>
	deltagande(nr, {
		samtycke: 'ja',
		sysselsattning_efter: nr <= 6 ? 'studier' : 'ingen',
		forsorjning_efter: 'studiestod',
		...over
	});
const nej = { samtycke: 'nej', sysselsattning_efter: null, forsorjning_efter: null };
const step = (nr: number, varde: string) => ({
	...{ insats_id: 'krus', instrument: 'i1', version: '1', fraga: 'f1', tillfalle: 'start' },
	...{ datum: '2024-02-10', bedomare: 'deltagare', varde, deltagande_id: `d${nr}` }
});
const scale = ['3', 'hemligt-svar'].map((skalvarde, n) => ({
	...{
		instrument: 'i1',
		version: '1',
		fraga: 'f1',
		skalvarde,
		ordning: n + 1,
		etikett: skalvarde,
		riktning: 1
	}
}));

/** Twelve have ended, six of them into studies; d1 and d2 take their consent back. */
describe('samtycke ja → nej', () => {
	let p: Place;
	let second: LoadReport;
	let versions: string[];
	const shares = async () =>
		(
			await p.query(
				`select count(*) as avslutade, count(*) filter (where utfall_registrerat) as med_utfall, count(*) filter (where utgang = 'arbete_studier') as till from marts.deltagande`
			)
		)[0];
	const inVersion = async (version: string, sql: string) => {
		const db = await openDatabase(paths(p.warehouse).version(version), { readOnly: true });
		return db.query(sql).finally(() => db.close());
	};

	beforeAll(async () => {
		p = place('samtycke');
		const numbers = Array.from({ length: 12 }, (_, i) => i + 1);
		p.write({
			'insatser.csv': csv([insats()]),
			'd.csv': csv(numbers.map((nr) => samtycke(nr))),
			'u.csv': csv(
				[1, 3].map((nr) => ({ deltagande_id: `d${nr}`, datum: '2025-03-01', sysselsattning: 'studier' }))
			),
			'skala.csv': csv(scale),
			'steg.csv': csv([step(1, 'hemligt-svar'), step(3, '3')]),
			'h.csv': csv(
				[1, 3].map((nr) => ({ insats_id: 'krus', typ: 'mote', datum: '2024-03-01', deltagande_id: `d${nr}` }))
			)
		});
		const first = await p.load();
		expect(first.errors).toEqual([]);
		expect(await shares()).toEqual({ avslutade: 12, med_utfall: 12, till: 6 });
		p.write({ 'd.csv': csv(numbers.map((nr) => samtycke(nr, nr <= 2 ? nej : {}))) });
		second = await p.load();
		versions = keptVersions(p.warehouse);
	});
	afterAll(() => p.remove());

	it('keeps the count and takes the outcome: 12 ended, 10 with an outcome, 4 into studies', async () => {
		expect(second.errors).toEqual([]);
		expect(lost(second)).toEqual([]);
		expect(second.changes.atertagna_samtycken).toBe(2);
		expect(await shares()).toEqual({ avslutade: 12, med_utfall: 10, till: 4 });
		expect(await p.query('select count(*) as n from core.uppfoljning')).toEqual([{ n: 1 }]);
		expect(await p.query('select count(*) as n from core.matning')).toEqual([{ n: 1 }]);
		// What happened is activity of the insats, not an outcome.
		expect(await p.query('select count(*) as n from core.handelse')).toEqual([{ n: 2 }]);
	});

	it('keeps no answer in the quarantine', async () => {
		expect(await p.query('select namn, kod, varde from meta.karantan order by namn asc nulls last')).toEqual([
			{ namn: 'steg.csv', kod: 'stegmatning_utan_samtycke', varde: null },
			{ namn: 'u.csv', kod: 'uppfoljning_utan_samtycke', varde: null }
		]);
		expect(await p.query('select varde from avvisat.stegmatning')).toEqual([{ varde: null }]);
		expect(await p.query('select sysselsattning, forsorjning from avvisat.uppfoljning')).toEqual([
			{ sysselsattning: null, forsorjning: null }
		]);
	});

	it('is gone from the older version too, where the count stands', async () => {
		const [old] = versions as [string];
		expect(
			await inVersion(
				old,
				`select count(*) as n, count(*) filter (where sysselsattning_efter is not null) as utfall, (select count(*) from inlast.deltagande) as inlasta from marts.deltagande`
			)
		).toEqual([{ n: 12, utfall: 10, inlasta: 12 }]);
		expect(
			await inVersion(
				old,
				`select (select count(*) from inlast.uppfoljning) as u, (select count(*) from inlast.stegmatning) as s, (select count(*) from marts.uppfoljning where deltagande_id = 'd1') as um, ` +
					`(select count(*) from meta.fil where lasta <> accepterade + karantan + ersatta) as fel, (select count(*) from meta.karantan where kod = 'samtycke_atertaget') as k`
			)
		).toEqual([{ u: 1, s: 1, um: 0, fel: 0, k: 2 }]);
		// The scale has the answer as a place on it, and so has each version; the measurement has it in none.
		for (const version of versions)
			expect(
				await inVersion(version, `select count(*) as n from inlast.stegmatning where varde = 'hemligt-svar'`)
			).toEqual([{ n: 0 }]);
	});

	it('is written down, and nothing is left under way', () => {
		const { rader } = readProtokoll(p.warehouse);
		expect(rader).toHaveLength(1);
		expect(rader[0]).toMatchObject({
			vem: 'laddningen',
			regel: 'samtycke',
			versioner: [{ version: versions[0], rader: { deltagande: 2, uppfoljning: 1, stegmatning: 1 } }],
			galler: second.version
		});
		expect(filesBelow(paths(p.warehouse).gallring.folder)).toEqual([paths(p.warehouse).gallring.protokoll]);
		expect(readFileSync(paths(p.warehouse).gallring.protokoll, 'utf8')).not.toMatch(/\bd1\b/);
	});

	it('does not come back with the old files, and does when the consent is given again and they are sent anew', async () => {
		expect((await p.load()).unchanged).toBe(true);
		p.write({ 'd.csv': csv(Array.from({ length: 12 }, (_, i) => samtycke(i + 1, i < 1 ? nej : {}))) });
		p.write({ 'u.csv': csv([{ deltagande_id: 'd2', datum: '2025-03-01', sysselsattning: 'studier' }]) });
		// It may be a consent given again, and may be an old file: the load says so, and for how many.
		const again = (await p.load()).warnings.find(({ code }) => code === 'samtycke_ater');
		expect(again?.text.replaceAll('\u00a0', ' ')).toMatch(
			/^1 deltagande som hade sagt nej .* enligt d\.csv /
		);
		expect(await shares()).toEqual({ avslutade: 12, med_utfall: 11, till: 5 });
		p.write({
			'd.csv': csv(Array.from({ length: 12 }, (_, i) => samtycke(i + 1, { utbildning: 'gymnasial' })))
		});
		await p.load();
		expect(await p.query('select count(*) as n from core.matning')).toEqual([{ n: 1 }]);
		const anew = await p.load();
		expect(anew.unchanged).toBe(false);
		expect(await p.query('select count(*) as n from core.matning')).toEqual([{ n: 2 }]);
		expect(await p.query("select count(*) as n from meta.karantan where kalla = 'stegmatning'")).toEqual([
			{ n: 0 }
		]);
		expect((await p.load()).unchanged).toBe(true);
	});
});

/** A no that is sent with the outcome still beside it, or on a row that is refused for something else, is still a no. */
describe('samtycke nej on a refused row', () => {
	it('takes the outcome out of older versions, whichever of the two came first', async () => {
		const p = place('samtycke-avvisad');
		const rows = (one: Record<string, string | null>, two: Record<string, string | null>) =>
			csv([...[3, 4, 5, 6, 7].map((nr) => samtycke(nr)), samtycke(1, one), samtycke(2, two)]);
		const secret = { samtycke: 'nej', sysselsattning_efter: 'studier', forsorjning_efter: 'studiestod' };
		// d1: refused for its outcome; d2: consent and an outcome.
		p.write({ 'insatser.csv': csv([insats()]), 'd.csv': rows(secret, {}) });
		expect((await p.load()).files.find(({ file }) => file === 'd.csv')).toMatchObject({ quarantined: 1 });
		const [old] = keptVersions(p.warehouse) as [string];
		// d1 is mended; d2 says no, on a row that is refused for its kön.
		p.write({ 'd.csv': rows(nej, { ...secret, kon: 'katt' }) });
		const second = await p.load();
		expect(lost(second)).toEqual([]);
		expect(second.changes.atertagna_samtycken).toBe(2);
		const db = await openDatabase(paths(p.warehouse).version(old), { readOnly: true });
		const [row] = await db.query(
			`select (select count(*) from avvisat.deltagande where coalesce(sysselsattning_efter, forsorjning_efter) is not null or contains(cast(_fel as varchar), 'studier')) as avvisat, ` +
				`(select count(*) from meta.karantan where contains(concat_ws(' ', varde, text), 'studier')) as karantan, ` +
				`(select count(*) from inlast.deltagande where sysselsattning_efter is not null and deltagande_id in ('d1', 'd2')) as inlast, ` +
				`(select count(*) from marts.deltagande where sysselsattning_efter is not null) as utfall, (select count(*) from marts.deltagande) as antal`
		);
		db.close();
		// d3 … d7 keep theirs; d2 is still counted in the old version.
		expect(row).toEqual({ avvisat: 0, karantan: 0, inlast: 0, utfall: 5, antal: 6 });
		// The refused row of the version that holds waits to be mended, as it was sent.
		expect(
			await p.query("select sysselsattning_efter as efter from avvisat.deltagande where deltagande_id = 'd2'")
		).toEqual([{ efter: 'studier' }]);
		expect((await p.load()).unchanged).toBe(true);
		p.remove();
	});
});

/** The team's list still says ja; the file that takes it back lies beside it, later in the alphabet. */
describe('samtycke nej and ja in one load', () => {
	it('is a no: the outcome is not counted, the person is', async () => {
		const p = place('samtycke-samtidigt');
		p.write({
			'insatser.csv': csv([insats()]),
			'a.csv': csv([1, 2, 3].map((nr) => samtycke(nr))),
			'b återtaget.csv': csv([samtycke(2, nej)])
		});
		const report = await p.load();
		expect(report.errors).toEqual([]);
		expect(lost(report)).toEqual([]);
		expect(
			await p.query(
				`select deltagande_id as id, sysselsattning_efter as efter from inlast.deltagande order by id asc nulls last`
			)
		).toEqual([
			{ id: 'd1', efter: 'studier' },
			{ id: 'd2', efter: null },
			{ id: 'd3', efter: 'studier' }
		]);
		expect(report.warnings.map(({ code }) => code)).toContain('samma_rader_i_tva_filer');
		p.remove();
	});
});
