import { describe, expect, it } from 'vitest';
import { fuzz, said } from './fuzz/fuzz.ts';
import { targets } from './fuzz/readers.ts';

/**
 * Whatever is sent is read with read = accepted + quarantined, or refused in a sentence: never a crash, never more written than a stated
 * share of what came, and nothing with a personnummer taken in. STEGVIS_FUZZ sets how many files each reader gets, STEGVIS_SEED which;
 * `npm run fuzz` is the same for hours.
 */
const COUNT = Number(process.env.STEGVIS_FUZZ ?? 24);
const SEED = Number(process.env.STEGVIS_SEED ?? 20_261_122);

describe(`${COUNT} files at each reader`, () => {
	it.each(targets.map((target) => [target.name, target] as const))('%s', async (_, target) => {
		const outcome = await fuzz(target, COUNT, SEED);
		console.log(said(outcome, SEED));
		expect(outcome.faults.map(({ nr, how, what }) => `${nr} (${how}): ${what}`)).toEqual([]);
		expect(outcome.numbers).toBeGreaterThan(0);
		expect(outcome.refused).toBeGreaterThan(0);
	});
});
