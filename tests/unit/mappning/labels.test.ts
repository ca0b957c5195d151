import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase, type Database } from '#lib/server/duckdb.ts';
import { columnsOf, contracts } from '#pipelines/contracts/index.ts';
import { readOwnAnswers, usedLabels } from '#pipelines/mappning/labels.ts';
import { parseMapping } from '#pipelines/mappning/mapping.ts';

let db: Database;
beforeEach(async () => {
	db = await openDatabase(':memory:');
});
afterEach(() => db.close());

it('a label spelled twice counts its rows once, and one sign is not another', async () => {
	await db.run(`create temp table r as select unnest(['Kv', 'kv', '?', '-', '-']) as kon`);
	const columns = contracts.filter(({ source }) => source === 'deltagande').flatMap(columnsOf);
	const mapping = parseMapping('koder: { kon: { Kv: kvinna, kv: kvinna, "?": annat } }');
	const kon = columns.filter(({ name }) => name === 'kon');
	// By hand: two rows say Kv, one says ?, and nobody has said what - is.
	expect((await usedLabels(db, kon, mapping)).map(({ kod, antal }) => [kod, antal])).toEqual([
		['kvinna', 2],
		['annat', 1]
	]);
});

it('an answer of a long file is itself with its letters taken apart, as some programs write them', async () => {
	await db.run(
		`create temp table r as select 'e' as enkat, 'f1' as fraga, unnest(['Så  DÄR', 'Sa\u030a da\u0308r']) as svar`
	);
	await readOwnAnswers(db, parseMapping('svar: { e: { Så där: 3 } }'));
	expect(await db.query('select svar, count(*)::int as n from r group by svar')).toEqual([
		{ svar: '3', n: 2 }
	]);
});
