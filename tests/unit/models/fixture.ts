import type { Fixture } from './tables.ts';

type Deltagande = NonNullable<Fixture['deltagande']>[number];

const forbund = { forbund_id: 'a', forbund: 'Förbund A' };

let next = 0;

/** A deltagande with an id of its own; `kon` is kvinna unless told. */
export const del = (
	insats_id: string,
	deltagare: string,
	start: string,
	more: Deltagande = {}
): Deltagande => ({
	forbund_id: 'a',
	insats_id,
	deltagande_id: `d${++next}`,
	deltagare,
	start,
	kon: 'kvinna',
	...more
});

export const line = (
	insats_id: string,
	period: string,
	typ: string,
	kostnadsslag: string,
	kronor: number,
	more: NonNullable<Fixture['ekonomi']>[number] = {}
): NonNullable<Fixture['ekonomi']>[number] => ({
	forbund_id: 'a',
	insats_id,
	period,
	period_fran: `${period}-01-01`,
	period_till: `${period}-12-31`,
	typ,
	kostnadsslag,
	belopp_ore: kronor * 100,
	raknas: true,
	...more
});

/**
 * Two individual insatser (stig with the team stig_norr under it), one structural, and administration, in one
 * förbund; a third insats in another. Small enough to count by hand; the tests write the counting down.
 */
export const small: Fixture = {
	insatser: [
		{
			...forbund,
			insats_id: 'stig',
			namn: 'Stigen',
			inriktning: 'individinriktad',
			start: '2023-01-01',
			platser: 12
		},
		{
			...forbund,
			insats_id: 'stig_norr',
			namn: 'Stigen norr',
			inriktning: 'individinriktad',
			overordnad_insats: 'stig',
			start: '2023-01-01'
		},
		{ ...forbund, insats_id: 'bro', namn: 'Bron', inriktning: 'individinriktad', start: '2024-01-01' },
		{
			...forbund,
			insats_id: 'kurs',
			namn: 'Kursen',
			inriktning: 'strukturovergripande',
			start: '2024-01-01'
		},
		{
			forbund_id: 'b',
			forbund: 'Förbund B',
			insats_id: 'annan',
			namn: 'Annan',
			inriktning: 'individinriktad',
			start: '2024-01-01'
		}
	],
	deltagande: [
		// stig: anna ends in work, bo in studies, cia nothing, dag without consent, eva still there
		del('stig', 'anna', '2023-11-01', {
			slut: '2024-03-10',
			samtycke: 'ja',
			sysselsattning_fore: 'ingen',
			sysselsattning_efter: 'arbete_osubventionerat',
			fodelsear: 1990,
			avslutsorsak: 'enligt_plan',
			fullfoljt: 'ja'
		}),
		del('stig', 'bo', '2024-01-15', {
			kon: 'man',
			slut: '2024-06-30',
			sysselsattning_fore: 'studier',
			sysselsattning_efter: 'studier',
			omfattning_fore: 25,
			omfattning_efter: 50,
			fodelsear: 2000,
			avslutsorsak: 'enligt_plan'
		}),
		del('stig', 'cia', '2024-02-01', {
			slut: '2024-09-01',
			sysselsattning_fore: 'ingen',
			sysselsattning_efter: 'ingen',
			avslutsorsak: 'uteblivit'
		}),
		del('stig', 'dag', '2024-02-01', {
			kon: 'man',
			slut: '2024-10-01',
			samtycke: 'nej',
			avslutsorsak: 'okand'
		}),
		del('stig', 'eva', '2024-05-01'),
		// anna again, in bro, at work before with as many hours after: neither began nor more
		del('bro', 'anna', '2024-08-01', {
			slut: '2025-01-31',
			sysselsattning_fore: 'arbete_subventionerat',
			sysselsattning_efter: 'arbete_osubventionerat',
			omfattning_fore: 50,
			omfattning_efter: 50
		}),
		del('bro', 'fia', '2024-09-01', {
			slut: '2024-12-31',
			sysselsattning_fore: 'ingen',
			sysselsattning_efter: 'okand'
		}),
		// the team under stig
		del('stig_norr', 'gun', '2024-03-01', { forsorjning_fore: 'sjukpenning|forsorjningsstod' }),
		// never happened
		del('stig', 'fel', '2024-03-01', { slut: '2024-03-02', avslutsorsak: 'felregistrering' }),
		// the other förbund, the same pseudonym as ours: another person
		del('annan', 'anna', '2024-01-01', { forbund_id: 'b' })
	],
	ekonomi: [
		line('stig', '2024', 'budget', 'personal', 500_000),
		line('stig', '2024', 'utfall', 'personal', 400_000),
		line('stig', '2024', 'utfall', 'lokaler', 50_000.5),
		line('stig', '2024', 'utfall', 'lokaler', 20_000, { raknas: false, overpost: 'Lokaler' }),
		line('stig', '2024', 'utfall', 'personal', 100_000, { finansiering: 'parternas_egeninsats' }),
		line('stig', '2024', 'budget', 'forbundsmedel', -500_000),
		line('kurs', '2024', 'utfall', 'extern_tjanst', 70_000),
		line('administration', '2024', 'utfall', 'personal', 90_000)
	]
};
