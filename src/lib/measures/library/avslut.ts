import type { Measure } from '../types.ts';
import { andel, avslutadeMed, medUtfall, utfallPopulation } from './words.ts';

const grupp = 'Avslut';
const kalla = 'deltagande';
const population = utfallPopulation;

export const avslut: readonly Measure[] = [
	andel({
		matt: 'avslut_arbete_studier',
		namn: 'Avslut till arbete eller studier',
		definition: 'Andelen av de avslutade med känt utfall som arbetar eller studerar vid avslut.',
		population,
		taljare: avslutadeMed(
			'utfall_registrerat and (arbete_efter or studier_efter)',
			'Avslutade deltaganden med arbete, med eller utan stöd, eget företag eller studier vid avslut.'
		),
		namnare: medUtfall,
		kalla,
		grupp
	}),
	andel({
		matt: 'avslut_arbete',
		namn: 'Avslut till arbete',
		definition: 'Andelen av de avslutade med känt utfall som arbetar vid avslut, med eller utan stöd.',
		population,
		taljare: avslutadeMed(
			'utfall_registrerat and arbete_efter',
			'Avslutade deltaganden med arbete, med eller utan stöd, eller eget företag vid avslut.'
		),
		namnare: medUtfall,
		kalla,
		grupp
	}),
	andel({
		matt: 'avslut_studier',
		namn: 'Avslut till studier',
		definition: 'Andelen av de avslutade med känt utfall som studerar vid avslut.',
		population,
		taljare: avslutadeMed(
			'utfall_registrerat and studier_efter',
			'Avslutade deltaganden med studier vid avslut.'
		),
		namnare: medUtfall,
		kalla,
		grupp
	}),
	andel({
		matt: 'borjat_eller_okat',
		namn: 'Började eller ökade',
		definition:
			'Andelen av dem som arbetar eller studerar vid avslut som inte gjorde det vid start, eller som har ökat sin omfattning.',
		population:
			'Avslutade deltaganden under perioden med känt utfall som arbetar eller studerar vid avslut; okänd sysselsättning vid start räknas som inte angiven, inte som att ha börjat.',
		taljare: avslutadeMed(
			'utfall_registrerat and borjat_eller_okat',
			'De av dem som började arbeta eller studera, eller vars omfattning är högre än vid start.'
		),
		namnare: avslutadeMed(
			'utfall_registrerat and (arbete_efter or studier_efter)',
			'Avslutade deltaganden med arbete eller studier vid avslut.'
		),
		kalla,
		grupp
	}),
	andel({
		matt: 'ute_i_sysselsattning',
		namn: 'Ute i sysselsättning',
		definition:
			'Andelen av de avslutade med känt utfall som är ute i arbete, studier, arbetsträning, praktik eller arbetslivsinriktad rehabilitering.',
		population,
		taljare: avslutadeMed(
			'utfall_registrerat and ute_efter',
			'Avslutade deltaganden som är ute i arbete, studier, arbetsträning, praktik eller arbetslivsinriktad rehabilitering.'
		),
		namnare: medUtfall,
		kalla,
		grupp
	})
];
