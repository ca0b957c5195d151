import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWindow, waitInText } from '#lib/goals/readWindow.ts';
import { judgedPeriod } from '#lib/goals/windows.ts';

const short = (text: string): string => {
	const found = readWindow(text);
	switch (found?.slag) {
		case undefined:
			return 'nej';
		case 'spann':
			return `${found.span.fran} ${found.span.till}`;
		case 'dag':
			return `senast ${found.senast}`;
		case 'varje_ar':
			return `varje ${found.dag}${found.fore ? ' före' : ''}`;
		case 'efter':
			return [found.tid, found.fran].filter(Boolean).join(' ');
		case 'ar':
			return found.langd ?? 'ar';
		case 'planar':
			return `år ${found.nummer}`;
		default:
			return found!.slag;
	}
};

describe('the same window in other words', () => {
	it.each([
		[
			'2025-01-01 2025-12-31',
			['2025', 'år 2025', 'under 2025', 'kalenderår 2025', 'helåret 2025', 'mätåret 2025']
		],
		['2025-01-01 2025-06-30', ['2025-H1', '2025-h1', '2025 H1', 'H1 2025', 'första halvåret 2025']],
		['2025-04-01 2025-06-30', ['2025-Q2', 'Q2 2025', 'kvartal 2 2025', 'andra kvartalet 2025']],
		['2025-03-01 2025-03-31', ['2025-03', 'mars 2025', 'Mars 2025']],
		[
			'2024-01-01 2026-12-31',
			[
				'2024-2026',
				'2024–2026',
				'2024 - 2026',
				'2024/2026',
				'2024 till 2026',
				'2024-01-01–2026-12-31',
				'2024-01-01 till och med 2026-12-31'
			]
		],
		['2024-01-01 9999-12-31', ['från 2024', 'från och med 2024', 'fr.o.m. 2024', 'från 2024-01-01']],
		[
			'senast 2026-12-31',
			[
				'2026-12-31',
				'senast 2026-12-31',
				'Senast den 31 december 2026',
				't.o.m. 2026-12-31',
				'senast 2026',
				'före 2027-01-01',
				'före 2027'
			]
		],
		['varje 11-30', ['senast 11-30', 'senast 30 november', 'senast 30/11', 'före 1 december varje år']],
		[
			'varje 11-30 före',
			['senast 11-30 året före', '30 november året före', 'senast den 30 november året före']
		],
		[
			'3_veckor avslut',
			[
				'3 veckor efter avslut',
				'inom tre veckor efter avslut',
				'Inom 3 v. efter avslutet',
				'senast tre veckor efter avslutad insats'
			]
		],
		['6_manader avslut', ['6 månader efter avslut', 'sex mån efter avslut', 'ett halvår efter utskrivning']],
		['12_manader avslut', ['12 månader efter avslut', 'ett år efter avslut', 'inom 1 år efter avslut']],
		['4_veckor start', ['inom fyra veckor från start', '4 veckor efter inskrivning']],
		['2_manader erbjudande', ['2 månader efter erbjudande', 'inom två månader från erbjudandet']],
		['0_dagar avslut', ['vid avslut', 'vid utskrivning', 'vid insatsens slut', 'i samband med avslut']],
		[
			'ar',
			['kalenderår', 'Kalenderåret', 'per år', 'varje år', 'årligen', 'helår', 'under året', 'halvår och år']
		],
		['halvar', ['halvår', 'per halvår', 'varje halvår', 'halvårsvis']],
		['kvartal', ['kvartal', 'per kvartal', 'kvartalsvis']],
		['manad', ['per månad', 'varje månad', 'månadsvis']],
		['år 2', ['år 2', 'andra året', 'projektår 2', 'år två']],
		[
			'hela',
			[
				'',
				'planperiod',
				'planperioden',
				'hela planperioden',
				'projekttiden',
				'tills vidare',
				'löpande',
				'efter avslut'
			]
		],
		['matar', ['mätår', 'per mätår', 'per mätning']],
		// An impossible day, a time without what it is counted from or a word for it, two times: not guessed.
		[
			'nej',
			[
				'när det passar',
				'snarast',
				'31 februari 2025',
				'senast 13-45',
				'2024-13',
				'6 mån',
				'rullande 12 månader',
				'3 till 6 månader efter avslut',
				'2026-2024'
			]
		]
	])('%s', (wanted, texts) =>
		expect(texts.map((text) => [text, short(text)])).toEqual(texts.map((text) => [text, wanted]))
	);

	it('a text may tell the wait itself', () => {
		expect(waitInText('i arbete sex månader efter avslut')).toEqual({ tid: '6_manader', fran: 'avslut' });
		expect(waitInText('kontakt inom två veckor')).toEqual({ tid: '2_veckor' });
		for (const text of [
			'tid i insatsen',
			'deltagit under 3 år',
			'avslut efter anställning',
			'intag 4 per år'
		])
			expect(waitInText(text), text).toBeNull();
	});

	it('never throws; what it reads holds days of the calendar', () => {
		fc.assert(
			fc.property(
				fc.string(),
				fc.constantFrom('', 'senast ', 'från ', '2025-', '3 veckor efter '),
				(text, lead) => {
					const found = readWindow(lead + text);
					if (found?.slag === 'spann') expect(found.span.fran <= found.span.till).toBe(true);
					if (found?.slag === 'dag') expect(found.senast).toMatch(/^\d{4}-\d{2}-\d{2}$/);
				}
			)
		);
	});
});

describe('shorter periods than a year, and a last day', () => {
	const open = { fran: '2024-01-01', till: '9999-12-31' };
	const text = (fonster: string, per: string, valid = open) => {
		const period = judgedPeriod(readWindow(fonster)!, valid, per);
		return period && [period.text, period.span.fran, period.span.till, period.pagar];
	};
	it('the latest half-year (quarter, month) that has ended', () => {
		expect(text('halvår', '2025-05-01')).toEqual(['2024-H2', '2024-07-01', '2024-12-31', false]);
		expect(text('halvår', '2025-06-30')).toEqual(['2025-H1', '2025-01-01', '2025-06-30', false]);
		expect(text('kvartal', '2025-05-01')).toEqual(['2025-Q1', '2025-01-01', '2025-03-31', false]);
		expect(text('per månad', '2025-05-01')).toEqual(['2025-04', '2025-04-01', '2025-04-30', false]);
		expect(text('halvår', '2024-03-01')).toEqual(['2024-H1', '2024-01-01', '2024-06-30', true]);
	});
	it('one that only partly held is passed over for a whole one', () => {
		expect(text('halvår', '2026-12-31', { fran: '2024-01-01', till: '2025-08-31' })?.[0]).toBe('2025-H1');
	});
	it('a last day runs from the goal’s first day, and is ahead until it is there', () => {
		expect(text('senast 2026-12-31', '2025-05-01')?.slice(1)).toEqual(['2024-01-01', '2026-12-31', true]);
		expect(text('senast 2026-12-31', '2026-12-31')?.[3]).toBe(false);
	});
});
