import type { Measure } from '../types.ts';
import { avslut } from './avslut.ts';
import { ekonomi } from './ekonomi.ts';
import { volym } from './volym.ts';

/** Every measure of the house, in the order people meet them. */
export const measures: readonly Measure[] = [...volym, ...avslut, ...ekonomi];

const byId = new Map(measures.map((measure) => [measure.matt, measure]));

export function measureOf(matt: string): Measure | undefined {
	return byId.get(matt);
}
