import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runMeasure } from '#lib/measures/run.ts';
import type { Cut, MeasureRow, Viewer } from '#lib/measures/types.ts';
import { VersionPool, type Hold } from '#lib/server/pool.ts';
import type { LoadReport } from '#lib/server/report.ts';
import { listFiles } from '#pipelines/files.ts';
import { load } from '#pipelines/load.ts';
import { guardedAsk } from '#pipelines/release/goals.ts';

/** The demo folder through the whole house: what is printed in the documents must come out as measures. */
const DEMO = join(import.meta.dirname, '..', '..', 'data', 'demo');
const KANSLI: Viewer = { role: 'kansli', insatser: null, forbund: null };
const facit = JSON.parse(readFileSync(join(DEMO, 'SANNINGAR.json'), 'utf8')) as {
	filer: { fil: string; lasta: number; karantan: number }[];
	felrader: { fil: string; rader: { rad: number }[] };
	insatser: {
		[insats: string]: { deltagare: number; avslutade: number; pagaende: number; utfall_registrerat: number };
	};
	stegforflyttning: { [insats: string]: { [instrument: string]: { par: number; framat: number } } };
};

const folder = mkdtempSync(join(tmpdir(), 'stegvis-demo-lager-'));
let report: LoadReport;
let held: Hold;

beforeAll(async () => {
	const io = { log: () => {}, step: () => {}, now: () => new Date() };
	report = await load({ warehouse: folder, files: listFiles([DEMO]).files, k: 5 }, io);
	held = await new VersionPool(folder).hold();
});

afterAll(() => {
	held?.release();
	rmSync(folder, { recursive: true, force: true });
});

async function ask(matt: string, cut: Partial<Cut> = {}): Promise<MeasureRow[]> {
	return (await runMeasure(held.warehouse, KANSLI, matt, cut)).rows;
}
async function one(matt: string, insats: string, cut: Partial<Cut> = {}): Promise<MeasureRow> {
	const rows = await ask(matt, { where: { insats: [insats] }, ...cut });
	expect(rows).toHaveLength(1);
	return rows[0] as MeasureRow;
}
const ratio = ({ taljare, namnare }: MeasureRow) => [taljare, namnare];

describe('loading the demo', () => {
	it('reads every row, and refuses the fourteen planted ones and no other', () => {
		expect(report.errors).toEqual([]);
		expect(report.published).toBe(true);
		for (const { fil, lasta, karantan } of facit.filer) {
			const parts = report.files.filter(({ file }) => file === fil);
			const sum = (key: 'read' | 'accepted' | 'quarantined') =>
				parts.reduce((all, part) => all + part[key], 0);
			expect([fil, sum('read'), sum('quarantined')]).toEqual([fil, lasta, karantan]);
			expect(sum('accepted')).toBe(lasta - karantan);
		}
	});

	it('names the lines with the planted faults', async () => {
		const rows = await held.warehouse.query<{ rad: number }>(
			'select distinct rad from meta.karantan order by rad nulls last'
		);
		expect(rows.map(({ rad }) => rad)).toEqual(facit.felrader.rader.map(({ rad }) => rad));
	});

	it('warns of the one total that its rows do not give', () => {
		const warnings = report.warnings.filter(({ code }) => code === 'antal_stammer_inte');
		expect(warnings).toHaveLength(1);
		expect(warnings[0]?.text).toContain('Samordningsteam FNS 2025');
	});

	it('is marked as synthetic and speaks of 2026-10-31', () => {
		expect(held.meta).toMatchObject({ syntetisk: true, dataPer: '2026-10-31' });
	});

	it('has all 62 goals, 41 published results, 9 posts and both documents’ budget lines', async () => {
		const count = async (sql: string) =>
			(await held.warehouse.query<{ n: number }>(`select count(*) as n from ${sql}`))[0]?.n;
		expect(await count('core.mal')).toBe(62);
		expect(await count(`core.aggregat where matt = 'årsarbetare'`)).toBe(9);
		expect(await count('core.aggregat')).toBe(50);
		expect(await count(`core.ekonomi where insats_id = 'krus' and period = '2020' and typ = 'budget'`)).toBe(
			12
		);
		expect(await count(`core.ekonomi where insats_id = 'samsyn_samhandling' and typ = 'budget'`)).toBe(30);
	});
});

describe('what the documents print comes out as measures', () => {
	it('Gemensamma taget vuxna: 44 % to arbete and 19 % to studier of 94', async () => {
		expect(ratio(await one('avslut_arbete', 'gt_vuxna'))).toEqual([41, 94]);
		expect(ratio(await one('avslut_studier', 'gt_vuxna'))).toEqual([18, 94]);
		expect(ratio(await one('avslut_arbete_studier', 'gt_vuxna'))).toEqual([59, 94]);
	});

	it('Steget vidare: 180 began, 98 women and 82 men, 128 of them with an outcome', async () => {
		expect((await one('nya', 'steget_vidare')).varde).toBe(180);
		const kon = await ask('nya', { where: { insats: ['steget_vidare'] }, by: ['kon'] });
		expect(kon.map(({ by, varde }) => [by.kon, varde])).toEqual([
			['kvinna', 98],
			['man', 82]
		]);
		// Studier 4, subventionerad anställning 13, anställning utan stöd 2.
		expect(ratio(await one('avslut_arbete_studier', 'steget_vidare'))).toEqual([19, 128]);
	});

	it('Steget vidare: 60 of 128 were out, by kön as printed', async () => {
		const rows = await held.warehouse.query<{ kon: string; ute: number; n: number }>(
			`select kon, count(case when ute_efter then 1 end) as ute, count(*) as n
			from marts.deltagande where insats_id = 'steget_vidare' and utfall_registrerat group by kon order by kon nulls last`
		);
		expect(rows).toEqual([
			{ kon: 'kvinna', ute: 34, n: 72 },
			{ kon: 'man', ute: 26, n: 56 }
		]);
	});

	it('budgets: KRUS 2 293 000 kr, Samsyn 1 035 000 kr', async () => {
		expect((await one('budget', 'krus', { from: '2020', to: '2020' })).varde).toBe(2_293_000);
		expect((await one('budget', 'samsyn_samhandling', { from: '2019', to: '2020' })).varde).toBe(1_035_000);
	});
});

describe('the planted truths come out as measures', () => {
	it.each([
		['samordningsteam_fns', 90, 300],
		['samordningsteam_hallstahammar', 120, 400],
		['samordningsteam_sala', 200, 400],
		['samordningsteam_surahammar', 172, 400],
		['samordningsteam_vasteras', 300, 1000]
	])('%s: %i of %i to arbete or studier', async (insats, lyckade, registrerade) => {
		expect(ratio(await one('avslut_arbete_studier', insats))).toEqual([lyckade, registrerade]);
	});

	it('people per insats as written down', async () => {
		for (const [insats, { deltagare, avslutade, pagaende }] of Object.entries(facit.insatser)) {
			expect([insats, (await one('deltagare', insats)).varde]).toEqual([insats, deltagare]);
			expect([insats, (await one('avslutade', insats)).varde]).toEqual([insats, avslutade]);
			if (pagaende > 0) expect([insats, (await one('pagaende', insats)).varde]).toEqual([insats, pagaende]);
		}
	});

	it('steps per insats and instrument as written down', async () => {
		for (const [insats, instruments] of Object.entries(facit.stegforflyttning)) {
			const rows = await ask('stegforflyttning_framat', { where: { insats: [insats] } });
			for (const [instrument, { par, framat }] of Object.entries(instruments)) {
				const row = rows.find(({ by }) => by.instrument === instrument);
				expect([insats, instrument, row?.taljare, row?.namnare]).toEqual([insats, instrument, framat, par]);
			}
		}
	});
});

describe('goals let out', () => {
	it('tell no survey year that the release hides by its own name', async () => {
		const own = ({ by: { ar, matar, ...rest } }: MeasureRow) =>
			JSON.stringify(Object.entries({ ...rest, t: ar ?? matar }).sort());
		const where = { forbund: ['vastmanland'] };
		const board: Viewer = { role: 'styrelse', insatser: null, forbund: null };
		const released = await runMeasure(held.warehouse, board, 'indikator_positiv', {
			by: ['overordnad', 'ar'],
			where
		});
		const hidden = new Set(
			released.rows.filter(({ status, utanfor }) => status === 'skyddad' && !utanfor).map(own)
		);
		expect(hidden.size).toBeGreaterThan(0);
		const ask = guardedAsk(held.warehouse, 5);
		const { rows } = await ask('indikator_positiv', { by: ['overordnad', 'matar'], where });
		expect(rows.filter((row) => hidden.has(own(row)) && row.taljare !== null)).toEqual([]);
		expect(rows.some(({ status }) => status === 'visas')).toBe(true);
	});
});

describe('published once more, with nothing new about anybody', () => {
	it('hides what was hidden, and does not cry that something can be reckoned out', async () => {
		const around = join(import.meta.dirname, '..', 'files', 'omvarld', 'kolada-v3-data.json');
		const io = { log: () => {}, step: () => {}, now: () => new Date() };
		const again = await load({ warehouse: folder, files: listFiles([around]).files, k: 5 }, io);
		expect(again.published).toBe(true);
		expect(again.warnings.map(({ code }) => code)).not.toContain('rojt_av_tidigare');
		const { seconds: _, ...told } = again.release!;
		const { seconds: __, ...before } = report.release!;
		expect(told).toEqual(before);
		expect(told.exposed).toBe(0);
	});
});
