/** Statistics for small programmes: pure functions, each with the source of its formula. */
export type { Interval } from './interval.ts';
export { wilson } from './wilson.ts';
export { clopperPearson } from './clopperPearson.ts';
export { newcombe, newcombeP, newcombePaired, type PairedCounts, type ShareDifference } from './newcombe.ts';
export { detectableDifference } from './power.ts';
export { funnelLimits, funnelPlace, type FunnelPlace } from './funnel.ts';
export { jamesStein, shrink, type JamesStein, type Shrinkage, type ShrunkenUnit } from './shrinkage.ts';
export { fitBetaBinomial, type BetaPrior, type Unit } from './betaBinomial.ts';
export {
	directDifference,
	directRate,
	directShare,
	effectiveSize,
	expectedCount,
	indirect,
	type ObservedExpected,
	type Standardised,
	type Stratum
} from './standardise.ts';
export { signedRank, signTest, type SignedRankTest, type SignTest } from './paired.ts';
export {
	kaplanMeier,
	survivalAt,
	survivalTime,
	type CurvePoint,
	type SurvivalCurve,
	type SurvivalRows,
	type SurvivalStep
} from './kaplanMeier.ts';
export {
	aalenJohansen,
	incidenceAt,
	type CompetingCurve,
	type CompetingRows,
	type CompetingStep
} from './aalenJohansen.ts';
export {
	costPerExit,
	costRatio,
	type CostRatio,
	type CostRatioOptions,
	type RatioInterval
} from './costRatio.ts';
export type { BootstrapOptions, CostEffect } from './bootstrap.ts';
export { costEffectivenessPlane, type CostEffectivenessPlane, type PlanePoint } from './incremental.ts';
export { planeFromCounts, type CountedGroup } from './planeFromCounts.ts';
export { benjaminiHochberg, holm } from './multiplicity.ts';
export { random, type Random } from './random.ts';
export { betaQuantile, chi2Quantile, gammaQuantile, normalQuantile, tQuantile } from './quantile.ts';
