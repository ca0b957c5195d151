import { z } from 'zod';
import { columnsOf } from '../../contracts/contract.ts';
import { omvarld, omvarldNamn } from '../../contracts/sources/omvarld.ts';
import type { ReadContext } from '../csv.ts';
import { Refusal } from '../../refusal.ts';
import type { Table } from '../types.ts';
import { readJson } from './json.ts';
import { statedOf } from '../../mappning/omvarld.ts';
import { RIKET } from './words.ts';
import { withForbund, writeLines, type Line } from './write.ts';

const KALLA = 'Kolada';
/** From Kolada's own terms (README): free to use, the source named, and never named for what others have computed. */
const LICENS = 'Fri användning med källan angiven';
/** Kolada's id of the whole country. */
const KOLADA_RIKET = '0000';
const KON: Readonly<Record<string, string>> = { T: '', K: 'kvinna', M: 'man' };

const text = z.string().max(200);
const value = z.object({
	gender: text,
	value: z.unknown(),
	isdeleted: z.boolean().optional(),
	status: z.unknown()
});
const dataRow = z.object({
	kpi: text,
	municipality: text,
	period: z.int().min(1900).max(2100),
	values: z.array(value)
});
const named = z.object({
	id: text,
	title: z.string().max(1000),
	description: z.string().nullish(),
	type: z.string().nullish()
});
/** Version 3 says `next_url`; version 2, which some still have saved, `next_page`. */
const page = z.object({
	values: z.array(z.unknown()),
	next_url: z.string().nullish(),
	next_page: z.string().nullish()
});

const strange = (what: string): Refusal =>
	new Refusal(
		'okand_json',
		`Filen liknar ett svar från Kolada, men ${what}. Hämta den igen från api.kolada.se/v3 och spara svaret som det är.`
	);

const isNamed = (row: unknown): boolean => named.safeParse(row).success;
const isOf = (row: unknown, key: string): boolean => typeof row === 'object' && row !== null && key in row;

/** What Kolada also answers, and nobody here has any use for. Throws Refusal. */
function refuseOther(rows: readonly unknown[]): void {
	const other =
		(rows.some((row) => isOf(row, 'members')) && 'grupper av nyckeltal eller kommuner') ||
		(rows.some((row) => isOf(row, 'ou') || (isNamed(row) && isOf(row, 'municipality'))) &&
			'enheter (skolor, boenden), inte kommuner');
	if (other)
		throw new Refusal(
			'kolada_annat',
			`Svaret från Kolada gäller ${other}, och läses inte. Flytta filen från mappen; /v3/data/kpi/…/municipality/… och /v3/municipality går att läsa.`
		);
}

/** Kolada writes a region as `0019`, SCB as the län `19`; they are the same area. Groups (`G…`) keep their name. */
const regionOf = (id: string): string => (id === KOLADA_RIKET ? RIKET : id.replace(/^00(?=\d\d$)/, ''));

interface Value {
	kpi: string;
	municipality: string;
	period: number;
	gender: string;
	value: unknown;
	deleted: boolean;
}

function valuesOf(rows: readonly unknown[]): Value[] {
	return rows.flatMap((row, index) => {
		const found = dataRow.safeParse(row);
		if (!found.success) throw strange(`post ${index + 1} saknar kpi, municipality, period eller values`);
		const { values, ...of } = found.data;
		return values.map(({ gender, value: own, isdeleted = false }) => ({
			...of,
			gender,
			value: own,
			deleted: isdeleted
		}));
	});
}

/** A published value as a line; one that is no number, or of a gender that nobody knows, says so itself. */
function lineOf(one: Value, row: number, context: ReadContext, stated: ReturnType<typeof statedOf>): Line {
	const { kpi, municipality, period, gender, value: own } = one;
	const cells = withForbund(
		{
			kalla: stated.kalla ?? KALLA,
			tabell: kpi,
			matt: kpi,
			region: regionOf(municipality),
			period: String(period),
			kon: KON[gender] ?? '',
			licens: stated.licens ?? LICENS,
			...(stated.hamtad && { hamtad: stated.hamtad }),
			...(typeof own === 'number' ? { varde: String(own) } : { saknas: 'ej_tillganglig' })
		},
		context
	);
	const fault = (kolumn: string, varde: string, sentence: string): Line => ({
		cells,
		row,
		fault: { kod: 'kolada_varde', kolumn, varde: varde.slice(0, 200), text: sentence }
	});
	if (KON[gender] === undefined)
		return fault('kon', gender, 'Könet är varken T, K eller M. Hämta svaret från Kolada igen.');
	if (own !== null && own !== undefined && typeof own !== 'number')
		return fault('varde', String(JSON.stringify(own)), 'Värdet är inget tal. Hämta svaret från Kolada igen.');
	return { cells, row };
}

/**
 * Answers of Kolada's API v3, as they were saved: values (`/v3/data/…`) as the source `omvarld`, names (`/v3/kpi`,
 * `/v3/municipality`) as `omvarld_namn`. Several pages may stand in one file as a list. Throws Refusal.
 */
export async function readKolada(file: string, path: string, context: ReadContext): Promise<Table> {
	const found = z.union([page, z.array(page)]).safeParse(await readJson(path));
	if (!found.success) throw strange('listan values saknas');
	const pages = Array.isArray(found.data) ? found.data : [found.data];
	const rows = pages.flatMap(({ values }) => values);
	refuseOther(rows);
	const stated = statedOf(context.mapping.omvarld, file);
	const of = { file, sheet: null, decisions: { kodning: 'JSON' } };
	if (rows.length > 0 && rows.every(isNamed)) {
		const lines = rows.map((row, index): Line => {
			const { id, title, description, type } = named.parse(row);
			const region = type !== null && type !== undefined;
			const cells = {
				kalla: stated.kalla ?? KALLA,
				slag: region ? 'region' : 'matt',
				kod: region ? regionOf(id) : id,
				namn: title,
				beskrivning: description?.slice(0, 4000) ?? ''
			};
			return { cells, row: index + 1 };
		});
		return writeLines(
			of,
			columnsOf(omvarldNamn).map(({ name }) => name),
			lines,
			context
		);
	}
	const values = valuesOf(rows);
	const lines = values.flatMap((one, index) =>
		one.deleted ? [] : [lineOf(one, index + 1, context, stated)]
	);
	const more = pages.at(-1)?.next_url ?? pages.at(-1)?.next_page;
	const gone = values.length - lines.length;
	const notices = [
		...(more
			? [
					{
						kod: 'kolada_fler_sidor',
						text: `${file}: svaret har en fortsättning (next_url). Spara den också, och lägg den bredvid.`
					}
				]
			: []),
		...(gone > 0
			? [{ kod: 'kolada_borttagna', text: `${file}: ${gone} värden är borttagna av Kolada och räknas inte.` }]
			: [])
	];
	return writeLines(
		{ ...of, notices },
		columnsOf(omvarld).map(({ name }) => name),
		lines,
		context
	);
}
