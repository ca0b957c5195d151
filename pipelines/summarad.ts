/**
 * A sheet's own line of totals. It is no row of the source and stays in quarantine, where it is told to be taken away; what it says is held
 * against the rows above it first, since a total that does not agree is how a lost row is seen.
 */
import { formatNumber, heading } from '#lib/format/index.ts';
import type { Database } from '#lib/server/duckdb.ts';
import type { Warning } from './check.ts';
import type { ColumnSql } from './contracts/compile.ts';
import { normaliseSql, quote, quoteName } from './contracts/lexical.ts';
import type { Recognised } from './readers/recognise.ts';

/** What the first cell of such a line says, as `normalise` spells it. */
const WORDS = [
	'summa',
	'totalt',
	'total',
	'totalsumma',
	'summa_totalt',
	'slutsumma',
	's_a',
	'delsumma',
	'antal'
];
/** Columns that are worth summing: kronor, and counts of something. */
const summed = ({ column: { kind, name } }: ColumnSql): boolean => kind === 'pengar' || name === 'antal';

/** Gives the lines of totals among the refused rows (`dalig`) of the table in `r` their own reason. Resolves to how many. */
export async function markTotals(db: Database, { places }: Recognised): Promise<number> {
	const [first, ...more] = [...places].sort(([, a], [, b]) => a - b).map(([name]) => quoteName(name));
	if (first === undefined || more.length === 0) return 0;
	const said = `coalesce(${[first, ...more].join(', ')})`;
	const kolumn = `case when ${first} is not null then ${quote([...places].sort(([, a], [, b]) => a - b)[0]?.[0] ?? '')} end`;
	await db.run(
		`create or replace temp table summarad as select r.rowid as rid, ${kolumn} as kolumn, left(${said}, 200) as varde from r join dalig on dalig.rid = r.rowid ` +
			`where ${normaliseSql(said)} in (${WORDS.map(quote).join(', ')}) and list_contains(list_transform(dalig._fel, x -> x.kod), 'saknas')`
	);
	await db.run(
		`update dalig set _fel = [{'kolumn': s.kolumn, 'varde': s.varde, 'kod': 'summarad', 'text': null}] from summarad as s where s.rid = dalig.rid`
	);
	const [row] = await db.query<{ n: number }>('select count(*) as n from summarad');
	return row?.n ?? 0;
}

/** What the table's only line of totals says that its rows do not, with both figures. Several lines are parts, and are not judged. */
export async function totalsThatDiffer(
	db: Database,
	compiled: readonly ColumnSql[],
	file: string
): Promise<Warning[]> {
	const found: Warning[] = [];
	const parts = compiled.some(({ column: { name } }) => name === 'overpost') ? 'and r.overpost is null' : '';
	for (const { column, output } of compiled.filter(summed)) {
		const [name, raw, value] = [
			column.name,
			quoteName(column.name),
			quoteName(output[0]?.name ?? column.name)
		];
		const [row] = await db.query<{ angiven: number | null; raknad: number | null }>(
			`select cast(sum(d.${value}) filter (where s.rid is not null) as double) as angiven, cast(sum(d.${value}) filter (where s.rid is null ${parts}) as double) as raknad ` +
				`from r join ${quoteName(`d_${name}`)} as d on d.raw = r.${raw} left join summarad as s on s.rid = r.rowid`
		);
		const { angiven, raknad } = row ?? {};
		if (angiven === null || angiven === undefined || angiven === (raknad ?? 0)) continue;
		const figure = (sum: number) =>
			column.kind === 'pengar' ? formatNumber(sum / 100, 2) : formatNumber(sum);
		found.push({
			kod: 'summarad_stammer_inte',
			text: `${file}: summaraden säger ${figure(angiven)} i ${heading(name)}, men raderna är tillsammans ${figure(raknad ?? 0)}. Kontrollera att ingen rad saknas eller är fel.`,
			namn: file
		});
	}
	return found;
}
