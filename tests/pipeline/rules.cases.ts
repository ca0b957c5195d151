import { omvarldCases } from './rules.omvarld.ts';
import {
	D,
	answer,
	count,
	event,
	form,
	goal,
	money,
	scale,
	step,
	unknownInsats,
	type Case
} from './rules.rows.ts';
import { insats } from './support.ts';

export const cases: Case[] = [
	{
		kod: 'insats_heter_administration',
		source: 'insatser',
		bad: insats({ insats_id: 'administration' }),
		good: insats({ insats_id: 'forvaltning' }),
		says: /får inte heta administration/
	},
	{
		kod: 'insats_slut_fore_start',
		source: 'insatser',
		bad: insats({ insats_id: 'i1', start: '2020-01-01', slut: '2019-12-31' }),
		good: insats({ insats_id: 'i2', start: '2020-01-01', slut: '2020-01-01' }),
		says: /2019-12-31 ligger före dess start 2020-01-01/
	},
	{
		kod: 'okand_overordnad',
		source: 'insatser',
		bad: insats({ insats_id: 'i3', overordnad_insats: 'ingen' }),
		good: insats({ insats_id: 'i4', overordnad_insats: 'i2' }),
		says: /överordnade insatsen ingen/
	},
	{
		kod: 'dubblett',
		source: 'insatser',
		bad: insats({ insats_id: 'i5', namn: 'Två' }),
		good: insats({ insats_id: 'i5', namn: 'Ett' }),
		says: /rad \d+ har samma Insats-ID/
	},
	{
		kod: 'dubblett',
		source: 'deltagande',
		bad: D('d_dubbel', { start: '2024-05-05', insats_id: 'i2', deltagare: 'x' }),
		good: D('d_dubbel'),
		says: /har samma Deltagande-ID/
	},
	{
		kod: 'skalvarde_utan_plats',
		source: 'instrument',
		bad: scale({ instrument: 'annat', skalvarde: '9', ordning: null }),
		good: scale({ instrument: 'annat', skalvarde: '1' }),
		says: /9 saknar ordning eller riktning/
	},
	{
		kod: 'enkatskala_utan_positivt',
		source: 'enkat',
		bad: form({ enkat: 'annan', skalvarde: 'kanske', positivt: null }),
		good: form({ enkat: 'annan' }),
		says: /kanske saknar ordning eller positivt/
	},
	unknownInsats('deltagande', D('d_i'), { deltagande_id: 'd_j' }),
	{
		kod: 'slut_fore_start',
		source: 'deltagande',
		bad: D('d1', { start: '2024-03-02', slut: '2024-03-01' }),
		good: D('d2', { start: '2024-03-02', slut: '2024-03-02' }),
		says: /2024-03-01 ligger före startdatum 2024-03-02/
	},
	{
		kod: 'framtida_deltagande_start',
		source: 'deltagande',
		bad: D('d3', { start: '2026-11-21', slut: null, insats_id: 'oppen' }),
		good: D('d4', { start: '2026-11-20', slut: null, insats_id: 'oppen' }),
		beside: { insatser: [insats({ insats_id: 'oppen' })] },
		says: /2026-11-21 ligger i framtiden/
	},
	{
		kod: 'framtida_deltagande_slut',
		source: 'deltagande',
		bad: D('d5', { slut: '2027-01-01', insats_id: 'oppen' }),
		good: D('d6', { slut: '2026-11-20', insats_id: 'oppen' }),
		says: /2027-01-01 ligger i framtiden/
	},
	{
		kod: 'utanfor_insatsen',
		source: 'deltagande',
		bad: D('d7', { start: '2019-12-31' }),
		good: D('d8', { start: '2020-01-01', slut: '2025-12-31' }),
		says: /2019-12-31 till 2024-09-30 ligger utanför insatsens tid 2020-01-01 till 2025-12-31/
	},
	{
		kod: 'avslut_utan_slut',
		source: 'deltagande',
		bad: D('d9', { slut: null, avslutsorsak: 'enligt_plan' }),
		good: D('d10', { avslutsorsak: 'enligt_plan' }),
		says: /avslut \(enligt_plan\) men inget slutdatum/
	},
	{
		kod: 'alder_utanfor_15_70',
		source: 'deltagande',
		bad: D('d11', { fodelsear: 1953 }),
		good: D('d12', { fodelsear: 1954 }),
		says: /blir 71 år; den ska vara mellan 15 och 70/
	},
	{
		kod: 'aldersgrupp_utanfor_15_70',
		source: 'deltagande',
		bad: D('d13', { fodelsear: null, aldersgrupp: '24-16' }),
		good: D('d14', { fodelsear: null, aldersgrupp: '16-24' }),
		says: /24-16 ligger utanför 15-70 år eller är bakvänd/
	},
	{
		kod: 'strukturovergripande_deltagande',
		source: 'deltagande',
		bad: D('d15', { insats_id: 'kurser' }),
		good: D('d16'),
		beside: { insatser: [insats({ insats_id: 'kurser', inriktning: 'Strukturövergripande' })] },
		says: /kurser är strukturövergripande/
	},
	{
		kod: 'utfall_utan_samtycke',
		source: 'deltagande',
		bad: D('d17', { samtycke: 'nej', sysselsattning_efter: 'studier' }),
		good: D('d18', { samtycke: 'nej', avslutsorsak: 'enligt_plan' }),
		says: /inte samtyckt men raden har utfall \(studier\)/
	},
	{
		kod: 'okant_deltagande_uppfoljning',
		source: 'uppfoljning',
		bad: { deltagande_id: 'finns_ej', datum: '2025-02-01' },
		good: { deltagande_id: 'd2', datum: '2025-02-01' },
		says: /finns_ej finns inte bland de deltaganden/
	},
	{
		kod: 'delat_deltagande_uppfoljning',
		source: 'uppfoljning',
		// The two that a case above has.
		bad: { deltagande_id: 'd_dubbel', datum: '2025-02-01' },
		good: { deltagande_id: 'd2', datum: '2025-02-02' },
		says: /d_dubbel är två deltagandens, i regler och i2/
	},
	{
		kod: 'uppfoljning_fore_slut',
		source: 'uppfoljning',
		bad: { deltagande_id: 'd6', datum: '2026-11-20' },
		good: { deltagande_id: 'd8', datum: '2026-01-01' },
		says: /2026-11-20 ska ligga efter deltagandets slut \(2026-11-20\)/
	},
	{
		kod: 'uppfoljning_utan_samtycke',
		source: 'uppfoljning',
		bad: { deltagande_id: 'd18', datum: '2025-02-01' },
		good: { deltagande_id: 'd10', datum: '2025-02-01' },
		says: /inte samtyckt till uppföljning, och uppgiften är inte sparad/
	},
	{
		kod: 'framtida_uppfoljning_datum',
		source: 'uppfoljning',
		bad: { deltagande_id: 'd12', datum: '2027-02-01' },
		good: { deltagande_id: 'd12', datum: '2025-02-01' },
		says: /2027-02-01 ligger i framtiden/
	},
	unknownInsats('antal', count({ kategori: 'anonyma' })),
	{
		kod: 'period_overlappar_antal',
		source: 'antal',
		bad: count({ period: '2024-Q2' }),
		good: count({ period: '2024-H1' }),
		says: /2024-Q2 överlappar 2024-H1/
	},
	unknownInsats('stegmatning', step({ datum: '2024-03-02' }), { deltagande_id: null }),
	{
		kod: 'okant_deltagande_stegmatning',
		source: 'stegmatning',
		bad: step({ deltagande_id: 'finns_ej' }),
		good: step({ deltagande_id: 'd2' }),
		says: /finns_ej finns inte bland insatsens deltaganden/
	},
	{
		...{ kod: 'stegmatning_utan_samtycke', source: 'stegmatning' },
		...{ bad: step({ deltagande_id: 'd18' }), good: step({ deltagande_id: 'd10' }) },
		says: /inte samtyckt till uppföljning, och svaret är inte sparat/
	},
	{
		kod: 'okant_instrument',
		source: 'stegmatning',
		bad: step({ fraga: 'f9' }),
		good: step({ datum: '2024-03-04' }),
		beside: { instrument: [scale({}), scale({ skalvarde: '2', ordning: 2 })] },
		says: /f9 i steg version 1 finns inte/
	},
	{
		kod: 'utanfor_skalan',
		source: 'stegmatning',
		bad: step({ varde: '3', datum: '2024-03-05' }),
		good: step({ varde: '1', datum: '2024-03-06' }),
		says: /Värdet 3 finns inte på skalan för steg f1/
	},
	{
		kod: 'stegmatning_utanfor_insatsen',
		source: 'stegmatning',
		bad: step({ datum: '2026-01-01', deltagande_id: null }),
		good: step({ datum: '2026-01-01', tillfalle: 'uppfoljning' }),
		says: /2026-01-01 ligger utanför insatsens tid/
	},
	{
		kod: 'framtida_stegmatning_datum',
		source: 'stegmatning',
		bad: step({ datum: '2026-12-01', insats_id: 'oppen', deltagande_id: null }),
		good: step({ datum: '2026-11-20', insats_id: 'oppen', deltagande_id: null }),
		says: /2026-12-01 ligger i framtiden/
	},
	unknownInsats('enkatsvar', answer({ svar_id: 'e1' }), { svar_id: 'e0' }),
	{
		kod: 'okand_enkatfraga',
		source: 'enkatsvar',
		bad: answer({ svar_id: 'e2', fraga: 'q9' }),
		good: answer({ svar_id: 'e2' }),
		beside: { enkat: [form({})] },
		says: /q9 i nöjd version 1 finns inte/
	},
	{
		kod: 'svar_utanfor_skalan',
		source: 'enkatsvar',
		bad: answer({ svar_id: 'e3', svar: 'njae' }),
		good: answer({ svar_id: 'e4' }),
		says: /njae finns inte på skalan för nöjd q1/
	},
	{
		kod: 'svar_utan_ar',
		source: 'enkatsvar',
		bad: answer({ svar_id: 'e5', datum: null }),
		good: answer({ svar_id: 'e6', datum: null, matar: 2024 }),
		says: /saknar både datum och mätår/
	},
	{
		kod: 'framtida_enkatsvar_datum',
		source: 'enkatsvar',
		bad: answer({ svar_id: 'e7', datum: '2030-01-01' }),
		good: answer({ svar_id: 'e8' }),
		says: /2030-01-01 ligger i framtiden/
	},
	unknownInsats('utskick', { enkat: 'nöjd', version: '1', insats_id: 'regler', matar: 2024, antal: 30 }),
	unknownInsats('ekonomi', money({ period: '2020' })),
	{
		kod: 'administration_utan_forbund',
		source: 'ekonomi',
		bad: money({ insats_id: 'administration', forbund: 'Samordningsförbundet Ingenstans' }),
		good: money({ insats_id: 'administration', forbund: 'Samordningsförbundet i Kalmar län' }),
		says: /vilket förbund/
	},
	{
		kod: 'detaljer_summerar_inte',
		source: 'ekonomi',
		bad: money({ period: '2021', post: 'lön', overpost: 'Personal', belopp_kr: '40,50' }),
		good: money({ period: '2021', post: 'Personal' }),
		says: /Personal summerar inte till posten: 40,50 kr mot 100,00 kr/
	},
	{
		kod: 'period_overlappar_ekonomi',
		source: 'ekonomi',
		bad: money({ period: '2023-03' }),
		good: money({ period: '2023' }),
		says: /2023-03 överlappar 2023/
	},
	{
		kod: 'inrapportering_redan_uppdelad',
		source: 'ekonomi',
		bad: money({ period: '2022', typ: 'utfall', kostnadsslag: 'ej_fordelat', post: 'Inrapportering' }),
		good: money({ period: '2022-05', typ: 'utfall', kostnadsslag: 'lokaler' }),
		says: /regler 2022 finns redan rad för rad i en ekonomifil \(2022-05\)/
	},
	{
		kod: 'sie_jamforelsetal',
		source: 'ekonomi',
		bad: money({ period: '2018', typ: 'prognos', kostnadsslag: 'personal', post: 'Jämförelsetal' }),
		good: money({ period: '2018-05', typ: 'prognos', kostnadsslag: 'lokaler' }),
		says: /Jämförelsetalet för regler 2018 räknas inte: 2018-05 finns redan/
	},
	unknownInsats('handelser', event({})),
	{
		kod: 'okant_deltagande_handelser',
		source: 'handelser',
		bad: event({ deltagande_id: 'finns_ej' }),
		good: event({ deltagande_id: 'd2' }),
		says: /finns_ej finns inte bland insatsens deltaganden/
	},
	{
		kod: 'framtida_handelser_datum',
		source: 'handelser',
		bad: event({ datum: '2026-11-21' }),
		good: event({ datum: '2026-11-20' }),
		says: /2026-11-21 ligger i framtiden/
	},
	unknownInsats('mal', goal('M1')),
	{
		kod: 'mal_giltighet_bakvand',
		source: 'mal',
		bad: goal('M2', { giltig_fran: '2024-01-01', giltig_till: '2023-12-31' }),
		good: goal('M3', { giltig_fran: '2024-01-01', giltig_till: '2024-01-01' }),
		says: /2023-12-31, före 2024-01-01/
	},
	{
		kod: 'mal_intervall_bakvant',
		source: 'mal',
		bad: goal('M4', { jamforelse: 'intervall', varde: 10, varde_till: 5 }),
		good: goal('M5', { jamforelse: 'intervall', varde: 5, varde_till: 10 }),
		says: /från 10 till 5\./
	},
	{
		kod: 'mal_utan_varde',
		source: 'mal',
		bad: goal('M6', { varde: null }),
		good: goal('M7', { varde: null, jamforelse: 'följs' }),
		says: /inget målvärde/
	},
	{
		kod: 'mal_overlappar',
		source: 'mal',
		bad: goal('M8', { giltig_fran: '2024-06-01' }),
		good: goal('M8', { giltig_fran: '2024-01-01', giltig_till: '2024-12-31' }),
		says: /M8/
	},
	...omvarldCases,
	unknownInsats('aggregat', { insats_id: 'regler', period: '2024', matt: 'nöjda', taljare: 44 })
];
