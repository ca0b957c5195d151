/** The account of a load: what became of every row that was read. */
import { bestam } from '#lib/format/index.ts';
import type { Database } from '#lib/server/duckdb.ts';
import type { FileReport, UnknownLabel } from '#lib/server/report.ts';
import type { Warning } from './check.ts';
import { contracts } from './contracts/index.ts';
import { quote } from './contracts/lexical.ts';
import { GALLRAD } from './gallring/refuse.ts';
import { OBESVARAT } from './mappning/widen.ts';
import { UTAN_PLATS } from './readers/sie/places.ts';

/** read = accepted + quarantined (+ what a later file replaced), for every file. */
export async function conservation(db: Database): Promise<string[]> {
	const wrong = await db.query<{ namn: string }>(
		'select namn from meta.fil where lasta <> accepterade + karantan + ersatta or ersatta < 0'
	);
	return wrong.map(({ namn }) => `${namn}: lästa rader är inte accepterade plus karantän.`);
}

/** Bookkeeping whose rows only wait for somebody to say where the money belongs. */
const unplacedMoney = ({ decisions, unplaced = 0 }: FileReport): boolean =>
	decisions?.sie !== undefined && unplaced > 0;

/** Files of which more rows are wrong than their contract bears, in Swedish: nothing is published then. */
export function tolerance(files: readonly FileReport[]): string[] {
	const errors: string[] = [];
	for (const file of files) {
		const contract = contracts.find(({ source }) => source === file.source);
		if (
			contract &&
			// What is not mended yet stays where it was.
			!file.rattelista &&
			file.read >= 20 &&
			file.quarantined - (file.unplaced ?? 0) > file.read * contract.tolerance
		)
			errors.push(
				`${file.file}: ${file.quarantined} av ${file.read} rader har fel, mer än gränsen ${contract.tolerance * 100} %. ${bestam('fil')}`
			);
	}
	const read = files.reduce((sum, file) => sum + file.read, 0);
	if (read > 0 && files.every((file) => file.accepted === 0))
		errors.push(`Ingen rad kunde läsas in. ${bestam(files.some(unplacedMoney) ? 'pengar' : 'rader')}`);
	return errors;
}

/** What a later file replaced was accepted when it was read: every row read is accepted or in quarantine. */
export async function fillReports(db: Database, reports: ReadonlyMap<FileReport, number>): Promise<void> {
	const codes = [...UTAN_PLATS, OBESVARAT, GALLRAD].map(quote).join(', ');
	const refused = contracts
		.map(({ source }) => `select _fil, _fel from avvisat.${source}`)
		.join(' union all ');
	const rows = await db.query<{ fil: number; karantan: number; lasta: number; utan_plats: number }>(
		'select f.fil, f.lasta, f.karantan, (select count(*) from (' +
			`${refused}) a where a._fil = f.fil and list_has_any(list_transform(a._fel, x -> x.kod), [${codes}])) as utan_plats from meta.fil f`
	);
	for (const [report, fil] of reports) {
		const row = rows.find((one) => one.fil === fil);
		if (row)
			Object.assign(report, {
				read: row.lasta,
				accepted: row.lasta - row.karantan,
				quarantined: row.karantan,
				...(row.utan_plats > 0 ? { unplaced: row.utan_plats } : {})
			});
	}
}

/** Which words of a file nobody has decided. */
export function noteUnknown(
	reports: ReadonlyMap<FileReport, number>,
	unknown: ReadonlyMap<number, UnknownLabel[]>
): void {
	for (const [report, fil] of reports) {
		const okanda = unknown.get(fil);
		if (okanda) report.etiketter = { tolkade: report.etiketter?.tolkade ?? [], okanda };
	}
}

export async function writeWarnings(db: Database, warnings: readonly Warning[]): Promise<void> {
	for (const { kod, text, namn } of warnings)
		await db.run('insert into meta.varning values ($kod, $text, $namn)', { kod, text, namn: namn ?? null });
}
