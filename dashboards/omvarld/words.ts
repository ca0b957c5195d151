/** How figures about the surroundings are said, the same on the board's page and on their own. */
import { formatNumber, formatPercent } from '#lib/format/index.ts';
import type { Area, AreaYear, Surroundings } from '#lib/omvarld/index.ts';

/** What the figures are, and what they are not: stands wherever they are shown. */
export const NOT_THE_INSATSER =
	'Siffrorna gäller alla som bor här, inte deltagarna i insatserna, och säger inget om vad insatserna leder till.';

export const pointOf = (area: Area | null, year: number): AreaYear | undefined =>
	area?.points.find((point) => point.year === year);

export const shareText = (point: AreaYear | undefined): string =>
	point?.andel === undefined || point.andel === null ? 'uppgift saknas' : formatPercent(point.andel, 100);

export const ages = (alder: string | null): string =>
	alder ? `${alder.replace('-', '–')} år` : 'i åldrarna';

/** The latest year of the area in focus: the förbund's own, else the country. */
export function latestOf(found: Surroundings): { area: Area; point: AreaYear; other: AreaYear | undefined } {
	const area = (found.own ?? found.country)!;
	const point = area.points.at(-1)!;
	return { area, point, other: area.own ? pointOf(found.country, point.year) : undefined };
}

/** `I Västerås motsvarade ersättningarna 2023 att 12 345 personer försörjdes på heltid: 12,9 % av befolkningen 20–64 år. I riket: 13,3 %.` */
export function sentenceOf(found: Surroundings): string {
	const { area, point, other } = latestOf(found);
	const where = area.own ? (area.summed ? 'förbundets kommuner' : area.namn) : 'riket';
	const share = point.andel === null ? '' : `, ${shareText(point)} av befolkningen ${ages(found.alder)}`;
	const country = other && other.andel !== null ? ` I riket: ${shareText(other)}.` : '';
	return `I ${where} motsvarade ersättningarna ${point.year} att ${formatNumber(point.varde)} personer försörjdes på heltid${share}.${country}`;
}
