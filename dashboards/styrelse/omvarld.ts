/** The förbund's surroundings on the board's page: one sentence and a few years, only when such figures are loaded. */
import { formatNumber } from '#lib/format/index.ts';
import { surroundingsOf, type OmvarldRow } from '#lib/omvarld/index.ts';
import type { Scope } from '#lib/server/scope.ts';
import type { Link } from '#lib/ui/types.ts';
import { ages, latestOf, NOT_THE_INSATSER, pointOf, sentenceOf, shareText } from '../omvarld/words.ts';

const YEARS = 4;

export interface OmvarldCard {
	title: string;
	/** Names of the two columns of shares. */
	areas: string[];
	caption: string;
	lines: { year: string; shares: string[] }[];
	source: string;
	note: string;
	more: Link;
}

/** Null when nothing about the surroundings is loaded. Years after the board's own are left out. */
export function omvarldCard(
	scope: Scope,
	rows: readonly OmvarldRow[],
	year: string | null
): OmvarldCard | null {
	const upTo = year === null ? rows : rows.filter(({ period }) => period.slice(0, 4) <= year);
	const found = surroundingsOf(upTo);
	if (!found) return null;
	const { area } = latestOf(found);
	const shown = [found.own, found.country].filter((one) => one !== null);
	const years = area.points.slice(-YEARS).map((point) => point.year);
	const say = (one: (typeof shown)[number], of: number): string => {
		const point = pointOf(one, of);
		return point && point.andel === null ? formatNumber(point.varde) : shareText(point);
	};
	return {
		title: sentenceOf(found),
		areas: shown.map(({ namn }) => namn),
		caption: `Helårsekvivalenter som andel av befolkningen ${ages(found.alder)}`,
		lines: years.reverse().map((one) => ({ year: String(one), shares: shown.map((each) => say(each, one)) })),
		source: `Källa: ${found.kalla}.`,
		note: NOT_THE_INSATSER,
		more: { text: 'Mer om omgivningen, med källor', href: scope.link('/omvarld', { fran: null, till: null }) }
	};
}
