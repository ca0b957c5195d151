import { heading, utanNarmast } from '#lib/format/index.ts';
import type { Database } from '#lib/server/duckdb.ts';
import type { Underlag, UnderlagTabell } from '#lib/server/inkorg/index.ts';
import type { FileReport, LoadReport } from '#lib/server/report.ts';
import type { Row } from '#lib/server/warehouse.ts';
import { columnsOf, contracts, type Contract } from '../contracts/index.ts';
import { LABEL_FAULTS } from '../propose/suggest.ts';
import { rattelista } from '../rattelista/write.ts';
import { noteKnown } from './known.ts';
import { rorelserna } from './rorelser.ts';
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
	const rorelser = report.errors.length === 0 ? await rorelserna(db, previous) : [];
	await noteKnown(db, report, previous);
	const list = await rattelista(db, files);
	return { underlag: { tabeller, rorelser }, lista: list?.bytes ?? null };
}
