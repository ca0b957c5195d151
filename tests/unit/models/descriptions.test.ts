import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { relationColumns } from '#lib/measures/relations.ts';
import { small } from './fixture.ts';
import { buildHouse, filesOf, layers, nameOf, textOf, type House } from './house.ts';

interface Description {
	beskrivning: string;
	korn: string[];
	kolumner: Record<string, string>;
	identiteter: { namn: string; sql: string }[];
}

const models = layers.flatMap((layer) =>
	filesOf(layer, '.sql').map((file) => ({ layer, file, relation: `${layer}.${nameOf(file)}` }))
);

let house: House;
beforeAll(async () => {
	house = await buildHouse(small);
});
afterAll(() => house.close());

const columnsOf = async (relation: string) =>
	(await house.query<{ column_name: string }>(`describe ${relation}`)).map(({ column_name }) => column_name);

describe.each(models)('$relation', ({ layer, file, relation }) => {
	const description = () => parse(textOf(layer, file.replace('.sql', '.yml'))) as Description;

	it('has a sibling that names every column and no other', async () => {
		expect(Object.keys(description().kolumner)).toEqual(await columnsOf(relation));
		expect(description().beskrivning).toMatch(/\.$/);
	});
	it('has one row a grain', async () => {
		const { korn } = description();
		const twice = await house.query(
			`select ${korn.join(', ')} from ${relation} group by ${korn.join(', ')} having count(*) > 1`
		);
		expect(twice).toEqual([]);
	});
	it('knows the förbund of every row', async () => {
		if (!(await columnsOf(relation)).includes('forbund_id')) return;
		expect(description().korn).toContain('forbund_id');
		expect(await house.query(`select 1 from ${relation} where forbund_id is null`)).toEqual([]);
	});
	it('holds its identities', async () => {
		for (const { namn, sql } of description().identiteter) expect(await house.query(sql), namn).toEqual([]);
	});
	it('keeps to the portable subset', () => {
		const text = textOf(layer, file).replace(/--.*$/gm, '');
		expect(text).not.toMatch(/\b(rollup|cube|lateral|qualify|round|distinct on|not in|group by all)\b/i);
		const words = text.replace(/'[^']*'/g, '');
		expect(words).toBe(words.toLowerCase());
		const orders = text.split(/order by/).slice(1);
		for (const order of orders) expect(order.split(/\)|$/)[0]).toMatch(/nulls (first|last)/);
	});
});

describe('what the measures may cut by', () => {
	it.each(Object.keys(relationColumns))('%s has the columns', async (relation) => {
		const columns = await columnsOf(relation);
		for (const column of relationColumns[relation]!) expect(columns).toContain(column);
	});
});
