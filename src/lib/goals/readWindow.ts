import { parseDay, parsePeriod, type PeriodType, type Span } from '../measures/period.ts';
import type { Anchor, Fonster } from './types.ts';

/** How a window may be written, for the reader whose own words were not understood. */
export const windowForms =
	'kalenderår, halvår, ett år (2024) eller en period (2024-H1), 2024-2026, år 1, hela perioden, mätår, vid avslut, 3 veckor efter avslut, ett datum (2024-12-31) eller lämna tomt';

/** The last day of what has no end. */
export const far = '9999-12-31';

const two = (n: number | string) => String(n).padStart(2, '0');

const numbers: readonly (readonly [RegExp, number])[] = [
	[/\b(en|ett|forsta)\b/g, 1],
	[/\b(tva|andra)\b/g, 2],
	[/\b(tre|tredje)\b/g, 3],
	[/\b(fyra|fjarde)\b/g, 4],
	[/\b(fem|femte)\b/g, 5],
	[/\b(sex|sjatte)\b/g, 6],
	[/\bsju\b/g, 7],
	[/\batta\b/g, 8],
	[/\bnio\b/g, 9],
	[/\btio\b/g, 10],
	[/\belva\b/g, 11],
	[/\btolv\b/g, 12],
	[/\bfjorton\b/g, 14],
	[/\barton\b/g, 18],
	[/\btjugofyra\b/g, 24],
	[/\btrettio\b/g, 30],
	[/\bsextio\b/g, 60],
	[/\bnittio\b/g, 90]
];

const months = 'januari februari mars april maj juni juli augusti september oktober november december'.split(
	' '
);
const monthOf = (word: string) => months.findIndex((name) => name.slice(0, 3) === word.slice(0, 3)) + 1;
const month =
	'(januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|jan|feb|apr|jun|jul|aug|sep|sept|okt|nov|dec)';

const parts: Readonly<Record<string, string>> = {
	halvaret: 'H',
	halvar: 'H',
	h: 'H',
	tertialet: 'T',
	tertial: 'T',
	t: 'T',
	kvartalet: 'Q',
	kvartal: 'Q',
	q: 'Q'
};
const part = `(${Object.keys(parts).join('|')})`;

/** Lower case, no å ä ö; numbers as digits; days, months and parts of years as `2024-12-31`, `12-31`, `2024-03`, `2024-H1`. */
function tidy(raw: string): string {
	let text = raw
		.toLowerCase()
		.normalize('NFD')
		.replace(/[\u0300-\u036f]/g, '')
		.replace(/[–—−]/g, '-')
		.replace(/\bfr\.?\s?o\.?\s?m\b\.?|\bfrom\b|\bfran och med\b/g, 'fran')
		.replace(/\bt\.?\s?o\.?\s?m\b\.?|\btill och med\b/g, 'till')
		.replace(/\b(den|ca|cirka|ungefar|under)\b/g, ' ')
		.replace(/[.,;()]+(?=\s|$)/g, ' ');
	for (const [word, value] of numbers) text = text.replace(word, String(value));
	return text
		.replace(
			new RegExp(`\\b(\\d{1,2})[:ae]*\\s+${month}\\s+(\\d{4})\\b`, 'g'),
			(_, d: string, m: string, y: string) => `${y}-${two(monthOf(m))}-${two(d)}`
		)
		.replace(
			new RegExp(`\\b(\\d{1,2})[:ae]*\\s+${month}\\b`, 'g'),
			(_, d: string, m: string) => `${two(monthOf(m))}-${two(d)}`
		)
		.replace(
			new RegExp(`\\b${month}\\s+(\\d{4})\\b`, 'g'),
			(_, m: string, y: string) => `${y}-${two(monthOf(m))}`
		)
		.replace(
			/(?<![\d/-])(\d{1,2})\/(\d{1,2})(?:[-/ ](\d{4}))?(?![\d/-])/g,
			(_, d: string, m: string, y?: string) => `${y ? `${y}-` : ''}${two(m)}-${two(d)}`
		)
		.replace(
			new RegExp(`\\b(\\d{4})[ -]?${part}\\s?(\\d)\\b`, 'g'),
			(_, y: string, p: string, n: string) => `${y}-${parts[p]}${n}`
		)
		.replace(
			new RegExp(`\\b${part}\\s?(\\d)\\s+(\\d{4})\\b`, 'g'),
			(_, p: string, n: string, y: string) => `${y}-${parts[p]}${n}`
		)
		.replace(
			new RegExp(`\\b(\\d):?[ae]?\\s${part}\\s+(\\d{4})\\b`, 'g'),
			(_, n: string, p: string, y: string) => `${y}-${parts[p]}${n}`
		)
		.replace(/\s+/g, ' ')
		.trim();
}

/** Words that may stand before a period and say nothing more. */
const before =
	/^(per |for |hela |kalenderaret |kalenderar |verksamhetsaret |verksamhetsar |helaret |helar |aret |ar |mataret |matar |perioden )+/;

/** A day or a period as its first and last day. */
function spanOf(text: string): Span | null {
	const own = text.replace(before, '');
	return parseDay(own) ?? parsePeriod(own);
}

/** `2024-2026`, `2024-01-01 till 2026-12-31`, `2024/2026`. */
function rangeOf(text: string): { span: Span; text: string } | null {
	const bare = text.replace(before, '').replace(/^fran /, '');
	const match =
		/^(\d{4})\s*[-/]\s*(\d{4})$/.exec(bare) ??
		/^(\S+?)\s*(?: - | till |\s-|-\s)\s*(\S+)$/.exec(bare) ??
		/^(\d{4}-\d{2}-\d{2})-(\d{4}-\d{2}-\d{2})$/.exec(bare);
	const [first, last] = [spanOf(match?.[1] ?? ''), spanOf(match?.[2] ?? '')];
	if (!match || !first || !last || first.fran > last.till) return null;
	return { span: { fran: first.fran, till: last.till }, text: `${match[1]}–${match[2]}` };
}

const units: readonly (readonly [RegExp, string, factor: number])[] = [
	[/^(dag|d$|dgr)/, 'dagar', 1],
	[/^(veck|v$|vk)/, 'veckor', 1],
	[/^(manad|man$)/, 'manader', 1],
	[/^kvartal/, 'manader', 3],
	[/^halvar/, 'manader', 6],
	[/^(ar|arets?)$/, 'manader', 12]
];

/** `3 veckor` → `3_veckor`; a year is twelve months. Null when there is no time in the text, or more than one. */
function waitIn(text: string): string | null {
	const found = [...text.matchAll(/\b(\d{1,3})\s?([a-z]+)\b/g)].flatMap(([, n, word]) => {
		const unit = units.find(([pattern]) => pattern.test(word!));
		return unit && Number(n) > 0 ? [`${Number(n) * unit[2]}_${unit[1]}`] : [];
	});
	// Two numbers are two times, or a time and something else: not guessed.
	return found.length === 1 && text.match(/\d+/g)?.length === 1 ? found[0]! : null;
}

const anchors: readonly (readonly [Anchor, RegExp])[] = [
	['avslut', /avslut|utskriv|lamna|insatsens slut/],
	['erbjudande', /erbju/],
	['start', /start|inskriv|paborj|borja|ansok|antagning/],
	['period', /perioden|period/]
];

const whole =
	/^(|lopande|kontinuerligt|tills vidare|(hela )?(tiden|perioden|projektet|projekttiden|projekttid|projektperioden|projektperiod|planperioden|planperiod|plantiden|plantid|insatstiden|insatsperioden|insatsen|verksamhetstiden|verksamhetsperioden|insatsens tid)|efter (perioden|radet|avslut|avslutet|avslutad insats|utskrivning|insatsen)|ingang och utgang|fore och efter|arligen lopande)$/;
const yearly =
	/^((per |varje )?(kalenderar|kalenderaret|ar|aret|helar|verksamhetsar)|arligen|arsvis|halvar och ar|ar och halvar|1 ar|1 gang per ar)$/;
const recurring: readonly (readonly [Exclude<PeriodType, 'ar'>, RegExp])[] = [
	['halvar', /^((per |varje )?halvar|halvarsvis)$/],
	['tertial', /^((per |varje )?tertial|tertialvis)$/],
	['kvartal', /^((per |varje )?kvartal|kvartalsvis)$/],
	['manad', /^((per |varje )?manad|manadsvis)$/]
];

/** A wait that the goal's own text tells: `6 månader efter avslut`, `inom tre veckor`. */
export function waitInText(text: string): { tid: string; fran?: Anchor } | null {
	const said = tidy(text);
	const match = /\b(\d{1,3} ?[a-z]+ efter|(?:inom|senast) \d{1,3} ?[a-z]+)\b/.exec(said);
	const tid = match && waitIn(match[0]);
	if (!tid) return null;
	const fran = anchors.find(([, pattern]) => pattern.test(said.slice(match.index)))?.[0];
	return { tid, ...(fran ? { fran } : {}) };
}

/** The day before, for `före 2024-12-31`. */
function dayBefore(day: string): string {
	const [year = 0, mon = 1, date = 1] = day.split('-').map(Number);
	return new Date(Date.UTC(year, mon - 1, date - 1)).toISOString().slice(0, 10);
}

/** A last day: of the calendar, or the same of every year. */
function dueIn(text: string): Fonster | null {
	const match = /^(senast|fore|innan|till)\s(.+?)( aret fore| varje ar| kalenderar| ar| arligen)?$/.exec(
		text
	);
	const [lead, when, more] = match ? [match[1], match[2]!, match[3]] : ['senast', text, undefined];
	const bare = match ? when : (/^(\d{2}-\d{2})( aret fore| varje ar)?$/.exec(text)?.[1] ?? '');
	const fore = /aret fore/.test(more ?? text);
	const strict = lead === 'fore' || lead === 'innan';
	const yearlyDay = /^(\d{2})-(\d{2})$/.exec(bare);
	if (yearlyDay) {
		// 2023 is no leap year, but 29 February may still be written.
		const day = parseDay(`2024-${bare}`);
		if (!day) return null;
		return { slag: 'varje_ar', dag: (strict ? dayBefore(`2023-${bare}`) : `2024-${bare}`).slice(5), fore };
	}
	const span = match ? spanOf(when) : null;
	return span && { slag: 'dag', senast: strict ? dayBefore(span.fran) : span.till };
}

/** Reads `fonster`. Null when it is not understood. */
export function readWindow(fonster: string | null): Fonster | null {
	const raw = (fonster ?? '').trim();
	const text = tidy(raw);
	const day = parseDay(text);
	if (day) return { slag: 'dag', senast: day.fran };
	const span = spanOf(text);
	if (span) return { slag: 'spann', span, text: text.replace(before, '') };
	const range = rangeOf(text);
	if (range) return { slag: 'spann', ...range };
	const since = spanOf(/^fran (\S+)$/.exec(text)?.[1] ?? '');
	if (since) return { slag: 'spann', span: { fran: since.fran, till: far }, text: raw };
	const nth = /^(?:(?:plan|projekt)?ar (\d{1,2})|(\d{1,2}):?[ae]? (?:plan|projekt)?aret)$/.exec(text);
	if (nth) return { slag: 'planar', nummer: Number(nth[1] ?? nth[2]) };
	const due = dueIn(text);
	if (due) return due;
	if (yearly.test(text)) return { slag: 'ar' };
	for (const [langd, pattern] of recurring) if (pattern.test(text)) return { slag: 'ar', langd };
	if (/^(per )?(matar|mataret|matning)\b/.test(text)) return { slag: 'matar' };
	if (whole.test(text)) return { slag: 'hela' };
	if (/^(vid|i samband med) (avslut|utskriv|slut|insatsens slut)/.test(text))
		return { slag: 'efter', tid: '0_dagar', fran: 'avslut' };
	const tid = /\b(efter|inom|fran|senast)\b/.test(text) ? waitIn(text) : null;
	if (!tid) return null;
	const fran = anchors.find(([, pattern]) => pattern.test(text))?.[0];
	return { slag: 'efter', tid, ...(fran ? { fran } : {}) };
}
