import { areaLines, type AreaPoint } from '#lib/charts/index.ts';
import { formatDate, formatList, formatNumber } from '#lib/format/index.ts';
import {
	surroundingsOf,
	unfinishedYears,
	type Area,
	type OmvarldRow,
	type Surroundings
} from '#lib/omvarld/index.ts';
import { labelOf, rankOf } from '#lib/server/catalog/index.ts';
import type { Scope } from '#lib/server/scope.ts';
import type { FigureView, FilterView, TableView } from '#lib/ui/types.ts';
import { fetching, type Steps } from './fetching.ts';
import { kommunView, type Kommunfraga, type KommunView } from './kommuner.ts';
import { indicatorTables, mismatchTable, partTable, sourceTable, yearTable } from './tables.ts';
import { ages, NOT_THE_INSATSER, pointOf, sentenceOf } from './words.ts';

export interface OmvarldView {
	title: string;
	lead: string;
	notes: string[];
	form: FilterView | null;
	figure: FigureView | null;
	parts: TableView | null;
	indicators: (TableView & { text: string })[];
	mismatch: TableView | null;
	sources: TableView | null;
	/** Where the förbund's kommuner are chosen; null for those who may not, and when nothing is loaded. */
	kommuner: KommunView | null;
	fetching: { title: string; open: boolean; all: readonly Steps[] };
}

function formOf({ catalog, forbund, path }: Scope): FilterView | null {
	if (catalog.forbund.length < 2) return null;
	const options = catalog.forbund.map(({ forbund_id, kort }) => ({ value: forbund_id, text: kort }));
	return {
		action: path,
		fields: [{ name: 'forbund', label: 'Samordningsförbund', value: forbund?.forbund_id ?? '', options }],
		dates: [],
		kept: [],
		reset: null
	};
}

/** A published total that its parts do not give is told of where it is drawn, with both figures. */
const mismatches = (areas: readonly Area[]): string[] =>
	areas.flatMap(({ namn, points }) =>
		points.flatMap(({ year, varde, summaDelar }) =>
			summaDelar === null
				? []
				: [
						`${namn} ${year}: den publicerade totalen är ${formatNumber(varde)}, men delarna ger ${formatNumber(summaDelar)}. Den publicerade visas.`
					]
		)
	);

function figureOf(scope: Scope, found: Surroundings, rows: readonly OmvarldRow[]): FigureView {
	const { own, country, kalla, alder } = found;
	const areas = [own, country].filter((area) => area !== null);
	const years = areas.flatMap(({ points }) => points.map(({ year }) => year));
	const span = Array.from(
		{ length: Math.max(...years) - Math.min(...years) + 1 },
		(_, i) => Math.min(...years) + i
	);
	const points = areas.flatMap((area): AreaPoint[] =>
		span.map((year) => ({
			name: area.namn,
			focus: area.own || !own,
			year,
			share: pointOf(area, year)?.andel ?? null
		}))
	);
	const known = points.some(({ share }) => share !== null);
	const computed = areas.some((area) => area.points.some(({ egenAndel }) => egenAndel));
	const mean = areas.some((area) => area.points.some(({ medel }) => medel));
	const used = rows.filter(
		(row) => row.kalla === kalla && row.alder === alder && row.matt === 'helarsekvivalenter'
	);
	const fetched = used
		.map(({ hamtad }) => hamtad ?? '')
		.sort()
		.at(-1);
	const licens = used.find((row) => row.licens !== null)?.licens;
	const period = span.length > 1 ? `${span[0]}–${span.at(-1)}` : String(span[0]);
	return {
		id: 'helarsekvivalenter',
		title: sentenceOf(found),
		subtitle: `Helårsekvivalenter som andel av befolkningen ${ages(alder)}, ${period}`,
		drawn: known
			? areaLines(
					points,
					`Helårsekvivalenter som andel av befolkningen ${ages(alder)} år för år, ${formatList(areas.map(({ namn }) => namn))}. Talen står i tabellen.`
				)
			: null,
		empty:
			'Folkmängden är inte inläst, och därför går det inte att räkna någon andel. Antalen står i tabellen.',
		table: yearTable(found),
		foot: [
			`Källa: ${kalla}${fetched ? `, hämtad ${formatDate(fetched)}` : ''}${licens ? ` (${licens})` : ''}.`,
			...(own?.summed ? [`Förbundets kommuner, summerade i Stegvis: ${formatList(found.kommuner)}.`] : []),
			...(mean ? ['Ett år är medelvärdet av sina månader eller kvartal.'] : []),
			...(computed ? ['Andelar som källan inte har publicerat är räknade i Stegvis.'] : []),
			`Version ${scope.meta.version.slice(0, 12)}.`
		].join(' '),
		definitions: [],
		notes: [...mismatches(areas), NOT_THE_INSATSER]
	};
}

/**
 * What has been published about the förbund's surroundings, or how to get it. `scope` is of one förbund; `fraga` is for the one who
 * may choose its kommuner.
 */
export function view(
	scope: Scope,
	rows: readonly OmvarldRow[],
	fraga: Kommunfraga | null = null
): OmvarldView {
	const label = (lista: string, kod: string) => labelOf(scope.catalog, lista, kod);
	const found = surroundingsOf(rows);
	const name = scope.forbund?.namn ?? 'förbundet';
	const isEmpty = rows.length === 0;
	return {
		title: `Omvärlden runt ${name}`,
		lead: isEmpty
			? 'Ingen omvärldsdata är inläst. Hämta filerna så här och skicka in dem under Data; programmet hämtar aldrig något själv.'
			: 'Vad människor i kommunerna lever på, så som andra har räknat och publicerat det.',
		notes: [
			...(!isEmpty && !fraga && !rows.some(({ i_forbundet }) => i_forbundet)
				? [
						'Ingen kommun är utpekad som förbundets. Den som skickar in filerna väljer dem här på sidan, vid datorn där Stegvis körs.'
					]
				: []),
			...unfinishedYears(rows.filter(({ matt }) => matt === 'helarsekvivalenter')).map(
				({ kalla, year, antal, av }) =>
					`${kalla}: ${antal} av ${av} ${av === 12 ? 'månader' : 'kvartal'} av ${year} är inlästa. Ett år visas när alla finns.`
			),
			...(!isEmpty && !found
				? [
						rows.some(({ matt }) => matt === 'helarsekvivalenter')
							? 'Det finns inget helt år av helårsekvivalenter för kommunerna än, så någon jämförelse över tid går inte att visa.'
							: 'Inga helårsekvivalenter är inlästa, så någon jämförelse över tid går inte att visa.'
					]
				: [])
		],
		form: formOf(scope),
		figure: found ? figureOf(scope, found, rows) : null,
		parts: found ? partTable(found, label, rankOf(scope.catalog, 'ersattning')) : null,
		indicators: indicatorTables(rows),
		mismatch: mismatchTable(rows, label),
		sources: isEmpty ? null : sourceTable(rows),
		kommuner: fraga ? kommunView(rows, fraga) : null,
		fetching: {
			title: isEmpty ? 'Så hämtar du uppgifterna' : 'Så hämtar du nyare uppgifter',
			open: isEmpty,
			all: fetching
		}
	};
}
