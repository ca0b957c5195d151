import { toRow } from './deltagandeRow.ts';
import { loadFacts } from './facts.ts';
import { plantFaults } from './faults.ts';
import { aggregat } from './sources/aggregat.ts';
import { ekonomi } from './sources/ekonomi.ts';
import { enkatRows } from './sources/enkatFormular.ts';
import { insatser } from './sources/insatser.ts';
import { instrumentRows } from './sources/instrument.ts';
import { mal } from './sources/mal.ts';
import { lasMigBlad, UMEA_NAMN } from './texts.ts';
import { truths } from './truths.ts';
import type { Deltagande, Row, Source } from './types.ts';
import { makeWorld } from './world.ts';
import type { CsvStyle } from './write/csv.ts';
import type { Sheet } from './write/xlsx.ts';

/** One file of the folder: a workbook with sheets, or (with `csv`) one table as text. */
export interface DemoFile {
	name: string;
	sheets: readonly Sheet[];
	csv?: CsvStyle;
}

/** The file with the planted faults. */
export const FEL_FIL = 'Rådgivande team deltagare 2016-2026.csv';
const table = (source: Source, rows: readonly Row[]) => ({ source, rows });
const sheet = (name: string, source: Source, rows: readonly Row[], names?: Sheet['names']): Sheet => ({
	name,
	content: table(source, rows),
	...(names ? { names } : {})
});
const csv = (name: string, source: Source, rows: readonly Row[], style: CsvStyle = {}): DemoFile => ({
	name,
	sheets: [sheet(source, source, rows)],
	csv: style
});
/** As a list is kept: by day, equal days in the order they were written. */
const byDay = (rows: readonly Row[]): Row[] =>
	rows.toSorted((a, b) => ((a.datum as string) < (b.datum as string) ? -1 : a.datum === b.datum ? 0 : 1));
/** Umeå writes K and M. */
const umea = (rows: readonly Deltagande[]): Row[] =>
	rows.map((row) => ({ ...toRow(row), kon: row.kon === 'kvinna' ? 'K' : row.kon === 'man' ? 'M' : row.kon }));

/** Every file of the folder with its rows, and what is true of them. */
export function demoFiles(seed: number) {
	const facts = loadFacts();
	const world = makeWorld(seed, facts);
	const { deltaganden, uppfoljning, handelser, antal, stegmatning, enkater } = world;
	const money = ekonomi(seed, facts);
	const of = (...prefixes: string[]): Row[] =>
		money.filter((row) => prefixes.some((prefix) => String(row.insats_id).startsWith(prefix)));
	const admin = (name: string): Row[] => money.filter((row) => String(row.forbund ?? '').endsWith(name));
	const { rows: radgivande, faults } = plantFaults(
		seed,
		deltaganden.rt.map((row) => toRow(row)),
		world.id
	);

	const list: DemoFile[] = [
		{
			name: 'Insatser och mål.xlsx',
			sheets: [
				{
					name: 'Läs mig',
					content: lasMigBlad('Insatser och mål för fem samordningsförbund', [
						'Bladet Insatser: en rad per insats och team. Bladet Mål: en rad per mål eller uppföljningspunkt.',
						'Uppgifterna står i dokumenten som kolumnen dokument och beslut nämner.'
					])
				},
				sheet('Insatser', 'insatser', insatser(facts)),
				sheet('Mål', 'mal', mal(facts))
			]
		},
		{
			name: 'Västmanland team deltagare 2024-2026.xlsx',
			sheets: [
				{
					name: 'Läs mig',
					content: lasMigBlad('Samordningsteam i Västmanland: deltagare 2024-03-28 till 2026-10-31', [
						'En rad per deltagande. Pseudonymerna är slumpade. Tom cell betyder att uppgiften inte är registrerad.'
					])
				},
				sheet(
					'Deltagare',
					'deltagande',
					deltaganden.vm.map((row) => toRow(row))
				),
				sheet('Uppföljning', 'uppfoljning', byDay(uppfoljning.vm))
			]
		},
		{
			name: 'Västmanland team händelser 2024-2026.xlsx',
			sheets: [sheet('Händelser', 'handelser', byDay(handelser.vm)), sheet('Antal', 'antal', antal.vm)]
		},
		{
			name: 'Västmanland stegmätningar 2024-2026.xlsx',
			sheets: [
				sheet('Instrument', 'instrument', instrumentRows()),
				sheet('Mätningar', 'stegmatning', byDay(stegmatning.vm))
			]
		},
		{
			name: 'Enkäter och svar.xlsx',
			sheets: [
				sheet('Enkäter', 'enkat', enkatRows()),
				sheet('Svar', 'enkatsvar', enkater.svar),
				sheet('Utskick', 'utskick', enkater.utskick)
			]
		},
		csv(FEL_FIL, 'deltagande', radgivande, { encoding: 'utf-8-bom' }),
		csv('Rådgivande team händelser.csv', 'handelser', byDay(handelser.rt), { delimiter: '\t' }),
		{
			name: 'Rådgivande team uppföljning och volymer.xlsx',
			sheets: [
				sheet('Uppföljning', 'uppfoljning', byDay(uppfoljning.rt)),
				sheet('Volymer', 'antal', antal.rt)
			]
		},
		csv(
			'KRUS deltagare 2016-2026.csv',
			'deltagande',
			deltaganden.kr.map((row) => toRow(row, 'aldersgrupp')),
			{ delimiter: ',' }
		),
		csv('KRUS uppföljning.csv', 'uppfoljning', byDay(uppfoljning.kr)),
		csv('KRUS händelser.csv', 'handelser', byDay(handelser.kr)),
		csv('KRUS intresseanmälningar.csv', 'antal', antal.kr),
		csv('KRUS stegmätningar.csv', 'stegmatning', byDay(stegmatning.kr)),
		{
			name: 'Umeå deltagare 2008-2016.xlsx',
			sheets: [
				{
					name: 'Läs mig',
					content: lasMigBlad('Umeå: teamens egna uppföljningslistor', [
						'Kolumnnamn och etiketter är teamens egna, se mappning.yml.',
						'Steget vidare 2011-2013: Sysselsättning ut är ifylld för dem som är registrerade 2013-10-20.'
					])
				},
				sheet('Steget vidare', 'deltagande', umea(deltaganden.sv), UMEA_NAMN),
				sheet('Steget vidare 2.0', 'deltagande', umea(deltaganden.sv2), UMEA_NAMN),
				sheet('Gemensamma taget vuxna', 'deltagande', umea(deltaganden.gt), UMEA_NAMN)
			]
		},
		csv('Umeå händelser 2014-2016.csv', 'handelser', byDay(handelser.sv2)),
		csv('Umeå bokslut 2008-2016.csv', 'ekonomi', [...of('gt_vuxna', 'steget_vidare'), ...admin('Umeå')], {
			encoding: 'windows-1252',
			numbers: 'svenska'
		}),
		csv('Värend Samsyn händelser 2019-2020.csv', 'handelser', byDay(handelser.samsyn)),
		{
			name: 'Budget och utfall 2016-2026.xlsx',
			sheets: [
				sheet('Södra Roslagen', 'ekonomi', [...of('radgivande'), ...admin('Södra Roslagen')]),
				sheet('Västmanland', 'ekonomi', [...of('samordningsteam'), ...admin('Västmanland')]),
				sheet('Kalmar län', 'ekonomi', [...of('krus'), ...admin('i Kalmar län')]),
				sheet('Värend', 'ekonomi', [...of('samsyn'), ...admin('Värend')])
			]
		},
		csv('Publicerade resultat och resurser.csv', 'aggregat', aggregat(facts))
	];
	const rows = Object.values(deltaganden).flat();
	const sanningar = truths(rows, [...stegmatning.vm, ...stegmatning.kr]);
	return { list, faults, sanningar, deltaganden: rows.length };
}
