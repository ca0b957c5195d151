/** The sums everybody knows: places of places, times of times, cuts of wholes, and counts of each other. */
import type { Builder, Index } from './builder.ts';
import type { Address } from './lattice.ts';
import { isPrimary } from './primary.ts';

/** Adds whole = Σ parts when the figures say so. A part that is not there is nobody, and everybody knows it. */
function add(
	builder: Builder,
	index: Index,
	whole: number,
	parts: readonly number[],
	seen: Index | null
): void {
	const first = index.get(whole);
	if (first === undefined) return;
	const cells = parts.flatMap((part) => index.get(part) ?? []);
	if (builder.total(cells) !== builder.value(first)) return;
	if (seen && seen.get(whole) === first && parts.every((part) => seen.get(part) === index.get(part))) return;
	builder.system.sum(first, cells);
}

/** Different persons: nobody in a part is missing in the whole, and nobody in the whole in all parts, when they are all there. */
function within(
	builder: Builder,
	index: Index,
	whole: number,
	parts: readonly number[],
	isAll: boolean,
	seen: Index | null
): void {
	const first = index.get(whole);
	if (first === undefined) return;
	const own = parts.filter((part) => index.has(part) && part !== whole);
	const cells = own.map((part) => index.get(part)!);
	const isNew = (key: number) => !seen || seen.get(key) !== index.get(key);
	const slack = (value: number) => builder.system.figure({ value, primary: false, part: true, keep: 0 });
	for (const [i, cell] of cells.entries()) {
		const more = builder.value(first) - builder.value(cell);
		if (more >= 0 && (isNew(whole) || isNew(own[i]!))) builder.system.sum(first, [cell, slack(more)]);
	}
	const twice = builder.total(cells) - builder.value(first);
	if (!isAll || twice < 0 || ![whole, ...own].some(isNew)) return;
	builder.system.balance([first, slack(twice)], cells);
}

/**
 * What an earlier release had left beside the times it showed. It was somebody or nobody; that it is not remembered does
 * not mean that it was nobody. Where none of the other times is told, what is left is the whole itself.
 */
function remember(
	builder: Builder,
	index: Index,
	count: number,
	whole: number,
	keys: readonly number[],
	parts: readonly string[],
	seen: Index
): void {
	const first = index.get(whole);
	const left = parts.findIndex((time) => builder.input.unseen.includes(time));
	const key = keys[left];
	if (first === undefined || key === undefined || index.has(key)) return;
	const others = keys.filter((one) => one !== key);
	const same = seen.get(key);
	if (same !== undefined && [whole, ...others].every((one) => seen.get(one) === index.get(one))) {
		index.set(key, same);
		return;
	}
	const told = others.flatMap((one) => index.get(one) ?? []);
	const value = builder.value(first) - builder.total(told);
	if (told.length === 0 || value < 0) return;
	const primary = builder.guarded.has(count) && isPrimary(value, builder.input.k);
	index.set(key, builder.system.figure({ value, primary, part: true, keep: 0 }));
}

function link(
	builder: Builder,
	index: Index,
	address: Address,
	identity: readonly (readonly [number, number])[],
	seen: Index | null
): void {
	const cells: number[] = [];
	const coefficients: number[] = [];
	let isSeen = seen !== null;
	for (const [count, coefficient] of identity) {
		const key = builder.at(address, { count });
		const cell = index.get(key);
		if (isSeen && seen!.get(key) !== cell) isSeen = false;
		if (cell === undefined) continue;
		cells.push(cell);
		coefficients.push(coefficient);
	}
	const isSo = cells.reduce((sum, cell, i) => sum + coefficients[i]! * builder.value(cell), 0) === 0;
	if (isSo && !isSeen) builder.system.equations.push({ cells, coefficients });
}

type Join = (address: Address, whole: number, parts: readonly number[], isAll?: boolean) => void;

interface Cut {
	address: Address;
	whole: number;
	parts: number[];
}

/** A cut's values make up what they are cut from: all, and the cut with one dimension less. */
function cuts(builder: Builder, index: Index, list: readonly Address[], join: Join): void {
	/** By the cut and by what it cuts; the list keeps the order. */
	const known = new Map<string, Map<number, Cut>>();
	const found: Cut[] = [];
	for (const address of list) {
		const { cut, value } = address;
		if (!cut) continue;
		const names = cut.split('+');
		const values = value.split('+');
		const narrower = names
			.map((name, i) => builder.at(address, { cut: name, value: values[i]! }))
			.filter((parent) => names.length > 1 && index.has(parent));
		const ofCut = known.get(cut) ?? new Map<number, Cut>();
		known.set(cut, ofCut);
		for (const whole of [...narrower, builder.at(address, { cut: '', value: '' })]) {
			let own = ofCut.get(whole);
			if (!own) {
				found.push((own = { address, whole, parts: [] }));
				ofCut.set(whole, own);
			}
			own.parts.push(builder.keys.of(address));
		}
	}
	for (const { address, whole, parts } of found) join(address, whole, parts);
}

function places(builder: Builder, list: readonly Address[], join: Join): void {
	const partsOf = new Map(builder.input.places.map(({ whole, parts }) => [whole, parts]));
	for (const address of list) {
		const inside = partsOf.get(address.place);
		if (!inside) continue;
		const parts = inside.map((place) => builder.at(address, { place }));
		join(address, builder.keys.of(address), parts);
	}
}

function times(
	builder: Builder,
	index: Index,
	list: readonly Address[],
	seen: Index | null,
	join: Join
): void {
	const { times: all, unseen, overlapping } = builder.input;
	const timesOf = new Map<string, (readonly string[])[]>();
	for (const { whole, parts } of all) timesOf.set(whole, [...(timesOf.get(whole) ?? []), parts]);
	for (const address of list) {
		const key = builder.keys.of(address);
		for (const parts of timesOf.get(address.time) ?? []) {
			const keys = parts.map((time) => builder.at(address, { time }));
			if (seen && !overlapping.has(address.count))
				remember(builder, index, address.count, key, keys, parts, seen);
			// Persons are counted in no rest: beside it a single time is not all there is.
			join(address, key, keys, parts.filter((time) => !unseen.includes(time)).length > 1);
		}
	}
}

function links(builder: Builder, index: Index, list: readonly Address[], seen: Index | null): void {
	/** A count, a cut and a time, wherever and whatever the value. */
	const told = (count: number, address: Address) => builder.at(address, { count, place: '', value: '' });
	const published = new Set(list.map((address) => told(address.count, address)));
	/** Where in the list each count stands: an identity is about a few of them. */
	const ofCount = new Map<number, number[]>();
	for (const [i, { count }] of list.entries()) {
		const own = ofCount.get(count);
		if (own) own.push(i);
		else ofCount.set(count, [i]);
	}
	for (const identity of builder.input.linked) {
		const counts = [...new Set(identity.map(([count]) => count))];
		const done = new Set<number>();
		const about = counts.flatMap((count) => ofCount.get(count) ?? []).sort((a, b) => a - b);
		for (const i of about) {
			const address = list[i]!;
			const place = builder.at(address, { count: -1 });
			if (done.has(place)) continue;
			done.add(place);
			// A count that is not told at all in this cut is unknown there, not nobody.
			if (counts.every((count) => published.has(told(count, address))))
				link(builder, index, address, identity, seen);
		}
	}
}

/** Writes every sum among `addresses`; those that the newer state in `seen` holds already are not written again. */
export function sums(builder: Builder, index: Index, addresses: Iterable<Address>, seen: Index | null): void {
	const list = [...addresses];
	const join: Join = (address, whole, parts, isAll = true) => {
		if (builder.input.overlapping.has(address.count)) within(builder, index, whole, parts, isAll, seen);
		else add(builder, index, whole, parts, seen);
	};
	cuts(builder, index, list, join);
	places(builder, list, join);
	times(builder, index, list, seen, join);
	links(builder, index, list, seen);
}

export function balances(builder: Builder): void {
	for (const { plus, minus } of builder.input.balances) {
		const cells = (side: readonly Address[]) =>
			side.flatMap((one) => builder.now.get(builder.keys.of(one)) ?? []);
		const [left, right] = [cells(plus), cells(minus)];
		const total = (side: readonly number[]) => side.reduce((sum, cell) => sum + builder.value(cell), 0);
		if (left.length + right.length > 0 && total(left) === total(right)) builder.system.balance(left, right);
	}
}
