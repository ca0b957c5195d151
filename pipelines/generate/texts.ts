import { SJUKERSATTNING } from './insats/stegetVidare.ts';

/** Umeå's own column names: local name → the contract's. */
export const UMEA_KOLUMNER: Readonly<Record<string, string>> = {
	Löpnr: 'deltagande_id',
	Person: 'deltagare',
	Insats: 'insats_id',
	Startdatum: 'start',
	Avslutsdatum: 'slut',
	'K/M': 'kon',
	'Född år': 'fodelsear',
	Utbildningsnivå: 'utbildning',
	'Utländsk härkomst': 'utlandsk_bakgrund',
	'Aktualiserad av': 'remittent',
	'Samtycke SUS': 'samtycke',
	'Försörjning in': 'forsorjning_fore',
	'Försörjning ut': 'forsorjning_efter',
	'Sysselsättning in': 'sysselsattning_fore',
	'Sysselsättning ut': 'sysselsattning_efter',
	'Tid in (%)': 'omfattning_fore',
	'Tid ut (%)': 'omfattning_efter',
	'Månader med stöd': 'manader_offentlig_forsorjning',
	Orsak: 'avslutsorsak',
	'Fullföljt insatsen': 'fullfoljt'
};

/** The contract's name → Umeå's. */
export const UMEA_NAMN = Object.fromEntries(
	Object.entries(UMEA_KOLUMNER).map(([local, column]) => [column, local])
);

/** Local labels → canonical codes, per code list. */
export const KODER: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	kon: { K: 'kvinna', M: 'man' },
	sysselsattning: {
		'Arbetsprövning/träning': 'arbetstraning_praktik',
		Praktik: 'arbetstraning_praktik',
		UVA: 'arbetslivsinriktad_rehabilitering',
		'Subventionerad anställning': 'arbete_subventionerat',
		'Anställning utan stöd': 'arbete_osubventionerat',
		'Öppet arbetslös': 'aktivt_arbetssokande',
		'Daglig verksamhet': 'sysselsattning_sol_lss'
	},
	forsorjning: {
		[SJUKERSATTNING.heltid]: 'sjukersattning',
		[SJUKERSATTNING.deltid]: 'sjukersattning',
		[SJUKERSATTNING.ansokan]: 'okand'
	}
};

const block = (map: Readonly<Record<string, string>>): string[] =>
	Object.entries(map).map(([from, to]) => `    ${JSON.stringify(from)}: ${to}`);

/** mappning.yml: what the förbund's own words mean. */
export function mappning(): string {
	return [
		'# Hör till demomappen. Skriven av generatorn (npm run demo:make); ändra inte för hand.',
		'syntetisk: true',
		'kolumner:',
		'  # "Umeå deltagare 2008-2016.xlsx" har teamets egna kolumnnamn.',
		'  deltagande:',
		...block(UMEA_KOLUMNER),
		'koder:',
		...Object.entries(KODER).flatMap(([lista, map]) => [`  ${lista}:`, ...block(map)]),
		''
	].join('\n');
}

export const LAS_MIG = `SYNTETISKA UPPGIFTER

Allt i den här mappen är påhittat av en generator (npm run demo:make). Inga personer finns bakom raderna.
Insatsernas namn, mål, budgetposter och publicerade resultat kommer ur fem förbunds offentliga dokument;
personer, händelser, mätningar, enkätsvar och utfall i kronor är slumpade med ett fast frö, så att samma
filer kommer ut varje gång.

Mappen ser ut som när kansliet skickar in sina filer: olika kodning, avgränsare och kolumnnamn.
"Rådgivande team deltagare 2016-2026.csv" har med flit några felaktiga rader.
mappning.yml säger vad egna kolumnnamn och etiketter betyder.
SANNINGAR.json säger vad som är inplanterat och vad en riktig beräkning ska ge; den läses inte in.

Antaganden
- KRUS budget (ansökan 2019-04-09) anger inget år: den är lagd på 2020, insatsens första hela år.
- Samsyn och samhandlings budget gäller 2019-2020: varje post är delad lika på de två åren.
- Målens datum (till exempel 2019-12-31) står i fonster, eftersom varde är ett tal.
- Steget vidares tabell anger inte kolumnernas ordning: den är härledd, se anmärkningen i resultatfilen.
`;

/** The explanatory sheet of a workbook. */
export const lasMigBlad = (title: string, lines: readonly string[]): string[] => [
	title,
	'Syntetiska uppgifter: ingen rad handlar om en verklig person.',
	'',
	...lines
];
