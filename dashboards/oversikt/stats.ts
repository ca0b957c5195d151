/** The handful of figures a board needs first. */
import { formatMoney, formatPercent, formatSigned, NBSP, plural, speak } from '#lib/format/index.ts';
import type { MeasureRow } from '#lib/measures/types.ts';
import { measureOf, type Scope } from '#lib/server/scope.ts';
import type { StatView } from '#lib/ui/types.ts';
import { blockTitle } from '../shared/compare.ts';
import type { Period } from '../shared/period.ts';
import { hasData } from '../shared/rows.ts';

export interface Main {
	deltagare?: MeasureRow;
	before?: MeasureRow;
	nya?: MeasureRow;
	avslutade?: MeasureRow;
	pagaende?: MeasureRow;
	utfall?: MeasureRow;
	budget?: MeasureRow;
	resultat?: MeasureRow;
	tackning?: MeasureRow;
	kostnad?: MeasureRow;
	steg: MeasureRow[];
}

export async function askMain(scope: Scope, period: Period): Promise<Main> {
	const span = { by: [], from: period.from, to: period.to };
	// A budget may be laid for years to come: money keeps to the years that the page speaks of.
	const years = { by: [], from: period.first, to: period.last };
	const one = async (matt: string, cut: object = span) => (await scope.ask(matt, cut))[0];
	const year =
		period.first === period.last && /^\d{4}$/.test(period.last ?? '') && !period.partial
			? Number(period.last)
			: null;
	const earlier = year && scope.years.includes(year - 1) ? String(year - 1) : null;
	const [deltagare, before, nya, avslutade, pagaende, utfall, budget, resultat, tackning, kostnad, steg] =
		await Promise.all([
			one('deltagare'),
			earlier ? one('deltagare', { by: [], from: earlier, to: earlier }) : undefined,
			one('nya'),
			one('avslutade'),
			one('pagaende'),
			one('utfall', years),
			one('budget', years),
			one('avslut_arbete_studier'),
			one('tackning'),
			one('kostnad_per_deltagare'),
			scope.ask('stegforflyttning_framat', span)
		]);
	return { deltagare, before, nya, avslutade, pagaende, utfall, budget, resultat, tackning, kostnad, steg };
}

const value = (row: MeasureRow | undefined): number | null => (row?.status === 'visas' ? row.varde : null);

/** The share of the budget that is used, when both are there. */
export function used(main: Main): string | null {
	const [utfall, budget] = [value(main.utfall), value(main.budget)];
	return utfall !== null && budget !== null && budget > 0 ? formatPercent(utfall / budget) : null;
}

export function mainStats(scope: Scope, main: Main): StatView[] {
	const { k } = scope.meta;
	const stat = (matt: string, row: MeasureRow | undefined, more: Partial<StatView> = {}): StatView => {
		const said = speak(row, measureOf(matt).enhet, k);
		return {
			label: measureOf(matt).namn,
			href: scope.link(`/matt/${matt}`),
			value: said.text,
			sub: [said.interval, said.interval || measureOf(matt).enhet === 'kronor_per' ? said.n : '']
				.filter(Boolean)
				.join(', '),
			muted: !said.shown,
			...more
		};
	};
	const count = (row: MeasureRow | undefined) => speak(row, 'antal', k).text;
	const moves = [main.nya, main.avslutade, main.pagaende].some(hasData)
		? `${count(main.nya)} nya, ${count(main.avslutade)} avslutade, ${count(main.pagaende)} pågår.`
		: '';
	const [now, then] = [value(main.deltagare), value(main.before)];
	const change =
		now !== null && then ? `${formatSigned(((now - then) / then) * 100)}${NBSP}% mot året före. ` : '';
	const best = main.steg
		.filter((row) => row.status === 'visas')
		.reduce<MeasureRow | undefined>((a, b) => (a && (a.n ?? 0) >= (b.n ?? 0) ? a : b), undefined);
	const others = new Set(main.steg.filter((row) => row.status === 'visas')).size - 1;
	const covered = speak(main.tackning, 'andel', k);
	const share = used(main);
	const [spent, planned] = [value(main.utfall), value(main.budget)];
	return [
		stat('deltagare', main.deltagare, {
			note: `${change}${moves}` || undefined
		}),
		stat('avslut_arbete_studier', main.resultat, {
			note: covered.shown ? `Utfallet är känt för ${covered.text} av avsluten.` : undefined
		}),
		stat('stegforflyttning_framat', best ?? main.steg[0], {
			note: best
				? `${blockTitle(scope, best.by, measureOf('stegforflyttning_framat').alltid ?? [])}.${
						others > 0
							? ` ${plural(others, 'annan mätning', 'andra mätningar')} visas var för sig i jämförelsen.`
							: ''
					}`
				: undefined
		}),
		stat('kostnad_per_deltagare', main.kostnad, { note: 'Insatsernas utfall delat med deras deltagare.' }),
		stat('utfall', main.utfall, {
			label: 'Pengar: utfall mot budget',
			value: spent === null ? speak(main.utfall, 'kronor', k).text : formatMoney(spent),
			sub: planned === null ? '' : `av ${formatMoney(planned)}`,
			note: share ? `${share} av budgeten.` : planned === null ? 'Budget saknas för perioden.' : undefined
		})
	];
}
