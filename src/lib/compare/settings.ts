/** The limits of the comparison, each in one place. */

/** Two sides may begin or end this many days apart and still have run through the same period. */
export const SAME_DAYS = 31;
/** A year is asked for data when a side ran at least this many days of it. */
export const HALF_YEAR = 183;
/** Coverage under this says too little about all who ended. */
export const LEAST_COVERAGE = 0.6;
/** Coverages further apart than this are about different parts of those who ended. */
export const COVERAGE_GAP = 0.2;
/** The part of a side that must have a known stratum for it to be standardised. */
export const LEAST_KNOWN = 0.8;
/** Differences with an adjusted p under this are called differences. */
export const ALPHA = 0.05;
/** A difference in shares that may be smaller than this divides nothing: near 0 a ratio has no size that means anything. */
export const NEAR_ZERO = 0.01;
/** Months at which a curve is read off. */
export const MONTHS = [6, 12, 18, 24, 36] as const;
/** SUS closed for Finsam on 30 April 2023: later days are each insats's own registration. */
export const SUS_CLOSED = '2023-04-30';
/** The last year that is wholly SUS, and the first that is wholly own registration. */
export const SUS_YEARS = { last: 2022, next: 2024 } as const;
/** Seed of the cloud, so that the same figures give the same picture on any machine. */
export const SEED = 20230430;
/** What the sides' participants are described by. */
export const MIX = ['kon', 'aldersgrupp', 'utbildning', 'forsorjning_fore', 'manader_grupp'] as const;
