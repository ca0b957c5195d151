/** An insats gets another name, and is split in two: history stays, and the pages know what it was called. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCatalog } from '#lib/server/catalog/index.ts';
import { openDatabase } from '#lib/server/duckdb.ts';
import { paths } from '#lib/server/versions.ts';
import type { LoadReport } from '#lib/server/report.ts';
import { csv, deltagande, insats, place, type Place } from './support.ts';

let p: Place;
let report: LoadReport;
beforeAll(async () => {
	p = place('slakt');
	p.write({
		'insatser.csv': csv([insats({ ersatter: null }), insats({ insats_id: 'annan', namn: 'Annan' })]),
		'd.csv': csv(Array.from({ length: 8 }, (_, i) => deltagande(i + 1)))
	});
	await p.load({ today: '2025-01-10T12:00:00' });
	p.write({
		'insatser.csv': csv([
			insats({ namn: 'Krus Kalmar', slut: '2025-05-31', ersatter: null }),
			insats({ insats_id: 'annan', namn: 'Annan' }),
			insats({ insats_id: 'krus_norr', namn: 'Krus Norr', start: '2025-06-01', ersatter: 'krus' }),
			insats({ insats_id: 'krus_syd', namn: 'Krus Syd', start: '2025-06-01', ersatter: 'krus | finns_ej' })
		])
	});
	report = await p.load({ today: '2025-06-10T12:00:00' });
});
afterAll(() => p.remove());

describe('renamed and split', () => {
	it('keeps the earlier name with its last day, and says both ways who took over', async () => {
		expect(report.errors).toEqual([]);
		expect(
			await p.query(
				'select insats_id, slag, annan_insats, namn, fran, till from marts.insats_slakt order by insats_id nulls last, slag nulls last, namn nulls last'
			)
		).toEqual([
			{
				insats_id: 'krus',
				slag: 'ersatts_av',
				annan_insats: 'krus_norr',
				namn: 'Krus Norr',
				fran: '2025-06-01',
				till: null
			},
			{
				insats_id: 'krus',
				slag: 'ersatts_av',
				annan_insats: 'krus_syd',
				namn: 'Krus Syd',
				fran: '2025-06-01',
				till: null
			},
			{
				insats_id: 'krus',
				slag: 'tidigare_namn',
				annan_insats: null,
				namn: 'KRUS',
				fran: null,
				till: '2025-06-09'
			},
			{
				insats_id: 'krus_norr',
				slag: 'ersatter',
				annan_insats: 'krus',
				namn: 'Krus Kalmar',
				fran: '2025-06-01',
				till: null
			},
			{
				insats_id: 'krus_syd',
				slag: 'ersatter',
				annan_insats: 'krus',
				namn: 'Krus Kalmar',
				fran: '2025-06-01',
				till: null
			}
		]);
	});

	it('leaves the figures of the years before with the insats they were made in', async () => {
		expect(
			await p.query(
				"select insats_id, count(*) as n from marts.deltagande where slut <= date '2024-12-31' group by insats_id"
			)
		).toEqual([{ insats_id: 'krus', n: 8 }]);
		expect(report.moved).toEqual({
			...{ figures: [], corrected: [], money: [], more: 0 },
			insatser: [
				{ insats_id: 'krus', fore: 'KRUS', efter: 'Krus Kalmar', ersatter: null },
				{ insats_id: 'krus_norr', fore: null, efter: 'Krus Norr', ersatter: 'krus' },
				{ insats_id: 'krus_syd', fore: null, efter: 'Krus Syd', ersatter: 'krus, finns_ej' }
			]
		});
	});

	it('warns when it names an insats that is not there', () => {
		expect(report.warnings).toContainEqual({
			code: 'okand_ersatt_insats',
			text: 'Insatsen krus_syd säger att den ersätter krus | finns_ej, men någon av dem finns inte bland förbundets insatser, eller är insatsen själv. Rätta ersatter.'
		});
	});

	it('reaches those who see protected figures only', async () => {
		const db = await openDatabase(paths(p.warehouse).release(report.version!), { readOnly: true });
		const warehouse = {
			version: report.version!,
			query: db.query,
			once: <T>(_: string, work: () => Promise<T>) => work()
		};
		const { insatser } = await readCatalog(warehouse as never, {
			role: 'styrelse',
			insatser: null,
			forbund: null
		});
		db.close();
		expect(insatser.find((one) => one.insats_id === 'annan')).not.toHaveProperty('slakt');
		expect(
			insatser.find((one) => one.insats_id === 'krus')?.slakt?.map(({ slag, namn }) => [slag, namn])
		).toEqual([
			['ersatts_av', 'Krus Norr'],
			['ersatts_av', 'Krus Syd'],
			['tidigare_namn', 'KRUS']
		]);
	});
});
