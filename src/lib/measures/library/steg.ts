import type { Count, Direction, Measure } from '../types.ts';
import { andel } from './words.ts';

const grupp = 'Stegförflyttning';
const kalla = 'stegmatning, instrument, deltagande';

const never =
	'Olika instrument, versioner och bedömare läggs aldrig ihop; registeruppgifter, omdömen vid avslut och statustrappan har egna mått.';

/** What a register says is a kind of its own (stegslag.ts); 1 counted it here too, as a rater beside the others. */
const rated = `bedomare <> 'register'`;
const version = '2';

const population = `Deltaganden med bedömbar start- och avslutsmätning i samma instrument av samma slags bedömare, efter avslutsmätningens dag; anonyma mätningar kan inte paras. ${never}`;

const rule =
	'Start är den tidigaste startmätningen, slut den senaste avslutsmätningen; frågor som besvarats båda gångerna vägs lika, och förändringen ska nå instrumentets minsta steg.';

const pairs = (relation: string, filter: string, text: string): Count => ({
	relation,
	aggregate: 'count(*)',
	filter: `${rated} and ${filter}`,
	time: { kind: 'datum', column: 'slut_datum' },
	text
});

const judged = `utfall <> 'ej_bedombar'`;

interface Way {
	utfall: string;
	namn: string;
	text: string;
	riktning: Direction;
}

const ways: readonly Way[] = [
	{ utfall: 'framat', namn: 'framåt', text: 'har kommit framåt', riktning: 'hogre_battre' },
	{ utfall: 'oforandrad', namn: 'oförändrad', text: 'är oförändrade', riktning: 'ingen' },
	{ utfall: 'bakat', namn: 'bakåt', text: 'har gått bakåt', riktning: 'lagre_battre' }
];

const share = ({ utfall, namn, text, riktning }: Way): Measure =>
	andel({
		matt: `stegforflyttning_${utfall}`,
		namn: `Stegförflyttning ${namn}`,
		definition: `Andelen av de parade mätningarna som ${text} mellan start och avslut. ${rule}`,
		population,
		taljare: pairs('marts.stegforflyttning', `utfall = '${utfall}'`, `Par som ${text}.`),
		namnare: pairs('marts.stegforflyttning', judged, 'Par där både start och avslut kan bedömas.'),
		riktning,
		alltid: ['instrument', 'version', 'bedomare'],
		kalla,
		grupp,
		version
	});

const either: Count = {
	relation: 'marts.stegforflyttning',
	aggregate: 'count(*)',
	filter: `${rated} and avslutad`,
	time: { kind: 'datum', column: 'raknas_datum' },
	text: 'Avslutade deltaganden med en start- eller avslutsmätning i instrumentet av det slags bedömaren.'
};

export const steg: readonly Measure[] = [
	...ways.map(share),
	andel({
		matt: 'stegforflyttning_framat_fraga',
		namn: 'Stegförflyttning framåt per fråga',
		definition: 'Andelen av de parade svaren på en fråga som har kommit framåt mellan start och avslut.',
		population,
		taljare: pairs('marts.stegforflyttning_fraga', `utfall = 'framat'`, 'Par som har kommit framåt.'),
		namnare: pairs(
			'marts.stegforflyttning_fraga',
			judged,
			'Par där frågan är besvarad vid start och avslut.'
		),
		alltid: ['instrument', 'version', 'bedomare', 'fraga'],
		kalla,
		grupp,
		version
	}),
	{
		matt: 'stegforflyttning_median',
		namn: 'Förändring, median',
		definition:
			'Medianen av förändringen mellan start och avslut på instrumentets egen skala, vänd så att plus är framåt.',
		population,
		taljare: {
			...pairs('marts.stegforflyttning', judged, 'Medianen av förändringen i paren.'),
			aggregate: 'percentile_cont(0.5) within group (order by forandring nulls last)'
		},
		namnare: pairs('marts.stegforflyttning', judged, 'Par där både start och avslut kan bedömas.'),
		enhet: 'skalsteg',
		riktning: 'hogre_battre',
		intervall: 'inget',
		alltid: ['instrument', 'version', 'bedomare'],
		strukturovergripande: false,
		kalla,
		version,
		grupp,
		skydd: 'person'
	},
	andel({
		matt: 'parandel',
		namn: 'Parandel',
		definition:
			'Andelen av de avslutade deltaganden som har mätts vid start eller avslut och som har båda mätningarna.',
		population: `Avslutade deltaganden med minst en start- eller avslutsmätning, efter avslutsmätningens dag och annars slutdagen. ${never}`,
		taljare: {
			...either,
			filter: `${rated} and avslutad and ${judged}`,
			text: 'De av dem som har båda mätningarna.'
		},
		namnare: either,
		alltid: ['instrument', 'version', 'bedomare'],
		kalla,
		grupp,
		version
	})
];
