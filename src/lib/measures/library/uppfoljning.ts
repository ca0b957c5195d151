import type { Count, Measure } from '../types.ts';
import { andel, antal, avslutTid, dataPer } from './words.ts';

/**
 * Follow-up after the end, with maturity: a deltagande belongs to the period it ended in, and is counted at N months
 * only when N months have passed on the last day of the data. Mature + open = all that could be followed up.
 */

const grupp = 'Uppföljning efter avslut';
const kalla = 'uppfoljning, deltagande';

/** With consent and alive: who could be asked. */
const possible = `coalesce(samtycke, 'ja') <> 'nej' and coalesce(avslutsorsak, '') <> 'avliden'`;

const ended = (filter: string, text: string): Count => ({
	relation: 'marts.deltagande',
	aggregate: 'count(*)',
	filter: `slut is not null and ${possible} and ${filter}`,
	time: avslutTid,
	text
});

const followed = (filter: string, text: string): Count => ({
	relation: 'marts.uppfoljning',
	aggregate: 'count(*)',
	filter,
	time: avslutTid,
	text
});

const phases = [
	{ manader: 3, dagar: 'till och med dag 136 efter avslut' },
	{ manader: 6, dagar: 'dag 137 till 273 efter avslut' },
	{ manader: 12, dagar: 'dag 274 till 456 efter avslut' }
];

function phase({ manader, dagar }: (typeof phases)[number]): Measure[] {
	const closes = `slut + interval '${manader}' month`;
	const mature = `${closes} <= ${dataPer}`;
	const inPhase = `utfall_registrerat and ${possible} and uppfoljningsfas = '${manader}_manader' and ${mature}`;
	const rule = `Uppföljningen ${dagar} räknas, den senaste om de är flera, när ${manader} månader har gått på datats sista dag.`;
	const population = `Deltaganden som avslutades under perioden, med samtycke, utom avlidna, och där ${manader} månader har gått`;
	const known = followed(inPhase, `Mogna deltaganden som är uppföljda med känd sysselsättning.`);
	return [
		andel({
			matt: `uppfoljning_${manader}_manader_arbete_studier`,
			namn: `Arbete eller studier ${manader} månader efter avslut`,
			definition: `Andelen av de uppföljda som arbetar eller studerar ungefär ${manader} månader efter avslut. ${rule}`,
			population: `${population}, och som är uppföljda med känd sysselsättning. Andelen uppföljda och de öppna har egna mått.`,
			taljare: followed(`${inPhase} and arbete_eller_studier`, 'De av dem som arbetar eller studerar.'),
			namnare: known,
			kalla,
			grupp
		}),
		andel({
			matt: `uppfoljda_${manader}_manader`,
			namn: `Uppföljda ${manader} månader efter avslut`,
			definition: `Andelen av dem vars ${manader} månader har gått som är uppföljda med känd sysselsättning. ${rule}`,
			population: `${population}, uppföljda eller inte.`,
			taljare: known,
			namnare: ended(mature, `Deltaganden vars ${manader} månader efter avslut har gått.`),
			kalla,
			grupp
		}),
		antal({
			matt: `uppfoljning_${manader}_manader_oppna`,
			namn: `För tidigt att följa upp efter ${manader} månader`,
			definition: `Antal avslutade vars ${manader} månader inte har gått än på datats sista dag; de är inte med i andelarna.`,
			population: `Deltaganden som avslutades under perioden, med samtycke, utom avlidna, och där ${manader} månader inte har gått.`,
			taljare: ended(`${closes} > ${dataPer}`, `Deltaganden vars ${manader} månader efter avslut löper.`),
			kalla: 'deltagande',
			grupp
		})
	];
}

export const uppfoljning: readonly Measure[] = [
	...phases.flatMap(phase),
	andel({
		matt: 'uppfoljning_arbete_studier',
		namn: 'Arbete eller studier vid uppföljning',
		definition:
			'Andelen av de uppföljda som arbetar eller studerar, för sig vid ungefär 3, 6 och 12 månader efter avslut, när så lång tid har gått.',
		population:
			'Deltaganden som avslutades under perioden, med samtycke och känd sysselsättning vid uppföljningen; den senaste uppföljningen i varje fas.',
		taljare: followed(
			`utfall_registrerat and arbete_eller_studier and mogen <= ${dataPer}`,
			'Uppföljda deltaganden med arbete eller studier den dagen.'
		),
		namnare: followed(
			`utfall_registrerat and mogen <= ${dataPer}`,
			'Uppföljda deltaganden med samtycke och känd sysselsättning.'
		),
		alltid: ['uppfoljningsfas'],
		kalla,
		grupp,
		// 1 also counted early follow-ups whose window was still open.
		version: '2'
	})
];
