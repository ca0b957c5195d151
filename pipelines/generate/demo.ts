import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATA_END } from './dates.ts';
import { toRow } from './deltagandeRow.ts';
import { loadFacts } from './facts.ts';
import { plantFaults } from './faults.ts';
import { aggregat } from './sources/aggregat.ts';
import { ekonomi } from './sources/ekonomi.ts';
import { enkatRows } from './sources/enkatFormular.ts';
import { insatser } from './sources/insatser.ts';
import { instrumentRows } from './sources/instrument.ts';
import { mal } from './sources/mal.ts';
import { LAS_MIG, lasMigBlad, mappning, UMEA_NAMN } from './texts.ts';
import { truths } from './truths.ts';
import type { Deltagande, Io, Row, Source } from './types.ts';
import { makeWorld } from './world.ts';
import { writeCsv, type CsvStyle } from './write/csv.ts';
import { writeBook, type Sheet } from './write/xlsx.ts';

interface DemoFile {
	name: string;
	sheets: readonly Sheet[];
	csv?: CsvStyle;
}

const FACIT = 'SANNINGAR.json';
const FEL_FIL = 'Rådgivande team deltagare 2016-2026.csv';
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
/** Umeå writes K and M. */
const umea = (rows: readonly Deltagande[]): Row[] =>
	rows.map((row) => ({ ...toRow(row), kon: row.kon === 'kvinna' ? 'K' : row.kon === 'man' ? 'M' : row.kon }));

/** Every file of the folder, with its rows. */
function files(seed: number) {
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
				sheet('Uppföljning', 'uppfoljning', uppfoljning.vm)
			]
		},
		{
			name: 'Västmanland team händelser 2024-2026.xlsx',
			sheets: [sheet('Händelser', 'handelser', handelser.vm), sheet('Antal', 'antal', antal.vm)]
		},
		{
			name: 'Västmanland stegmätningar 2024-2026.xlsx',
			sheets: [
				sheet('Instrument', 'instrument', instrumentRows()),
				sheet('Mätningar', 'stegmatning', stegmatning.vm)
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
		csv('Rådgivande team händelser.csv', 'handelser', handelser.rt, { delimiter: '\t' }),
		{
			name: 'Rådgivande team uppföljning och volymer.xlsx',
			sheets: [sheet('Uppföljning', 'uppfoljning', uppfoljning.rt), sheet('Volymer', 'antal', antal.rt)]
		},
		csv(
			'KRUS deltagare 2016-2026.csv',
			'deltagande',
			deltaganden.kr.map((row) => toRow(row, 'aldersgrupp')),
			{ delimiter: ',' }
		),
		csv('KRUS uppföljning.csv', 'uppfoljning', uppfoljning.kr),
		csv('KRUS händelser.csv', 'handelser', handelser.kr),
		csv('KRUS intresseanmälningar.csv', 'antal', antal.kr),
		csv('KRUS stegmätningar.csv', 'stegmatning', stegmatning.kr),
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
		csv('Umeå händelser 2014-2016.csv', 'handelser', handelser.sv2),
		csv('Umeå bokslut 2008-2016.csv', 'ekonomi', [...of('gt_vuxna', 'steget_vidare'), ...admin('Umeå')], {
			encoding: 'windows-1252',
			numbers: 'svenska'
		}),
		csv('Värend Samsyn händelser 2019-2020.csv', 'handelser', handelser.samsyn),
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

async function writeFile(out: string, { name, sheets, csv }: DemoFile): Promise<void> {
	const path = join(out, name);
	if (!csv) return writeBook(path, sheets);
	const content = (sheets[0] as Sheet).content;
	if ('source' in content) writeCsv(path, content, csv);
}

/** What a right load of the file must report: rows read, and how many of them are refused. */
const expectation = ({ name, sheets }: DemoFile, refused: number) => {
	const blad = sheets.flatMap(({ name, content }) =>
		'source' in content ? [{ blad: name, kalla: content.source, rader: content.rows.length }] : []
	);
	const lasta = blad.reduce((sum, { rader }) => sum + rader, 0);
	return { fil: name, lasta, karantan: name === FEL_FIL ? refused : 0, blad };
};

/** Removes an earlier demo; a folder that holds anything else is somebody's own and is left alone. */
function emptyFolder(out: string): void {
	if (!existsSync(out) || readdirSync(out).length === 0) return;
	if (!existsSync(join(out, FACIT)))
		throw new RangeError(`Mappen ${out} innehåller annat än en demo. Välj en tom mapp med --out.`);
	rmSync(out, { recursive: true });
}

/**
 * Writes the demo folder: a förbund's files as a kansli would send them, all synthetic. An earlier demo in `out` is
 * replaced; throws RangeError when the folder holds something else. The same seed gives the same bytes.
 */
export async function generateDemo({
	out,
	seed,
	log
}: { out: string; seed: number } & Io): Promise<{ filer: number; deltaganden: number }> {
	const { list, faults, sanningar, deltaganden } = files(seed);
	emptyFolder(out);
	mkdirSync(out, { recursive: true });
	for (const file of list) {
		await writeFile(out, file);
		log(`${file.name}: ${expectation(file, 0).lasta} rader`);
	}
	const facit = {
		syntetisk: true,
		fro: seed,
		data_slut: DATA_END,
		...sanningar,
		filer: list.map((file) => expectation(file, faults.length)),
		felrader: { fil: FEL_FIL, rader: faults }
	};
	writeFileSync(join(out, FACIT), `${JSON.stringify(facit, null, '\t')}\n`);
	writeFileSync(join(out, 'mappning.yml'), mappning());
	writeFileSync(join(out, 'LÄS MIG.txt'), LAS_MIG);
	return { filer: list.length, deltaganden };
}
