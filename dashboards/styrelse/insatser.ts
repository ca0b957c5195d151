/** Insatser side by side: people, share with its interval, cost. By name, never ranked. */
import { shortNames } from '#lib/charts/rows.ts';
import { askSides, compare, SHARE } from '#lib/compare/index.ts';
import { speak } from '#lib/format/index.ts';
import type { MeasureRow } from '#lib/measures/types.ts';
import { measureOf, type Scope } from '#lib/server/scope.ts';
import type { Cell, Link } from '#lib/ui/types.ts';
import { saidOf } from '../shared/compare.ts';
import { definitionLink } from '../shared/foot.ts';
import type { Period } from '../shared/period.ts';
import { rakningHref } from '../shared/rakning.ts';
import { cell, hasData, insatsKey, linesOf, rowKey, type Line } from '../shared/rows.ts';
import { subjectOf } from '../shared/subject.ts';
import { isShown } from './figures.ts';
import type { Span } from './choose.ts';

/** A share as a place on a line from 0 to 100; null where it is not shown. */
export interface Place {
	at: number;
	from: number;
	to: number;
}

export interface InsatsLine {
	name: string;
	/** What it was called, or what it took over from; empty for most. */
	mark: string;
	href: string;
	people: Cell;
	/** `sub`: the interval and n, each kept on one line. */
	share: { text: string; sub: string[]; muted: boolean };
	place: Place | null;
	cost: Cell;
}

export interface InsatserView {
	title: string;
	/** What the columns are about: which year, and which years for the share. */
	subtitle: string;
	columns: { name: string; people: string; share: string; cost: string };
	lines: InsatsLine[];
	notes: string[];
	definitions: Link[];
	rakning: string;
}

const percent = (value: number) => Math.round(value * 1000) / 10;

export const placeOf = (row: MeasureRow | undefined): Place | null =>
	isShown(row) && row.lag !== null && row.hog !== null
		? { at: percent(row.varde), from: percent(row.lag), to: percent(row.hog) }
		: null;

/** The stretch in which most rows are shown; the shortest of them when several are alike. */
export function bestSpan<T extends { rows: readonly MeasureRow[] }>(told: readonly T[]): T {
	const shown = ({ rows }: T) => rows.filter(isShown).length;
	return told.reduce((a, b) => (shown(b) > shown(a) ? b : a));
}

/** The words that every name begins with, where names are shortened by them: the column's heading says them once. */
export function sharedName(names: readonly string[]): string {
	const [first = ''] = names;
	const [short = ''] = shortNames(names);
	return first.slice(0, first.length - short.length).trim();
}

/** What a reader who looks for an insats of last year needs to know; empty for most. */
const markOf = ({ slakt = [] }: Line['insats']): string =>
	[
		...slakt.filter(({ slag }) => slag === 'tidigare_namn').map(({ namn }) => `tidigare ${namn}`),
		...slakt.filter(({ slag }) => slag === 'ersatter').map(({ namn }) => `tog över efter ${namn}`),
		...slakt.filter(({ slag }) => slag === 'ersatts_av').map(({ namn }) => `togs över av ${namn}`)
	].join(', ');

const ONLY_COUNTS = 'lämnar bara antal, som inte räknas in i förbundets';

const isZero = (row: MeasureRow | undefined) => row?.status === 'visas' && row.varde === 0;

export async function insatserView(
	scope: Scope,
	period: Period,
	spans: readonly Span[]
): Promise<InsatserView> {
	const { k } = scope.meta;
	const cut = (span: Pick<Span, 'from' | 'to'>) => ({
		by: ['forbund', 'insats'],
		...(span.from && { from: span.from }),
		...(span.to && { to: span.to })
	});
	const own = spans[0] as Span;
	const [people, counts, cost, spent, shares] = await Promise.all([
		scope.ask('deltagare', cut(own)),
		scope.ask('antal', cut(own)),
		scope.ask('kostnad_per_deltagare', cut(own)),
		scope.ask('utfall', cut(own)),
		Promise.all(spans.map(async (span) => ({ span, rows: await scope.ask(SHARE, cut(span)) })))
	]);
	const index = (rows: readonly MeasureRow[]) => new Map(rows.map((row) => [rowKey(row), row]));
	const [byPeople, byCost, bySpent] = [index(people), index(cost), index(spent)];
	/** Insatser that have told no more than numbers, and how many participants they say. */
	const onlyCounts = new Map(
		counts
			.filter((row) => hasData(row) && byPeople.get(rowKey(row))?.status === 'data_saknas')
			.sort((a, b) => Number(a.by.kategori === 'deltagare') - Number(b.by.kategori === 'deltagare'))
			.map((row) => [rowKey(row), row.by.kategori === 'deltagare' ? row : undefined])
	);
	const active = ({ insats }: Line) => {
		const key = insatsKey(insats);
		if (onlyCounts.has(key)) return true;
		return [byPeople.get(key), bySpent.get(key)].some(
			(row) => hasData(row) && !isZero(row) && row?.status !== 'ej_tillampligt'
		);
	};
	const current = new Set(
		linesOf(scope, people)
			.filter(active)
			.map(({ insats }) => insatsKey(insats))
	);
	const { span, rows } = bestSpan(
		shares.map((told) => ({ ...told, rows: told.rows.filter((row) => current.has(rowKey(row))) }))
	);
	const lines = linesOf(scope, rows).filter(active);
	const subject = subjectOf(scope, SHARE, { ...period, ...span });
	const { groups } = compare(subject, await askSides((one, by) => scope.ask(one, by), subject));
	const short = shortNames(lines.map(({ name }) => name));
	const named = lines.map((line, i) => ({ ...line, name: short[i] ?? line.name }));
	const [finding = '', ...others] = saidOf(measureOf(SHARE), named, groups);
	const individual = lines.some(({ insats }) => insats.inriktning === 'individinriktad');
	return {
		title:
			lines.length === 0
				? 'Ingen insats har uppgifter för året'
				: individual
					? `Till arbete eller studier: ${finding.replace(/\.$/, '')}`
					: 'Insatserna är strukturövergripande: de har inga egna deltagare',
		subtitle:
			individual || lines.length === 0
				? `Andel av avsluten med känt utfall, ${span.text}.${span.text === own.text ? '' : ` Deltagare och kronor gäller ${own.text}.`}`
				: 'Deras resultat står vid målen och indikatorerna.',
		columns: {
			name: sharedName(lines.map(({ name }) => name)) || 'Insats',
			people: scope.link('/matt/deltagare'),
			share: scope.link(`/matt/${SHARE}`),
			cost: scope.link('/matt/kostnad_per_deltagare')
		},
		lines: named.map(({ insats, name, row }) => {
			const key = insatsKey(insats);
			const said = speak(row, 'andel', k);
			return {
				name,
				mark: [markOf(insats), onlyCounts.has(key) ? ONLY_COUNTS : ''].filter(Boolean).join(', '),
				href: scope.link(`/insats/${insats.insats_id}`),
				people: cell(onlyCounts.get(key) ?? byPeople.get(key), 'personer', k),
				share: {
					text: said.text,
					sub: [said.interval, said.n].filter(Boolean),
					muted: !said.shown
				},
				place: placeOf(row),
				cost: cell(byCost.get(key), 'kronor_per', k)
			};
		}),
		notes: others,
		definitions: ['deltagare', SHARE, 'kostnad_per_deltagare'].map((matt) => definitionLink(scope, matt)),
		rakning: rakningHref(scope, SHARE, cut(span))
	};
}
