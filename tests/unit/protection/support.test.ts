import { describe, expect, it } from 'vitest';
import { measureOf } from '#lib/measures/library/index.ts';
import { bookKey } from '#lib/protection/book.ts';
import type { Release } from '#lib/protection/release.ts';
import type { DerivedRow } from '#pipelines/release/derived.ts';
import { plan } from '#pipelines/release/plan.ts';
import { supported } from '#pipelines/release/support.ts';

const planned = plan();
const measure = measureOf('kostnad_per_deltagare')!;
const row = (namnare: number | null, taljare: number | null = 100_000): DerivedRow => ({
	matt: measure.matt,
	apart: '',
	place: 'i:a/stig',
	time: '2024',
	taljare,
	namnare
});

/** The release's own figure of participants at the place and year: `n`, shown or not. */
const figures = (n: number, isShown = true): Pick<Release, 'at'> => {
	const count = planned.counts.find(({ key }) => key === bookKey(measure.namnare!, []))!;
	return {
		at: (address) =>
			address.count === count.nr && address.place === 'i:a/stig' && address.time === '2024' && !address.cut
				? { ...address, n, shown: isShown }
				: undefined
	};
};
const may = (one: DerivedRow, own = figures(20)) => supported(one, measure, planned, own, 5);

describe('a cost per participant is let out', () => {
	it('when it is divided by the figure that is shown', () => {
		expect(may(row(20))).toBe(true);
	});
	it('not when that figure is hidden, nor over too few', () => {
		expect(may(row(20), figures(20, false))).toBe(false);
		expect(may(row(4), figures(20))).toBe(false);
	});
	it('when it is divided by others than those shown, only if they are enough to be a group', () => {
		// Money for nine months over those nine months' participants: 17 or 15 of 20.
		expect(may(row(17))).toBe(false);
		expect(may(row(15))).toBe(true);
		expect(may(row(24))).toBe(false);
		expect(may(row(25))).toBe(true);
	});
	it('when it is over nobody, which gives nothing away', () => {
		expect(may(row(0), figures(20, false))).toBe(true);
		expect(may(row(null, null), figures(20, false))).toBe(true);
	});
});

describe('an answer that rests on no figure of the release', () => {
	it('stands by itself: enough, or not', () => {
		const aggregat = measureOf('aggregat')!;
		const published = (namnare: number) => ({ ...row(namnare), matt: 'aggregat' });
		expect(planned.counts.some(({ key }) => key === bookKey(aggregat.namnare!, aggregat.alltid ?? []))).toBe(
			false
		);
		expect(supported(published(40), aggregat, planned, figures(1, false), 5)).toBe(true);
		expect(supported(published(4), aggregat, planned, figures(1, false), 5)).toBe(false);
	});
});
