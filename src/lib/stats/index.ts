/** Statistics for small programmes: pure functions, each with the source of its formula. */
export type { Interval } from './interval.ts';
export { wilson } from './wilson.ts';
export { betaQuantile, chi2Quantile, gammaQuantile, normalQuantile, tQuantile } from './quantile.ts';
