import { eventName } from '../measures/library/handelser.ts';
import { measureOf } from '../measures/library/index.ts';
import type { Cut, MeasureRow } from '../measures/types.ts';
import { plain, says } from './text.ts';
import type { Ask, Figure, Part } from './types.ts';

/** For whom a goal is judged: one insats, or several together. */
export interface For {
	forbund: string;
	insatser: readonly string[];
	/** True for one insats without parts: it can be read out of the förbund's common answer. */
	ensam: boolean;
	/** The insatser that make up an answer about several, each of which may be shown by itself elsewhere. */
	delar: readonly string[];
}

export interface Days {
	fran?: string;
	till: string;
	/** For what is dated by whole periods (money, surveys, published figures): the last day that may be counted. */
	helt?: string;
}

const nothing = { taljare: null, namnare: null, varde: null, lag: null, hog: null };

/**
 * Asks for a measure for these insatser. One insats is read out of the answer about the whole förbund, so that what is
 * hidden is hidden with all of them in view, and one question serves many goals.
 */
export async function rowsFor(
	ask: Ask,
	who: For,
	part: Part,
	days: Days | null,
	extra: readonly string[] = []
): Promise<MeasureRow[]> {
	const measure = measureOf(part.matt);
	// Money, surveys and published figures belong to whole periods: a goal that begins in March has that year's.
	const whole = measure?.taljare.time.kind === 'inom';
	const fran = days?.fran && whole ? `${days.fran.slice(0, 4)}-01-01` : days?.fran;
	const till = days && whole ? (days.helt ?? days.till) : days?.till;
	if (till && fran && fran > till) return [];
	const cut: Cut = {
		by: who.ensam ? ['insats', ...extra] : [...extra],
		where: {
			forbund: [who.forbund],
			...(who.ensam ? {} : { insats: [...who.insatser] }),
			...part.where
		},
		...(fran && fran >= '1900' ? { from: fran } : {}),
		...(till && till < '2100' ? { to: till } : {})
	};
	const rows = await ask(part.matt, cut);
	// The line that stands for an insats without any figure has no value in the measure's own dimensions.
	const real = (row: MeasureRow) =>
		!measure?.alltid?.some((id) => row.by[id] == null) || row.status === 'ej_tillampligt';
	if (!who.ensam && measure?.skydd !== 'ingen') {
		const own = { ...cut, by: ['insats', ...extra], where: { forbund: [who.forbund], ...part.where } };
		return notBySubtraction(rows.filter(real), await ask(part.matt, own), who.delar);
	}
	return rows.filter((row) => row.by.insats === who.insatser[0] || !who.ensam).filter(real);
}

const keyOf = ({ by }: MeasureRow) =>
	JSON.stringify(
		Object.entries(by)
			.filter(([id]) => id !== 'insats')
			.sort(([a], [b]) => (a < b ? -1 : 1))
	);

/** Where exactly one of the parts is hidden, the whole would give it away: then the whole is hidden too. */
function notBySubtraction(
	whole: readonly MeasureRow[],
	each: readonly MeasureRow[],
	parts: readonly string[]
): MeasureRow[] {
	const hidden = new Map<string, number>();
	for (const row of each)
		if (row.status === 'skyddad' && parts.includes(row.by.insats ?? ''))
			hidden.set(keyOf(row), (hidden.get(keyOf(row)) ?? 0) + 1);
	return whole.map((row) =>
		hidden.get(keyOf(row)) === 1 ? { ...row, ...nothing, n: null, status: 'skyddad' } : row
	);
}

/** The rows a part means: by words where the measure keeps several apart. */
export function chosen(rows: readonly MeasureRow[], part: Part): MeasureRow[] {
	const { match } = part;
	if (!match) return [...rows];
	const values = [...new Set(rows.map((row) => row.by[match.dimension] ?? ''))];
	const said = values.filter((value) => says(match.ord, value));
	// An instrument must be named; a goal that only says stegförflyttning means the only one there is.
	const free = match.dimension !== 'instrument' || /steg|framat/.test(plain(match.ord));
	const only = free && values.length === 1 ? values[0] : undefined;
	const best = said.sort((a, b) => b.length - a.length)[0] ?? only;
	return apart(
		rows.filter((row) => row.by[match.dimension] === best),
		match.ord
	);
}

/** Of the same thing rated by several, the rater the goal names; of several versions, the latest. Never pooled. */
function apart(rows: readonly MeasureRow[], ord: string): MeasureRow[] {
	const raters = [...new Set(rows.map((row) => row.by.bedomare ?? ''))];
	const named = raters.length > 1 ? raters.filter((rater) => says(ord, rater)) : raters;
	const own = rows.filter((row) => named.length !== 1 || (row.by.bedomare ?? '') === named[0]);
	const versions = [...new Set(own.map((row) => row.by.version ?? ''))];
	const latest = versions.sort((a, b) => a.localeCompare(b, 'sv', { numeric: true })).at(-1);
	return own.filter((row) => (row.by.version ?? '') === latest);
}

/** How many instead of how large a part: the numerator stands as the value. */
export const counted = (rows: readonly MeasureRow[], part: Part): MeasureRow[] =>
	part.antal
		? rows.map((row) => {
				const none = row.status === 'data_saknas' && row.namnare === 0;
				if (row.status !== 'visas' && !none) return row;
				return { ...row, varde: row.taljare, namnare: null, lag: null, hog: null, status: 'visas' };
			})
		: [...rows];

const worst = ['skyddad', 'ej_tillampligt', 'data_saknas', 'for_litet_underlag', 'for_tidigt'] as const;

/** Several rows as one figure: shares are never added, counts are. */
export function figureOf(namn: string, rows: readonly MeasureRow[], add = false): Figure {
	const [row] = rows;
	if (!row || (rows.length > 1 && !add)) return { namn, ...nothing, status: 'data_saknas', oppna: null };
	const hidden = worst.find((status) => rows.some((one) => one.status === status));
	if (rows.length === 1 || hidden === 'skyddad') {
		const { taljare, namnare, varde, lag, hog } = row;
		if (hidden === 'skyddad') return { namn, ...nothing, status: 'skyddad', oppna: null };
		return { namn, taljare, namnare, varde, lag, hog, status: row.status, oppna: null };
	}
	const shown = rows.filter(({ status }) => status === 'visas');
	if (shown.length === 0) return { namn, ...nothing, status: hidden ?? 'data_saknas', oppna: null };
	const sum = shown.reduce((all, one) => all + (one.varde ?? 0), 0);
	return { namn, ...nothing, taljare: sum, varde: sum, status: 'visas', oppna: null };
}

/** Sources in the words of the one who must bring them. */
const owners: Readonly<Record<string, readonly [vad: string, av: string]>> = {
	deltagande: ['deltaganden', 'insatsen'],
	utfall: ['deltaganden med avslut och känt utfall', 'insatsen'],
	uppfoljning: ['uppföljning av deltagare efter avslut', 'insatsen'],
	stegmatning: ['stegmätningar vid start och avslut', 'insatsen'],
	handelser: ['händelser', 'insatsen'],
	enkatsvar: ['enkätsvar', 'den som skickar ut enkäten'],
	ekonomi: ['utfall ur ekonomin', 'kansliet'],
	antal: ['antal utan personuppgifter', 'insatsen'],
	aggregat: ['publicerade resultat', 'kansliet'],
	utskick: ['antal utskickade enkäter', 'den som skickar ut enkäten']
};

/** `händelser av slaget rekvisition, från insatsen`: which data are missing and from whom. */
export function missingFor(part: Part): string {
	if (part.kraver) return `händelser av slaget ”${eventName(part.kraver)}”, från insatsen`;
	if (part.match) {
		const [vad, av] = owners[part.match.dimension === 'instrument' ? 'stegmatning' : 'antal'] ?? ['', ''];
		return `${part.match.dimension === 'instrument' ? vad : `uppgifter om ”${part.match.ord}”`}, från ${av}`;
	}
	const measure = measureOf(part.matt);
	const source = measure?.kalla.split(',')[0]?.trim() ?? '';
	if (source === 'deltagande' && measure?.enhet === 'andel')
		return `${owners.utfall![0]}, från ${owners.utfall![1]}`;
	const [vad, av] = owners[source] ?? ['uppgifter', 'insatsen'];
	return `${vad}, från ${av}`;
}
