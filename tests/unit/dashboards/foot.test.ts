import { expect, it } from 'vitest';
import { sourceText } from '#dashboards/shared/foot.ts';
import { measures } from '#lib/measures/library/index.ts';

it('names every source of every measure in words', () => {
	expect(sourceText('stegmatning, instrument, deltagande')).toBe('stegmätningar, instrument och deltaganden');
	// A name that has no words of its own comes back as it is: none may.
	const names = new Set(measures.flatMap(({ kalla }) => kalla.split(',').map((one) => one.trim())));
	const same = [...names].filter((one) => sourceText(one) === one);
	expect(same.filter((one) => !['ekonomi', 'insatser', 'instrument'].includes(one))).toEqual([]);
});
