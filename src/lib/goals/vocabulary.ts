/** The vocabulary of the rules: outcomes, kinds of events and times as goals write them. */

const outcomeWords: readonly (readonly [string, RegExp])[] = [
	['arbete_osubventionerat', /osubventionera|utan (stod|subvention)|\breguljar/],
	['arbete_subventionerat', /\bsubventionera|lonestod|lonebidrag/],
	['arbete', /\barbete[nt]?\b|anstalln|\bjobb\w*|\bforvarvsarbet/],
	['eget_foretag', /\beget foretag|\begenforetag/],
	['studier', /studi|\butbildning(en|ar)?\b/],
	['rehabilitering', /arbetslivsinriktad rehab|aktiv rehabilitering|\buva\b/],
	['praktik', /arbetstraning|praktik/],
	['arbetssokande', /arbetsmarknadens forfogande|hos (af|arbetsformedlingen)\b|arbetssokande/]
];

/** The outcomes a text names, as tokens of the outcome measures. Work of a named kind is not work of any kind. */
export function outcomesIn(text: string): string[] {
	const found = outcomeWords.flatMap(([token, pattern]) => (pattern.test(text) ? [token] : []));
	const kind = found.some((token) => token.startsWith('arbete_'));
	return kind ? found.filter((token) => token !== 'arbete') : found;
}

/** What a share of outcomes cannot take into account; to judge without it would be to judge another goal. */
export function beyondOutcome(text: string): string | null {
	if (/\b(inte|ej|varken|saknar|ingen|inget|inga)\b/.test(text))
		return 'Målet är skrivet med en nekning. Skriv det som vad de ska ha, och vänd på jämförelsen.';
	if (
		/heltid|deltid|halvtid|\b\d+ (procent|timmar) (arbete|anstallning)|arbetar minst|tillsvidare|varaktig|stadigvarande/.test(
			text
		)
	)
		return 'Målet ställer krav på omfattning eller varaktighet, som inte räknas i avsluten. Följ upp det för sig, eller skriv målet utan det.';
	return null;
}

const eventWords: readonly (readonly [readonly string[], RegExp])[] = [
	[['anonym_konsultation'], /anonym/],
	[['arende', 'konsultation'], /arende/],
	[['konsultation'], /konsultation/],
	[['friskvard'], /friskvard/],
	[['styrgruppsmote'], /styrgrupp/],
	[['rekvisition'], /rekvisition/],
	[['avvikelse'], /avvikelse/],
	[['samsip'], /samsip/],
	[['utbildade'], /utbild/],
	[['genomlysning'], /genomlysning/],
	[['beslut'], /beslut|overenskommelse/],
	[['erbjuden_samtalsterapeut'], /samtalsterapeut|psykolog/],
	[['slutdokumentation'], /slutdokumentation/],
	[['uppfoljning'], /foljs upp|uppfoljning/],
	[['plan'], /\bplan\b|planering/],
	[['rapport'], /rapport/],
	[['erbjudet_mote'], /erbju/],
	[['mote'], /\bmoten?\b|traff/],
	[['arbetstraning'], /arbetstraning/]
];

/** Kinds of events a text names; a text that is one or two plain words is taken as the kind itself. */
export function eventsIn(text: string): readonly string[] {
	const found = eventWords.find(([, pattern]) => pattern.test(text));
	if (found) return found[0];
	const words = text.split(' ');
	return text && words.length <= 2 ? [words.join('_')] : [];
}

/** Follow-ups are about 3, 6 and 12 months after the end; null for a time that is near none of them. */
export function phaseOf(tid: string | null): string | null {
	if (tid === null) return '12_manader';
	const [n = '0', unit] = tid.split('_');
	const days = Number(n) * (unit === 'manader' ? 30.44 : unit === 'veckor' ? 7 : 1);
	if (days < 56 || days > 456) return null;
	return days <= 136 ? '3_manader' : days <= 273 ? '6_manader' : '12_manader';
}

export const phaseForms =
	'Uppföljning efter avslut finns ungefär 3, 6 och 12 månader efter: skriv någon av dem i fonster.';

/** `12` and `månader` as the measures write a time; null when it is no whole number of a known unit. */
export function timeOf(value: number | null, enhet: string): string | null {
	const unit = /^dag/.test(enhet)
		? 'dagar'
		: /^veck/.test(enhet)
			? 'veckor'
			: /^manad/.test(enhet)
				? 'manader'
				: null;
	return unit && value !== null && Number.isInteger(value) && value > 0 ? `${value}_${unit}` : null;
}

export const timeText = (time: string): string => {
	const [n = '', unit = ''] = time.split('_');
	const words: Record<string, readonly [string, string]> = {
		dagar: ['dag', 'dagar'],
		veckor: ['vecka', 'veckor'],
		manader: ['månad', 'månader']
	};
	return `${n} ${words[unit]?.[n === '1' ? 0 : 1] ?? unit}`;
};
