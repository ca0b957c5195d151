import type { Viewer } from '#lib/measures/types.ts';
import { del, line } from '../models/fixture.ts';
import type { Fixture } from '../models/tables.ts';

/**
 * Two förbund and six years, large and mixed enough that nothing in förbund a is about too few. Every insats has, for each of
 * 2022, 2023 and 2024, thirty-six kinds of people who left on 30 June that year: three occupations before × three after ×
 * two kön × two lengths (from 10 January the same year, or from 1 March the year before). `copies` of each kind.
 *
 * By hand, for `c` copies: 36c left each year, two thirds of them (24c) for arbete or studier; 18c of them began the same
 * year and 18c the year before, so 18c began in 2021, 36c in 2022 and in 2023, and 18c in 2024.
 */
export const copies: Readonly<Record<string, number>> = { stig: 6, lag_a: 7, lag_b: 8, annan: 6 };

const home = (insats_id: string) => (insats_id === 'annan' || insats_id === 'liten' ? 'b' : 'a');

const place = (insats_id: string, more: object = {}) => ({
	forbund_id: home(insats_id),
	forbund: `Förbund ${home(insats_id).toUpperCase()}`,
	insats_id,
	namn: insats_id,
	inriktning: 'individinriktad',
	start: '2021-01-01',
	...more
});

const before = [
	{ sysselsattning_fore: 'ingen' },
	{ sysselsattning_fore: 'studier', omfattning_fore: 50 },
	{ sysselsattning_fore: 'arbete_subventionerat', omfattning_fore: 50 }
];
const after = [
	{ sysselsattning_efter: 'ingen' },
	{ sysselsattning_efter: 'studier', omfattning_efter: 50 },
	{ sysselsattning_efter: 'arbete_osubventionerat', omfattning_efter: 50 }
];

function people(insats_id: string, count: number) {
	const found = [];
	for (const year of [2022, 2023, 2024])
		for (const fore of before)
			for (const efter of after)
				for (const kon of ['kvinna', 'man'])
					for (const start of [`${year}-01-10`, `${year - 1}-03-01`])
						for (let i = 0; i < count; i++)
							found.push(
								del(insats_id, `${insats_id}${found.length}`, start, {
									forbund_id: home(insats_id),
									slut: `${year}-06-30`,
									kon,
									...fore,
									...efter
								})
							);
	return found;
}

export const fixture: Fixture = {
	insatser: [
		...['stig', 'lag', 'annan', 'liten'].map((id) => place(id)),
		...['lag_a', 'lag_b'].map((id) => place(id, { overordnad_insats: 'lag' })),
		place('kurs', { inriktning: 'strukturovergripande' })
	],
	deltagande: [
		...Object.entries(copies).flatMap(([id, count]) => people(id, count)),
		// Three in an insats of their own: too few, and whoever sees the rest of their förbund must not find them.
		...['x', 'y', 'z'].map((who, i) =>
			del('liten', who, '2024-01-10', {
				forbund_id: 'b',
				slut: '2024-06-30',
				kon: 'man',
				...before[0],
				...after[i]
			})
		)
	],
	ekonomi: [
		// 216 took part in stig in 2024: 2 000 kr each.
		line('stig', '2024', 'utfall', 'personal', 432_000),
		line('stig', '2023', 'utfall', 'personal', 324_000)
	]
};

export const board: Viewer = { role: 'styrelse', insatser: null, forbund: null };
