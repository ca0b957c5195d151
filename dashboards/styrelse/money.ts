/** The year's money: insatser, administration and all of it; budget, utfall and how it looks to end. */
import { formatDate, formatMoney, formatNumber, formatPercent, NBSP } from '#lib/format/index.ts';
import type { MeasureRow } from '#lib/measures/types.ts';
import type { Scope } from '#lib/server/scope.ts';
import type { Link } from '#lib/ui/types.ts';
import { definitionLink } from '../shared/foot.ts';
import { rakningHref } from '../shared/rakning.ts';
import { isShown, sumOf, type Figures } from './figures.ts';

export interface MoneyLine {
	name: string;
	href: string;
	budget: string;
	utfall: string;
	used: string;
	prognos: string;
	/** Widths in percent of the widest of all, for the bar; null where there is nothing to draw. */
	bar: { budget: number | null; utfall: number | null; prognos: number | null };
}

export interface MoneyView {
	title: string;
	lines: MoneyLine[];
	/** False when the year is over: then nothing is forecast. */
	hasForecast: boolean;
	note: string;
	definitions: Link[];
	rakning: string;
}

/** Kronor of one part of the förbund. Null where nothing has come in. */
export interface Part {
	budget: number | null;
	utfall: number | null;
	prognos: number | null;
}

/** `own` is what the kansli has given, `rate` the straight line for the insatser it has not. */
export function partOf(figures: Figures, ongoing: boolean, keep: (row: MeasureRow) => boolean): Part {
	const [own, rate] = [sumOf(figures.prognos, keep), sumOf(figures.takt, keep)];
	return {
		budget: sumOf(figures.budget, keep),
		utfall: sumOf(figures.utfall, keep),
		prognos: ongoing && (own !== null || rate !== null) ? (own ?? 0) + (rate ?? 0) : null
	};
}

/** `1 % över budget`; within half a percent it is `som budget`. */
export function deviation(value: number, budget: number): string {
	const share = (value - budget) / budget;
	if (Math.abs(share) < 0.005) return 'som budgeten';
	return `${formatPercent(Math.abs(share))} ${share > 0 ? 'över' : 'under'} budgeten`;
}

const titleOf = ({ budget, utfall, prognos }: Part, year: string, ongoing: boolean): string => {
	if (utfall === null)
		return budget === null ? `Ingen ekonomi är inläst för ${year}` : `${year}: inget utfall än`;
	if (budget === null || budget <= 0) return `${formatMoney(utfall)} har använts, budget saknas`;
	const used = `${formatMoney(utfall)} av ${formatMoney(budget)} har använts, ${formatPercent(utfall / budget)}`;
	return ongoing && prognos !== null ? `${used}; prognosen är ${deviation(prognos, budget)}` : used;
};

export function moneyView(scope: Scope, figures: Figures, year: string | null, ongoing: boolean): MoneyView {
	const isAdministration = ({ by }: MeasureRow) => by.inriktning === 'administration';
	const all = partOf(figures, ongoing, () => true);
	const span = year ? { from: year, to: year } : {};
	const administrationHref = rakningHref(scope, 'utfall', {
		where: { inriktning: ['administration'] },
		...span
	});
	const parts = [
		{
			name: 'Insatser',
			href: scope.link('/insatser'),
			part: partOf(figures, ongoing, (row) => !isAdministration(row))
		},
		{ name: 'Administration', href: administrationHref, part: partOf(figures, ongoing, isAdministration) },
		{ name: 'Tillsammans', href: scope.link('/'), part: all }
	];
	const widest = Math.max(1, all.budget ?? 0, all.utfall ?? 0, all.prognos ?? 0);
	const width = (kr: number | null) => (kr === null ? null : Math.round((kr / widest) * 1000) / 10);
	const administration = parts[1]!.part.utfall;
	const { kapital } = figures;
	const forecast = [
		sumOf(figures.prognos) !== null ? 'kansliets egen' : '',
		sumOf(figures.takt) !== null ? 'utfallet i samma takt till årets slut' : ''
	].filter(Boolean);
	return {
		title: titleOf(all, year ?? 'tiden', ongoing),
		hasForecast: ongoing && all.prognos !== null,
		lines: parts
			.filter(({ part }) => part.budget !== null || part.utfall !== null || part.prognos !== null)
			.map(({ name, href, part }) => ({
				name,
				href,
				budget: formatMoney(part.budget),
				utfall: formatMoney(part.utfall),
				used:
					part.budget !== null && part.budget > 0 && part.utfall !== null
						? formatPercent(part.utfall / part.budget)
						: '',
				prognos: formatMoney(part.prognos),
				bar: { budget: width(part.budget), utfall: width(part.utfall), prognos: width(part.prognos) }
			})),
		note: [
			administration !== null && all.utfall
				? `Administrationen är ${formatPercent(administration / all.utfall)} av utfallet.`
				: '',
			isShown(kapital)
				? `Eget kapital: ${formatMoney(kapital.varde)} enligt senaste bokslut.`
				: `Eget kapital: data saknas. Det lämnas i ekonomifilen (kostnadsslaget eget kapital) av kansliet.`,
			ongoing && all.prognos !== null
				? `Prognosen är ${forecast.join(' och, där den saknas, ')}.`
				: ongoing && all.utfall !== null
					? 'Ingen prognos: den lämnas i ekonomifilen (typ prognos) av kansliet.'
					: '',
			year === null ? '' : `Utan parternas egeninsats; utfall till och med ${lastDay(scope, year)}.`
		]
			.filter(Boolean)
			.join(' '),
		definitions: ['budget', 'utfall', ...(ongoing ? ['prognos', 'prognos_takt'] : []), 'eget_kapital'].map(
			(matt) => definitionLink(scope, matt)
		),
		rakning: rakningHref(scope, 'utfall', { by: ['inriktning'], ...span })
	};
}

const lastDay = (scope: Scope, year: string): string =>
	formatDate(`${year}-12-31` > scope.meta.dataPer ? scope.meta.dataPer : `${year}-12-31`);

/** `4,1 av 5,8 Mkr` for the card. */
export const shortMoney = (utfall: number | null, budget: number | null): string =>
	utfall === null
		? ''
		: budget === null
			? formatMoney(utfall)
			: budget >= 999_950
				? `${formatNumber(utfall / 1e6, 1)} av ${formatNumber(budget / 1e6, 1)}${NBSP}Mkr`
				: `${formatMoney(utfall)} av ${formatMoney(budget)}`;
