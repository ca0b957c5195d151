import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { compile, sqlText } from '#lib/measures/compile.ts';
import { dimensions } from '#lib/measures/dimensions.ts';
import { measureOf, measures } from '#lib/measures/library/index.ts';
import type { Cut, Known, Viewer } from '#lib/measures/types.ts';

const kansli: Viewer = { role: 'kansli', insatser: null, forbund: null };
const nya = measureOf('nya')!;

const known: Known = {
	values: {
		kon: [
			{ varde: 'kvinna', etikett: 'Kvinna' },
			{ varde: 'man', etikett: 'Man' }
		],
		insats: [
			{ varde: 'stig', etikett: 'Stigen', forbund: 'a', overordnad: 'stig' },
			{ varde: 'bro', etikett: 'Bron', forbund: 'a', overordnad: 'bro' },
			{ varde: 'annan', etikett: 'Annan', forbund: 'b', overordnad: 'annan' }
		]
	}
};

const errors = (cut: Partial<Cut>, measure = nya, viewer = kansli): string[] => {
	const result = compile(measure, { by: [], where: {}, ...cut }, viewer, known);
	return result.ok ? [] : result.errors;
};

describe('faults are collected, in Swedish, and say what is allowed', () => {
	it('all of them at once', () => {
		const found = errors({
			by: ['skonummer', 'kostnadsslag', 'ar', 'manad'],
			where: { kon: ['x'], hej: ['1'], kvartal: ['2024'] },
			from: 'igår',
			to: '2024-13'
		});
		expect(found).toEqual([
			expect.stringMatching(
				/^Det finns ingen indelning som heter ”skonummer”\. Välj bland: forbund, insats, /
			),
			expect.stringMatching(
				/^Måttet nya kan inte delas efter kostnadsslag\. Möjliga indelningar: forbund, insats, .*kon/
			),
			'Välj en tidsindelning i taget: ar, manad kan inte användas tillsammans.',
			'”x” är inget värde för kon. Tillåtna värden: kvinna, man.',
			expect.stringMatching(/^Det finns ingen indelning som heter ”hej”/),
			'”2024” är inget värde för kvartal. Skriv perioden som 2024, 2024-H1, 2024-T2, 2024-Q3 eller 2024-03.',
			'Perioden ”igår” (från) går inte att läsa. Skriv 2024, 2024-H1, 2024-T2, 2024-Q3 eller 2024-03.',
			'Perioden ”2024-13” (till) går inte att läsa. Skriv 2024, 2024-H1, 2024-T2, 2024-Q3 eller 2024-03.'
		]);
	});
	it('a period that ends before it begins', () => {
		expect(errors({ from: '2024', to: '2023-H1' })).toEqual([
			'Perioden slutar innan den börjar: från 2024 till 2023-H1. Byt plats på dem.'
		]);
	});
	it('a cost cannot be cut by who the people are', () => {
		expect(errors({ by: ['kon'] }, measureOf('kostnad_per_deltagare'))[0]).toMatch(
			/^Måttet kostnad_per_deltagare kan inte delas efter kon\. Möjliga indelningar: forbund, insats, overordnad, inriktning, ar,/
		);
	});
	it('another’s insats and one that does not exist are told apart by nobody', () => {
		const viewer: Viewer = { role: 'styrgrupp', insatser: ['stig'], forbund: null };
		const [of] = errors({ where: { insats: ['bro'] } }, nya, viewer);
		expect(of).toBe('”bro” är inget värde för insats. Tillåtna värden: stig.');
		expect(errors({ where: { insats: ['finns_ej'] } }, nya, viewer)[0]).toBe(of!.replace('bro', 'finns_ej'));
		const forbund: Viewer = { role: 'kansli', insatser: null, forbund: ['b'] };
		expect(errors({ where: { insats: ['bro'] } }, nya, forbund)[0]).toBe(
			'”bro” är inget värde för insats. Tillåtna värden: annan.'
		);
	});
});

describe('what a person chose is bound, never text', () => {
	const hostile = fc.oneof(
		fc.string({ minLength: 4 }),
		fc.constantFrom(
			`'; drop table marts.deltagande; --`,
			`x' or '1' = '1`,
			'$p0',
			'*/ select 1',
			'"; --',
			'\u0000\n\\'
		)
	);
	it('hostile values', () => {
		fc.assert(
			fc.property(hostile, fc.constantFrom('kon', 'insats', 'team', 'remittent'), (value, id) => {
				const marked = `§${value}§`;
				const viewer: Viewer = { role: 'styrgrupp', insatser: [`¤${value}`], forbund: [`#${value}`] };
				const result = compile(nya, { by: ['insats'], where: { [id]: [marked] }, from: '2024' }, viewer);
				if (!result.ok) throw new Error(result.errors.join());
				const { sql, params } = result.compiled;
				for (const bound of [marked, `¤${value}`, `#${value}`]) {
					expect(sql).not.toContain(bound);
					expect(Object.values(params)).toContain(bound);
				}
				expect(sql).not.toMatch(/[§¤#]/);
			})
		);
	});
	it('every name in the text is bound and every bound name is in the text, for any cut', () => {
		const ids = dimensions.map(({ id }) => id);
		fc.assert(
			fc.property(
				fc.constantFrom(...measures),
				fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 3 }),
				fc.dictionary(
					fc.constantFrom(...ids),
					fc.array(fc.constantFrom('a', 'b', 'ej_angivet', '2024', '2024-Q1'), { maxLength: 2 }),
					{
						maxKeys: 2
					}
				),
				fc.option(fc.constantFrom('2024', '2023-H1'), { nil: undefined }),
				fc.option(fc.array(fc.constantFrom('x', 'y')), { nil: null }),
				(measure, by, where, from, insatser) => {
					const result = compile(measure, { by, where, from }, { role: 'styrelse', insatser, forbund: null });
					if (!result.ok) {
						for (const text of result.errors) expect(text).toMatch(/^[A-ZÅÄÖ”].*\.$/s);
						return;
					}
					const { sql, params } = result.compiled;
					const used = new Set([...sql.matchAll(/\$(p\d+)/g)].map(([, name]) => name));
					expect([...used].sort()).toEqual(Object.keys(params).sort());
				}
			),
			{ numRuns: 500 }
		);
	});
	it('is the same text for the same question', () => {
		const cut = { by: ['insats', 'kon'], where: { kon: ['man'] }, from: '2024' };
		expect(compile(nya, cut, kansli)).toEqual(compile(nya, cut, kansli));
	});
});

describe('sqlText', () => {
	it('lists the bound values above the text, one line each', () => {
		const result = compile(nya, { by: [], where: { team: ['a\nb; drop'] } }, kansli);
		if (!result.ok) throw new Error();
		expect(sqlText(result.compiled)).toMatch(/^-- \$p0 = a b; drop\nwith taljare as \(/);
	});
});

describe('the subset that runs elsewhere too', () => {
	it.each(measures.map((measure) => [measure.matt, measure] as const))('%s', (_, measure) => {
		for (const by of [[], ['insats'], ['ar'], ['insats', 'kvartal']]) {
			const result = compile(measure, { by, where: {}, from: '2024' }, kansli);
			if (!result.ok) throw new Error(result.errors.join());
			const { sql } = result.compiled;
			expect(sql).not.toMatch(/\b(rollup|cube|lateral|qualify|round|distinct on|not in|group by all)\b/i);
			for (const order of sql.split(/order by/).slice(1)) expect(order).toMatch(/^[^)]*nulls (first|last)/);
		}
	});
});
