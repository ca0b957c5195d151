import { describe, expect, it } from 'vitest';
import { measureOf } from '#lib/measures/library/index.ts';
import { tells, uniformOf } from '#lib/protection/lattice.ts';
import { isPrimary, isUniform } from '#lib/protection/primary.ts';

describe('what may not stand by itself', () => {
	it('one to four, not nobody, not five', () => {
		expect([0, 1, 4, 5, 6].map((n) => isPrimary(n, 5))).toEqual([false, true, true, false, false]);
		expect([2, 3].map((n) => isPrimary(n, 3))).toEqual([true, false]);
	});
	it('all of them or none of them, but not nobody of nobody', () => {
		expect(
			[
				[0, 9],
				[9, 9],
				[5, 9],
				[0, 0]
			].map(([part, whole]) => isUniform(part!, whole!))
		).toEqual([true, true, false, false]);
	});
});

describe('when all are alike', () => {
	const uniform = (matt: string) => uniformOf(measureOf(matt)!);
	it('all or none of an outcome is said of everybody', () => {
		for (const matt of ['avslut_arbete_studier', 'borjat_eller_okat', 'fullfoljt', 'stegforflyttning_framat'])
			expect([matt, uniform(matt)]).toEqual([matt, 'both']);
	});
	it('of one value of several only all: that nobody studies leaves open what they do', () => {
		for (const matt of [
			'sus_studier_fore',
			'sysselsattning_ingen_efter',
			'forsorjning_a_kassa_efter',
			'avslut_studier',
			'stegforflyttning_bakat',
			'indikator_vet_ej'
		])
			expect([matt, uniform(matt)]).toEqual([matt, 'all']);
	});
	it('what is registered, and done in time, says nothing about anyone', () => {
		for (const matt of [
			'tackning',
			'parandel',
			'statustrappa_parandel',
			'registersteg_parandel',
			'stegomdome_besvarat',
			'svarsfrekvens',
			'uppfoljda_3_manader',
			'tid__hogst__12_manader',
			'handelse__avslut__slutdokumentation__3_veckor'
		])
			expect([matt, uniform(matt)]).toEqual([matt, 'never']);
	});
});

describe('a cut that tells', () => {
	it('is one by what people would mind being known', () => {
		for (const cut of ['avslutsorsak', 'forsorjning_fore', 'sus_fore', 'utgang+tid_grupp'])
			expect([cut, tells(cut)]).toEqual([cut, true]);
		for (const cut of ['', 'kon', 'aldersgrupp', 'tid_grupp', 'remittent'])
			expect([cut, tells(cut)]).toEqual([cut, false]);
	});
});
