import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { parse } from 'yaml';
import type { Database } from '#lib/server/duckdb.ts';
import { columnsOf, contracts } from './contracts/index.ts';
import { quote } from './contracts/lexical.ts';

export const LAYERS = ['staging', 'core', 'marts'] as const;
export type Layer = (typeof LAYERS)[number];

/** A relation: one SELECT in a `.sql`, and beside it a `.yml` that says what it holds. */
export interface Model {
	layer: Layer;
	name: string;
	sql: string;
	beskrivning: string;
	/** Columns that name one row. */
	korn: string[];
	kolumner: Record<string, string>;
	identiteter: { namn: string; sql: string }[];
}

const folder = new URL('./models/', import.meta.url);

/** All models of a layer in the order they are built (by file name). Staging is described by its contracts. */
export function readModels(layer: Layer): Model[] {
	const files = readdirSync(new URL(`${layer}/`, folder)).filter((name) => name.endsWith('.sql'));
	return files.sort().map((file) => {
		const name = file.replace(/^\d+_/, '').replace(/\.sql$/, '');
		const sibling = new URL(`${layer}/${file.replace(/\.sql$/, '.yml')}`, folder);
		const about = existsSync(sibling)
			? (parse(readFileSync(sibling, 'utf8')) as Partial<Model>)
			: stagingAbout(name);
		return {
			layer,
			name,
			sql: readFileSync(new URL(`${layer}/${file}`, folder), 'utf8')
				.trim()
				.replace(/;$/, ''),
			beskrivning: about.beskrivning ?? '',
			korn: about.korn ?? [],
			kolumner: about.kolumner ?? {},
			identiteter: about.identiteter ?? []
		};
	});
}

const PROVENANCE: Record<string, string> = {
	_fil: 'Filens nummer i meta.fil.',
	_blad: 'Bladet i arbetsboken.',
	_rad: 'Radens nummer i filen, som Excel visar det.',
	forbund_id: 'Förbundets nyckel.'
};

function stagingAbout(name: string): Partial<Model> {
	const contract = contracts.find(({ source }) => source === name.replace(/_historik$/, ''));
	if (!contract) return {};
	const kolumner = Object.fromEntries(columnsOf(contract).map((column) => [column.name, column.text]));
	return { beskrivning: contract.text, korn: [...contract.key], kolumner: { ...kolumner, ...PROVENANCE } };
}

/** DuckDB orders its joins by committed rows only: a table with more than this is committed as soon as it stands. */
const LARGE = 200_000;

/** Builds a layer: staging and core as views over what was read, marts as tables that pages read. A transaction is under way, before and after. */
export async function buildLayer(db: Database, layer: Layer): Promise<Model[]> {
	await db.run(`create schema if not exists ${layer}`);
	const models = readModels(layer);
	for (const model of models) {
		const relation = `${layer}.${model.name}`;
		await db.run(`create ${layer === 'marts' ? 'table' : 'view'} ${relation} as ${model.sql}`);
		if (layer !== 'marts') continue;
		const [row] = await db.query<{ n: number }>(`select count(*) as n from ${relation}`);
		if (row && row.n > LARGE) await db.run('commit; begin transaction');
	}
	return models;
}

/** The accounting identities and grains: what they select is wrong, and then nothing is published. */
export async function checkModels(db: Database, models: readonly Model[]): Promise<string[]> {
	const faults: string[] = [];
	for (const model of models.filter(({ layer }) => layer !== 'staging')) {
		const relation = `${model.layer}.${model.name}`;
		for (const { namn, sql } of model.identiteter) {
			const [row] = await db.query<{ n: number }>(
				`select count(*) as n from (${sql.trim().replace(/;$/, '')}) as fel`
			);
			if (row?.n) faults.push(`${relation}: ${namn} stämmer inte på ${row.n} ställen.`);
		}
		if (model.korn.length === 0) continue;
		const keys = model.korn.join(', ');
		const [row] = await db.query<{ n: number }>(
			`select count(*) as n from (select ${keys} from ${relation} group by ${keys} having count(*) > 1) as dubbla`
		);
		if (row?.n) faults.push(`${relation}: ${row.n} rader delar ${keys}.`);
	}
	return faults;
}

/** `meta.relation` and `meta.kolumn`: the data dictionary, from the descriptions and from what was really built. */
export async function describeModels(db: Database, models: readonly Model[]): Promise<void> {
	const text = (value: string | null) => (value === null ? 'null' : quote(value));
	await db.run(
		'create table meta.relation (relation varchar, beskrivning varchar, korn varchar, skikt varchar)'
	);
	await db.run(
		'create table meta.kolumn (relation varchar, kolumn varchar, typ varchar, beskrivning varchar, ordning integer)'
	);
	const built = await db.query<{ skikt: string; namn: string; kolumn: string; typ: string; ordning: number }>(
		`select table_schema as skikt, table_name as namn, column_name as kolumn, lower(data_type) as typ, ordinal_position as ordning ` +
			`from information_schema.columns where table_schema in ('staging', 'core', 'marts') and table_catalog = current_database() order by skikt asc nulls last, namn asc nulls last, ordning asc nulls last`
	);
	const about = new Map(models.map((model) => [`${model.layer}.${model.name}`, model]));
	const relations = models.map(
		(model) =>
			`(${[`${model.layer}.${model.name}`, model.beskrivning, model.korn.join(', '), model.layer].map(text).join(', ')})`
	);
	const columns = built
		.filter(({ skikt, namn }) => about.has(`${skikt}.${namn}`))
		.map(({ skikt, namn, kolumn, typ, ordning }) => {
			const described = about.get(`${skikt}.${namn}`)?.kolumner[kolumn] ?? '';
			return `(${[`${skikt}.${namn}`, kolumn, typ, described].map(text).join(', ')}, ${ordning})`;
		});
	await db.run(`insert into meta.relation values ${relations.join(', ')}`);
	await db.run(`insert into meta.kolumn values ${columns.join(', ')}`);
}
