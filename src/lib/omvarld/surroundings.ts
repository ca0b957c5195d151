import { RIKET, type OmvarldRow, type YearValue } from './types.ts';
import { yearsOf } from './years.ts';

/** An area with its figures year by year. */
export interface Area {
	namn: string;
	/** The förbund's own. */
	own: boolean;
	/** More than one kommun, summed here. */
	summed: boolean;
	points: AreaYear[];
}

export interface AreaYear extends YearValue {
	/** Share of the population, a fraction; null when the population or the share is not loaded. */
	andel: number | null;
	/** The share is worked out here and not published so. */
	egenAndel: boolean;
}

/** What people live on: one source's helårsekvivalenter, for the same ages in every area. */
export interface Surroundings {
	kalla: string;
	alder: string | null;
	own: Area | null;
	country: Area | null;
	/** By ersättning, the latest year that all shown areas have. */
	parts: { year: number; rows: { ersattning: string; own: number | null; country: number | null }[] } | null;
	/** Kommuner of the förbund that the figures are of. */
	kommuner: string[];
}

const HELAR = 'helarsekvivalenter';
const TOTALT = 'totalt';

const groupKey = ({ kalla, alder }: OmvarldRow): string => `${kalla}|${alder ?? ''}`;

/** Several areas as one: a year is there when every area has it. */
function summed(areas: readonly YearValue[][]): YearValue[] {
	const [first = [], ...rest] = areas;
	return first.flatMap((start): YearValue[] => {
		const others = rest.map((one) => one.find(({ year }) => year === start.year));
		if (others.some((one) => one === undefined)) return [];
		return [
			others.reduce<YearValue>(
				(sum, one) => ({
					...sum,
					varde: sum.varde + one!.varde,
					medel: sum.medel || one!.medel,
					summaDelar: null
				}),
				{ ...start, summaDelar: rest.length > 0 ? null : start.summaDelar }
			)
		];
	});
}

const of = (
	rows: readonly OmvarldRow[],
	matt: string,
	ersattning: string | null,
	regions: readonly string[]
): YearValue[] =>
	summed(
		regions.map((region) =>
			yearsOf(
				rows.filter(
					(row) => row.region === region && row.matt === matt && (row.ersattning ?? null) === ersattning
				)
			)
		)
	);

function areaOf(
	rows: readonly OmvarldRow[],
	namn: string,
	own: boolean,
	regions: readonly string[]
): Area | null {
	const antal = of(rows, HELAR, TOTALT, regions);
	if (antal.length === 0) return null;
	const people = of(rows, 'folkmangd', null, regions);
	const shares = regions.length === 1 ? of(rows, 'andel_av_befolkningen', TOTALT, regions) : [];
	return {
		namn,
		own,
		summed: regions.length > 1,
		points: antal.map((point) => {
			const share = shares.find(({ year }) => year === point.year);
			const all = people.find(({ year }) => year === point.year);
			const andel = share ? share.varde / 100 : all && all.varde > 0 ? point.varde / all.varde : null;
			return { ...point, andel, egenAndel: andel !== null && (!share || share.medel) };
		})
	};
}

/** The group of rows that tells most: about the förbund's own, then the latest year, then the most years. */
function bestGroup(rows: readonly OmvarldRow[]): OmvarldRow[] {
	const totals = rows.filter(
		({ matt, ersattning, varde }) => matt === HELAR && ersattning === TOTALT && varde !== null
	);
	const worth = (key: string): [number, string, number, string] => {
		const own = totals.filter((row) => groupKey(row) === key);
		const years = own.map(({ period }) => period.slice(0, 4)).sort();
		return [own.some((row) => row.i_forbundet) ? 1 : 0, years.at(-1)!, new Set(years).size, key];
	};
	const keys = [...new Set(totals.map(groupKey))].map((key) => ({ key, worth: worth(key) }));
	const after = (a: readonly (string | number)[], b: readonly (string | number)[]): boolean => {
		const at = a.findIndex((value, index) => value !== b[index]);
		return at >= 0 && a[at]! > b[at]!;
	};
	const best = keys.reduce<(typeof keys)[number] | null>(
		(a, b) => (!a || after(b.worth, a.worth) ? b : a),
		null
	);
	return best ? rows.filter((row) => groupKey(row) === best.key) : [];
}

/** What is known of what people in the förbund's kommuner and in the country live on; null when nothing is loaded. */
export function surroundingsOf(all: readonly OmvarldRow[]): Surroundings | null {
	const rows = bestGroup(all);
	const [first] = rows;
	if (!first) return null;
	const places = new Map(
		rows.filter((row) => row.i_forbundet).map(({ region, region_namn }) => [region, region_namn])
	);
	const kommuner = [...places.values()].sort((a, b) => a.localeCompare(b, 'sv'));
	const regions = [...places.keys()];
	const namn = kommuner.length === 1 ? kommuner[0]! : 'Förbundets kommuner';
	const own = regions.length > 0 ? areaOf(rows, namn, true, regions) : null;
	const country = areaOf(rows, 'Riket', false, [RIKET]);
	if (!own && !country) return null;
	return {
		kalla: first.kalla,
		alder: first.alder,
		own,
		country,
		parts: partsOf(rows, regions, own, country),
		kommuner
	};
}

function partsOf(
	rows: readonly OmvarldRow[],
	regions: readonly string[],
	own: Area | null,
	country: Area | null
): Surroundings['parts'] {
	const shown = [own, country].filter((area): area is Area => area !== null);
	const years = shown[0]!.points
		.map(({ year }) => year)
		.filter((year) => shown.every(({ points }) => points.some((p) => p.year === year)));
	const year = years.at(-1);
	if (year === undefined) return null;
	const kinds = [
		...new Set(rows.filter(({ matt }) => matt === HELAR).flatMap(({ ersattning }) => ersattning ?? []))
	];
	const at = (ersattning: string, places: readonly string[]) =>
		places.length === 0
			? null
			: (of(rows, HELAR, ersattning, places).find((point) => point.year === year)?.varde ?? null);
	const found = kinds.map((ersattning) => ({
		ersattning,
		own: own ? at(ersattning, regions) : null,
		country: country ? at(ersattning, [RIKET]) : null
	}));
	return { year, rows: found.filter((row) => row.own !== null || row.country !== null) };
}
