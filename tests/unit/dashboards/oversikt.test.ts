import { describe, expect, it } from 'vitest';
import { view } from '#dashboards/oversikt/view.ts';
import { readScope } from '#lib/server/scope.ts';
import { fakeLager, insats, row, type Answer } from './fake.ts';

/** `rader` has people, `antal` has told only numbers of 2026, `vilar` stopped in 2020 and has told nothing since. */
const places = [
	insats('a', 'rader', 2024, 2026),
	insats('a', 'antal', 2026, 2026),
	insats('a', 'vilar', 2018, 2020)
];
const answer: Answer = (matt, cut) => {
	if (matt !== 'deltagare') return [];
	if (!cut?.by?.includes('insats')) return [row({}, { varde: 60, n: 60 })];
	return places.map(({ insats_id }) =>
		row(
			{ forbund: 'a', insats: insats_id },
			insats_id === 'rader' ? { varde: 60, n: 60 } : { status: 'data_saknas' }
		)
	);
};
const open = async (address: string, given: Answer) =>
	view(await readScope(fakeLager(places, given), new URL(`http://s.example/${address}`)), [], true);

describe('the overview', () => {
	it('says of an insats that only sent counts what is missing, and nothing of one that rests', async () => {
		const { missing } = await open('?fran=2026&till=2026', answer);
		expect(missing.map(({ insats: name }) => name)).toEqual(['RADER', 'ANTAL']);
		expect(missing[1]?.what).toMatch(/^deltagare, /);
		expect(missing[0]?.what).not.toContain('deltagare');
	});
	it('counts no comings and goings where nobody is known', async () => {
		const none: Answer = () => [];
		expect((await open('', none)).stats[0]?.note).toBeUndefined();
		expect((await open('', answer)).stats[0]?.value).toBe('60');
	});
});
