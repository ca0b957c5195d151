import { describe, expect, it } from 'vitest';
import { dimensionOf } from '#lib/measures/dimensions.ts';
import type { Question } from '#lib/measures/question.ts';
import type { Viewer } from '#lib/measures/types.ts';
import { spots, type InsatsPlace } from '#lib/protection/places.ts';

const one = (forbund_id: string, insats_id: string, more: Partial<InsatsPlace> = {}): InsatsPlace => ({
	forbund_id,
	insats_id,
	overordnad_insats: insats_id,
	inriktning: 'individinriktad',
	antal_team: 0,
	har_deltagande: true,
	...more
});

/** Förbund a: one insats, one with two teams, a structural one and administration. Förbund b: one insats. */
const insatser = [
	one('a', 'stig'),
	one('a', 'lag', { antal_team: 2 }),
	one('a', 'lag_a', { overordnad_insats: 'lag' }),
	one('a', 'lag_b', { overordnad_insats: 'lag' }),
	one('a', 'kurs', { inriktning: 'strukturovergripande' }),
	one('a', 'administration', { inriktning: 'administration' }),
	one('b', 'annan')
];

const board: Viewer = { role: 'styrelse', insatser: null, forbund: null };

const question = (by: readonly string[], where: Record<string, string[]> = {}): Question => ({
	by: by.map((id) => dimensionOf(id)!),
	conditions: Object.entries(where).map(([id, values]) => ({ dimension: dimensionOf(id)!, values })),
	spans: []
});

const places = (
	by: readonly string[],
	where: Record<string, string[]> = {},
	viewer: Viewer = board,
	people = true
) => spots(insatser, question(by, where), viewer, people).map((spot) => spot.places);

describe('places of the lattice', () => {
	it('all of it is the förbund beside each other', () => {
		expect(places([])).toEqual([['f:a', 'f:b']]);
	});
	it('a förbund, an insats with its teams, an insats: each a place, and administration none', () => {
		// A förbund with one insats has the figures of that insats.
		expect(places(['forbund'])).toEqual([['f:a'], ['i:b/annan']]);
		expect(places(['insats'])).toEqual([
			['i:a/stig'],
			['i:a/lag'],
			['i:a/lag_a'],
			['i:a/lag_b'],
			['i:a/kurs'],
			['i:b/annan']
		]);
		expect(places(['overordnad'])).toEqual([['i:a/stig'], ['o:a/lag'], ['i:a/kurs'], ['i:b/annan']]);
	});
	it('an insats asked for brings its teams', () => {
		expect(places([], { insats: ['lag'] })).toEqual([['o:a/lag']]);
		expect(places([], { overordnad: ['lag'] })).toEqual([['o:a/lag']]);
		expect(places([], { insats: ['lag_a'] })).toEqual([['i:a/lag_a']]);
	});
	it('insatser without participants change nothing in a figure about participants, and all in another', () => {
		const where = { insats: ['stig', 'lag'] };
		expect(places([], where)).toEqual([['f:a']]);
		expect(places([], where, board, false)).toEqual([null]);
		expect(places(['inriktning'], { forbund: ['a'] })).toEqual([['f:a'], ['i:a/kurs']]);
	});
	it('insatser picked together are no place: no group of the reader’s own making', () => {
		expect(places([], { insats: ['stig', 'lag_a'] })).toEqual([null]);
		expect(places([], { insats: ['lag_a', 'annan'] })).toEqual([null]);
		expect(places([], { forbund: ['a', 'b'] })).toEqual([['f:a', 'f:b']]);
	});
	it('a scope is what is asked about: the whole of it, or no place at all', () => {
		const own = (ids: string[] | null, forbund: string[] | null = null): Viewer => ({
			role: 'styrgrupp',
			insatser: ids,
			forbund
		});
		expect(places([], {}, own(['lag']))).toEqual([['o:a/lag']]);
		expect(places(['insats'], {}, own(['lag']))).toEqual([['i:a/lag'], ['i:a/lag_a'], ['i:a/lag_b']]);
		expect(places([], {}, own(['stig', 'lag_b']))).toEqual([null]);
		expect(places([], {}, own(null, ['b']))).toEqual([['i:b/annan']]);
		expect(places([], {}, own([]))).toEqual([]);
		expect(places(['forbund'], {}, own(['lag_a']))).toEqual([['i:a/lag_a']]);
	});
	it('says how many of the insatser take participants, and which only holds its teams', () => {
		const found = spots(insatser, question(['insats'], { forbund: ['a'] }), board, true);
		expect(found.map(({ by, tillampliga, holder }) => [by.insats, tillampliga, holder])).toEqual([
			['stig', 1, false],
			['lag', 1, true],
			['lag_a', 1, false],
			['lag_b', 1, false],
			['kurs', 0, false]
		]);
	});
	it('one insats is its own förbund’s, whatever another förbund calls theirs', () => {
		const twins = [one('a', 'stig'), one('b', 'stig')];
		const found = spots(twins, question(['insats'], { forbund: ['b'] }), board, true);
		expect(found.map((spot) => spot.places)).toEqual([['i:b/stig']]);
	});
});
