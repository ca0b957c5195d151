import { describe, expect, it } from 'vitest';
import { interpret, type Mal } from '#lib/goals/index.ts';
import { populationOf } from '#lib/goals/population.ts';
import { inUnit, type Kind } from '#lib/goals/units.ts';
import { goal } from './helpers.ts';

describe('whom a goal speaks of', () => {
	const where = (text: string) => {
		const found = populationOf(text, ['samordningsteam_nord']);
		return typeof found === 'string' ? found : found.where;
	};
	it.each([
		['', {}],
		['Avslutade deltagare', {}],
		['alla som har deltagit i insatsen', {}],
		['deltagare i samordningsteam nord', {}],
		['kvinnor', { kon: ['kvinna'] }],
		['avslutade män', { kon: ['man'] }],
		['fullföljt', { fullfoljt: ['ja'] }],
		['deltagare som fullföljt insatsen', { fullfoljt: ['ja'] }],
		['remitterade av FK', { remittent: ['fk'] }],
		['remitterade från Arbetsförmedlingen och kommunen', { remittent: ['af', 'kommun'] }],
		['aktualiserade från regionen', { remittent: ['region'] }],
		['kvinnor 25–34 år', { aldersgrupp: ['25-34'], kon: ['kvinna'] }]
	])('”%s”', (text, wanted) => expect(where(text)).toEqual(wanted));

	it.each([
		'unga vuxna',
		'deltagare med psykisk ohälsa',
		'utrikes födda',
		'deltagare i annat team väst',
		'kvinnor under 30 år'
	])('”%s” is not half read', (text) => expect(where(text)).toMatch(/förstås inte.*Skriv avslutade/));

	it('those who began are not those who ended', () => {
		expect(populationOf('påbörjade')).toMatchObject({ paborjade: true });
		expect(populationOf('avslutade')).toMatchObject({ paborjade: false });
	});
});

describe('units', () => {
	it.each([
		[80, 'andel', 'procent', 0.8],
		[80, 'andel', '%', 0.8],
		[80, 'andel', null, 0.8],
		[0.8, 'andel', '', 0.8],
		[60, 'kronor', 'tkr', 60_000],
		[1.5, 'kronor', 'Mkr', 1_500_000],
		[60_000, 'kronor', 'kr per deltagare', 60_000],
		[12, 'manader', 'månader', 12],
		[2, 'manader', 'år', 24],
		[10, 'punkter', 'procentenheter', 10],
		[30, 'antal', 'personer', 30]
	] as [number, Kind, string | null, number][])('%d as %s in %s is %d', (value, kind, unit, wanted) =>
		expect(inUnit(value, kind, unit)).toBe(wanted)
	);
	it('26 weeks are about six months', () => expect(inUnit(26, 'manader', 'veckor')).toBeCloseTo(5.98, 2));
	it.each([
		[0.8, 'andel', 'procent', /Skriv 80/],
		[150, 'andel', 'procent', /mer än alla/],
		[30, 'andel', 'personer', /andel/],
		[80, 'antal', 'procent', /antal/],
		[30, 'antal', 'kr', /antal/],
		[30, 'kronor', 'personer', /kronor/],
		[30, 'manader', 'procent', /tid/]
	] as [number, Kind, string, RegExp][])('%d as %s in %s is refused', (value, kind, unit, said) =>
		expect(inUnit(value, kind, unit)).toMatch(said)
	);
});

describe('what would be another goal is refused', () => {
	const andel = { matt: 'andel', varde: 30, enhet: 'procent', kalla: 'deltagande', population: 'avslutade' };
	const fel = (more: Partial<Mal>) => {
		const found = interpret(goal({ ...andel, ...more }));
		return found.ok ? 'förstås' : found.fel;
	};
	it.each([
		[{ text: 'varken arbete eller studier' }, /nekning/],
		[{ text: 'arbete på heltid' }, /omfattning/],
		[{ text: 'tillsvidareanställning' }, /varaktighet/],
		[{ text: 'arbete', fonster: '12 månader efter start' }, /från avslut/],
		[{ text: 'arbete', fonster: '2 veckor efter avslut' }, /3, 6 och 12/],
		[{ text: 'arbete', matt: 'avslut_arbete', fonster: '2 år efter avslut' }, /3, 6 och 12/],
		[{ matt: 'deltagare', enhet: 'personer', fonster: '3 veckor efter avslut' }, /en period i fonster/],
		[{ matt: 'kostnad_per_deltagare', enhet: 'kr', fonster: '3 veckor efter avslut' }, /period/],
		[{ matt: 'avslut_arbete', population: 'personer med missbruk' }, /missbruk/],
		[{ matt: 'avslut_arbete', population: 'påbörjade' }, /avslutats/],
		[{ text: 'arbete', jamforelse: 'intervall', varde: 60, varde_till: 40 }, /bakvänt/],
		[{ text: 'arbete', jamforelse: 'alla', varde: 90 }, /100 procent/]
	])('%o', (more, said) => expect(fel({ text: 'ett mål', ...more })).toMatch(said));

	it('a named measure takes the wait and the people of its goal', () => {
		const read = interpret(
			goal({ ...andel, matt: 'avslut_arbete', population: 'kvinnor', fonster: '90 dagar efter avslut' })
		);
		expect(read.ok && read.plan).toMatchObject({
			form: 'andel',
			delar: [{ matt: 'uppfoljning__3_manader__arbete', vanta: '3_manader', where: { kon: ['kvinna'] } }]
		});
	});
	it('work of a named kind is not work of any kind', () => {
		const matt = (text: string) => {
			const read = interpret(goal({ ...andel, text }));
			return read.ok && 'delar' in read.plan ? read.plan.delar[0]?.matt : read;
		};
		expect(matt('osubventionerat arbete')).toBe('avslut_till__arbete_osubventionerat');
		expect(matt('subventionerad anställning eller studier')).toBe(
			'avslut_till__arbete_subventionerat__studier'
		);
		expect(matt('en anställning')).toBe('avslut_arbete');
	});
});
