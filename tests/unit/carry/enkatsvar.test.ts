/** Answers sent again: those that say the day, those that say the year only, and another year. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase, type Database } from '#lib/server/duckdb.ts';
import { replaceRows } from '#pipelines/carry.ts';
import { createInlast } from '#pipelines/stage.ts';

let db: Database;
beforeAll(async () => {
	db = await openDatabase(':memory:');
	await db.run(
		'create schema meta; create table meta.fil (fil integer, namn varchar, blad varchar, kalla varchar, laddning integer, omfang varchar, rattelista boolean)'
	);
	await createInlast(db);
});
afterAll(() => db.close());

type Svar = [svar_id: string, datum: string | null, matar: number | null];

/** Each list is a file of a load of its own; resolves to the answers that stand after the last. */
async function send(...files: readonly Svar[][]): Promise<string[]> {
	await db.run('delete from meta.fil; delete from inlast.enkatsvar');
	for (const [index, rows] of files.entries()) {
		const fil = index + 1;
		await db.run(
			`insert into meta.fil values (${fil}, 'fil${fil}.csv', null, 'enkatsvar', ${fil}, null, false)`
		);
		for (const [svar_id, datum, matar] of rows)
			await db.run(
				`insert into inlast.enkatsvar by name select '${svar_id}' as svar_id, 'e' as enkat, '1' as version, 'sala' as insats_id, 'deltagare' as respondentgrupp, ` +
					`'f1' as fraga, '1' as svar, ${datum === null ? 'null' : `date '${datum}'`} as datum, ${matar} as matar, ${fil} as _fil`
			);
		await replaceRows(db, [fil]);
	}
	const rows = await db.query<{ svar_id: string }>('select svar_id from inlast.enkatsvar order by svar_id');
	return rows.map(({ svar_id }) => svar_id);
}

const spring: Svar[] = [
	['a', '2024-02-01', null],
	['b', '2024-05-01', null]
];
const whole: Svar[] = [
	['x', null, 2024],
	['y', null, 2024]
];

it('another half year, and another year, leave what stood', async () => {
	expect(await send(spring, [['c', '2024-10-01', null]])).toEqual(['a', 'b', 'c']);
	expect(await send(spring, [['c', '2025-03-01', null]])).toEqual(['a', 'b', 'c']);
	expect(await send(whole, [['c', null, 2025]])).toEqual(['c', 'x', 'y']);
});

it('the same time again takes the place of what stood, whether it says the day or the year', async () => {
	expect(await send(spring, [['b', '2024-05-01', null]])).toEqual(['a', 'b']);
	expect(await send(spring, whole)).toEqual(['x', 'y']);
	expect(await send(whole, spring)).toEqual(['a', 'b']);
	expect(await send(whole, [['x', null, 2024]])).toEqual(['x']);
});
