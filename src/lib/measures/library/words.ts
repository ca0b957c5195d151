import type { Count, Measure, TimeRule } from '../types.ts';

/** The words that many measures share: when a deltagande belongs to a period, and who has an outcome. */

export const nyTid: TimeRule = { kind: 'datum', column: 'start' };
export const avslutTid: TimeRule = { kind: 'datum', column: 'slut' };
export const narvaroTid: TimeRule = { kind: 'overlapp', from: 'start', to: 'sista_dag' };
export const redanTid: TimeRule = { kind: 'vid_start', from: 'start', to: 'slut' };
export const kvarTid: TimeRule = { kind: 'vid_slut', from: 'start', to: 'slut' };
export const ekonomiTid: TimeRule = { kind: 'inom', from: 'period_fran', to: 'period_till' };
export const hogstTid: TimeRule = { kind: 'inom', from: 'fran', to: 'till' };

/** The last day the data speak of, as SQL. */
export const dataPer = '(select max(data_per) from meta.version)';

export const deltagare: Count = {
	relation: 'marts.deltagande',
	aggregate: 'count(distinct person)',
	time: narvaroTid,
	text: 'Olika personer med minst en dag i en insats under perioden; en person räknas en gång.'
};

export const paborjade: Count = {
	relation: 'marts.deltagande',
	aggregate: 'count(*)',
	time: nyTid,
	text: 'Deltaganden som började under perioden.'
};

export const avslutade: Count = {
	relation: 'marts.deltagande',
	aggregate: 'count(*)',
	filter: 'slut is not null',
	time: avslutTid,
	text: 'Deltaganden som avslutades under perioden.'
};

/** Ended deltaganden that meet a condition; the population of every outcome. */
export const avslutadeMed = (filter: string, text: string): Count => ({
	...avslutade,
	filter: `slut is not null and ${filter}`,
	text
});

export const medUtfall: Count = avslutadeMed(
	'utfall_registrerat',
	'Deltaganden som avslutades under perioden, med samtycke och känd sysselsättning vid avslut.'
);

export const utfallPopulation =
	'Avslutade deltaganden under perioden med samtycke och känd sysselsättning vid avslut. Täckningen visar hur stor del av alla avslutade det är.';

export const version = '1';

type Given = 'matt' | 'namn' | 'definition' | 'population' | 'taljare' | 'namnare' | 'kalla' | 'grupp';

/** A share with a Wilson interval, protected on both sides. */
export const andel = (given: Pick<Measure, Given> & Partial<Measure>): Measure => ({
	enhet: 'andel',
	riktning: 'hogre_battre',
	intervall: 'wilson',
	strukturovergripande: false,
	version,
	skydd: 'person',
	...given
});

/** A plain count of persons or deltaganden. */
export const antal = (given: Omit<Pick<Measure, Given>, 'namnare'> & Partial<Measure>): Measure => ({
	enhet: 'deltaganden',
	riktning: 'ingen',
	intervall: 'inget',
	strukturovergripande: false,
	version,
	skydd: 'person',
	...given
});
