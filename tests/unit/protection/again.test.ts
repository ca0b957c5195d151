import { describe, expect, it } from 'vitest';
import type { Counted, ReleaseInput } from '#lib/protection/input.ts';
import { decide } from '#lib/protection/release.ts';
import { solve } from '#pipelines/release/solve/index.ts';
import { timesOf } from '#pipelines/release/spans.ts';

const times = timesOf(2021, 2025, [2025]);
const own = { apart: '', place: 'f:a', cut: '', value: '' };
const figure = (count: number, time: string, n: number, published = true): Counted => ({
	...own,
	count,
	time,
	n,
	published
});

/** `ANSWERED` of whom `WELL`: the one must not be about too few; what they answered may be. */
const [ANSWERED, WELL] = [0, 1];
const input = (figures: Counted[], skydd: 'svar' | 'person', before: Counted[] = []): ReleaseInput => ({
	k: 5,
	figures,
	rules: [{ whole: ANSWERED, part: WELL, skydd, uniform: 'never', covers: () => true }],
	places: [],
	times: times.sums,
	unseen: times.hidden,
	overlapping: new Set(),
	linked: [],
	balances: [],
	earlier: before
		.filter(({ published }) => published)
		.map((one) => ({ ...own, count: one.count, time: one.time, n: one.n, release: 1, shown: true })),
	tells: () => false,
	top: (place) => place,
	keep: () => 1
});

const exposed = async (one: ReleaseInput): Promise<number> => (await decide(one, solve)).audit.exposed.length;

describe('the same figures once more', () => {
	it('give nothing away of a count that is told for all time alone', async () => {
		// Nothing is told of its years: what is left beside them is the whole itself, and known already.
		const told = [figure(ANSWERED, '*', 12), figure(WELL, '*', 3)];
		expect(await exposed(input(told, 'svar'))).toBe(0);
		expect(await exposed(input(told, 'svar', told))).toBe(0);
	});
	it('give nothing away of answers, however few are left beside those that are told', async () => {
		const told = [
			...[figure(ANSWERED, '*', 20), figure(ANSWERED, '2023..2025', 12)],
			...[figure(WELL, '*', 9), figure(WELL, '2023..2025', 7)]
		];
		const left = [figure(ANSWERED, 'övrigt', 8, false), figure(WELL, 'övrigt', 2, false)];
		expect(await exposed(input([...told, ...left], 'svar'))).toBe(0);
		// Three more answer in the latest years.
		const more = [
			...[figure(ANSWERED, '*', 26), figure(ANSWERED, '2023..2025', 18)],
			...[figure(WELL, '*', 12), figure(WELL, '2023..2025', 10)]
		];
		expect(await exposed(input([...more, ...left], 'svar', told))).toBe(0);
	});
	it('say so when two persons are left beside those who were told', async () => {
		const told = [
			...[figure(ANSWERED, '*', 40), figure(ANSWERED, '2023..2025', 20)],
			...[figure(WELL, '*', 22), figure(WELL, '2023..2025', 10)]
		];
		const left = [figure(ANSWERED, 'övrigt', 20, false), figure(WELL, 'övrigt', 12, false)];
		expect(await exposed(input([...told, ...left], 'person', told))).toBe(0);
		// It was said that 22 and 20 of them did: two did beside them, and no hiding now helps.
		const said = [...told.slice(0, 3), figure(WELL, '2023..2025', 20)];
		expect(await exposed(input([...told, ...left], 'person', said))).toBeGreaterThan(0);
	});
});
