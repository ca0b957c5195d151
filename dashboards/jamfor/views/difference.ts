/** How far apart: each against the others together, and each pair. */
import { differenceDots } from '#lib/charts/index.ts';
import { amountPairs, amountsSentence, type Difference, type Group } from '#lib/compare/index.ts';
import { formatKronor, formatNumber, formatPercent, formatSigned, NBSP } from '#lib/format/index.ts';
import { measureOf, type Scope } from '#lib/server/scope.ts';
import type { FigureView, TableRow } from '#lib/ui/types.ts';
import type { Period } from '../../shared/period.ts';
import { figureOf, inBlock, totalOf } from '../subject.ts';

/** More sides than this make more pairs than anyone reads. */
const PAIRED = 6;

const points = (value: number): string => formatSigned(Math.round(value * 1000) / 10, 1);

const pText = (p: number): string => (p < 0.001 ? 'under 0,001' : formatNumber(p, 3));

const rowOf = (one: Difference): TableRow => ({
	cells: {
		namn: {
			text: one.name,
			sub: `mot ${one.mot ?? 'de andra'}: ${formatPercent(one.first.x / one.first.n, one.first.n)} mot ${formatPercent(one.second.x / one.second.n, one.second.n)}`
		},
		skillnad: { text: points(one.difference), sub: `${points(one.lag)} till ${points(one.hog)}` },
		dom: { text: one.skild ? 'ja' : 'nej', sub: `p ${pText(one.justerat)}` }
	}
});

const short = ({ difference, skild }: Difference): string =>
	`${points(difference)}${skild ? '' : '  skiljs inte'}`;

function shares(scope: Scope, matt: string, period: Period, group: Group, id: string): FigureView {
	const { rest, pairs, sides, sentences } = group;
	const drawn = rest.length > 0 ? rest : pairs;
	const withPairs = rest.length > 0 && sides.length <= PAIRED;
	const label = `Skillnader i procentenheter, ${period.text}. ${sentences.skillnad} Alla värden står i tabellen.`;
	return figureOf(scope, matt, period, {
		group,
		id,
		text: inBlock(group) + sentences.skillnad,
		drawn: differenceDots(
			drawn.map((one) => ({
				name: one.mot === null ? one.name : `${one.name} mot ${one.mot}`,
				difference: one.difference,
				lag: one.lag,
				hog: one.hog,
				text: short(one),
				focus: one.skild
			})),
			label
		),
		n: totalOf(group),
		table: {
			caption: `Skillnader i ${measureOf(matt).namn.toLocaleLowerCase('sv')}, ${period.text}`,
			columns: [
				{ key: 'namn', label: 'Insats' },
				{ key: 'skillnad', label: 'Skillnad', unit: 'procentenheter, 95 % intervall', num: true },
				{ key: 'dom', label: 'Går att skilja åt', unit: 'justerat', num: true }
			],
			rows: [
				...rest.map(rowOf),
				...(withPairs ? [{ heading: 'Två och två', cells: {} }] : []),
				...(rest.length === 0 || withPairs ? pairs.map(rowOf) : [])
			]
		},
		notes: [
			`Intervallen gäller en skillnad i taget. Domen tar hänsyn till att ${formatNumber(drawn.length)}${NBSP}${drawn.length === 1 ? 'jämförelse' : 'jämförelser'} görs samtidigt (Holm).`,
			...(rest.length > 0 && !withPairs ? [`Två och två visas när högst ${PAIRED} insatser jämförs.`] : [])
		]
	});
}

function amounts(scope: Scope, matt: string, period: Period, group: Group, id: string): FigureView {
	const measure = measureOf(matt);
	return figureOf(scope, matt, period, {
		group,
		id,
		text: amountsSentence(group.sides, measure),
		drawn: null,
		empty: 'Kostnader har inget intervall att rita. Skillnaderna står i tabellen.',
		n: totalOf(group),
		table: {
			caption: `Skillnader i ${measure.namn.toLocaleLowerCase('sv')}, ${period.text}`,
			columns: [
				{ key: 'namn', label: 'Insats' },
				{ key: 'belopp', label: 'Belopp', num: true },
				{ key: 'skillnad', label: 'Skillnad', unit: 'kr', num: true }
			],
			rows: amountPairs(group.sides).map(({ high, low, difference }) => ({
				cells: {
					namn: { text: high.name, sub: `mot ${low.name}` },
					belopp: { text: formatKronor(high.varde), sub: `mot ${formatKronor(low.varde)}` },
					skillnad: { text: formatNumber(difference) }
				}
			}))
		}
	});
}

export const difference = (
	scope: Scope,
	matt: string,
	period: Period,
	groups: readonly Group[]
): FigureView[] =>
	groups.map((group, i) =>
		(measureOf(matt).enhet === 'andel' ? shares : amounts)(scope, matt, period, group, `skillnad_${i + 1}`)
	);
