/** What a version says of itself and of the files it was made of. */
import type { Database } from '#lib/server/duckdb.ts';
import { codeVersion } from './code.ts';
import { quote } from './contracts/lexical.ts';
import { isoDay, type Io } from './progress.ts';
import { RATTELSE } from './rattelista/apply.ts';

/** The tables every load fills, whatever it reads. */
export const META = `create schema meta;
create table meta.fil (fil integer, namn varchar, blad varchar, kalla varchar, sha256 varchar, mappning varchar, syntetisk boolean, lasta integer, accepterade integer, karantan integer, ersatta integer, kodning varchar, avgransare varchar, talformat varchar, rubrikrad integer, laddning integer, omfang varchar, skapad varchar, rattelista boolean);
create table meta.varning (kod varchar, text varchar, namn varchar);
${RATTELSE}`;

/** `meta.version` stands before the marts: they need the day the data speak of. */
export async function writeVersion(db: Database, io: Io, k: number, forra: string | null): Promise<void> {
	const dates = [
		'select max(start) as dag from inlast.deltagande',
		'select max(slut) from inlast.deltagande',
		'select max(datum) from inlast.uppfoljning',
		'select max(datum) from inlast.stegmatning',
		'select max(datum) from inlast.handelser'
	];
	await db.run(
		`create table meta.version as select cast('' as varchar) as version, ${quote(io.now().toISOString())} as laddad, ` +
			`coalesce((select max(dag) from (${dates.join(' union all ')}) as d), cast(${quote(isoDay(io.now()))} as date)) as data_per, ` +
			`coalesce((select bool_or(syntetisk) from meta.fil where accepterade > 0), false) as syntetisk, ${quote(codeVersion())} as kodversion, cast(${k} as integer) as k, cast(${forra === null ? 'null' : quote(forra)} as varchar) as forra`
	);
}
