import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LoadReport } from '#lib/server/report.ts';
import { csv, deltagande, insats, lost, place, type Place } from './support.ts';

describe('national results come in as aggregat rows of the insats riket', () => {
	let p: Place;
	let report: LoadReport;
	const row = (grupp: string, more = {}) => ({
		insats_id: 'riket',
		period: '2024',
		matt: 'indikator_positiv',
		taljare: 2400,
		grupp,
		namnare: 3970,
		kalla: 'Nationell sammanställning, 36 av 75 förbund',
		...more
	});

	beforeAll(async () => {
		p = place();
		p.write({
			'insatser.csv': csv([
				insats(),
				insats({ insats_id: 'annan', namn: 'Annan', forbund: 'Samordningsförbundet Umeå' })
			]),
			'deltagande.csv': csv([deltagande(1)]),
			'enkat.csv': csv(
				['ja', 'nej'].map((skalvarde, ordning) => ({
					enkat: 'nns',
					version: '2021',
					fraga: 'q1',
					indikator: 'i01',
					skalvarde,
					ordning,
					etikett: skalvarde,
					positivt: skalvarde
				}))
			),
			'enkatsvar.csv': csv(
				['krus', 'annan'].map((insats_id) => ({
					svar_id: insats_id,
					enkat: 'nns',
					version: '2021',
					insats_id,
					respondentgrupp: 'deltagare',
					fraga: 'q1',
					svar: 'ja',
					matar: '2024'
				}))
			),
			'aggregat.csv': csv([
				row('nns|2021|i01'),
				row('i01'),
				{ ...row(''), insats_id: 'krus', matt: 'nöjda', taljare: 44 }
			])
		});
		report = await p.load();
	});
	afterAll(() => p.remove());

	it('loads, and nothing is lost', () => {
		expect(report.errors).toEqual([]);
		expect(report.published).toBe(true);
		expect(lost(report)).toEqual([]);
		expect(report.files.find(({ file }) => file === 'aggregat.csv')).toMatchObject({
			read: 3,
			quarantined: 0
		});
	});
	it('reaches every förbund that answered the form', async () => {
		expect(
			await p.query(
				'select insats_id, version, indikator, taljare, namnare from marts.riket order by insats_id'
			)
		).toEqual([
			{ insats_id: 'annan', version: '2021', indikator: 'i01', taljare: 2400, namnare: 3970 },
			{ insats_id: 'krus', version: '2021', indikator: 'i01', taljare: 2400, namnare: 3970 }
		]);
		expect(await p.query('select matt from marts.aggregat')).toEqual([{ matt: 'nöjda' }]);
	});
	it('says which row cannot be compared, and why', () => {
		const told = report.warnings.filter(({ code }) => code === 'riket_gar_inte_att_jamfora');
		expect(told.map(({ text }) => text)).toEqual([
			'Uppgiften om riket för indikator_positiv (i01) 2024 jämförs inte med något: gruppen säger inte enkät, version och indikator. Skriv måttet indikator_positiv, gruppen som enkät|version|indikator, ett helt år som period, och både täljare och nämnare.'
		]);
	});
});
