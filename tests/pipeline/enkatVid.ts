import { insats, csv } from './support.ts';

/** A made-up form, its mapping, and the export of four respondents that every ugly file is a variant of. */

export const INSATSER = csv([
	insats({ insats_id: 'sala', namn: 'Team Sala' }),
	insats({ insats_id: 'fagersta', namn: 'Team Fagersta' })
]);

export const F1 = 'Fick du vara med och bestämma?';
export const F2 = 'Fanns det någon som höll samman?';
export const FRITT = 'Vad kunde ha gjorts bättre?';

export const SKALOR = `skalor:
  grad:
    svar:
      - { varde: 1, etikett: Inte alls }
      - { varde: 2, etikett: Delvis, aven: [Lite grann] }
      - { varde: 3, etikett: I hög grad }
      - { varde: 4, etikett: Helt och hållet }
      - { varde: 98, etikett: Vet ej, saknas: vet_ej }
    positivt_fran: 3
`;

/** `over` is put into the survey, indented as its other keys. */
export const mapping = (over = '', head = '') => `${head}insatser:
  Salateamet: sala
${SKALOR}enkater:
  - enkat: egen_avslut
    version: "2024"
    respondentgrupp: deltagare
${over}    kolumner:
      Svarsnr: svar_id
      Team: insats_id
      Skickat: datum
      Kön: kon
    fragor:
      "${F1}": { fraga: f1, indikator: inflytande, skala: grad }
      "${F2}": { fraga: f2, indikator: samordning, skala: grad, positivt_fran: 4 }
    bort: ["${FRITT}"]
`;

export const HEAD = ['Svarsnr', 'Team', 'Skickat', 'Kön', F1, F2, FRITT];
export const ROWS = [
	['1', 'sala', '2024-10-01 09:12', 'Kvinna', 'Inte alls', 'Helt och hållet', 'Ring oftare'],
	['2', 'Salateamet', '2024-10-02 10:00', 'Man', '3', 'vet ej', ''],
	['3', 'fagersta', '2024-10-02', 'Kvinna', ' Lite  grann ', '', 'Mer tid'],
	['4', 'fagersta', '2024-10-03', 'Man', 'I HÖG GRAD', '3', '']
];

export const cell = (text: string): string =>
	/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
export const lines = (rows: readonly (readonly string[])[]): string =>
	rows.map((row) => `${row.map(cell).join(';')}\n`).join('');

/**
 * What the four respondents said, worked out by hand from ROWS and the scale: respondent, question, value, kind of missing,
 * positive. f1 is positive from 3, f2 from 4; a blank cell is ej_besvarad.
 */
export const SAID = [
	['1', 'f1', '1', null, false],
	['1', 'f2', '4', null, true],
	['2', 'f1', '3', null, true],
	['2', 'f2', '98', 'vet_ej', false],
	['3', 'f1', '2', null, false],
	['3', 'f2', 'ej_besvarad', 'ej_besvarad', false],
	['4', 'f1', '3', null, true],
	['4', 'f2', '3', null, false]
];

export const SAID_SQL =
	'select svar_id, fraga, svar, saknas, positivt from marts.enkatsvar order by svar_id asc nulls last, fraga asc nulls last';
