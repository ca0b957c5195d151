import { describe, expect, it, test } from 'vitest';
import { verdictText } from '#dashboards/shared/goals.ts';
import { interpret } from '#lib/goals/index.ts';
import { rules } from '#lib/goals/rules.ts';
import { MIN_N } from '#lib/goals/settings.ts';
import type { Mal, Sakerhet, Status, Target } from '#lib/goals/types.ts';
import { readWindow } from '#lib/goals/windows.ts';
import { besked, fonster, jamforelser, malKapitel } from '#lib/metod/mal.ts';
import { regelTexter } from '#lib/metod/malregler.ts';

const goal = (jamforelse: string): Mal => ({
	forbund_id: 'f',
	mal_id: 'M1',
	insats_id: 'i',
	galler: 'i',
	text: 'till arbete eller studier',
	population: 'avslutade',
	matt: 'avslut_arbete_studier',
	jamforelse,
	varde: jamforelse === 'alla' ? 100 : 40,
	varde_till: 60,
	enhet: 'procent',
	fonster: 'kalenderår',
	kalla: 'deltagande',
	giltig_fran: null,
	giltig_till: null,
	anmarkning: null,
	start: null,
	slut: null,
	platser: null,
	parter: null
});

describe('the rules', () => {
	it('have each a text, and no text is of a rule that is gone', () => {
		const known = ['matt', 'aggregat', ...rules.map(({ id }) => id)].sort();
		expect(Object.keys(regelTexter).sort(), 'Skriv regeln i src/lib/metod/malregler.ts').toEqual(known);
	});

	it('stand in the order they are tried, with their patterns in words', () => {
		const group = malKapitel().grupper.find(({ namn }) => namn.startsWith('Reglerna'))!;
		expect(group.avsnitt.map(({ id }) => id)).toEqual(
			['matt', 'aggregat', ...rules.map(({ id }) => id)].map((id) => `regel-${id}`)
		);
		expect(group.avsnitt.find(({ id }) => id === 'regel-enkat')?.fakta?.[0]?.text).toBe(
			'källa: enkat eller indikator; mått: andel'
		);
	});
});

test.each(Object.entries(jamforelser))('the comparator %s is read as it is said', (slag, { skrivs, mal }) => {
	expect(mal.slag).toBe(slag);
	for (const written of skrivs) {
		const read = interpret(goal(written));
		expect(read.ok && (read.mal as Target).slag, written).toBe(slag);
	}
});

test.each(Object.entries(fonster))('the window %s is read from its examples', (slag, { exempel }) => {
	for (const text of exempel) expect(readWindow(text)?.slag, text).toBe(slag);
});

describe('the verdicts', () => {
	it.each(Object.entries(besked))('%s is called what the pages call it', (status, { namn }) => {
		expect(verdictText({ status: status as Status, sakerhet: null })).toBe(namn);
	});

	it('say the limits that the goal room has', () => {
		const text = JSON.stringify(malKapitel());
		expect(text).toContain(`Färre än ${MIN_N} ligger bakom siffran`);
		expect(text).toContain('7 dagar');
		expect(text).toContain('minst 80\u00a0%');
		const sure: Sakerhet[] = ['sakert_natt', 'sakert_ej_natt', 'osakert', 'for_litet_underlag'];
		const group = malKapitel().grupper[1]!.avsnitt.map(({ id }) => id);
		expect(group).toEqual(expect.arrayContaining(sure));
	});
});
