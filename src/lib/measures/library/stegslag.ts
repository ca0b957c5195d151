import type { Count, Direction, Measure } from '../types.ts';
import { andel, antal, avslutade, avslutadeMed } from './words.ts';

/**
 * The other three kinds of stegförflyttning, each with ids of its own: they are different quantities and never pooled
 * with the repeated ratings of steg.ts, nor with each other.
 */

const grupp = 'Stegförflyttning';

export const slagRegel =
	'Slaget läses ur hur instrumentet används av bedömaren i förbundet: uppgifter från register är registerövergång; ett instrument som bara används vid avslut eller uppföljning är omdöme vid avslut; ett som också används vid start eller under insatsen är upprepad skattning.';

interface Way {
	utfall: 'framat' | 'oforandrad' | 'bakat';
	namn: string;
	riktning: Direction;
}

const ways: readonly Way[] = [
	{ utfall: 'framat', namn: 'framåt', riktning: 'hogre_battre' },
	{ utfall: 'oforandrad', namn: 'oförändrad', riktning: 'ingen' },
	{ utfall: 'bakat', namn: 'bakåt', riktning: 'lagre_battre' }
];

const judged = `utfall <> 'ej_bedombar'`;

const omdome = (filter: string | undefined, text: string): Count => ({
	relation: 'marts.stegomdome',
	aggregate: 'count(*)',
	...(filter ? { filter } : {}),
	time: { kind: 'datum', column: 'datum' },
	text
});

const omdomeAlltid = ['instrument', 'version', 'bedomare', 'fraga'];

const omdomen: readonly Measure[] = [
	...ways.map(({ utfall, namn, riktning }) =>
		andel({
			matt: `stegomdome_${utfall}`,
			namn: `Omdöme vid avslut: ${namn}`,
			definition: `Andelen av omdömena vid avslut som ligger ${{ framat: 'över', oforandrad: 'på', bakat: 'under' }[utfall]} skalans mitt, åt det håll som är framåt. Frågan ställs en gång, utan startmätning. Mitten är 0 när skalan har både minus och plus, annars halvvägs mellan lägsta och högsta; minsta steg gäller från mitten.`,
			population: `Svar på skalan vid avslut, även anonyma, i instrument som är omdömen vid avslut. ${slagRegel}`,
			taljare: omdome(`utfall = '${utfall}'`, `Svar som är ${namn}.`),
			namnare: omdome(judged, 'Svar på skalan.'),
			riktning,
			alltid: omdomeAlltid,
			kalla: 'stegmatning, instrument',
			grupp
		})
	),
	andel({
		matt: 'stegomdome_besvarat',
		namn: 'Omdöme vid avslut: besvarat',
		definition:
			'Andelen av svaren på frågan vid avslut som är på skalan; resten är vet ej, ej aktuellt, vill ej svara eller obesvarat.',
		population: `Svar vid avslut i instrument som är omdömen vid avslut. ${slagRegel}`,
		taljare: omdome(judged, 'Svar på skalan.'),
		namnare: omdome(undefined, 'Alla svar, även uteblivna.'),
		alltid: omdomeAlltid,
		kalla: 'stegmatning, instrument',
		grupp
	})
];

const trappa =
	'Trappan, version 1, är vår egen ordning av sysselsättning: 1 ingen · 2 sysselsättning enligt SoL eller LSS · 3 rehabilitering, arbetsträning eller praktik · 4 aktivt arbetssökande · 5 arbete med stöd eller studier · 6 arbete utan stöd eller eget företag.';

const kand = 'utfall_registrerat and trappsteg_fore is not null and trappsteg_efter is not null';

const trappPopulation =
	'Avslutade deltaganden under perioden med samtycke och känd sysselsättning både vid start och vid avslut.';

const sign = { framat: '>', oforandrad: '=', bakat: '<' } as const;

const trappor: readonly Measure[] = [
	...ways.map(({ utfall, namn, riktning }) =>
		andel({
			matt: `statustrappa_${utfall}`,
			namn: `Statustrappa: ${namn}`,
			definition: `Andelen av de avslutade vars sysselsättning vid avslut står på ett ${{ framat: 'högre steg än', oforandrad: 'lika högt steg som', bakat: 'lägre steg än' }[utfall]} vid start. ${trappa}`,
			population: trappPopulation,
			taljare: avslutadeMed(
				`${kand} and trappsteg_efter ${sign[utfall]} trappsteg_fore`,
				`De av dem vars steg är ${namn}.`
			),
			namnare: avslutadeMed(kand, trappPopulation),
			riktning,
			kalla: 'deltagande',
			grupp
		})
	),
	andel({
		matt: 'statustrappa_parandel',
		namn: 'Statustrappa: parandel',
		definition: 'Andelen av de avslutade som har känd sysselsättning både vid start och vid avslut.',
		population: 'Alla deltaganden som avslutades under perioden.',
		taljare: avslutadeMed(kand, 'De av dem som har båda uppgifterna och samtycke.'),
		namnare: avslutade,
		kalla: 'deltagande',
		grupp
	})
];

const register = (filter: string, text: string): Count => ({
	relation: 'marts.registersteg',
	aggregate: 'count(*)',
	filter: `avslutad and ${filter}`,
	time: { kind: 'datum', column: 'raknas_datum' },
	text
});

const registerAlltid = ['instrument', 'version', 'fraga'];

const registersteg: readonly Measure[] = [
	...ways.map(({ utfall, namn, riktning }) =>
		andel({
			matt: `registersteg_${utfall}`,
			namn: `Registerövergång: ${namn}`,
			definition: `Andelen av paren ur register som är ${namn}: den tidigaste uppgiften vid start mot den senaste vid avslut eller uppföljning. ${slagRegel}`,
			population:
				'Deltaganden med registeruppgift både vid start och senare, efter den senare uppgiftens dag.',
			taljare: register(`utfall = '${utfall}'`, `Par som är ${namn}.`),
			namnare: register(judged, 'Par med uppgift både vid start och senare.'),
			riktning,
			alltid: registerAlltid,
			kalla: 'stegmatning, instrument, deltagande',
			grupp
		})
	),
	andel({
		matt: 'registersteg_parandel',
		namn: 'Registerövergång: parandel',
		definition: 'Andelen av deltagandena med någon registeruppgift som har den både vid start och senare.',
		population:
			'Avslutade deltaganden med registeruppgift vid start eller senare, efter den senare uppgiftens dag och annars slutdagen.',
		taljare: register(judged, 'De av dem som har uppgift både vid start och senare.'),
		namnare: register('1 = 1', 'Avslutade deltaganden med en registeruppgift.'),
		alltid: registerAlltid,
		kalla: 'stegmatning, instrument, deltagande',
		grupp
	})
];

export const stegslag: readonly Measure[] = [
	...omdomen,
	...trappor,
	...registersteg,
	antal({
		matt: 'stegmatningar',
		namn: 'Svar i mätningar, per slag',
		definition: `Antal svar i varje instrument, version och bedömare, med det slags stegförflyttning de ger. ${slagRegel}`,
		population: 'Alla svar i hela månader inom perioden, även anonyma och uteblivna.',
		taljare: {
			relation: 'marts.stegslag',
			aggregate: 'cast(sum(svar) as bigint)',
			time: { kind: 'inom', from: 'fran', to: 'till' },
			text: 'Summan av svar.'
		},
		enhet: 'antal',
		alltid: ['slag', 'instrument', 'version', 'bedomare'],
		skydd: 'svar',
		kalla: 'stegmatning',
		grupp
	})
];
