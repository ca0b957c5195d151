/** Files that a mapping takes in wrongly, judged as they are read: who somebody is, and an insats that is two. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase, type Database } from '#lib/server/duckdb.ts';
import { columnsOf, contracts } from '#pipelines/contracts/index.ts';
import { parseMapping } from '#pipelines/mappning/mapping.ts';
import { readCsv } from '#pipelines/readers/csv.ts';
import { recognise } from '#pipelines/readers/recognise.ts';
import { mergedInsatser, refuseMergedInsats, refuseNamed } from '#pipelines/refuseMapped.ts';

let db: Database;
let folder: string;
beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'mapped-'));
	db = await openDatabase(':memory:');
	await db.run(
		"create schema inlast; create table inlast.insatser as select unnest(['krus', 'sala']) as insats_id"
	);
});
afterAll(() => {
	db.close();
	rmSync(folder, { recursive: true, force: true });
});

const columns = columnsOf(contracts.find(({ source }) => source === 'deltagande')!);
const persons = async (...names: string[]) => {
	const cells = names.map((name) => `('d1', '${name}')`).join(', ');
	await db.run(
		`create or replace temp table r as select * from (values ${cells}) as v(deltagande_id, deltagare)`
	);
	await refuseNamed(
		db,
		columns.filter(({ name }) => name === 'deltagare' || name === 'deltagande_id')
	);
};

it('persons told apart by their e-mail addresses are refused; a pseudonym with a sign in it is not', async () => {
	await expect(persons('p1', 'anna.ek@sala.example')).rejects.toThrow(
		/Kolumnen Deltagare innehåller e-postadresser \(1.rad\)/
	);
	await expect(persons('p1', 'p@1', 'a b@c.d e')).resolves.toBeUndefined();
});

async function insatser(mapping: string, ...ids: string[]): Promise<void> {
	const path = join(folder, 'insatser.csv');
	writeFileSync(
		path,
		`insats_id;namn;forbund;inriktning\n${ids.map((id) => `${id};N;F;individinriktad\n`).join('')}`
	);
	const own = parseMapping(mapping);
	const table = await readCsv('insatser.csv', path, {
		mapping: own,
		temp: (ending) => join(folder, `1.${ending}`)
	});
	await refuseMergedInsats(db, table, recognise(table.header, own)!, own);
}

it('a file with an insats and the one that the mapping says it is, is refused; a local name alone is one', async () => {
	await expect(insatser('insatser: { KRUS-teamet: krus }', 'krus', 'krus teamet')).rejects.toThrow(
		/Insatsen krus teamet läses som krus.* men filen har båda\. Ta bort namnet/
	);
	await expect(insatser('insatser: { KRUS-teamet: krus }', 'KRUS-teamet', 'sala')).resolves.toBeUndefined();
});

it('an insats of the warehouse that is read as another is told of', async () => {
	const told = async (text: string) =>
		(await mergedInsatser(db, [parseMapping(text)])).map(({ text }) => text);
	expect(await told('insatser: { Sala: krus }')).toEqual([
		expect.stringMatching(/Insatsen sala läses som krus.* men är en egen insats i lagret/)
	]);
	expect(await told('insatser: { Salateamet: sala, SALA: sala }')).toEqual([]);
});
