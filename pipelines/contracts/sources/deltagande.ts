import { z } from 'zod';
import { contract } from '../contract.ts';
import { aldersband, datum, heltal, id, kod, lista, text } from '../fields.ts';

const sysselsattning = (when: string) => kod(`Sysselsättning ${when}.`, 'sysselsattning', true).optional();
const forsorjning = (when: string) =>
	lista(`Försörjning ${when}, flera åtskilda med |.`, 'forsorjning', true).optional();
const omfattning = (when: string) =>
	heltal(`Omfattning ${when} i procent av 40 timmar i veckan.`, 0, 100).optional();

export const deltagande = contract({
	source: 'deltagande',
	text: 'Deltaganden: en person i en insats, från start till slut.',
	grain: 'deltagande',
	key: ['deltagande_id'],
	// A consent that is withdrawn in one of two files is withdrawn.
	wins: `x.samtycke = 'nej'`,
	replace: { scope: ['insats_id'], date: 'start', person: 'deltagare' },
	exempel: {
		deltagare: 'P-17',
		insats_id: 'steget',
		start: '2025-02-03',
		kon: 'kvinna',
		slut: '2025-09-26',
		fodelsear: '1991',
		utbildning: 'gymnasial',
		remittent: 'fk',
		samtycke: 'ja',
		forsorjning_fore: 'sjukpenning|forsorjningsstod',
		forsorjning_efter: 'lon_eget_foretag',
		sysselsattning_fore: 'ingen',
		sysselsattning_efter: 'arbete_osubventionerat',
		omfattning_fore: '0',
		omfattning_efter: '75',
		manader_offentlig_forsorjning: '26',
		avslutsorsak: 'enligt_plan',
		fullfoljt: 'ja'
	},
	schema: z.object({
		deltagande_id: id('Deltagandets eget nummer, unikt i hela lagret.'),
		deltagare: id('Personens pseudonym: slumpad eller nycklad, aldrig personnummer.'),
		insats_id: id('Insatsen eller teamet.'),
		start: datum('Första dagen i insatsen.'),
		kon: kod('Kön.', 'kon'),
		slut: datum('Sista dagen; tom medan personen är kvar.').optional(),
		fodelsear: heltal('Födelseår.', 1900, 2100).optional(),
		aldersgrupp: aldersband(
			'Åldersgrupp vid start, till exempel 16-24, när födelseår inte anges.'
		).optional(),
		utbildning: kod('Högsta utbildning.', 'utbildning').optional(),
		utlandsk_bakgrund: kod('Bara där förbundet har beslutat det.', 'ja_nej').optional(),
		remittent: kod('Vem som föreslog insatsen.', 'remittent').optional(),
		samtycke: kod('Samtycke till individuell uppföljning.', 'ja_nej').optional(),
		forsorjning_fore: forsorjning('vid start'),
		forsorjning_efter: forsorjning('vid avslut'),
		sysselsattning_fore: sysselsattning('vid start'),
		sysselsattning_efter: sysselsattning('vid avslut'),
		omfattning_fore: omfattning('vid start'),
		omfattning_efter: omfattning('vid avslut'),
		manader_offentlig_forsorjning: heltal('Månader i offentlig försörjning före start.', 0, 720).optional(),
		avslutsorsak: kod('Varför deltagandet tog slut.', 'avslutsorsak').optional(),
		fullfoljt: kod('Om insatsen fullföljdes.', 'ja_nej').optional(),
		team: text('Teamets namn där insatsen har flera och de inte är egna insatser.').optional()
	})
});

export const uppfoljning = contract({
	source: 'uppfoljning',
	text: 'Uppföljning efter avslut.',
	grain: 'uppföljning av ett deltagande',
	key: ['deltagande_id', 'datum'],
	replace: { scope: ['deltagande_id'] },
	exempel: {
		datum: '2026-03-26',
		sysselsattning: 'arbete_osubventionerat',
		omfattning: '100',
		forsorjning: 'lon_eget_foretag'
	},
	schema: z.object({
		deltagande_id: id('Deltagandet som följs upp.'),
		datum: datum('Dagen uppgiften gäller.'),
		sysselsattning: kod('Sysselsättning den dagen.', 'sysselsattning', true).optional(),
		omfattning: heltal('Omfattning i procent av 40 timmar i veckan.', 0, 100).optional(),
		forsorjning: lista('Försörjning den dagen, flera åtskilda med |.', 'forsorjning', true).optional()
	})
});
