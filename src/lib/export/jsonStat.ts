/**
 * JSON-stat 2.0, the form of statistical offices: one dataset, its dimensions (measure, those of the cut, and which figure), values
 * in row-major order with null where there is none, and a status for each of those.
 * Source: https://json-stat.org/full/ (2.0).
 */
import { exportTable, unitText, type ExportSource, type ExportTable } from './table.ts';

const FIGURES = [
	['varde', 'Värde'],
	['lag', 'Intervall från (95 %)'],
	['hog', 'Intervall till (95 %)'],
	['taljare', 'Täljare'],
	['namnare', 'Nämnare'],
	['n', 'n']
] as const;

interface Axis {
	id: string;
	label: string;
	codes: string[];
	labels: string[];
}

const NONE = 'inte_uppdelat';
const UNKNOWN = 'ej_angivet';

function axisOf(id: string, label: string, pairs: readonly (readonly [string, string])[]): Axis {
	const seen = new Map(pairs);
	return { id, label, codes: [...seen.keys()], labels: [...seen.values()] };
}

export interface JsonStat {
	version: '2.0';
	class: 'dataset';
	[key: string]: unknown;
	id: string[];
	size: number[];
	value: (number | null)[];
	status: Record<string, string>;
}

export interface JsonStatCollection {
	version: '2.0';
	class: 'collection';
	label: string;
	link: { item: JsonStat[] };
}

/** One dataset where all answers are cut alike, else a collection of them: cuts of their own never make one large cube. */
export function jsonStat(source: ExportSource): JsonStat | JsonStatCollection {
	const cuts = [...new Set(source.answers.map(({ by }) => by.join()))];
	const sets = cuts.map((cut) => {
		const own = { ...source, answers: source.answers.filter(({ by }) => by.join() === cut) };
		return dataset(own, exportTable(own));
	});
	return sets.length === 1
		? sets[0]!
		: { version: '2.0', class: 'collection', label: source.title, link: { item: sets } };
}

function dataset(source: ExportSource, { lines }: ExportTable): JsonStat {
	const used = source.dimensions.filter(({ id }) => source.answers.some(({ by }) => by.includes(id)));
	const codeOf = (line: (typeof lines)[number], id: string): string => {
		if (line[`${id}_text`] === 'inte uppdelat' && line[id] === null) return NONE;
		return (line[id] as string | null) ?? UNKNOWN;
	};
	const roles = [...new Set(lines.map(({ roll, period }) => `${roll}|${period}`))];
	const axes: Axis[] = [
		axisOf(
			'matt',
			'Mått',
			lines.map((line) => [String(line.matt), String(line.matt_namn)])
		),
		...(roles.length > 1
			? [
					axisOf(
						'roll',
						'Roll',
						lines.map(({ roll, period }) => [`${roll}|${period}`, `${roll}: ${period}`])
					)
				]
			: []),
		...used.map(({ id, namn }) =>
			axisOf(
				id,
				namn,
				lines.map((line) => [codeOf(line, id), String(line[`${id}_text`])])
			)
		),
		axisOf('uppgift', 'Uppgift', FIGURES)
	];
	const size = axes.map(({ codes }) => codes.length);
	const value = new Array<number | null>(size.reduce((all, one) => all * one, 1)).fill(null);
	const status: Record<string, string> = {};
	const answered = new Set<number>();
	for (const line of lines) {
		const own = axes
			.slice(0, -1)
			.map(({ id, codes }) =>
				codes.indexOf(
					id === 'roll' ? `${line.roll}|${line.period}` : id === 'matt' ? String(line.matt) : codeOf(line, id)
				)
			);
		FIGURES.forEach(([key], figure) => {
			const at = [...own, figure].reduce((all, place, i) => all * size[i]! + place, 0);
			answered.add(at);
			value[at] = line[key] as number | null;
			if (line.status !== 'visas') status[at] = line.status;
		});
	}
	for (let at = 0; at < value.length; at++) if (!answered.has(at)) status[at] = 'data_saknas';
	const measures = [...new Map(source.answers.map(({ measure }) => [measure.matt, measure])).values()];
	return {
		version: '2.0',
		class: 'dataset',
		label: source.title,
		source: `Stegvis, version ${source.version}. ${[...new Set(measures.map(({ kalla }) => kalla))].join('; ')}`,
		updated: source.dataPer,
		href: source.adress,
		id: axes.map(({ id }) => id),
		size,
		role: {
			metric: ['uppgift', 'matt'],
			time: used.filter(({ role }) => role === 'time').map(({ id }) => id),
			geo: used.filter(({ role }) => role === 'geo').map(({ id }) => id)
		},
		dimension: Object.fromEntries(
			axes.map(({ id, label, codes, labels }) => [
				id,
				{
					label,
					category: {
						index: codes,
						label: Object.fromEntries(codes.map((code, at) => [code, labels[at]])),
						...(id === 'matt' && {
							unit: Object.fromEntries(measures.map(({ matt, enhet }) => [matt, { label: unitText[enhet] }]))
						})
					}
				}
			])
		),
		value,
		status,
		note: [
			...(source.syntetisk ? ['Syntetiska exempeldata: inga verkliga personer.'] : []),
			`Ett värde som inte visas är null med en status, aldrig 0. Minsta grupp är ${source.k}.`
		],
		extension: {
			version: source.version,
			data_per: source.dataPer,
			sett_som: source.som,
			fragor: source.answers.map(({ measure, by, roll, period, urval }) => ({
				matt: measure.matt,
				matt_version: measure.version,
				definition: measure.definition,
				population: measure.population,
				kalla: measure.kalla,
				delat_efter: by,
				roll,
				period,
				urval
			}))
		}
	};
}
