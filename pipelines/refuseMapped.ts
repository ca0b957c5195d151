/** What a mapping takes in or puts together that only the file itself can show to be wrong; judged before anything of it is stored. */
import { bestam, heading, plural } from '#lib/format/index.ts';
import type { Database } from '#lib/server/duckdb.ts';
import type { Warning } from './check.ts';
import type { Column } from './contracts/index.ts';
import { labelKey, labelKeySql, quote, quoteName } from './contracts/lexical.ts';
import type { Mapping } from './mappning/mapping.ts';
import { EMAIL } from './mappning/personlig.ts';
import { Refusal } from './refusal.ts';
import type { Recognised } from './readers/recognise.ts';
import type { Table } from './readers/types.ts';
import { readCsvSql } from './tableSql.ts';

/** Columns that tell persons apart, by a number or a pseudonym. */
const PERSONER = new Set(['deltagare', 'deltagande_id', 'svar_id', 'bedomare_id']);

/** Throws Refusal when persons are told apart by their e-mail addresses in the table `r`. */
export async function refuseNamed(db: Database, columns: readonly Column[]): Promise<void> {
	for (const { name } of columns.filter((column) => PERSONER.has(column.name))) {
		const raw = quoteName(name);
		const [row] = await db.query<{ n: number }>(
			`select count(*) as n from r where contains(${raw}, '@') and regexp_matches(${raw}, ${quote(EMAIL.source)})`
		);
		if (row?.n)
			throw new Refusal(
				'personlig_kolumn',
				`Kolumnen ${heading(name)} innehåller e-postadresser (${plural(row.n, 'rad', 'rader')}). Byt dem mot ett löpnummer eller en kod som inte säger vem någon är, och skicka filen igen. Inget av filen har sparats.`
			);
	}
}

/** Throws Refusal when a file of insatser has both an insats and the one that the mapping says it is. */
export async function refuseMergedInsats(
	db: Database,
	table: Table,
	{ places }: Recognised,
	{ insatser }: Mapping
): Promise<void> {
	const place = places.get('insats_id');
	const own = Object.entries(insatser).filter(([name, id]) => labelKey(name) !== labelKey(id));
	if (place === undefined || own.length === 0) return;
	const values = own
		.map(([name, id]) => `(${quote(labelKey(name))}, ${quote(labelKey(id))}, ${quote(id)})`)
		.join(', ');
	const [both] = await db.query<{ namn: string; id: string }>(
		`with f as (select trim(c${place}) as id, ${labelKeySql(`trim(c${place})`)} as nyckel from ${readCsvSql(table)}) ` +
			`select min(f.id) as namn, v.id from f join (values ${values}) as v(namn, nyckel, id) on v.namn = f.nyckel ` +
			`where v.nyckel in (select nyckel from f) group by v.id order by namn nulls last limit 1`
	);
	if (both)
		throw new Refusal(
			'insats_som_annan',
			`Insatsen ${both.namn} läses som ${both.id}, så som ni har bestämt, men filen har båda. ${bestam('insats')} ${TAGIT_OVER(both.namn, both.id)}`
		);
}

const TAGIT_OVER = (namn: string, id: string): string =>
	`Har ${id} tagit över ${namn}, skriv det i kolumnen ersatter i insatser.`;

/** Insatser of the warehouse that the mappings of a load read as others: told, as it may be how an earlier mistake is mended. */
export async function mergedInsatser(db: Database, mappings: readonly Mapping[]): Promise<Warning[]> {
	const own = new Map(
		mappings.flatMap(({ insatser }) =>
			Object.entries(insatser).map(([name, id]): [string, string] => [labelKey(name), id])
		)
	);
	if (own.size === 0) return [];
	const rows = await db.query<{ insats_id: string }>(
		'select distinct insats_id from inlast.insatser order by insats_id nulls last'
	);
	return rows.flatMap(({ insats_id }) => {
		const id = own.get(labelKey(insats_id));
		if (id === undefined || id === insats_id) return [];
		const text = `Insatsen ${insats_id} läses som ${id}, så som ni har bestämt, men är en egen insats i lagret: rader om ${insats_id} räknas nu till ${id}. Är det fel: ${bestam('insats')} ${TAGIT_OVER(insats_id, id)}`;
		return [{ kod: 'insats_som_annan', text }];
	});
}
