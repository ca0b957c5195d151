/** Cohorts by when they began: the part that has left to arbete or studier after so many months. */
import { shareCurves } from '#lib/charts/index.ts';
import { COHORT_MONTHS, cohorts, followed, type Cohort } from '#lib/explore/index.ts';
import { formatInterval, formatNumber, formatPercent, formatRange, sentence } from '#lib/format/index.ts';
import { parsePeriod } from '#lib/measures/period.ts';
import { seesRows } from '#lib/measures/run.ts';
import { measureOf } from '#lib/server/scope.ts';
import type { FigureView } from '#lib/ui/types.ts';
import { metodLink } from '../../shared/rakning.ts';
import type { About, Answered, Looked } from '../about.ts';
import { allOutside, framed, outsideText } from './parts.ts';

/** More curves than this are not told apart; the table has them all. */
const MOST = 8;

const MATT = 'deltaganden';

/** What the latest cohort and the one before say at the last month that both reach. */
function finding(list: readonly Cohort[], who: string): string {
	const drawn = list.filter(({ steps }) => steps.length > 0);
	const [before, last] = drawn.slice(-2);
	if (!last || !before) return drawn[0] ? `${who}: en kohort kan visas` : `${who}: ingen kohort kan visas`;
	const month = [...COHORT_MONTHS]
		.reverse()
		.find((one) => [before, last].every(({ at }) => at.some((p) => p.month === one && p.point?.lag != null)));
	if (!month) return `${who}: kohorterna går inte att läsa av vid samma månad`;
	const read = ({ at }: Cohort) => at.find((one) => one.month === month)!.point!;
	const [a, b] = [read(before), read(last)];
	const gap = Math.abs(b.estimate - a.estimate);
	const apart = gap > 1.959964 * Math.hypot(a.se, b.se);
	return `${who}: efter ${month} månader hade ${formatPercent(b.estimate)} av dem som började ${last.name} och ${formatPercent(a.estimate)} av dem som började ${before.name} gått till arbete eller studier${apart ? '' : ', vilket inte går att skilja åt'}`;
}

function figureOf(
	about: About,
	answer: Answered,
	list: readonly Cohort[],
	who: string,
	id: string,
	nested: boolean
): FigureView {
	const { scope } = about;
	const drawn = list.filter(({ steps }) => steps.length > 0);
	const cut = list.filter(({ hidden }) => hidden).map(({ name }) => name);
	const title = nested && drawn.length > 1 ? overlapping(drawn, who) : finding(list, who);
	return framed(about, answer, {
		id,
		title,
		subtitle: `Andel av de påbörjade deltagandena som har gått till arbete eller studier, efter månader i insatsen. ${sentence(answer.period)}.`,
		definitions: [
			{ text: measureOf(MATT).namn, href: scope.link(`/matt/${MATT}`) },
			{ text: 'Aalen-Johansens skattning', href: metodLink(scope, '/metod/statistik#aalen_johansen') }
		],
		drawn:
			drawn.length === 0
				? null
				: shareCurves(
						drawn.slice(-MOST).map(({ name, steps }, i, all) => ({
							name,
							steps: steps.map(({ month, point }) => ({ month, share: point.estimate })),
							focus: i === all.length - 1
						})),
						`${title}. Alla värden står i tabellen.`
					),
		empty:
			'Kurvorna går inte att visa: grupperna är för små i någon del av tiden. Välj ett förbund eller en insats.',
		table: {
			caption: `Andel som har gått till arbete eller studier inom så många månader, ${who}`,
			columns: [
				{ key: 'namn', label: 'Började' },
				...COHORT_MONTHS.map((month) => ({
					key: `m${month}`,
					label: `${month} månader`,
					unit: 'och 95 % intervall',
					num: true
				})),
				{ key: 'n', label: 'Påbörjade', unit: 'n', num: true }
			],
			rows: list.map(({ name, at, n }) => ({
				cells: {
					namn: { text: sentence(name) },
					n: { text: n === null ? '' : formatNumber(n) },
					...Object.fromEntries(
						at.map(({ month, point }) => [
							`m${month}`,
							point
								? {
										text: formatPercent(point.estimate),
										...(point.lag !== null &&
											point.hog !== null && { sub: formatInterval(point.lag, point.hog) })
									}
								: { text: '–', muted: true }
						])
					)
				}
			}))
		},
		notes: [
			'En punkt är en månad som uppgifterna räcker till; mellan två punkter är linjen dragen rak.',
			'Den som slutar på annat sätt räknas som ute, inte som borttappad. Den som är kvar räknas så långt den har varit med: en sen kohort når därför inte lika långt, och dess sista månader vilar på dem som började först.',
			'Ett streck betyder att ingen har kunnat följas så länge, att banden är för breda för den månaden, eller att uppgiften är skyddad.',
			...(drawn.length > MOST ? [`Bilden visar de ${MOST} senaste kohorterna, tabellen alla.`] : []),
			...(cut.length > 0 ? [`Skyddade uppgifter gör kurvan kortare eller tom för ${cut.join(', ')}.`] : [])
		]
	});
}

/** The latest years are a part of all time: the two are no separate groups, and nothing is said of their difference. */
const overlapping = (list: readonly Cohort[], who: string): string => {
	const last = list.at(-1)!;
	const read = last.at.filter(({ point }) => point !== null).at(-1);
	return read?.point
		? `${who}: av dem som började ${last.name} hade ${formatPercent(read.point.estimate)} gått till arbete eller studier efter ${read.month} månader`
		: `${who}: ingen månad kan läsas av`;
};

/** Each year (or half-year) a cohort, where the reader may have it. */
async function byYear(about: About): Promise<{ figure: FigureView | null; answers: Answered[] }> {
	const { question, faults, scope, label, lager } = about;
	const wanted = question.kolumner ?? 'ar';
	const dimension = wanted === 'halvar' ? 'halvar' : 'ar';
	if (wanted !== dimension) faults.push('Kohorter går att dela efter år eller halvår.');
	const band = seesRows(lager.viewer) ? 'tid_grupp' : 'tid_halvar';
	const measure = measureOf(MATT);
	const [totals, answer] = await Promise.all([
		about.ask(measure, [dimension], { roll: 'hela' }),
		about.ask(measure, [dimension, 'utgang', band])
	]);
	const of = (row: { by: Record<string, string | null> }) => row.by[dimension] ?? '';
	const ids = [...new Set(totals.rows.filter(({ status }) => status !== 'data_saknas').map(of))]
		.filter(Boolean)
		.sort();
	const answers = [answer, totals];
	if (allOutside(answer)) return { figure: null, answers };
	const list = cohorts(
		ids.map((id) => ({
			id,
			name: label(dimension, id).toLocaleLowerCase('sv'),
			longest: followed(parsePeriod(id)?.fran ?? scope.meta.dataPer, scope.meta.dataPer)
		})),
		totals.rows,
		answer.rows,
		of,
		band
	);
	const who = scope.forbund?.kort ?? 'Alla förbund';
	return { figure: figureOf(about, answer, list, who, 'kohorter_1', false), answers };
}

/** What the release has: all time, and the three latest years, in each förbund. */
async function bySpan(about: About): Promise<Looked> {
	const { scope } = about;
	const measure = measureOf(MATT);
	const last = scope.years.at(-1) ?? Number(scope.meta.dataPer.slice(0, 4));
	const latest = { from: String(last - 2), to: String(last) };
	const spans = [{ text: 'hela tiden' }, { ...latest, text: formatRange(latest.from, latest.to) }];
	const asked = await Promise.all(
		spans.map(async (span) => {
			const [totals, answer] = await Promise.all([
				about.ask(measure, ['forbund'], { roll: 'hela', span }),
				about.ask(measure, ['forbund', 'utgang', 'tid_halvar'], { span })
			]);
			return { span, totals, answer };
		})
	);
	const places = scope.forbund ? [scope.forbund] : scope.catalog.forbund;
	const figures = places.flatMap((forbund, at) => {
		const own = asked.filter(({ answer }) => !allOutside(answer));
		const list = own
			.flatMap(({ span, totals, answer }) =>
				cohorts(
					[{ id: forbund.forbund_id, name: span.text }],
					totals.rows,
					answer.rows,
					({ by }) => by.forbund ?? '',
					'tid_halvar'
				)
			)
			.filter(({ n }, i, all) => n !== null && n > 0 && (i === 0 || n !== all[0]!.n));
		const first = own[0]?.answer;
		return first && list.length > 0
			? [
					figureOf(
						about,
						{ ...first, period: list.map(({ name }) => name).join(' och ') },
						list,
						forbund.kort,
						`kohorter_${at + 1}`,
						true
					)
				]
			: [];
	});
	return { figures, answers: asked.flatMap(({ totals, answer }) => [answer, totals]) };
}

export async function cohortLook(about: About): Promise<Looked> {
	const { figure, answers } = await byYear(about);
	if (figure) return { figures: [figure], answers };
	about.faults.push(
		'Kohorter år för år släpps inte: grupperna blir för små. Här visas hela tiden och de tre senaste åren, förbund för förbund.'
	);
	const spans = await bySpan(about);
	if (spans.figures.length > 0) return spans;
	const [answer] = answers as [Answered, ...Answered[]];
	return {
		answers: spans.answers,
		figures: [
			framed(about, answer, {
				id: 'kohorter_1',
				title: 'Ingen kohort kan visas för det här urvalet',
				drawn: null,
				empty: outsideText(answer.measure),
				table: { caption: 'Kohorter', columns: [{ key: 'namn', label: 'Började' }], rows: [] }
			})
		]
	};
}
