import {
	formatDate,
	formatNumber,
	formatPercent,
	formatPeriod,
	formatRange,
	plural,
	sentence
} from '#lib/format/index.ts';
import { RIKET, SUMMERBARA, type AreaYear, type OmvarldRow, type Surroundings } from '#lib/omvarld/index.ts';
import type { Cell, TableView } from '#lib/ui/types.ts';
import { ages, pointOf, shareText } from './words.ts';

type Label = (lista: string, kod: string) => string;

const missing: Cell = { text: 'uppgift saknas', muted: true };
const number = (value: number | null | undefined): Cell =>
	value === null || value === undefined ? missing : { text: formatNumber(value) };

/** The share over the number it is of; a number alone where no share is known. */
function yearCell(point: AreaYear | undefined): Cell {
	if (!point) return missing;
	const parts = point.summaDelar === null ? [] : [`delarna ger ${formatNumber(point.summaDelar)}`];
	const count = formatNumber(point.varde);
	return point.andel === null
		? { text: count, ...(parts.length > 0 && { sub: parts.join('') }) }
		: { text: shareText(point), sub: [count, ...parts].join('; ') };
}

/** Year by year: the number, and the share of the population, in the förbund's kommuner and in the country. */
export function yearTable({ own, country, alder }: Surroundings): TableView {
	const areas = [
		...(own ? [{ ...own, region: 'own' }] : []),
		...(country ? [{ ...country, region: 'country' }] : [])
	];
	const years = [...new Set(areas.flatMap(({ points }) => points.map(({ year }) => year)))].sort(
		(a, b) => b - a
	);
	return {
		caption: `Helårsekvivalenter år för år, som andel av befolkningen ${ages(alder)} och som antal`,
		columns: [
			{ key: 'ar', label: 'År' },
			...areas.map(({ namn, region }) => ({
				key: region,
				label: namn,
				unit: 'andel, antal',
				num: true
			}))
		],
		rows: years.map((year) => ({
			cells: {
				ar: { text: String(year) },
				...Object.fromEntries(areas.map((area) => [area.region, yearCell(pointOf(area, year))]))
			}
		}))
	};
}

/** The latest year by ersättning, each as a number and as a share of all. */
export function partTable(
	{ parts, own, country, kalla }: Surroundings,
	label: Label,
	rank: (kod: string) => number
): TableView | null {
	if (!parts || parts.rows.length < 2) return null;
	const areas = [
		...(own ? [{ key: 'own' as const, namn: own.namn }] : []),
		...(country ? [{ key: 'country' as const, namn: 'Riket' }] : [])
	];
	const whole = (key: 'own' | 'country') =>
		parts.rows.find(({ ersattning }) => ersattning === 'totalt')?.[key] ?? null;
	return {
		caption: `Vad ersättningarna var ${parts.year}`,
		columns: [
			{ key: 'ersattning', label: 'Ersättning' },
			...areas.map(({ key, namn }) => ({
				key,
				label: namn,
				unit: 'helårsekvivalenter, andel av alla',
				num: true
			}))
		],
		note: `Källa: ${kalla}.`,
		rows: [...parts.rows]
			.sort((a, b) => rank(a.ersattning) - rank(b.ersattning))
			.map((row) => ({
				cells: {
					ersattning: { text: label('ersattning', row.ersattning) },
					...Object.fromEntries(
						areas.map(({ key }): [string, Cell] => {
							const all = whole(key);
							const share =
								row[key] !== null && all && row.ersattning !== 'totalt'
									? { sub: formatPercent(row[key] / all, 100) }
									: {};
							return [key, { ...number(row[key]), ...share }];
						})
					)
				}
			}))
	};
}

/** Values that are shown as they were published, one table a nyckeltal; the förbund's own areas and the country, else all. */
export function indicatorTables(rows: readonly OmvarldRow[]): (TableView & { text: string })[] {
	const own = rows.filter(
		({ matt }) =>
			!SUMMERBARA.includes(matt) && matt !== 'andel_av_befolkningen' && matt !== 'belopp_per_invanare'
	);
	const keys = [...new Set(own.map(({ kalla, matt }) => `${kalla}|${matt}`))];
	return keys.map((key) => {
		const these = own.filter(({ kalla, matt }) => `${kalla}|${matt}` === key);
		const first = these[0]!;
		const kept = these.filter(({ region, i_forbundet }) => i_forbundet || region === RIKET);
		const shown = these.some(({ i_forbundet }) => i_forbundet) ? kept : these;
		const areas = [...new Map(shown.map(({ region, region_namn }) => [region, region_namn]))].slice(0, 12);
		const periods = [...new Set(shown.map(({ period }) => period))].sort().reverse();
		const of = (region: string, period: string) =>
			shown.find((row) => row.region === region && row.period === period)?.varde;
		return {
			caption: first.matt_namn,
			text: [first.matt_beskrivning, sourceOf(first)].filter(Boolean).join(' '),
			columns: [
				{ key: 'period', label: 'Period' },
				...areas.map(([key, label]) => ({ key, label, num: true }))
			],
			rows: periods.map((period) => ({
				cells: {
					period: { text: sentence(formatPeriod(period)) },
					...Object.fromEntries(
						areas.map(([region]): [string, Cell] => {
							const value = of(region, period);
							return [region, value === null || value === undefined ? missing : { text: decimals(value) }];
						})
					)
				}
			})),
			...(areas.length < new Set(shown.map(({ region }) => region)).size && {
				note: 'De tolv första områdena visas. När förbundets kommuner är valda visas de i stället.'
			})
		};
	});
}

/** `Källa: Kolada, N31816, hämtad 3 november 2025 (Fri användning med källan angiven). Enhet: …` */
const sourceOf = ({ kalla, matt, hamtad, licens, enhet }: OmvarldRow): string =>
	`Källa: ${kalla}, ${matt}${hamtad ? `, hämtad ${formatDate(hamtad)}` : ''}${licens ? ` (${licens})` : ''}.${enhet ? ` Enhet: ${enhet}.` : ''}`;

/** A published value with the decimals it has, at most two. */
const decimals = (value: number): string =>
	formatNumber(value, Number.isInteger(value) ? 0 : Number.isInteger(Math.round(value * 1000) / 100) ? 1 : 2);

/** Whose the figures are, under which terms, and when they were fetched. */
export function sourceTable(rows: readonly OmvarldRow[]): TableView {
	const keys = [...new Set(rows.map(({ kalla, tabell, hamtad }) => `${kalla}|${tabell}|${hamtad ?? ''}`))];
	return {
		caption: 'Källor',
		columns: [
			{ key: 'kalla', label: 'Källa', unit: 'tabell' },
			{ key: 'period', label: 'Perioder' },
			{ key: 'villkor', label: 'Villkor' },
			{ key: 'hamtad', label: 'Hämtad' }
		],
		rows: keys.map((key) => {
			const own = rows.filter(({ kalla, tabell, hamtad }) => `${kalla}|${tabell}|${hamtad ?? ''}` === key);
			const { kalla, tabell, licens, hamtad } = own[0]!;
			const periods = own.map(({ period }) => period).sort();
			const areas = new Set(own.map(({ region }) => region)).size;
			return {
				cells: {
					kalla: { text: kalla, sub: `${tabell}, ${plural(areas, 'område', 'områden')}` },
					period: { text: sentence(formatRange(periods[0], periods.at(-1))) },
					villkor: licens ? { text: licens } : { text: 'inte angivna', muted: true },
					hamtad: hamtad ? { text: formatDate(hamtad) } : { text: 'inte angivet', muted: true }
				}
			};
		})
	};
}

/** Published totals that their parts do not give, both figures side by side; null when all do. */
export function mismatchTable(rows: readonly OmvarldRow[], label: Label): TableView | null {
	const wrong = rows.filter(({ summa_delar }) => summa_delar !== null);
	if (wrong.length === 0) return null;
	return {
		caption: 'Totaler som inte stämmer med sina delar',
		columns: [
			{ key: 'var', label: 'Tal' },
			{ key: 'publicerat', label: 'Publicerat', num: true },
			{ key: 'summa', label: 'Delarna ger', num: true }
		],
		rows: wrong.slice(0, 50).map((row) => ({
			cells: {
				var: {
					text: `${row.region_namn} ${formatPeriod(row.period)}`,
					sub: `${row.kalla}${row.ersattning ? `, ${label('ersattning', row.ersattning)}` : ''}, summan av ${row.delar ?? 'delarna'}`
				},
				publicerat: number(row.varde),
				summa: number(row.summa_delar)
			}
		})),
		note: `${wrong.length > 50 ? `50 av ${wrong.length} visas. ` : ''}Talen visas som de är publicerade. Fråga den som har publicerat tabellen vilket som gäller.`
	};
}
