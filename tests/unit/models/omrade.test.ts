import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openDatabase, type Database } from '#lib/server/duckdb.ts';
import { ownRegions } from '#pipelines/omrade.ts';

let db: Database;
beforeAll(async () => {
	db = await openDatabase(':memory:');
	await db.run('create schema inlast; create table inlast.omvarld (region varchar, forbund varchar)');
});
afterAll(() => db.close());
/** Västerås as an earlier load said it and as a later file holds it; Sala and the country that nobody has said anything of. */
beforeEach(() =>
	db.run(
		"delete from inlast.omvarld; insert into inlast.omvarld values ('1980', 'kalmar'), ('1980', null), ('1981', null), ('00', null)"
	)
);
const rows = async () =>
	(
		await db.query<{ sagt: string }>(
			"select region || ' ' || coalesce(forbund, '-') as sagt from inlast.omvarld order by sagt"
		)
	).map(({ sagt }) => sagt);

it('said nothing, what was said of a region holds for its new figures, and nothing is changed', async () => {
	expect(await ownRegions(db, undefined)).toBe(0);
	expect(await rows()).toEqual(['00 -', '1980 kalmar', '1980 kalmar', '1981 -']);
});

it('a förbund that is named is put beside the others, and takes nothing from them', async () => {
	expect(await ownRegions(db, { umea: ['1980', '1981'] })).toBe(2);
	expect(await rows()).toEqual(['00 -', '1980 kalmar|umea', '1980 kalmar|umea', '1981 umea']);
	expect(await ownRegions(db, { umea: ['1980', '1981'] })).toBe(0);
});

it('a list speaks for every förbund, and an empty one says that there are none', async () => {
	expect(await ownRegions(db, ['1981'])).toBe(2);
	expect(await rows()).toEqual(['00 -', '1980 -', '1980 -', '1981 alla']);
	expect(await ownRegions(db, [])).toBe(1);
	expect(await rows()).toEqual(['00 -', '1980 -', '1980 -', '1981 -']);
});
