import type { Measure } from '../types.ts';
import { avslut } from './avslut.ts';
import { ekonomi } from './ekonomi.ts';
import { enkat, ovrigt } from './enkat.ts';
import { forsorjning } from './forsorjning.ts';
import { family, handelser } from './handelser.ts';
import { steg } from './steg.ts';
import { stegslag } from './stegslag.ts';
import { sysselsattning } from './sus.ts';
import { uppfoljning } from './uppfoljning.ts';
import { volym } from './volym.ts';

/** Every measure of the house, in the order people meet them. */
export const measures: readonly Measure[] = [
	...volym,
	...avslut,
	...sysselsattning,
	...forsorjning,
	...uppfoljning,
	...steg,
	...stegslag,
	...enkat,
	...ekonomi,
	...ovrigt,
	...handelser
];

const byId = new Map(measures.map((measure) => [measure.matt, measure]));

/** A measure by its id: one of the list, or one of a family (handelser.ts). */
export function measureOf(matt: string): Measure | undefined {
	return byId.get(matt) ?? family(matt);
}
