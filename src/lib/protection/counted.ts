/** Shares and counts out of the release: a row is shown when both its figures are. */
import { adds } from '../measures/batch.ts';
import { measureOf } from '../measures/library/index.ts';
import type { Question } from '../measures/question.ts';
import { toRows } from '../measures/rows.ts';
import type { Measure, MeasureRow } from '../measures/types.ts';
import type { Book, Cell } from './book.ts';
import { cuts, fineness, fineOf, isToldIn, isYear, isYearly, unstated } from './lattice.ts';
import type { Moment, Way } from './moments.ts';
import { hidden, ordered, outside, rawRow, type Asked } from './outside.ts';
import { isPlace, type Spot } from './places.ts';

/** The cut of the lattice a question has, as its dimensions; null when the lattice has none such. */
export function cutOf(measure: Measure, { by, conditions }: Question): readonly string[] | null {
	const wanted = new Set(
		[...by.filter(({ tid }) => !tid), ...conditions.map(({ dimension }) => dimension)]
			.map(({ id }) => id)
			.filter((id) => !isPlace(id) && !measure.alltid?.includes(id))
	);
	if (wanted.size === 0) return [];
	return (
		(cuts[measure.matt] ?? []).find(
			(ids) => ids.length === wanted.size && ids.every((id) => wanted.has(id))
		) ?? null
	);
}

/** Is a value kept by the question's conditions on that dimension? */
export const keeps = ({ conditions }: Question, id: string, value: string): boolean =>
	conditions.every(
		({ dimension, values }) =>
			dimension.id !== id || values.includes(value === unstated ? 'ej_angivet' : value)
	);

const stated = (value: string): string | null => (value === unstated ? null : value);

const add = (cells: readonly (Cell | undefined)[]): Cell => ({
	n: cells.reduce((sum, cell) => sum + (cell?.n ?? 0), 0),
	shown: cells.every((cell) => !cell || cell.shown)
});

class Counting {
	readonly apart: readonly string[];
	readonly whole: number | undefined;
	readonly part: number | undefined;
	readonly additive: boolean;

	constructor(
		readonly book: Book,
		readonly asked: Asked,
		readonly names: readonly string[]
	) {
		const { measure } = asked;
		this.apart = measure.alltid ?? [];
		this.whole = book.number(measure.namnare ?? measure.taljare, this.apart, measure.namnare_plus);
		this.part = measure.namnare ? book.number(measure.taljare, this.apart) : undefined;
		this.additive = adds(measure.namnare ?? measure.taljare);
	}

	get isKnown(): boolean {
		return this.whole !== undefined && (!this.asked.measure.namnare || this.part !== undefined);
	}

	async read(): Promise<void> {
		const { where, when } = this.asked;
		const counts = [this.whole!, ...(this.part === undefined ? [] : [this.part])];
		const places = where.flatMap((spot) => spot.places ?? []);
		const times = when.flatMap(({ ways }) => ways.flatMap(({ times: own, empty }) => [...own, ...empty]));
		await this.book.read(counts, places, times, this.names.join('+'));
		// Whether there is anybody outside a span is told by the whole, not by its parts.
		const witness = this.witness;
		if (witness !== undefined && (this.names.length > 0 || witness !== this.whole))
			await this.book.read([witness], places, times, '');
	}

	/**
	 * The ways to a time that the release has figures for: years only uncut, and only of measures that are told by year. That
	 * another measure tells the same denominator by year says nothing of this one's numerator.
	 */
	waysOf({ ways }: Moment): Way[] {
		const fine = fineOf(this.asked.measure.matt);
		const byYear = this.names.length === 0 && isYearly(this.asked.measure.matt);
		return ways.filter(({ times, empty }) => {
			if (times.some((name) => isYear(name) || fineness(name)) && !byYear) return false;
			if (times.some((name) => fineness(name) && !(fine && isToldIn(fine, name)))) return false;
			return empty.length === 0 || this.witness !== undefined;
		});
	}

	/** The count that tells whether anybody was there in a year: its own, or else all participants. */
	get witness(): number | undefined {
		if (this.book.isYearly(this.whole!)) return this.whole;
		const { relation, time } = this.asked.measure.taljare;
		// A day that a window closes may be in a year in which nobody took part any more.
		const isThere = time.kind !== 'datum' || ['start', 'slut'].includes(time.column);
		return relation === 'marts.deltagande' && isThere
			? this.book.number(measureOf('deltagare')!.taljare, [])
			: undefined;
	}

	/** Has the release the time at all? All time stands for a span only where nobody is outside it. */
	isTold(place: string, ways: readonly Way[]): boolean {
		return ways.some(({ empty }) => !empty.some((name) => this.book.someone(this.witness!, place, name)));
	}

	/** One count at one place, by the first way to reach the time that is shown. */
	at(count: number, place: string, key: string, ways: readonly Way[]): Cell {
		const cut = this.names.join('+');
		for (const { times, empty } of ways) {
			if (empty.some((name) => this.book.someone(this.witness!, place, name))) continue;
			const found = add(times.map((name) => this.book.at(count, place, name, cut, key)));
			if (found.shown) return found;
		}
		return { n: 0, shown: false };
	}

	/** What is asked of a figure: its keys together, over the places together. */
	figure(
		count: number | undefined,
		places: readonly string[],
		keys: readonly string[],
		ways: readonly Way[]
	): Cell {
		if (count === undefined) return { n: 0, shown: true };
		if (keys.length > 1 && !this.additive) return { n: 0, shown: false };
		return add(places.flatMap((place) => keys.map((key) => this.at(count, place, key, ways))));
	}

	/** The keys of the figures that belong to one row each, by what the row says of them. */
	groups(places: readonly string[], ways: readonly Way[]): Map<string, string[]> {
		const { question } = this.asked;
		const found = new Map<string, string[]>();
		if (this.names.length === 0 && this.apart.length === 0) return found.set('{}', ['\t']);
		const counts = [this.whole!, this.part ?? this.whole!];
		const asked = new Set(question.by.map(({ id }) => id));
		for (const key of this.book.keys(counts, places, this.names.join('+'), ways)) {
			const [skilt, value] = this.book.split(key, this.apart.length, this.names.length);
			const said = [
				...this.apart.map((id, i): [string, string] => [id, skilt[i]!]),
				...this.names.map((id, i): [string, string] => [id, value[i]!])
			];
			if (!said.every(([id, v]) => keeps(question, id, v))) continue;
			const by = said.filter(([id]) => asked.has(id)).map(([id, v]) => [id, stated(v)]);
			const name = JSON.stringify(Object.fromEntries(by));
			found.set(name, [...(found.get(name) ?? []), key]);
		}
		return found;
	}

	rows(spot: Spot, moment: Moment): MeasureRow[] {
		const { measure, question } = this.asked;
		const { places, tillampliga, registrerade } = spot;
		const ways = this.waysOf(moment);
		if (places === null || places.some((place) => !this.isTold(place, ways)))
			return outside(this.asked, [spot], [moment]);
		const bare = Object.keys(moment.by).length > 0 || this.names.length > 0 || spot.holder;
		const groups = this.groups(places, ways);
		// A place without anything answers too, unless it is cut.
		if (groups.size === 0 && !bare) groups.set('{}', ['\t']);
		return [...groups].flatMap(([name, keys]) => {
			const by = ordered({ ...spot.by, ...moment.by, ...(JSON.parse(name) as MeasureRow['by']) }, question);
			const n = this.figure(this.whole, places, keys, ways);
			const t = this.figure(this.part, places, keys, ways);
			if (!n.shown || !t.shown) return [hidden(by)];
			if (n.n === 0 && t.n === 0 && bare) return [];
			const figures =
				this.part === undefined ? { taljare: n.n, namnare: null } : { taljare: t.n, namnare: n.n };
			return toRows(
				measure,
				question.by.map(({ id }) => id),
				[rawRow(by, question, { ...figures, tillampliga, registrerade })]
			);
		});
	}
}

export async function counted(book: Book, asked: Asked): Promise<MeasureRow[]> {
	const names = cutOf(asked.measure, asked.question);
	const counting = new Counting(book, asked, names ?? []);
	if (names === null || !counting.isKnown) return outside(asked, asked.where, asked.when);
	await counting.read();
	return asked.where.flatMap((spot) => asked.when.flatMap((moment) => counting.rows(spot, moment)));
}
