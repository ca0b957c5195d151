import { describe, expect, it } from 'vitest';
import { verdict, type Evidence, type Target } from '#lib/goals/index.ts';
import { sentenceOf, targetText, togetherText } from '#lib/goals/sentence.ts';
import { together } from '#lib/goals/verdict.ts';
import { count, evidence, share } from './helpers.ts';

const minst = (varde: number): Target => ({ slag: 'minst', varde, cirka: false });

/** Blanks that do not break are written as plain ones here, so that the texts can be read. */
const text = (mal: Target, found: Evidence, isShare = true, enhet = '') =>
	sentenceOf(mal, targetText(mal, isShare, enhet), found, verdict(mal, found)).replaceAll('\u00a0', ' ');

describe('a share', () => {
	it.each([
		[
			117,
			133,
			0.8,
			'2024: 117 av 133 (88,0 %, intervall 81,4–92,5 %); målet är minst 80 %. Målet är nått, och det är säkert.'
		],
		[
			75,
			95,
			0.8,
			'2024: 75 av 95 (79 %, intervall 70–86 %); målet är minst 80 %. Siffran når inte målet, men intervallet ligger på båda sidor om målet: det är osäkert.'
		],
		[
			179,
			271,
			0.8,
			'2024: 179 av 271 (66,1 %, intervall 60,2–71,4 %); målet är minst 80 %. Målet är inte nått, och det är säkert.'
		],
		[
			68,
			179,
			0.35,
			'2024: 68 av 179 (38,0 %, intervall 31,2–45,3 %); målet är minst 35 %. Målet är nått i siffrorna, men intervallet ligger på båda sidor om målet: det är osäkert.'
		],
		[
			4,
			7,
			0.8,
			'2024: 4 av 7 (57 %, intervall 25–84 %); målet är minst 80 %. Siffran når inte målet, men färre än 10 är för litet underlag att säga något säkert av.'
		]
	])('%i of %i against %d', (x, n, p, said) => expect(text(minst(p), evidence([share(x, n)]))).toBe(said));

	it('says in which way it misses: above, outside, another', () => {
		const hogst: Target = { slag: 'hogst', varde: 0.1, cirka: false };
		expect(text(hogst, evidence([share(6, 40)]))).toBe(
			'2024: 6 av 40 (15 %, intervall 7–29 %); målet är högst 10 %. Siffran ligger över målet, men intervallet ligger på båda sidor om målet: det är osäkert.'
		);
		const range: Target = { slag: 'intervall', varde: 0.3, till: 0.5, cirka: false };
		expect(text(range, evidence([share(16, 40)]))).toBe(
			'2024: 16 av 40 (40 %, intervall 26–55 %); målet är 30–50 %. Målet är nått i siffrorna, men intervallet ligger både innanför och utanför målet: det är osäkert.'
		);
		expect(text(range, evidence([share(11, 40)]))).toContain('Siffran ligger utanför målet, men intervallet');
		const same: Target = { slag: 'lika', varde: 0.5, cirka: false };
		expect(text(same, evidence([share(16, 40)]))).toContain('Siffran är en annan än målets, men intervallet');
	});

	it('that waits for a time says so, and does not say that they are still there', () => {
		const waiting = evidence([share(15, 30, 12)], { vantar: true, period: 'hela tiden' });
		expect(text(minst(0.4), waiting)).toBe(
			'15 av 30 (50 %, intervall 33–67 %); målet är minst 40 %. Målet är nått i siffrorna, men intervallet ligger på båda sidor om målet: det är osäkert. För 12 har tiden inte gått ut; de räknas inte än.'
		);
		expect(text(minst(0.4), evidence([share(2, 3, 12)], { vantar: true, kan_sagas: '2025-02-01' }))).toBe(
			'För tidigt att säga. Hittills 2 av 3 (67 %, intervall 21–94 %); målet är minst 40 %. För 12 har tiden inte gått ut. Det kan sägas från 1 februari 2025.'
		);
	});

	it('against a benchmark is neither met nor missed', () => {
		expect(text({ slag: 'riktmarke', varde: 0.3 }, evidence([share(16, 40)]))).toBe(
			'2024: 16 av 40 (40 %, intervall 26–55 %); riktmärket är 30 %. Ett riktmärke är ingen gräns.'
		);
	});

	it('is never rounded onto its goal', () => {
		// 39 of 49 is 79.6 %, which is 80 % without decimals.
		expect(text(minst(0.8), evidence([share(39, 49)]))).toContain('39 av 49 (79,6 %');
	});

	it('of everybody tells the exceptions', () => {
		expect(text({ slag: 'alla' }, evidence([share(38, 40, 6)]))).toBe(
			'2024: 38 av 40 (95 %, intervall 83–99 %). 2 undantag: målet är inte nått. 6 pågår fortfarande och räknas inte än.'
		);
		expect(text({ slag: 'alla' }, evidence([share(40, 40)]))).toBe(
			'2024: 40 av 40 (100 %, intervall 91–100 %). Inga undantag. Målet är nått.'
		);
	});

	it('with two conditions tells both', () => {
		const [a, b] = [
			{ ...share(90, 100), namn: 'stöd' },
			{ ...share(48, 100), namn: 'inflytande' }
		];
		expect(text(minst(0.5), evidence([a, b], { period: 'mätåret 2024' }))).toBe(
			'Mätåret 2024: stöd: 90 av 100 (90,0 %, intervall 82,6–94,5 %); inflytande: 48 av 100 (48,0 %, intervall 38,5–57,7 %); målet är minst 50 %. Siffran når inte målet, men intervallet ligger på båda sidor om målet: det är osäkert.'
		);
	});

	it('too early says how many and when', () => {
		const early = evidence([share(8, 8, 4)], { kan_sagas: '2024-10-23' });
		expect(text(minst(0.9), early)).toBe(
			'För tidigt att säga. Hittills 8 av 8 (100 %, intervall 68–100 %); målet är minst 90 %. 4 pågår fortfarande. Det kan sägas från 23 oktober 2024.'
		);
	});

	it('that is followed has its years and no verdict', () => {
		const trend = [
			{ period: '2023', taljare: 10, namnare: 20, varde: 0.5, status: 'visas' as const },
			{ period: '2024', taljare: 24, namnare: 40, varde: 0.6, status: 'visas' as const }
		];
		expect(text({ slag: 'foljs' }, evidence([share(34, 60)], { trend, period: 'hela tiden' }))).toBe(
			'34 av 60 (57 %, intervall 44–68 %). Följs upp, utan målvärde. Över tid: 2023 50 % (n 20), 2024 60 % (n 40).'
		);
	});
});

describe('counts, days and what is missing', () => {
	it('a count', () => {
		const found = evidence([count(94)], { slag: 'antal', enhet: 'ärenden' });
		expect(text(minst(70), found, false, 'ärenden')).toBe(
			'2024: 94 ärenden; målet är minst 70 ärenden. Målet är nått, och det är säkert.'
		);
	});
	it('one is one', () => {
		const found = evidence([count(1)], { slag: 'antal', enhet: 'möten', period: '2025-H2' });
		expect(text(minst(2), found, false, 'möten')).toBe(
			'2025-H2: 1 möte; målet är minst 2 möten. Målet är inte nått, och det är säkert.'
		);
	});
	it('a cost of exits with what chance leaves of it; a mean without', () => {
		const cost = { ...count(83_333), namnare: 24, lag: 67_887, hog: 112_118 };
		const hogst = (varde: number): Target => ({ slag: 'hogst', varde, cirka: false });
		const found = evidence([cost], { slag: 'varde', enhet: 'kr' });
		expect(text(hogst(100_000), found, false, 'kr')).toBe(
			'2024: 83 333 kr (intervall 67 887 till 112 118 kr); målet är högst 100 000 kr. Målet är nått i siffrorna, men intervallet ligger på båda sidor om målet: det är osäkert.'
		);
		const open = evidence([{ ...cost, hog: null }], { slag: 'varde', enhet: 'kr' });
		expect(text(hogst(100_000), open, false, 'kr')).toContain('(intervall 67 887 till ingen övre gräns)');
		const mean = evidence([{ ...count(8.5), namnare: 40 }], {
			slag: 'varde',
			enhet: 'månader',
			utan_intervall: true
		});
		expect(text(hogst(12), mean, false, 'månader')).toBe(
			'2024: 8,50 månader; målet är högst 12 månader. Målet är nått i siffrorna, men det finns inget intervall som säger hur säkert det är.'
		);
	});
	it('a day', () => {
		const due = { slag: 'datum', datum: '2024-11-30' } as const;
		expect(text({ slag: 'foljs' }, evidence([count(1)], due))).toBe(
			'Gjort senast 30 november 2024. Målet är nått.'
		);
		expect(text({ slag: 'foljs' }, evidence([count(0)], due))).toBe(
			'Inte gjort senast 30 november 2024. Målet är inte nått.'
		);
	});
	it('missing and hidden', () => {
		expect(text(minst(0.5), evidence([], { saknas: 'enkätsvar, från insatsen' }))).toBe(
			'Målet kan inte utvärderas. Det som saknas: enkätsvar, från insatsen.'
		);
		expect(text(minst(0.5), evidence([{ ...share(0, 0), status: 'skyddad' }]))).toBe(
			'Visas inte: gruppen är så liten att någon kan kännas igen.'
		);
	});
	it('several insatser', () => {
		const one = (n: number) => verdict(minst(4), evidence([count(n)], { slag: 'antal' }));
		const said = (...ns: number[]) =>
			togetherText(together(ns.map(one)), ns.length).replaceAll('\u00a0', ' ');
		expect(said(4, 5)).toBe('2 av 2 har nått målet var för sig. Målet är nått.');
		expect(said(4, 3)).toBe('1 av 2 har nått målet var för sig. Målet är inte nått av alla.');
	});
});
