import type { OmvarldRow } from '#lib/omvarld/index.ts';

/** A published figure: the country's helårsekvivalenter of 2020, as it is changed by `over`. */
export const row = (over: Partial<OmvarldRow> = {}): OmvarldRow => ({
	kalla: 'SCB',
	tabell: 't',
	matt: 'helarsekvivalenter',
	matt_namn: 'helarsekvivalenter',
	matt_beskrivning: null,
	region: '00',
	region_namn: 'Riket',
	i_forbundet: false,
	period: '2020',
	alder: '20-64',
	ersattning: 'totalt',
	varde: 100,
	enhet: 'antal',
	summa_delar: null,
	delar: null,
	licens: null,
	hamtad: null,
	...over
});
