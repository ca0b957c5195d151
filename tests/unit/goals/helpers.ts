import type { Evidence, Figure, Mal } from '#lib/goals/index.ts';
import { wilson } from '#lib/stats/wilson.ts';

/** A goal with nothing in it but what the test is about. */
export const goal = (more: Partial<Mal>): Mal => ({
	forbund_id: 'a',
	mal_id: 'M1',
	insats_id: 'stig',
	galler: 'stig',
	text: 'ett mål',
	population: null,
	matt: null,
	jamforelse: '>=',
	varde: null,
	varde_till: null,
	enhet: null,
	fonster: null,
	kalla: null,
	giltig_fran: null,
	giltig_till: null,
	anmarkning: null,
	start: '2023-01-01',
	slut: null,
	platser: null,
	parter: null,
	...more
});

export const share = (taljare: number, namnare: number, oppna: number | null = null): Figure => {
	const interval = namnare > 0 ? wilson(taljare, namnare) : null;
	return {
		namn: 'andel',
		taljare,
		namnare,
		varde: namnare > 0 ? taljare / namnare : null,
		lag: interval?.lag ?? null,
		hog: interval?.hog ?? null,
		status: namnare > 0 ? 'visas' : 'data_saknas',
		oppna
	};
};

export const count = (varde: number): Figure => ({
	namn: 'antal',
	taljare: varde,
	namnare: null,
	varde,
	lag: null,
	hog: null,
	status: 'visas',
	oppna: null
});

export const evidence = (delar: Figure[], more: Partial<Evidence> = {}): Evidence => ({
	slag: 'andel',
	delar,
	span: { fran: '2024-01-01', till: '2024-12-31' },
	period: '2024',
	pagar: false,
	kan_sagas: null,
	trend: [],
	visa: [],
	enhet: '',
	...more
});
