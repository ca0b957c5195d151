import type { Measure } from '../types.ts';
import {
	andel,
	antal,
	avslutade,
	avslutadeMed,
	avslutTid,
	deltagare,
	kvarTid,
	medUtfall,
	paborjade,
	redanTid
} from './words.ts';

const grupp = 'Volym';
const kalla = 'deltagande';

export const volym: readonly Measure[] = [
	antal({
		matt: 'deltagare',
		namn: 'Deltagare',
		definition: 'Antal olika personer som har deltagit minst en dag i en insats under perioden.',
		population: 'Alla deltaganden som pågick någon gång under perioden, utom felregistreringar.',
		taljare: deltagare,
		enhet: 'personer',
		kalla,
		grupp
	}),
	antal({
		matt: 'nya',
		namn: 'Nya deltaganden',
		definition: 'Antal deltaganden som började under perioden.',
		population: 'Alla deltaganden med startdag i perioden, utom felregistreringar.',
		taljare: paborjade,
		kalla,
		grupp
	}),
	antal({
		matt: 'deltaganden',
		namn: 'Deltaganden',
		definition:
			'Antal deltaganden som började under perioden, vad som än har hänt sedan; delade efter tid i insatsen och hur det slutade är de underlaget för kurvor över tid.',
		population:
			'Alla deltaganden med startdag i perioden, utom felregistreringar. Den som är kvar räknas till datats sista dag.',
		taljare: paborjade,
		kalla,
		grupp
	}),
	antal({
		matt: 'avslutade',
		namn: 'Avslutade deltaganden',
		definition: 'Antal deltaganden som avslutades under perioden, oavsett orsak.',
		population: 'Alla deltaganden med slutdag i perioden, utom felregistreringar.',
		taljare: avslutade,
		kalla,
		grupp
	}),
	antal({
		matt: 'pagaende_in',
		namn: 'Pågående vid periodens början',
		definition:
			'Antal deltaganden som redan pågick när perioden började: pågående in + nya − avslutade = pågående ut. Noll när ingen period är vald.',
		population:
			'Alla deltaganden som började före periodens första dag och inte hade avslutats före den, utom felregistreringar.',
		taljare: {
			relation: 'marts.deltagande',
			aggregate: 'count(*)',
			time: redanTid,
			text: 'Deltaganden som började före periodens första dag och avslutades den dagen eller senare, eller inte alls.'
		},
		kalla,
		grupp
	}),
	antal({
		matt: 'pagaende',
		namn: 'Pågående deltaganden',
		definition:
			'Antal deltaganden som pågick vid periodens slut, eller på datats sista dag när ingen period är vald.',
		population: 'Alla deltaganden som har börjat och inte avslutats den dagen, utom felregistreringar.',
		taljare: {
			relation: 'marts.deltagande',
			aggregate: 'count(*)',
			time: kvarTid,
			text: 'Deltaganden som har börjat senast periodens sista dag och inte är avslutade den dagen.'
		},
		kalla,
		grupp
	}),
	antal({
		matt: 'anonyma',
		namn: 'Anonyma deltagare och volymdeltagare',
		definition: 'Antal deltagare som bara är kända som antal: anonyma och deltagare i volyminsatser.',
		population: 'Inrapporterade antal vars period ligger inom den valda.',
		taljare: {
			relation: 'marts.antal',
			aggregate: 'cast(sum(antal) as bigint)',
			filter: `kategori in ('anonyma', 'volym')`,
			time: { kind: 'inom', from: 'period_fran', to: 'period_till' },
			text: 'Summan av inrapporterade antal i kategorierna anonyma och volym.'
		},
		enhet: 'personer',
		kalla: 'antal',
		grupp
	}),
	antal({
		matt: 'antal',
		namn: 'Inrapporterade antal',
		definition: 'Summan av de antal som har lämnats utan personuppgifter, per kategori.',
		population: 'Inrapporterade antal vars period ligger inom den valda.',
		taljare: {
			relation: 'marts.antal',
			aggregate: 'cast(sum(antal) as bigint)',
			time: { kind: 'inom', from: 'period_fran', to: 'period_till' },
			text: 'Summan av inrapporterade antal.'
		},
		enhet: 'antal',
		alltid: ['kategori'],
		strukturovergripande: true,
		kalla: 'antal',
		grupp
	}),
	andel({
		matt: 'tackning',
		namn: 'Täckning',
		definition:
			'Andelen av alla avslutade som har ett registrerat utfall, alltså samtycke och känd sysselsättning vid avslut.',
		population:
			'Alla deltaganden som avslutades under perioden och dessutom de anonyma deltagare och volymdeltagare som bara är kända som antal.',
		taljare: medUtfall,
		namnare: avslutade,
		namnare_plus: {
			relation: 'marts.antal',
			aggregate: 'cast(sum(antal) as bigint)',
			filter: `kategori in ('anonyma', 'volym')`,
			time: { kind: 'inom', from: 'period_fran', to: 'period_till' },
			text: 'Anonyma deltagare och volymdeltagare under perioden.'
		},
		kalla: 'deltagande, antal',
		grupp
	}),
	andel({
		matt: 'fullfoljt',
		namn: 'Fullföljt insatsen',
		definition: 'Andelen av de avslutade som fullföljde insatsen.',
		population: 'Deltaganden som avslutades under perioden och där det är angivet om insatsen fullföljdes.',
		taljare: avslutadeMed(`fullfoljt = 'ja'`, 'Avslutade deltaganden som fullföljdes.'),
		namnare: avslutadeMed('fullfoljt is not null', 'Avslutade deltaganden där det är angivet.'),
		kalla,
		grupp: 'Avslut'
	}),
	andel({
		matt: 'avslut_enligt_plan',
		namn: 'Avslut enligt plan',
		definition: 'Andelen av de avslutade som avslutades enligt plan.',
		population: 'Deltaganden som avslutades under perioden med känd avslutsorsak, utom avlidna.',
		taljare: avslutadeMed(`avslutsorsak = 'enligt_plan'`, 'Deltaganden som avslutades enligt plan.'),
		namnare: avslutadeMed(
			`avslutsorsak is not null and avslutsorsak <> 'okand' and avslutsorsak <> 'avliden'`,
			'Avslutade deltaganden med känd avslutsorsak, utom avlidna.'
		),
		kalla,
		grupp: 'Avslut'
	}),
	{
		matt: 'tid_i_insats',
		namn: 'Tid i insatsen',
		definition: 'Genomsnittligt antal månader mellan start och slut för dem som avslutades under perioden.',
		population: 'Deltaganden som avslutades under perioden; pågående är inte med.',
		taljare: {
			...avslutade,
			aggregate: 'cast(sum(dagar) as bigint) / 30.4375',
			text: 'Summan av dagar mellan start och slut, i månader om 30,4375 dagar.'
		},
		namnare: avslutade,
		enhet: 'manader',
		riktning: 'ingen',
		intervall: 'inget',
		strukturovergripande: false,
		kalla,
		version: '1',
		grupp,
		skydd: 'person'
	},
	antal({
		matt: 'avbrott',
		namn: 'Avbrott',
		definition:
			'Antal deltaganden som avbröts under perioden: av hälsoskäl, flytt, eget val eller uteblivande.',
		population: 'Deltaganden med slutdag i perioden och känd avslutsorsak.',
		taljare: {
			...avslutade,
			filter: `slut is not null and avslutsorsak in ('avbrott_halsa', 'avbrott_flytt', 'avbrott_eget_val', 'atertaget_samtycke', 'uteblivit')`,
			time: avslutTid,
			text: 'Deltaganden som avbröts under perioden.'
		},
		riktning: 'lagre_battre',
		kalla,
		grupp: 'Avslut'
	})
];
