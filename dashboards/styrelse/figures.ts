/** The few questions behind the board's figures: the same for this version and for the one that was current last time. */
import type { Cut, MeasureRow } from '#lib/measures/types.ts';
import type { Span } from './choose.ts';

export type Ask = (matt: string, cut?: Partial<Cut>) => Promise<MeasureRow[]>;

/** A share, and the stretch of time it could be shown for. */
export interface Told {
	row: MeasureRow | undefined;
	span: Span;
}

export interface Figures {
	deltagare: MeasureRow | undefined;
	deltagareBefore: MeasureRow | undefined;
	nya: MeasureRow | undefined;
	avslutade: MeasureRow | undefined;
	avslutadeBefore: MeasureRow | undefined;
	pagaende: MeasureRow | undefined;
	resultat: Told;
	/** The share of the year itself and of the year before, shown or not. */
	resultatYear: MeasureRow | undefined;
	resultatBefore: MeasureRow | undefined;
	tackning: MeasureRow | undefined;
	steg: MeasureRow[];
	stegSpan: Span;
	/** By inriktning. */
	budget: MeasureRow[];
	utfall: MeasureRow[];
	utfallBefore: MeasureRow[];
	prognos: MeasureRow[];
	takt: MeasureRow[];
	kapital: MeasureRow | undefined;
	/** The year and the four before it, those that there are. */
	years: Record<'deltagare' | 'avslut_arbete_studier' | 'utfall', MeasureRow[]>;
	/** Not followed up yet: their twelve months have not passed. */
	oppna: MeasureRow | undefined;
}

export const isShown = (row: MeasureRow | undefined): row is MeasureRow & { varde: number } =>
	row?.status === 'visas' && row.varde !== null;

export const valueOf = (row: MeasureRow | undefined): number | null => (isShown(row) ? row.varde : null);

/** The first stretch of time that has something to show; the first of all when none has. */
export const firstShown = <T extends { shown: boolean }>(told: readonly T[]): T =>
	told.find(({ shown }) => shown) ?? (told[0] as T);

/** A sum over rows of money; null when none of them is shown. */
export function sumOf(rows: readonly MeasureRow[], keep: (row: MeasureRow) => boolean = () => true) {
	const shown = rows.filter((row) => isShown(row) && keep(row));
	return shown.length === 0 ? null : shown.reduce((sum, row) => sum + (row.varde ?? 0), 0);
}

/** Asks everything at once; `spans` are the year and what may stand in for it. */
export async function askFigures(ask: Ask, year: string | null, spans: readonly Span[]): Promise<Figures> {
	const before = year === null ? null : String(Number(year) - 1);
	const cut = (span: Span, by: readonly string[] = []) => ({
		by,
		...(span.from && { from: span.from }),
		...(span.to && { to: span.to })
	});
	const own = spans[0] as Span;
	const five: Span = year === null ? own : { from: String(Number(year) - 4), to: year, text: '' };
	const byYear = (matt: string) => ask(matt, cut(five, ['ar']));
	const money = (matt: string) => ask(matt, cut(five, ['inriktning', 'ar']));
	const one = async (matt: string, span: Span = own) => (await ask(matt, cut(span)))[0];
	const [
		deltagare,
		avslutade,
		shares,
		nya,
		pagaende,
		results,
		tackning,
		steps,
		budget,
		utfall,
		prognos,
		takt,
		kapital,
		oppna
	] = await Promise.all([
		byYear('deltagare'),
		byYear('avslutade'),
		byYear('avslut_arbete_studier'),
		one('nya'),
		one('pagaende'),
		Promise.all(spans.map((span) => one('avslut_arbete_studier', span))),
		one('tackning'),
		Promise.all(spans.map((span) => ask('stegforflyttning_framat', cut(span)))),
		money('budget'),
		money('utfall'),
		money('prognos'),
		money('prognos_takt'),
		one('eget_kapital'),
		one('uppfoljning_12_manader_oppna', { text: '' })
	]);
	const at = (rows: readonly MeasureRow[], when: string | null) => rows.find(({ by }) => by.ar === when);
	const all = (rows: readonly MeasureRow[], when: string | null) => rows.filter(({ by }) => by.ar === when);
	const told = firstShown(spans.map((span, i) => ({ row: results[i], span, shown: isShown(results[i]) })));
	const step = firstShown(
		spans.map((span, i) => ({ rows: steps[i]!, span, shown: steps[i]!.some(isShown) }))
	);
	return {
		deltagare: at(deltagare, year),
		deltagareBefore: at(deltagare, before),
		nya,
		avslutade: at(avslutade, year),
		avslutadeBefore: at(avslutade, before),
		pagaende,
		resultat: { row: told.row, span: told.span },
		resultatYear: at(shares, year),
		resultatBefore: at(shares, before),
		tackning,
		steg: step.rows,
		stegSpan: step.span,
		budget: all(budget, year),
		utfall: all(utfall, year),
		utfallBefore: all(utfall, before),
		prognos: all(prognos, year),
		takt: all(takt, year),
		kapital,
		years: { deltagare, avslut_arbete_studier: shares, utfall },
		oppna
	};
}
