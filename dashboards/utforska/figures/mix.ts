/** How the mix of people and the outcome go together over the insatser: a warning about comparing them, not an explanation. */
import { mixCorrelation } from '#lib/charts/index.ts';
import { FEWEST, spearman, type Correlation } from '#lib/explore/index.ts';
import { formatList, formatNumber, formatPercent } from '#lib/format/index.ts';
import type { MeasureRow } from '#lib/measures/types.ts';
import { measureOf } from '#lib/server/scope.ts';
import type { FigureView, TableView } from '#lib/ui/types.ts';
import { definitionLink } from '../../shared/foot.ts';
import { insatsKey, rowKey } from '../../shared/rows.ts';
import { withPlace, type About, type Answered, type Looked } from '../about.ts';
import { framed } from './parts.ts';

/** One figure a dimension, so that none says what another has said: who stands furthest from arbete, or is most of a kind. */
const KINDS = [
	{ dimension: 'kon', values: ['kvinna'], name: 'Kvinnor' },
	{ dimension: 'aldersgrupp', values: ['16-24'], name: '24 år eller yngre' },
	{ dimension: 'utbildning', values: ['forgymnasial'], name: 'Förgymnasial utbildning' },
	{ dimension: 'forsorjning_fore', values: ['forsorjningsstod'], name: 'Försörjningsstöd vid start' },
	{ dimension: 'manader_grupp', values: ['24-59', '60-'], name: 'Minst 24 månader i offentlig försörjning' }
] as const;

const PRESET = 'avslut_arbete_studier';

interface Figure {
	name: string;
	/** By insats; null where it is hidden or unknown. */
	values: (number | null)[];
}

/** The part of an insats' ended that are of a kind, out of all but those known to be unstated; null when a part of it is hidden. */
function shareOf(
	whole: MeasureRow | undefined,
	rows: readonly MeasureRow[],
	dimension: string,
	kinds: readonly string[]
): number | null {
	if (whole?.status !== 'visas' || !whole.taljare) return null;
	const own = rows.filter(({ by }) => kinds.includes(by[dimension] ?? ''));
	if (own.some(({ status }) => status === 'skyddad')) return null;
	const sum = (list: readonly MeasureRow[]) => list.reduce((total, row) => total + (row.taljare ?? 0), 0);
	const unstated = sum(rows.filter(({ by }) => by[dimension] == null || by[dimension] === 'okand'));
	const all = whole.taljare - unstated;
	return all > 0 ? sum(own) / all : null;
}

const signed = (r: number): string => formatNumber(r, 2);
const sure = (found: Correlation): boolean => found.lag > 0 || found.hog < 0;

function verdict(found: Correlation | null): string {
	if (!found) return `färre än ${FEWEST} insatser har båda`;
	if (!sure(found)) return 'går inte att skilja från inget samband';
	return found.r > 0 ? 'följs åt' : 'går åt var sitt håll';
}

export async function mixLook(about: About): Promise<Looked> {
	const { question, scope, faults } = about;
	let outcome = measureOf(question.matt[0] ?? PRESET);
	if (outcome.enhet !== 'andel' || outcome.alltid?.length) {
		faults.push(
			`${outcome.namn} är ingen andel som kan ställas mot sammansättningen. ${measureOf(PRESET).namn} visas i stället.`
		);
		outcome = measureOf(PRESET);
	}
	const ended = measureOf('avslutade');
	const places = withPlace(scope, ['insats']);
	const [result, whole, ...mixes] = await Promise.all([
		about.ask(outcome, places),
		about.ask(ended, places, { roll: 'hela' }),
		...KINDS.map(({ dimension }) => about.ask(ended, [...places, dimension]))
	]);
	const answers: Answered[] = [result!, whole!, ...mixes];
	const key = (row: MeasureRow) =>
		rowKey({
			...row,
			by: {
				...row.by,
				forbund: row.by.forbund ?? scope.forbund?.forbund_id ?? scope.catalog.forbund[0]?.forbund_id ?? ''
			}
		});
	const own = (rows: readonly MeasureRow[], insats: (typeof scope.insatser)[number]) =>
		rows.filter((row) => key(row) === insatsKey(insats));
	const figures: Figure[] = [
		...KINDS.map(({ dimension, values, name }, i) => ({
			name,
			values: scope.insatser.map((insats) =>
				shareOf(own(whole!.rows, insats)[0], own(mixes[i]!.rows, insats), dimension, values)
			)
		})),
		{
			name: outcome.namn,
			values: scope.insatser.map((insats) => {
				const [row] = own(result!.rows, insats);
				return row?.status === 'visas' ? row.varde : null;
			})
		}
	];
	const cells = figures.flatMap((a, row) =>
		figures.slice(0, row).map((b, column) => ({
			row,
			column,
			a,
			b,
			found: spearman(scope.insatser.map((_, i) => [a.values[i]!, b.values[i]!] as const))
		}))
	);
	const withOutcome = cells.filter(({ row }) => row === figures.length - 1);
	const told = withOutcome.filter(({ found }) => found && sure(found));
	const shown = cells.some(({ found }) => found);
	const title = !shown
		? `För få insatser har siffror som visas: det behövs minst ${FEWEST} för att säga något`
		: told.length > 0
			? `${outcome.namn} varierar med sammansättningen: ${formatList(told.map(({ b, found }) => `${b.name.toLocaleLowerCase('sv')} (${signed(found!.r)})`))}`
			: `Inget samband mellan vilka som deltar och ${outcome.namn.toLocaleLowerCase('sv')} går att säkerställa bland insatserna`;
	const pairs: TableView = {
		caption: `Samband mellan insatsernas sammansättning och utfall, ${about.period.text}`,
		columns: [
			{ key: 'par', label: 'Två siffror' },
			{ key: 'r', label: 'Rangkorrelation', unit: '95 % intervall', num: true },
			{ key: 'n', label: 'Insatser', unit: 'n', num: true },
			{ key: 'utsaga', label: 'Utsaga' }
		],
		rows: [...cells]
			.sort((x, y) => y.row - x.row || x.column - y.column)
			.map(({ a, b, found }) => ({
				cells: {
					par: { text: `${b.name} och ${a.name.toLocaleLowerCase('sv')}` },
					r: found
						? { text: signed(found.r), sub: `${signed(found.lag)} till ${signed(found.hog)}` }
						: { text: '–', muted: true },
					n: { text: found ? formatNumber(found.n) : '' },
					utsaga: { text: verdict(found), muted: !found || !sure(found) }
				}
			}))
	};
	const figure: FigureView = framed(about, result!, {
		id: 'sammansattning',
		title,
		subtitle: `Varje insats är en punkt: dess andel av varje slag bland de avslutade, och dess ${outcome.namn.toLocaleLowerCase('sv')}. ${about.period.text}.`,
		definitions: [definitionLink(scope, outcome.matt), definitionLink(scope, 'avslutade')],
		drawn: shown
			? mixCorrelation(
					figures.map(({ name }) => name),
					cells.map(({ row, column, found }) => ({
						row,
						column,
						r: found?.r ?? null,
						sure: Boolean(found && sure(found))
					})),
					`${title}. Alla värden står i tabellen.`
				)
			: null,
		empty: `Andelarna visas bara där alla deras delar släpps. Välj hela tiden och alla förbund, så blir insatserna fler.`,
		table: pairs,
		notes: [
			'Rangkorrelation (Spearman): 1 när insatserna står i samma ordning på båda siffrorna, −1 när ordningen är omvänd, 0 när inget hänger ihop. Fylld cirkel: följs åt. Tom cirkel: går åt var sitt håll. Ring: intervallet utesluter 0.',
			'Sambandet gäller insatser, inte personer: att insatser med fler unga har ett annat utfall säger inte att unga har det. Med många par blir något av dem utanför 0 av slump.'
		]
	});
	const profile: TableView = {
		caption: `Sammansättningen i varje insats, ${about.period.text}`,
		columns: [
			{ key: 'namn', label: 'Insats' },
			...figures.map(({ name }, i) => ({
				key: `k${i}`,
				label: name,
				unit: i < KINDS.length ? 'andel av avslutade' : 'andel',
				num: true
			}))
		],
		rows: scope.insatser
			.map((insats, at) => ({ insats, values: figures.map(({ values }) => values[at]!) }))
			.filter(({ values }) => values.some((value) => value !== null))
			.map(({ insats, values }) => ({
				cells: {
					namn: { text: insats.namn },
					...Object.fromEntries(
						values.map((value, i) => [
							`k${i}`,
							value === null ? { text: 'visas inte', muted: true } : { text: formatPercent(value) }
						])
					)
				}
			}))
	};
	return {
		answers,
		figures: [figure],
		after: {
			title: 'Siffrorna bakom, insats för insats',
			table: {
				...profile,
				note: 'En insats där delen inte visas är inte med i de samband som gäller den.',
				definitions: figure.definitions
			}
		}
	};
}
