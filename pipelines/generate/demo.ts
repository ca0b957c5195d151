import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATA_END } from './dates.ts';
import { demoFiles, FEL_FIL, type DemoFile } from './demoFiles.ts';
import { LAS_MIG, mappning } from './texts.ts';
import type { Io } from './types.ts';
import { writeCsv } from './write/csv.ts';
import { writeBook, type Sheet } from './write/xlsx.ts';

const FACIT = 'SANNINGAR.json';

/** Removes an earlier demo; a folder that holds anything else is somebody's own and is left alone. */
function emptyFolder(out: string): void {
	if (!existsSync(out) || readdirSync(out).length === 0) return;
	if (!existsSync(join(out, FACIT)))
		throw new RangeError(`Mappen ${out} innehåller annat än en demo. Välj en tom mapp med --out.`);
	rmSync(out, { recursive: true });
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

/**
 * Writes the demo folder: a förbund's files as a kansli would send them, all synthetic. An earlier demo in `out` is
 * replaced; throws RangeError when the folder holds something else. The same seed gives the same bytes.
 */
export async function generateDemo({
	out,
	seed,
	log
}: { out: string; seed: number } & Io): Promise<{ filer: number; deltaganden: number }> {
	const { list, faults, sanningar, deltaganden } = demoFiles(seed);
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
