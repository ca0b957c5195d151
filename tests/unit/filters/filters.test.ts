import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	canonicalSearch,
	decodeFilters,
	encodeFilters,
	filterSchema,
	GROUPS,
	href,
	NO_FILTERS,
	SORTS,
	STRATA,
	VIEWS,
	type Filters
} from '#lib/filters/index.ts';

const id = fc.stringMatching(/^[a-z0-9][a-z0-9_]{0,20}$/);
const period = fc.stringMatching(/^20\d\d(-(H[12]|T[1-3]|Q[1-4]|0[1-9]|1[0-2]))?$/);
const filters: fc.Arbitrary<Filters> = fc.record({
	forbund: fc.option(id),
	insats: fc.uniqueArray(id, { maxLength: 5 }).map((list) => list.sort()),
	fran: fc.option(period),
	till: fc.option(period),
	grupp: fc.option(fc.constantFrom(...GROUPS)),
	matt: fc.option(id),
	sort: fc.constantFrom(...SORTS),
	vy: fc.option(fc.constantFrom(...VIEWS)),
	strata: fc.option(fc.constantFrom(...STRATA))
});

describe('filters and the URL', () => {
	it('round trip: what is written is read back, whole', () => {
		fc.assert(
			fc.property(filters, (value) => {
				const written = encodeFilters(value).toString();
				expect(decodeFilters(new URLSearchParams(written))).toEqual({ filters: value, unknown: [] });
				expect(encodeFilters(decodeFilters(new URLSearchParams(written)).filters).toString()).toBe(written);
			})
		);
	});

	it('reads any query without throwing, and loses no value without a word', () => {
		const name = fc.oneof(fc.constantFrom(...Object.keys(filterSchema.shape)), fc.string({ maxLength: 8 }));
		fc.assert(
			fc.property(fc.array(fc.tuple(name, fc.string({ maxLength: 12 })), { maxLength: 8 }), (pairs) => {
				const query = new URLSearchParams(pairs);
				const { filters: read, unknown } = decodeFilters(query);
				expect(filterSchema.safeParse(read).success).toBe(true);
				const kept = [...encodeFilters(read).values(), read.sort];
				for (const [key, value] of query) {
					if (value === '' && key in filterSchema.shape) continue;
					const said = unknown.some((u) => u.name === key);
					expect(said || kept.includes(value)).toBe(true);
				}
			})
		);
	});

	it('never writes a default', () => {
		expect(encodeFilters(NO_FILTERS).toString()).toBe('');
		expect(href('/jamfor', NO_FILTERS)).toBe('/jamfor');
		expect(href('/jamfor', { ...NO_FILTERS, forbund: 'umea' }, { fran: '2014', sort: 'namn' })).toBe(
			'/jamfor?forbund=umea&fran=2014'
		);
	});

	it('says what it does not know', () => {
		const { filters: read, unknown } = decodeFilters(
			new URLSearchParams('forbund=narnia&grupp=skostorlek&fran=2024-13&utm=x&insats=krus&insats=finns_ej'),
			{ forbund: ['umea'], insats: ['krus'] }
		);
		expect(read).toEqual({ ...NO_FILTERS, insats: ['krus'] });
		expect(unknown.map((u) => u.name)).toEqual(['forbund', 'insats', 'fran', 'grupp', 'utm']);
		expect(unknown[0]?.text).toBe('Filtret förbund = ”narnia” känns inte igen och används därför inte.');
	});

	it('handles empty and repeated values', () => {
		expect(decodeFilters(new URLSearchParams('forbund=&sort=')).unknown).toEqual([]);
		const twice = decodeFilters(new URLSearchParams('forbund=a&forbund=b'));
		expect(twice.filters.forbund).toBe('a');
		expect(twice.unknown).toHaveLength(1);
	});

	it('cleans what a GET form wrote, and keeps what it does not know', () => {
		expect(canonicalSearch(new URLSearchParams('forbund=umea&fran=&sort=namn'))).toBe('forbund=umea');
		expect(canonicalSearch(new URLSearchParams('forbund=&fran='))).toBe('');
		expect(canonicalSearch(new URLSearchParams('forbund=umea&utm=x'))).toBe(null);
		expect(canonicalSearch(new URLSearchParams(''))).toBe(null);
	});
});
