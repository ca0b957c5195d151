/** Goals judged: the words of a goal read, its measures asked for, a verdict with its certainty and a sentence. */
export { interpret } from './interpret.ts';
export { asOf, judgeAll, judgeOne, judgeTogether, type JudgedGoal } from './judge.ts';
export { certainty, verdict } from './verdict.ts';
export { MIN_N } from './settings.ts';
export type { Ask, Evidence, Figure, Mal, Point, Sakerhet, Status, Target, Verdict } from './types.ts';
