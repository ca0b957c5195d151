import { utanNarmast } from '#lib/format/index.ts';
import type { Database } from '#lib/server/duckdb.ts';
import type { Rorelse, Underlag, UnderlagTabell } from '#lib/server/inkorg/index.ts';
import type { FileReport, LoadReport } from '#lib/server/report.ts';
import type { Row } from '#lib/server/warehouse.ts';
import { columnsOf, contracts, type Contract } from '../contracts/index.ts';
import { heading } from '../contracts/headings.ts';
import { quoteName } from '../contracts/lexical.ts';
import { LABEL_FAULTS } from '../propose/suggest.ts';
import { rattelista } from '../rattelista/write.ts';
import { noteKnown } from './known.ts';
import { textOf } from './values.ts';

/** So many rows of a table are shown as they were understood, and so many of the refused. */
const FIRST = 8;
const REFUSED = 100;
/** So many words that nobody has decided are named. */
const WORDS = 12;

/** The number of a reported table among the files of the version being built. */
async function filOf(db: Database, { file, sheet, source }: FileReport): Promise<number | null> {
	const [row] = await db.query<{ fil: number | null }>(
		'select max(fil) as fil from meta.fil where namn = $file and blad is not distinct from $sheet and kalla = $source',
		{ file, sheet, source }
	);
	return row?.fil ?? null;
}

/** The same faults, with their columns as a person reads them. */
const spelled = <T extends { kolumn: string | null }>(faults: readonly T[]): T[] =>
	faults.map((one) => ({ ...one, kolumn: one.kolumn && heading(one.kolumn) }));

/** What is wrong with a table's rows; faults of words that nobody has decided are one, with the words beside. */
async function felen(db: Database, fil: number): Promise<UnderlagTabell['fel']> {
	const rows = await db.query<UnderlagTabell['fel'][number]>(
		`with o as (select kolumn, kod, case when ${LABEL_FAULTS} then varde end as ord, min(text) as text, cast(count(*) as integer) as antal ` +
			`from meta.karantan where fil = ${fil} group by kolumn, kod, ord) ` +
			'select kolumn, kod, min(text) as text, cast(sum(antal) as integer) as antal, cast(count(ord) as integer) as olika, ' +
			`list(struct_pack(ord := ord, antal := antal) order by antal desc nulls last, ord asc nulls last) filter (where ord is not null)[1:${WORDS}] as ord ` +
			'from o group by kolumn, kod order by antal desc nulls last, kolumn asc nulls last, kod asc nulls last'
	);
	return rows.map((one) => ({
		...one,
		text: one.olika > 0 ? utanNarmast(one.text) : one.text,
		ord: one.ord ?? []
	}));
}

async function tabell(
	db: Database,
	{ file, sheet }: FileReport,
	contract: Contract,
	fil: number
): Promise<UnderlagTabell> {
	const rows = await db.query<Row>(
		`select * from inlast.${contract.source} where _fil = ${fil} order by _rad nulls last limit ${FIRST}`
	);
	const texts = rows.map((row) => columnsOf(contract).map((column) => textOf(column, row)));
	// Columns that the first rows say nothing in would only push the others aside.
	const said = columnsOf(contract).filter(
		(column, at) => column.required || texts.some((cells) => cells[at] !== '')
	);
	return {
		namn: file,
		blad: sheet,
		kalla: contract.source,
		kolumner: said.map(({ name }) => ({ namn: name, rubrik: heading(name) })),
		rader: rows.map((row) => ({
			rad: Number(row._rad),
			celler: said.map((column) => textOf(column, row))
		})),
		fel: spelled(await felen(db, fil)),
		karantan: spelled(
			await db.query<UnderlagTabell['karantan'][number]>(
				`select rad, kolumn, varde, kod, text from meta.karantan where fil = ${fil} order by rad nulls last, kolumn nulls last limit ${REFUSED}`
			)
		)
	};
}

/** The columns of a relation that both versions have, provenance left out. */
async function sharedColumns(db: Database, source: string): Promise<string[]> {
	const rows = await db.query<{ namn: string }>(
		`select n.column_name as namn from duckdb_columns() as n join duckdb_columns() as f on f.table_name = n.table_name and f.column_name = n.column_name ` +
			`where n.database_name = current_database() and f.database_name = 'forra' and n.schema_name = 'inlast' and f.schema_name = 'inlast' ` +
			`and n.table_name = $source and not starts_with(n.column_name, '_') order by n.column_index nulls last`,
		{ source }
	);
	return rows.map(({ namn }) => quoteName(namn));
}

/** How a source's rows, told apart by their natural key, move against the version before. */
async function rorelse(db: Database, { source, key }: Contract, previous: boolean): Promise<Rorelse> {
	const shared = previous ? await sharedColumns(db, source) : [];
	if (shared.length === 0) {
		const [row] = await db.query<{ n: number }>(`select count(*) as n from inlast.${source}`);
		return { kalla: source, nya: row?.n ?? 0, rattade: 0, borttagna: 0 };
	}
	const nyckel = key.map((name) => `coalesce(cast(${quoteName(name)} as varchar), '')`).join(', ');
	const keyed = (relation: string) =>
		`select concat_ws('|', ${nyckel}) as nyckel, count(*) as antal, bit_xor(hash(${shared.join(', ')})) as avtryck from ${relation} group by nyckel`;
	const [row] = await db.query<Omit<Rorelse, 'kalla'>>(
		`with n as (${keyed(`inlast.${source}`)}), f as (${keyed(`forra.inlast.${source}`)}) ` +
			'select cast(coalesce(sum(greatest(coalesce(n.antal, 0) - coalesce(f.antal, 0), 0)), 0) as bigint) as nya, ' +
			'cast(coalesce(sum(greatest(coalesce(f.antal, 0) - coalesce(n.antal, 0), 0)), 0) as bigint) as borttagna, ' +
			'cast(coalesce(sum(case when n.avtryck <> f.avtryck then least(n.antal, f.antal) end), 0) as bigint) as rattade ' +
			'from n full join f on f.nyckel = n.nyckel'
	);
	return { kalla: source, nya: row?.nya ?? 0, rattade: row?.rattade ?? 0, borttagna: row?.borttagna ?? 0 };
}

/** What a check has built, for the one who sent the files. `forra` is attached when `previous`. */
export async function lookAt(
	db: Database,
	report: LoadReport,
	previous: boolean
): Promise<{ underlag: Omit<Underlag, 'bredvid'>; lista: Uint8Array | null }> {
	const tabeller: UnderlagTabell[] = [];
	const files: number[] = [];
	for (const file of report.files) {
		const contract = contracts.find(({ source }) => source === file.source);
		const fil = contract && !file.unchanged ? await filOf(db, file) : null;
		if (!contract || fil === null) continue;
		files.push(fil);
		tabeller.push(await tabell(db, file, contract, fil));
	}
	const rorelser: Rorelse[] = [];
	if (report.errors.length === 0)
		for (const contract of contracts) {
			const moved = await rorelse(db, contract, previous);
			if (moved.nya + moved.rattade + moved.borttagna > 0) rorelser.push(moved);
		}
	await noteKnown(db, report, previous);
	const list = await rattelista(db, files);
	return { underlag: { tabeller, rorelser }, lista: list?.bytes ?? null };
}
