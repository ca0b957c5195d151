import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interpret } from '#lib/goals/index.ts';
import { measureOf } from '#lib/measures/library/index.ts';
import { mal } from '#pipelines/generate/sources/mal.ts';
import { loadFacts } from '#pipelines/generate/facts.ts';
import { goal } from './helpers.ts';

const read = (more: Parameters<typeof goal>[0]) => {
	const found = interpret(goal({ varde: 10, ...more }));
	return found.ok ? found : null;
};
const measures = (more: Parameters<typeof goal>[0]) => {
	const plan = read(more)?.plan;
	return plan && 'delar' in plan
		? plan.delar.map(({ matt }) => matt)
		: plan && 'del' in plan
			? [plan.del.matt]
			: plan?.form;
};

describe('a goal in its own words', () => {
	const andel = { matt: 'andel', enhet: 'procent', kalla: 'deltagande', population: 'avslutade' };
	it.each([
		[{ ...andel, text: 'till arbete' }, ['avslut_arbete']],
		[{ ...andel, text: 'Till studier eller utbildning' }, ['avslut_studier']],
		[{ ...andel, text: 'arbete eller studier' }, ['avslut_arbete_studier']],
		[
			{ ...andel, text: 'arbete, studier eller arbetslivsinriktad rehabilitering' },
			['avslut_till__arbete__studier__rehabilitering']
		],
		[{ ...andel, text: 'fullföljer insatsen' }, ['fullfoljt']],
		[{ ...andel, text: 'arbete', fonster: '6 månader efter avslut' }, ['uppfoljning__6_manader__arbete']],
		[{ matt: 'antal', population: 'deltagare', text: 'deltagare', kalla: 'deltagande' }, ['deltagare']],
		[{ matt: 'antal', text: 'påbörjade', kalla: 'deltagande' }, ['nya']],
		[{ matt: 'antal', population: 'avslutade', text: 'de som lämnar', kalla: 'deltagande' }, ['avslutade']],
		[{ matt: 'antal', population: 'insats', text: 'styrgruppsmöten', kalla: 'händelser' }, ['handelser']],
		[
			{ ...andel, text: 'skriftlig slutdokumentation', kalla: 'händelser', fonster: '14 dagar efter avslut' },
			['handelse__avslut__slutdokumentation__14_dagar']
		],
		[
			{
				...andel,
				text: 'genomförd kartläggning',
				kalla: 'händelser',
				population: 'deltagare',
				fonster: '4 veckor efter start'
			},
			['handelse__start__genomford_kartlaggning__4_veckor']
		],
		[
			{
				matt: 'intervall',
				text: 'uppföljning',
				population: 'pågående',
				varde: 2,
				enhet: 'månader',
				kalla: 'händelser',
				jamforelse: '<='
			},
			['intervall__uppfoljning__2_manader']
		],
		[
			{ matt: 'tid', text: 'tid i insatsen', varde: 9, enhet: 'månader', jamforelse: '<=' },
			['tid__hogst__9_manader']
		],
		[{ matt: 'kostnad_per_deltagare', text: 'billigt', jamforelse: '<=' }, ['kostnad_per_deltagare']],
		[{ matt: 'Kostnad per deltagare', text: 'billigt', jamforelse: '<=' }, ['kostnad_per_deltagare']],
		[{ matt: 'avslut_arbete|avslut_studier', text: 'båda' }, ['avslut_arbete', 'avslut_studier']],
		[
			{ matt: 'avslut_arbete_studier', text: 'håller i sig', fonster: '12 månader efter avslut' },
			['uppfoljning__12_manader__arbete__studier']
		],
		[{ matt: 'indikator_positiv', text: 'inflytande över processen' }, ['indikator_positiv']],
		[{ matt: 'nöjda', text: 'nöjda', kalla: 'aggregat' }, 'aggregat'],
		[{ matt: 'antal', text: 'platser', enhet: 'platser', kalla: 'insats', jamforelse: '=' }, 'platser']
	])('%o', (more, expected) => {
		expect(measures(more)).toEqual(expected);
		if (Array.isArray(expected)) for (const id of expected) expect(measureOf(id), id).toBeDefined();
	});

	it('does not care for capitals, blanks or accents, nor for what it is called', () => {
		const one = { ...andel, text: 'Till arbete' };
		const two = {
			...andel,
			matt: ' ANDEL ',
			population: 'Avslutade ',
			kalla: 'DELTAGANDE',
			text: 'till  arbete',
			mal_id: 'X',
			insats_id: 'annan'
		};
		expect(measures(two)).toEqual(measures(one));
	});
});

describe('targets', () => {
	const target = (more: Parameters<typeof goal>[0]) => read({ matt: 'avslut_arbete', ...more })?.mal;
	it('a share is a fraction however it is written', () => {
		for (const more of [
			{ varde: 80, enhet: 'procent' },
			{ varde: 80, enhet: '%' },
			{ varde: 80 },
			{ varde: 0.8 }
		])
			expect(target(more)).toMatchObject({ slag: 'minst', varde: 0.8 });
		// A spreadsheet's 80 % is 0.8: with the unit procent it could be meant either way, and is not guessed.
		expect(target({ varde: 0.5, enhet: 'procent' })).toBeUndefined();
	});
	it.each([
		['>=', 'minst'],
		['<=', 'hogst'],
		['=', 'lika'],
		['foljs', 'foljs'],
		['följs', 'foljs'],
		['riktmärke', 'riktmarke'],
		['riktmarke', 'riktmarke']
	])('%s is %s', (jamforelse, slag) => expect(target({ jamforelse, varde: 50 })).toMatchObject({ slag }));
	it('alla is all, and no other share', () => {
		expect(target({ jamforelse: 'alla', varde: 100, enhet: 'procent' })).toMatchObject({ slag: 'alla' });
		expect(target({ jamforelse: 'alla', varde: null })).toMatchObject({ slag: 'alla' });
		expect(target({ jamforelse: 'alla', varde: 90, enhet: 'procent' })).toBeUndefined();
	});
	it('money and months are themselves', () => {
		expect(
			read({ matt: 'kostnad_per_deltagare', varde: 60_000, jamforelse: '<=', enhet: 'kr' })?.mal
		).toMatchObject({
			varde: 60_000
		});
	});
});

describe('what is not understood', () => {
	const fel = (more: Parameters<typeof goal>[0]) => {
		const found = interpret(goal({ varde: 10, ...more }));
		return found.ok ? '' : found.fel;
	};
	it('says which words, and what to write instead', () => {
		expect(fel({ matt: 'trivsel', kalla: 'känsla' })).toMatch(
			/mått ”trivsel”.*källa ”känsla”.*Skriv ett mått/
		);
		expect(fel({ matt: 'deltagare', fonster: 'när det passar' })).toMatch(
			/”när det passar”.*Skriv kalenderår/
		);
		expect(fel({ matt: 'deltagare', jamforelse: '~' })).toMatch(/”~” är okänd/);
		expect(fel({ matt: 'deltagare', varde: null })).toMatch(/Målvärdet saknas/);
		expect(fel({ matt: 'deltagare', jamforelse: 'intervall' })).toMatch(/varde_till/);
		expect(fel({ matt: 'deltagare', enhet: 'procent' })).toMatch(/ingen andel/);
		expect(fel({ matt: 'deltagare|avslut_arbete' })).toMatch(/dela upp|OCH/);
	});
	it('never throws, and every measure it asks for is there', () => {
		const word = fc.constantFrom(
			'andel',
			'antal',
			'tid',
			'intervall',
			'datum',
			'deltagare',
			'avslutade',
			'pågående',
			'insats',
			'händelser',
			'deltagande',
			'enkät',
			'uppföljning',
			'aggregat',
			'ekonomi',
			'stegmätning',
			'till arbete',
			'styrgruppsmöten',
			'rekvisition',
			'arbetsträning',
			'procent',
			'månader',
			'veckor',
			'kalenderår',
			'3 veckor efter avslut',
			"x'; drop table",
			''
		);
		fc.assert(
			fc.property(
				fc.record({
					text: word,
					matt: word,
					population: word,
					kalla: word,
					enhet: word,
					fonster: word,
					jamforelse: fc.constantFrom('>=', '<=', '=', 'intervall', 'alla', 'riktmarke', 'foljs'),
					varde: fc.option(fc.double({ noNaN: true, min: -5, max: 500 })),
					varde_till: fc.option(fc.integer({ min: 0, max: 500 }))
				}),
				(more) => {
					const found = interpret(goal(more));
					if (!found.ok) {
						expect(found.fel).toMatch(/\.$/);
						return;
					}
					const { plan } = found;
					const parts = 'delar' in plan ? plan.delar : 'del' in plan ? [plan.del] : [];
					for (const part of parts)
						for (const id of [part.matt, part.oppna ?? part.matt]) {
							expect(measureOf(id), id).toBeDefined();
							expect(JSON.stringify(measureOf(id))).not.toContain('drop table');
						}
				}
			),
			{ numRuns: 2000 }
		);
	});
});

describe('the goals of the documents', () => {
	it('are all understood, and none by its id', () => {
		for (const row of mal(loadFacts())) {
			const text = (name: string) => (row[name] ? String(row[name]) : null);
			const number = (name: string) => (row[name] ? Number(row[name]) : null);
			const one = goal({
				mal_id: 'annat id',
				insats_id: 'annan',
				text: text('text') ?? '',
				population: text('population'),
				matt: text('matt'),
				jamforelse: text('jamforelse') ?? '',
				varde: number('varde'),
				varde_till: number('varde_till'),
				enhet: text('enhet'),
				fonster: text('fonster'),
				kalla: text('kalla'),
				anmarkning: text('anmarkning')
			});
			const found = interpret(one);
			expect(found.ok ? '' : `${row.mal_id}: ${found.fel}`).toBe('');
		}
	});
});
