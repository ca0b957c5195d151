import { readFileSync } from 'node:fs';
import { expect } from 'vitest';

/** Reads a fixture that fixtures/fixtures.R made. */
export function fixture<T>(name: string): T[] {
	return JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), 'utf8'));
}

/** Same number up to a relative error (absolute near zero); null only where null is expected. */
export function near(actual: number | null | undefined, expected: number | null, tolerance = 1e-10): void {
	if (expected === null || actual == null) {
		expect(actual ?? null, `expected ${expected}`).toBe(expected);
		return;
	}
	const error = Math.abs(actual - expected) / Math.max(1e-3, Math.abs(expected));
	expect(error, `${actual} should be ${expected}`).toBeLessThanOrEqual(tolerance);
}

/** Same number to the digits it was printed with. */
export function printed(actual: number | null | undefined, expected: string): void {
	const decimals = expected.split('.')[1]?.length ?? 0;
	expect(actual?.toFixed(decimals)).toBe(expected);
}
