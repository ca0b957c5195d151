import type { Database } from '#lib/server/duckdb.ts';
import { stagingColumns } from '../contracts/compile.ts';
import { columnsOf, contracts } from '../contracts/index.ts';
import { quote, quoteName } from '../contracts/lexical.ts';
import { GALLRAD } from './refuse.ts';
import type { Grans, Regler } from './regler.ts';

/**
 * Severing: a spell that ended before the limit stays in every count, and nobody can tell whose it was. Its ids become keyed
 * hashes (the salt lies in the warehouse), each spell a person of its own; its days become months, its year of birth an age
 * group; what is rare or free is emptied. The same file sent again gives the same rows again, so that it replaces them.
 */
export interface Avskiljning {
	regler: Regler;
	salt: string;
}

const PREFIX = 'gallrad-';
/** SQL predicate: the id is one that severing made. */
export const avskildSql = (id: string): string => `regexp_full_match(${id}, '${PREFIX}[0-9a-f]{24}')`;
const day = (value: string | null): string =>
	value === null ? 'cast(null as date)' : `date ${quote(value)}`;
const month = (value: string): string => `cast(date_trunc('month', ${value}) as date)`;

/**
 * Makes known to a connection what is to be severed in `from` (a prefix of schemas: `gammal.` or none): `grans` (limits of each insats), `avskild`
 * (ids that go, with what they become; also ids whose deltagande was severed before) and `lamnade` (pseudonyms with nothing left).
 */
export async function knowAvskilda(db: Database, from: string, { regler, salt }: Avskiljning): Promise<void> {
	const limit = (which: keyof Grans) =>
		`case ${Object.entries(regler.forbund)
			.map(([namn, own]) => `when i.forbund = ${quote(namn)} then ${day(own[which])}`)
			.join(' ')} when true then ${day(regler.alla[which])} end`;
	const hash = (what: string, id: string) =>
		`'${PREFIX}' || left(sha256(${quote(`${salt}|${what}|`)} || ${id}), 24)`;
	const linked = ['uppfoljning', 'stegmatning', 'handelser']
		.map((table) => `select deltagande_id as id from ${from}inlast.${table}`)
		.join(' union ');
	await db.run(
		`create or replace temp table alderband as select aldersgrupp, alder_fran, alder_till from ${from}reference.aldersgrupp; ` +
			`create or replace temp table grans as select i.insats_id as gr_insats, i.start as gr_start, ${limit('slut')} as gr_slut, ${limit('handelse')} as gr_handelse from ${from}inlast.insatser as i; ` +
			// The latest file has the last word about a deltagande that stands in several.
			`create or replace temp table avskild as with senast as (select deltagande_id, deltagare, insats_id, start, slut from ${from}inlast.deltagande ` +
			`where not ${avskildSql('deltagande_id')} qualify row_number() over (partition by deltagande_id order by _fil desc nulls last, _rad asc nulls last) = 1), ` +
			`gamla as (select d.*, gr_start, greatest(${month('d.start')}, case when gr_start <= d.start then gr_start end) as av_start ` +
			`from senast as d left join grans on gr_insats = d.insats_id where d.slut < coalesce(gr_slut, case when gr_insats is null then ${day(regler.alla.slut)} end)) ` +
			`select deltagande_id as av_gammalt, deltagare as av_deltagare, ${hash('avskild', 'deltagande_id')} as av_id, ${hash('avskild_person', 'deltagande_id')} as av_person, ` +
			`av_start, greatest(${month('slut')}, av_start) as av_slut, gr_start as av_insats from gamla ` +
			`union all select l.id, null, d.deltagande_id, d.deltagare, d.start, d.slut, gr_start from (${linked}) as l join ${from}inlast.deltagande as d on d.deltagande_id = ${hash('avskild', 'l.id')} ` +
			`left join grans on gr_insats = d.insats_id where not ${avskildSql('l.id')} and l.id not in (select deltagande_id from senast where deltagande_id is not null); ` +
			`create or replace temp table lamnade as select distinct av_deltagare as la_deltagare, ${hash('avskild_person', 'av_deltagare')} as la_ny from avskild ` +
			`where av_deltagare is not null and av_deltagare not in (select deltagare from ${from}inlast.deltagande where deltagande_id not in (select av_gammalt from avskild) and deltagare is not null)`
	);
}

interface TableOf {
	schema: string;
	table: string;
	columns: ReadonlyMap<string, string>;
}

/** What is emptied: rare or free, or a place in a file that is still somewhere. */
const EMPTIED = /^(fodelsear|alder_vid_start|team|remittent|utlandsk_bakgrund|_rad|.*_etikett)$/;

function severed(name: string, typ: string, { table, columns }: TableOf): string | null {
	const t = `t.${quoteName(name)}`;
	if (name === 'deltagande_id') return 'av_id';
	if (name === 'deltagare') return 'av_person';
	// As marts.deltagande makes it.
	if (name === 'person') return 'hash(t.forbund_id, av_person) >> 1';
	if (name === 'start') return 'av_start';
	if (name === 'slut' || name === 'sista_dag') return 'av_slut';
	if (name === 'dagar') return `date_diff('day', av_start, av_slut)`;
	if (EMPTIED.test(name)) return 'null';
	if (name === 'aldersgrupp' && columns.has('fodelsear') && columns.has('start'))
		return `coalesce(${t}, (select max(b.aldersgrupp) from alderband as b where year(t.start) - t.fodelsear between b.alder_fran and b.alder_till))`;
	// The lower end of its group: the groups and the case mix stand.
	if (name === 'manader_offentlig_forsorjning')
		return `case when ${t} < 12 then 0 when ${t} < 24 then 12 when ${t} < 60 then 24 when ${t} >= 60 then 60 end`;
	if (name === 'datum') {
		// In order within the month, so that two of a month stay two; a follow-up stays after the end.
		const after = table === 'uppfoljning' ? 1 : 0;
		const nr = `cast(dense_rank() over (partition by t.deltagande_id, ${month(t)} order by ${t} asc nulls last) as integer) - ${1 - after}`;
		return `greatest(${month(t)} + ${nr}, ${after ? 'av_slut' : 'av_insats'} + ${nr})`;
	}
	return typ === 'DATE' ? month(t) : null;
}

/** A table with its severed rows severed, as a relation of the same columns; null when it names nobody. */
export function avskildRelation(from: string, one: TableOf): string | null {
	const { columns, table } = one;
	if (one.schema === 'meta' || one.schema === 'avvisat') return null;
	const linked = columns.has('deltagande_id');
	if (!linked && !columns.has('bedomare_id') && !columns.has('svar_id')) return null;
	const cut = /^handelse/.test(table) && columns.has('datum') && columns.has('insats_id');
	const list = [...columns].map(([name, typ]) => {
		const t = `t.${quoteName(name)}`;
		const cases: string[] = [];
		if (cut && name === 'deltagande_id') cases.push('when t.datum < gr_handelse then null');
		if (name === 'bedomare_id')
			cases.push(`when ${linked ? 'av_id is not null or ' : ''}la_ny is not null then null`);
		else if (name === 'svar_id') cases.push('when la_ny is not null then la_ny');
		else {
			const value = linked ? severed(name, typ, one) : null;
			if (value !== null) cases.push(`when av_id is not null then ${value}`);
		}
		return cases.length > 0
			? `cast(case ${cases.join(' ')} else ${t} end as ${typ}) as ${quoteName(name)}`
			: t;
	});
	const person = columns.has('bedomare_id') ? 'bedomare_id' : columns.has('svar_id') ? 'svar_id' : null;
	return (
		`(select ${list.join(', ')} from ${from} as t` +
		(linked ? ' left join avskild on av_gammalt = t.deltagande_id' : '') +
		(cut ? ' left join grans on gr_insats = t.insats_id' : '') +
		(person ? ` left join lamnade on la_deltagare = t.${person}` : '') +
		')'
	);
}

/** Predicate over a table's own columns: the row is one that severing changes. Null when it names nobody. */
export function avskiljsSql({ schema, table, columns }: TableOf, alla: Grans): string | null {
	const tests: string[] = [];
	if (columns.has('deltagande_id')) tests.push('deltagande_id in (select av_gammalt from avskild)');
	if (schema === 'avvisat' && table === 'deltagande')
		tests.push(
			`slut < coalesce((select max(gr_slut) from grans where gr_insats = insats_id), ${day(alla.slut)})`
		);
	if (table === 'handelser')
		tests.push(
			'(deltagande_id is not null and datum < (select max(gr_handelse) from grans where gr_insats = insats_id))'
		);
	for (const name of ['bedomare_id', 'svar_id'])
		if (columns.has(name)) tests.push(`${name} in (select la_deltagare from lamnade)`);
	return tests.length > 0 ? `coalesce(${tests.join(' or ')}, false)` : null;
}

/**
 * Severs what a load has read, before it replaces anything: what comes again of the severed is the same rows. A refused row that old keeps its
 * place and nothing else. Returns how many rows of deltaganden and of what belongs to them were severed.
 */
export async function avskiljInlast(db: Database, what: Avskiljning): Promise<number> {
	await knowAvskilda(db, '', what);
	let rows = 0;
	for (const contract of contracts) {
		const { source } = contract;
		const names = stagingColumns(columnsOf(contract)).map(
			({ name, type }) => [name, type.toUpperCase()] as const
		);
		const columns = new Map<string, string>([
			...names,
			['_fil', 'INTEGER'],
			['_blad', 'VARCHAR'],
			['_rad', 'INTEGER']
		]);
		const one = { schema: 'inlast', table: source, columns };
		const relation = avskildRelation(`inlast.${source}`, one);
		const test = avskiljsSql(one, what.regler.alla);
		const refused = avskiljsSql({ ...one, schema: 'avvisat' }, what.regler.alla);
		if (!relation || !test) continue;
		const [count] = await db.query<{ n: number; ut: number }>(
			`select (select count(*) from inlast.${source} where ${test}) as n, (select count(*) from avvisat.${source} where ${refused ?? 'false'}) as ut`
		);
		if (count?.n)
			await db.run(
				`create or replace temp table avskilda_rader as select * from ${relation}; delete from inlast.${source}; insert into inlast.${source} by name select * from avskilda_rader; drop table avskilda_rader`
			);
		if (count?.ut && refused)
			await db.run(
				`update avvisat.${source} set ${names.map(([name]) => `${quoteName(name)} = null`).join(', ')}, _omprovas = false, ` +
					`_fel = [{'kolumn': cast(null as varchar), 'varde': cast(null as varchar), 'kod': ${quote(GALLRAD)}, 'text': cast(null as varchar)}] where ${refused}`
			);
		rows += (count?.n ?? 0) + (count?.ut ?? 0);
	}
	return rows;
}
