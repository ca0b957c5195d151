import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	formatDate,
	formatInstant,
	swedishDay,
	formatInterval,
	formatKronor,
	formatList,
	formatMoney,
	formatNumber,
	formatPercent,
	formatPeriod,
	formatRange,
	formatSigned,
	formatStatus,
	plural,
	speak
} from '#lib/format/index.ts';

const S = '\u00a0';
const M = '\u2212';

describe('numbers', () => {
	it.each([
		[0, 0, '0'],
		[1203, 0, `1${S}203`],
		[1234567.5, 1, `1${S}234${S}567,5`],
		[-4, 0, `${M}4`],
		[-0.2, 0, '0'],
		[-1203.25, 2, `${M}1${S}203,25`],
		[2.5, 0, '3'],
		[-2.5, 0, `${M}3`],
		[1.005, 2, '1,01'],
		[999.5, 0, `1${S}000`]
	])('%f with %i decimals is %s', (value, decimals, text) =>
		expect(formatNumber(value, decimals)).toBe(text)
	);

	it.each([null, undefined, NaN, Infinity])('%s is a dash, never 0', (value) => {
		expect(formatNumber(value)).toBe('–');
		expect(formatPercent(value)).toBe('–');
		expect(formatKronor(value)).toBe('–');
		expect(formatMoney(value)).toBe('–');
	});

	it('signs every change', () => {
		expect([9, -3, 0, -0.2, null].map((v) => formatSigned(v))).toEqual(['+9', `${M}3`, '±0', '±0', '–']);
	});

	it.each([
		[0.47, 58, `47${S}%`],
		[0.469, 128, `46,9${S}%`],
		[0.285, null, `29${S}%`],
		[0, 20, `0${S}%`],
		[1, 5, `100${S}%`],
		[0.995, 99, `100${S}%`]
	])('%f of n %s is %s', (value, n, text) => expect(formatPercent(value, n)).toBe(text));

	it('writes intervals and money', () => {
		expect(formatInterval(0.344, 0.601, 58)).toBe(`34–60${S}%`);
		expect(formatInterval(0.255289, 0.36621, 263)).toBe(`25,5–36,6${S}%`);
		expect(formatInterval(null, 0.4)).toBe('–');
		expect(formatKronor(76400)).toBe(`76${S}400${S}kr`);
		expect(formatMoney(4_123_000)).toBe(`4,1${S}Mkr`);
		expect(formatMoney(999_960)).toBe(`1,0${S}Mkr`);
		expect(formatMoney(-2_293_000)).toBe(`${M}2,3${S}Mkr`);
		expect(formatMoney(830_000)).toBe(`830${S}000${S}kr`);
	});

	it('can be read back: digits and sign survive', () => {
		fc.assert(
			fc.property(fc.integer({ min: -1e12, max: 1e12 }), (value) => {
				const back = formatNumber(value).replaceAll(S, '').replace(M, '-');
				expect(Number(back)).toBe(value === 0 ? 0 : value);
			})
		);
	});
});

describe('dates and periods', () => {
	it.each([
		['2026-03-05', `5${S}mars${S}2026`],
		['2024-12-31', `31${S}december${S}2024`],
		['trasigt', 'trasigt'],
		[null, '–']
	])('%s → %s', (iso, text) => expect(formatDate(iso)).toBe(text));

	it.each([
		['2024', '2024'],
		['2024-H1', 'första halvåret 2024'],
		['2024-T2', 'maj–augusti 2024'],
		['2024-Q4', 'fjärde kvartalet 2024'],
		['2024-03', 'mars 2024']
	])('%s → %s', (period, text) => expect(formatPeriod(period)).toBe(text));

	it('joins a range', () => {
		expect(formatRange(null, null)).toBe('hela tiden');
		expect(formatRange('2024', '2024')).toBe('2024');
		expect(formatRange('2024', '2026')).toBe('2024–2026');
		expect(formatRange('2024-03', '2024-05')).toBe('mars 2024 till maj 2024');
		expect(formatRange(null, '2026')).toBe('till och med 2026');
		expect(formatRange('2024-H1', null)).toBe('från första halvåret 2024');
	});

	it('tells the time on Swedish clocks wherever it runs', () => {
		expect(formatInstant('2026-03-05T07:04:00Z')).toBe(`5${S}mars${S}2026 kl.${S}08.04`);
		expect(formatInstant('2026-07-05T22:30:00Z')).toBe(`6${S}juli${S}2026 kl.${S}00.30`);
		// Sweden is one hour ahead of UTC in winter, two in summer.
		const days = ['2026-12-31T22:59:59Z', '2026-12-31T23:00:00Z', '2026-06-30T22:00:00Z'];
		expect(days.map((one) => swedishDay(new Date(one)))).toEqual(['2026-12-31', '2027-01-01', '2026-07-01']);
	});
});

describe('words', () => {
	it('lists and counts', () => {
		expect(formatList([])).toBe('');
		expect(formatList(['a'])).toBe('a');
		expect(formatList(['a', 'b', 'c'])).toBe('a, b och c');
		expect(plural(1, 'insats', 'insatser')).toBe(`1${S}insats`);
		expect(plural(0, 'insats', 'insatser')).toBe(`0${S}insatser`);
	});

	it('never speaks a hidden figure', () => {
		const hidden = { by: {}, taljare: 3, namnare: 9, varde: 0.33, lag: 0.1, hog: 0.6, n: 9 } as const;
		const said = speak({ ...hidden, status: 'skyddad' }, 'andel', 5);
		expect(said).toEqual({ text: `visas inte: skyddar färre än${S}5`, interval: '', n: '', shown: false });
		expect(formatStatus('skyddad', 3)).toBe(`visas inte: skyddar färre än${S}3`);
		expect(speak({ ...hidden, varde: null, status: 'visas' }, 'andel', 5).text).toBe('data saknas');
		expect(speak({ ...hidden, varde: 0, taljare: 0, lag: 0, status: 'visas' }, 'andel', 5).text).toBe(
			`0${S}%`
		);
	});
});
