/** Insatser set beside each other: who may be compared, how far apart they are, and what can be said of it. */
export * from './types.ts';
export {
	askCost,
	askMix,
	askSides,
	askStrata,
	askTimes,
	canCut,
	isOutside,
	limitOf,
	type SideRows
} from './ask.ts';
export { compare, groupOf, standardiseGroup, type Comparison, type Group } from './compare.ts';
export { guard, type Evidence, type Grouping } from './guard.ts';
export { againstRest, pairwise, together } from './differences.ts';
export { funnel, type Funnel, type FunnelSide } from './funnel.ts';
export { furthest, mixOf, type Mix, type MixRows } from './mix.ts';
export { overTime, type OverTime } from './overTime.ts';
export { planeOf, type CostSide, type PlaneView } from './plane.ts';
export { shrunken, type Shrunken } from './shrunken.ts';
export { blocksOf, blockTitle, placeKey, sideOf } from './sides.ts';
export { standardise, type StandardisedSide, type StandardisedView } from './standardised.ts';
export { timeTo, type TimeCurve, type TimeTo } from './timeTo.ts';
export * from './sentences.ts';
export * from './moreSentences.ts';
export { MIX, MONTHS } from './settings.ts';
export { amountPairs, amountSentence, amountsSentence } from './amounts.ts';
export { compareWhole, COST, placesOf, SHARE, type Whole, type WholeGroup } from './whole.ts';
