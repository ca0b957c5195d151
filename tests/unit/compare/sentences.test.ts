import { describe, expect, it } from 'vitest';
import {
	againstRest,
	amountsSentence,
	differenceSentence,
	funnel,
	funnelSentence,
	mixSentence,
	overTime,
	overTimeSentence,
	pairwise,
	planeOf,
	planeSentence,
	shrunken,
	shrunkenSentence,
	type Shown,
	type Side
} from '#lib/compare/index.ts';
import { measureOf } from '#lib/measures/library/index.ts';
import { row, shown, side } from './made.ts';

const S = '\u00a0';
const say = (...sides: Shown[]) => differenceSentence(sides, againstRest(sides), pairwise(sides));

/** The intervals in these texts are R's: Wilson's formula and Newcombe's method 10 written out, power.prop.test for the tiny. */
describe('how far apart, in words', () => {
	it.each<[string, Shown[], string]>([
		[
			'two, clearly apart',
			[shown('A', 56, 70), shown('B', 48, 80)],
			`A ligger högre än B: 80${S}% mot 60${S}%, en skillnad på mellan 5 och 33${S}procentenheter.`
		],
		[
			'two, not apart',
			[shown('A', 33, 70), shown('B', 30, 80)],
			`A och B går inte att skilja åt: 47${S}% mot 38${S}%, men slumpen kan ge allt från 6${S}procentenheter lägre till 25${S}procentenheter högre.`
		],
		[
			'two, tiny',
			[shown('A', 3, 6), shown('B', 2, 7)],
			`A och B går inte att skilja åt: 50${S}% mot 29${S}%, men slumpen kan ge allt från 26${S}procentenheter lägre till 59${S}procentenheter högre. I så små grupper syns bara skillnader på omkring 70${S}procentenheter eller mer.`
		],
		['two, equal', [shown('A', 30, 100), shown('B', 60, 200)], `A och B ligger lika: 30${S}%.`],
		['one only', [shown('A', 30, 60)], `A: 50${S}%. Det finns inget att jämföra med.`],
		[
			'three, none apart',
			[shown('A', 30, 100), shown('B', 33, 100), shown('C', 36, 100)],
			'Ingen av de tre går att skilja från de andra: skillnaderna ryms inom slumpen.'
		],
		[
			'all equal',
			[shown('A', 30, 100), shown('B', 30, 100), shown('C', 60, 200)],
			`Alla tre ligger lika: 30${S}%.`
		],
		[
			'one above',
			[shown('A', 60, 100), shown('B', 40, 100), shown('C', 42, 100), shown('D', 41, 100)],
			`A ligger högre än de andra tillsammans: 60${S}% mot 41${S}%, en skillnad på mellan 8 och 30${S}procentenheter. B, C och D går inte att skilja från de andra.`
		],
		[
			'one below',
			[shown('A', 10, 100), shown('B', 33, 100), shown('C', 32, 100), shown('D', 31, 100)],
			`A ligger lägre än de andra tillsammans: 10${S}% mot 32${S}%, en skillnad på mellan 13 och 29${S}procentenheter. B, C och D går inte att skilja från de andra.`
		],
		[
			'several to either side',
			[shown('A', 80, 100), shown('B', 78, 100), shown('C', 10, 100), shown('D', 12, 100)],
			`Högre än de andra tillsammans ligger A (80${S}%) och B (78${S}%). Lägre än de andra tillsammans ligger C (10${S}%) och D (12${S}%).`
		]
	])('%s', (_, sides, text) => expect(say(...sides)).toBe(text));

	it('one hidden of two: the other alone, and nothing of the hidden', () => {
		const sides: Side[] = [side('A', 30, 60), side('B', null, null)];
		expect(differenceSentence(sides as Shown[], [], [])).toBe(
			`Bara A har underlag att visa: 50${S}%. Det finns inget att jämföra med.`
		);
		expect(differenceSentence([side('B', null, null)] as Shown[], [], [])).toBe(
			'Underlaget räcker inte till någon andel i den här perioden.'
		);
	});
});

describe('the funnel and what is drawn to the mean, in words', () => {
	const four = [shown('A', 20, 100), shown('B', 30, 100), shown('C', 60, 100), shown('D', 28, 100)];

	it('says who is outside, and how many chance would put there', () => {
		expect(funnelSentence(four, funnel(four))).toBe(
			`Två av fyra ligger utanför det som slumpen brukar ge runt 35${S}%. Utanför ligger A (under) och C (över, även den yttre gränsen). Av slumpen ensam väntas i genomsnitt 0,2 av fyra hamna utanför.`
		);
		const near = [shown('A', 30, 100), shown('B', 33, 100), shown('C', 36, 100)];
		expect(funnelSentence(near, funnel(near))).toBe(
			`Alla tre ligger inom det som slumpen brukar ge runt 33${S}%. Av slumpen ensam väntas i genomsnitt 0,2 av tre hamna utanför.`
		);
		expect(funnelSentence(near.slice(1), null)).toBe('En tratt behöver minst tre att jämföra.');
	});

	it('says whose share moves the most, or that all are drawn to one', () => {
		const mixed = [shown('A', 9, 10), shown('B', 90, 300), shown('C', 150, 300), shown('D', 30, 100)];
		expect(shrunkenSentence(mixed, shrunken(mixed))).toMatch(
			/^Vägd mot de andras ändras As andel mest, från 90\u00a0% till \d\d\u00a0% \(n\u00a010\)\.$/
		);
		const alike = [shown('A', 30, 100), shown('B', 33, 100), shown('C', 31, 100)];
		expect(shrunkenSentence(alike, shrunken(alike))).toBe(
			`Skillnaderna är inte större än slumpens: alla andelar dras till det gemensamma, 31${S}%.`
		);
	});
});

describe('years, in words', () => {
	const years = (list: [string, [number, number | null, number][]][]) =>
		overTime(
			list.map(([name]) => side(name, 1, 2)),
			list.flatMap(([name, cells]) =>
				cells.map(([year, x, n]) => row(name, x, x === null ? null : n, { ar: String(year) }))
			)
		);

	it('tells the latest year from the first only when it can', () => {
		expect(
			overTimeSentence(
				years([
					[
						'A',
						[
							[2024, 56, 70],
							[2025, 20, 30],
							[2026, 48, 80]
						]
					]
				])
			)
		).toBe(
			`A ligger lägre 2026 än 2024: 60${S}% mot 80${S}%, en skillnad på mellan 5 och 33${S}procentenheter.`
		);
		expect(
			overTimeSentence(
				years([
					[
						'A',
						[
							[2024, 33, 70],
							[2026, 30, 80]
						]
					]
				])
			)
		).toMatch(/^A: 2026 går inte att skilja från 2024, 38\u00a0% mot 47\u00a0%; slumpen kan ge allt från/);
		expect(
			overTimeSentence(
				years([
					[
						'A',
						[
							[2024, null, 0],
							[2026, 30, 80]
						]
					]
				])
			)
		).toBe('Ingen har två år att ställa bredvid varandra.');
	});

	it('does not compare over the end of SUS', () => {
		const found = years([
			[
				'A',
				[
					[2019, 56, 70],
					[2021, 50, 70],
					[2024, 20, 80],
					[2025, 21, 80]
				]
			]
		]);
		expect(found.break).toBe(2023);
		expect(found.sides[0]?.change).toMatchObject({ from: 2024, to: 2025 });
		expect(overTimeSentence(found)).toContain(
			'År före 2023 kan komma från SUS och jämförs inte med åren efter.'
		);
	});
});

describe('money, in words', () => {
	const cost = (name: string, kronor: number, persons: number): Shown => ({
		...shown(name, 1, persons),
		x: kronor,
		varde: kronor / persons
	});
	const plane = (a: [number, number, number, number], b: [number, number, number, number]) =>
		planeSentence(
			planeOf(
				{ share: shown('A', a[0], a[1]), cost: cost('A', a[2], a[3]) },
				{ share: shown('B', b[0], b[1]), cost: cost('B', b[2], b[3]) }
			)!
		);

	it('no ratio where the shares are not told apart, or nearly not', () => {
		expect(plane([30, 100, 4_000_000, 100], [28, 100, 3_000_000, 100])).toBe(
			`A kostar 10${S}000${S}kr mer per deltagare än B, men andelarna går inte att skilja åt: slumpen kan ge allt från 10${S}procentenheter lägre till 14${S}procentenheter högre. Därför räknas ingen kostnad per extra avslut.`
		);
		expect(plane([200, 400, 4_000_000, 100], [172, 400, 3_000_000, 100])).toBe(
			`A kostar 10${S}000${S}kr mer per deltagare än B och har 7${S}procentenheter högre andel. Skillnaden i andel kan vara nära noll, och därför räknas ingen kostnad per extra avslut.`
		);
	});

	it('a ratio with its span where one has both more and dearer: 10 000 kr for 30 points is 33 300 kr', () => {
		expect(plane([60, 100, 4_000_000, 100], [30, 100, 3_000_000, 100])).toMatch(
			/^A kostar 10\u00a0000\u00a0kr mer per deltagare än B och har 30\u00a0procentenheter högre andel\. Det motsvarar omkring 33\u00a0300\u00a0kr \(från [\d\u00a0]+kr till [\d\u00a0]+kr\) för varje ytterligare avslut av det slaget\.$/
		);
	});

	it('no ratio where the better is cheaper', () => {
		expect(plane([60, 100, 3_000_000, 100], [30, 100, 4_000_000, 100])).toMatch(
			/^A kostar 10\u00a0000\u00a0kr mindre per deltagare än B och har 30\u00a0procentenheter högre andel\. I \d+\u00a0% av simuleringarna/
		);
	});

	it('amounts have no interval, and say so', () => {
		const measure = measureOf('kostnad_per_deltagare')!;
		expect(amountsSentence([cost('A', 400, 10), cost('B', 300, 10)], measure)).toBe(
			`Kostnad per deltagare är 10${S}kr högre i A (40${S}kr) än i B (30${S}kr). Det är värden utan intervall: de säger inget om slumpen.`
		);
	});
});

describe('who takes part, in words', () => {
	it('names the group that differs the most, or that none does', () => {
		const one = {
			side: shown('A', 1, 2),
			mot: null,
			label: 'A-kassa',
			dimension: 'x',
			own: 0.65,
			others: 0.25
		};
		expect(mixSentence(one)).toBe(
			`Vilka som deltar skiljer sig mest för A: ”A-kassa” är 65${S}%, mot 25${S}% bland de andra.`
		);
		expect(mixSentence({ ...one, mot: 'B' })).toContain(`mot 25${S}% i B.`);
		expect(mixSentence({ ...one, own: 0.3 })).toContain('De som deltar liknar varandra');
		expect(mixSentence(null)).toBe('Vilka som deltar går inte att ställa bredvid varandra.');
	});
});

it('no sentence says what caused what', async () => {
	const { readdirSync, readFileSync } = await import('node:fs');
	const folder = new URL('../../../src/lib/compare/', import.meta.url);
	for (const file of readdirSync(folder).filter((name) => name.endsWith('entences.ts')))
		expect(readFileSync(new URL(file, folder), 'utf8')).not.toMatch(
			/ledde till|effekt av|beror på|orsaka|tack vare/
		);
});
