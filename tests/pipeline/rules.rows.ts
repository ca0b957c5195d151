/** A right row of each source, for the rules to break. */
import { deltagande, insats } from './support.ts';

export type Row = Record<string, string | number | null>;

/**
 * Every rule that holds across rows and sources: one row that breaks it and one beside it that is right. All cases lie in one
 * folder, each with insatser and numbers of its own, so that none can hide another.
 */
export interface Case {
	kod: string;
	source: string;
	bad: Row;
	good: Row;
	/** What the two lean on. */
	beside?: Record<string, Row[]>;
	says: RegExp;
}

export const D = (id: string, over: Row = {}) =>
	deltagande(1, { deltagande_id: id, deltagare: id, insats_id: 'regler', ...over });
export const known = {
	regler: insats({ insats_id: 'regler', namn: 'Regler', start: '2020-01-01', slut: '2025-12-31' })
};
export const money = (over: Row): Row => ({
	insats_id: 'regler',
	period: '2024',
	typ: 'budget',
	kostnadsslag: 'personal',
	belopp_kr: '100',
	...over
});
export const count = (over: Row): Row => ({
	insats_id: 'regler',
	period: '2024',
	kategori: 'volym',
	antal: 3,
	...over
});
export const step = (over: Row): Row => ({
	insats_id: 'regler',
	instrument: 'steg',
	version: '1',
	fraga: 'f1',
	tillfalle: 'start',
	datum: '2024-03-01',
	bedomare: 'deltagare',
	varde: '2',
	deltagande_id: 'D0',
	...over
});
export const scale = (over: Row): Row => ({
	instrument: 'steg',
	version: '1',
	fraga: 'f1',
	skalvarde: '1',
	ordning: 1,
	riktning: 1,
	...over
});
export const answer = (over: Row): Row => ({
	svar_id: 's',
	enkat: 'nöjd',
	version: '1',
	insats_id: 'regler',
	respondentgrupp: 'deltagare',
	fraga: 'q1',
	svar: 'ja',
	datum: '2024-05-01',
	matar: null,
	...over
});
export const form = (over: Row): Row => ({
	enkat: 'nöjd',
	version: '1',
	fraga: 'q1',
	indikator: 'i1',
	skalvarde: 'ja',
	ordning: 1,
	positivt: 'ja',
	...over
});
export const goal = (mal_id: string, over: Row = {}): Row => ({
	mal_id,
	insats_id: 'regler',
	text: 'Ett mål',
	matt: 'deltagare',
	jamforelse: '>=',
	varde: 10,
	varde_till: null,
	enhet: null,
	giltig_fran: null,
	giltig_till: null,
	...over
});
export const event = (over: Row): Row => ({
	insats_id: 'regler',
	typ: 'mote',
	datum: '2024-04-01',
	deltagande_id: null,
	...over
});
export const unknownInsats = (source: string, good: Row, bad: Row = {}): Case => ({
	kod: `okand_insats_${source}`,
	source,
	bad: { ...good, insats_id: 'finns_ej', ...bad },
	good,
	says: /finns_ej finns inte|börjar som finns_ej/
});
