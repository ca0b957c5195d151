/** Deltagarvolym against places: how many there were, how many there is room for. */
import { placeBars } from '#lib/charts/index.ts';
import { formatDate, formatNumber, formatPercent, plural, speak } from '#lib/format/index.ts';
import type { MeasureRow } from '#lib/measures/types.ts';
import type { FigureView } from '#lib/ui/types.ts';
import type { About } from '../insats/about.ts';
import { definitionLink, foot } from '../shared/foot.ts';

const valueOf = (row: MeasureRow | undefined) => (row?.status === 'visas' ? row.varde : null);

/** Places of the insats itself, else of its parts together when all of them say; null when nobody has said. */
export function placesOf({ insats, parts }: Pick<About, 'insats' | 'parts'>): number | null {
	if (insats.platser !== null) return insats.platser;
	const each = parts.map(({ platser }) => platser);
	return each.length > 0 && each.every((n) => n !== null) ? each.reduce((a, b) => a + (b ?? 0), 0) : null;
}

/** `13 deltaganden pågick 31 oktober 2026 på 15 platser, 87 %`. */
export function placesSentence(count: number, places: number | null, day: string): string {
	const now = `${plural(count, 'deltagande', 'deltaganden')} pågick ${formatDate(day)}`;
	return places === null
		? `${now}; hur många platser insatsen har är inte angivet`
		: `${now} på ${plural(places, 'plats', 'platser')}${places > 0 ? `, ${formatPercent(count / places)}` : ''}`;
}

export async function placesFigure(one: About): Promise<FigureView> {
	const { scope, ask, period, insats, rakning } = one;
	const { k, dataPer } = scope.meta;
	const span = { by: ['ar'], from: period.from, to: period.to };
	const [people, standing] = await Promise.all([ask('deltagare', span), ask('pagaende', span)]);
	const places = placesOf(one);
	const dayOf = (year: string) => (`${year}-12-31` > dataPer ? dataPer : `${year}-12-31`);
	const isOpen = (year: string) => insats.slut === null || insats.slut >= dayOf(year);
	const rows = standing.filter(({ by }) => by.ar && isOpen(by.ar));
	const points = rows.map((row) => ({ name: row.by.ar!, antal: valueOf(row), platser: places }));
	const latest = rows.at(-1);
	const now = valueOf(latest);
	const title =
		latest && now !== null
			? placesSentence(now, places, dayOf(latest.by.ar!))
			: latest
				? `Hur många som pågick ${formatDate(dayOf(latest.by.ar!))} ${speak(latest, 'antal', k).text}`
				: 'Deltagarvolym: inga uppgifter i perioden';
	const text = (row: MeasureRow | undefined) => {
		const said = speak(row, 'antal', k);
		return { text: said.text, muted: !said.shown };
	};
	const years = people.filter(({ by }) => by.ar);
	return {
		id: 'platser',
		title,
		subtitle: `Pågående deltaganden den sista dagen varje år${places === null ? '' : ', mot platserna som kontur'}.`,
		drawn: points.some(({ antal }) => antal !== null)
			? placeBars(points, `Pågående deltaganden mot platser i ${insats.namn}, per år. ${title}.`)
			: null,
		empty: 'Antalet får inte visas eller saknas i perioden.',
		table: {
			caption: `Deltagarvolym mot platser i ${insats.namn}`,
			columns: [
				{ key: 'ar', label: 'År' },
				{ key: 'deltagare', label: 'Deltagare', unit: 'personer under året', num: true },
				{ key: 'pagar', label: 'Pågår', unit: 'sista dagen', num: true },
				{ key: 'platser', label: 'Platser', num: true, href: '/metod/begrepp#platser' },
				{ key: 'andel', label: 'Fyllda', unit: 'pågår av platser', num: true }
			],
			rows: years.map((row) => {
				const own = rows.find(({ by }) => by.ar === row.by.ar);
				const count = valueOf(own);
				return {
					cells: {
						ar: { text: row.by.ar ?? '' },
						deltagare: text(row),
						pagar: own ? text(own) : { text: '–', muted: true },
						platser: { text: own && places !== null ? formatNumber(places) : '–', muted: places === null },
						andel: { text: count !== null && places ? formatPercent(count / places) : '', muted: false }
					}
				};
			}),
			note:
				places === null
					? 'Platserna lämnas i insatsfilen (kolumnen platser) av kansliet.'
					: 'Platserna är de som står i insatsfilen i dag; hur många de var tidigare år är inte sparat.'
		},
		foot: foot(scope, 'pagaende'),
		definitions: ['deltagare', 'pagaende'].map((matt) => definitionLink(scope, matt)),
		rakning: rakning('pagaende', { by: ['ar'] })
	};
}
