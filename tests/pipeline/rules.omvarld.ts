import type { Case, Row } from './rules.rows.ts';

const surroundings = (over: Row): Row => ({
	kalla: 'SCB',
	tabell: 't',
	matt: 'folkmangd',
	region: '1980',
	period: '2024',
	varde: 1,
	saknas: null,
	...over
});

/** Rules about published statistics. */
export const omvarldCases: Case[] = [
	{
		kod: 'omvarld_utan_varde',
		source: 'omvarld',
		bad: surroundings({ varde: null }),
		good: surroundings({ period: '2023', varde: null, saknas: 'ej_tillganglig' }),
		says: /varken tal eller skäl/
	}
];
