import { describe, expect, it } from 'vitest';
import { measures } from '#lib/measures/library/index.ts';
import { andringar, andringarKapitel } from '#lib/metod/andringar.ts';
import { avtryckAv, avtryckOf, avvikelser, type Avtryck } from '#lib/metod/avtryck.ts';
import kept from '#lib/metod/avtryck.json' with { type: 'json' };

const share = measures.find(({ matt }) => matt === 'avslut_arbete')!;
const one = (version: string, avtryck: string): Avtryck => ({ a: { version, avtryck } });

describe('a definition', () => {
	it('is the one that its version stands for', () => {
		const said = avvikelser(avtryckAv(measures), kept);
		expect(said, said.join('\n')).toEqual([]);
	});

	it('has the same fingerprint however it is worded or written', () => {
		const { time, relation, aggregate, filter } = share.taljare;
		const worded = {
			...share,
			namn: 'X',
			definition: 'Y',
			taljare: { text: 'Z', filter, aggregate, time, relation }
		};
		expect(avtryckOf(worded as typeof share)).toBe(avtryckOf(share));
	});

	it('has another when anything that decides its figures is another', () => {
		const changed = [
			{ ...share, taljare: { ...share.taljare, filter: 'slut is not null' } },
			{ ...share, namnare: undefined },
			{ ...share, minst: 5 },
			{ ...share, alltid: ['instrument'] },
			{ ...share, skydd: 'ingen' as const },
			{ ...share, taljare: { ...share.taljare, time: { kind: 'datum' as const, column: 'start' } } }
		];
		const prints = changed.map(avtryckOf);
		expect(new Set([...prints, avtryckOf(share)]).size).toBe(changed.length + 1);
	});

	it('that changes without a new version says what to do', () => {
		expect(avvikelser(one('1', 'x'), one('1', 'x'))).toEqual([]);
		const [silent] = avvikelser(one('1', 'y'), one('1', 'x'));
		expect(silent).toContain('Höj version');
		expect(silent).toContain('node --import tsx scripts/metodAvtryck.mjs');
		expect(avvikelser(one('2', 'y'), one('1', 'x'))[0]).toContain('från version 1 till 2');
		expect(avvikelser(one('1', 'x'), {})[0]).toContain('är nytt');
		expect(avvikelser({}, one('1', 'x'))[0]).toContain('finns inte längre');
	});
});

describe('the change log', () => {
	it('has an entry for every measure above version 1', () => {
		const later = measures.filter(({ version }) => version !== '1');
		for (const { matt, version } of later) {
			const entry = andringar.find((a) => a.matt.some(({ id, till }) => id === matt && till === version));
			expect(entry, `Skriv varför ${matt} är version ${version} i src/lib/metod/andringar.ts`).toBeDefined();
		}
	});

	it('is dated, newest first, says why, and never a version that a measure has not had', () => {
		const days = andringar.map(({ datum }) => datum);
		expect(days).toEqual([...days].sort().reverse());
		for (const { datum, vad, varfor, matt } of andringar) {
			expect(datum).toMatch(/^\d{4}-\d{2}-\d{2}$/);
			expect(vad && varfor).toBeTruthy();
			for (const { id, fran, till } of matt) {
				const now = measures.find((measure) => measure.matt === id)?.version;
				if (now) expect(Number(till), id).toBeLessThanOrEqual(Number(now));
				if (fran !== null) expect(Number(fran), id).toBeLessThanOrEqual(Number(till));
			}
		}
		expect(andringarKapitel().grupper[0]!.avsnitt).toHaveLength(andringar.length);
	});
});
