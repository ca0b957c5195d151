/** Budget, utfall and forecast of the year, insats by insats. */
import { costBars } from '#lib/charts/index.ts';
import { formatMoney, formatNumber, formatPercent, sentence } from '#lib/format/index.ts';
import type { MeasureRow } from '#lib/measures/types.ts';
import type { Part, Written } from '#lib/report/types.ts';
import type { Cell, FigureView, TableView } from '#lib/ui/types.ts';
import { money as insatsMoney } from '../../insats/money.ts';
import { definitionLink, foot } from '../../shared/foot.ts';
import { cell, hasData } from '../../shared/rows.ts';
import { stat } from '../stats.ts';
import { aboutOf, nearest, spanOf, type Subject } from '../subject.ts';

const shown = (row: MeasureRow | undefined): number | null => (row?.status === 'visas' ? row.varde : null);
const none: Cell = { text: '–', muted: true };

const amount = (row: MeasureRow | undefined, k: number): Cell =>
	row && hasData(row) ? cell(row, 'kronor', k) : none;

/** How much of the budget is used; empty where either is missing. */
function usedOf(utfall: MeasureRow | undefined, budget: MeasureRow | undefined): string {
	const [spent, planned] = [shown(utfall), shown(budget)];
	return spent !== null && planned !== null && planned > 0 ? formatPercent(spent / planned) : '';
}

type Rows = Record<'budget' | 'utfall' | 'prognos' | 'kostnad', MeasureRow[]>;

async function rowsOf({ ask }: Subject, year: string, by: string[]): Promise<Rows> {
	const cut = { by, from: year, to: year };
	const [budget, utfall, prognos, kostnad] = await Promise.all(
		['budget', 'utfall', 'prognos', 'kostnad_per_deltagare'].map((matt) => ask(matt, cut))
	);
	return { budget: budget ?? [], utfall: utfall ?? [], prognos: prognos ?? [], kostnad: kostnad ?? [] };
}

function table(subject: Subject, parts: Rows, whole: Rows): TableView {
	const { scope, period, rakning } = subject;
	const { k } = scope.meta;
	const name = (id: string | null | undefined) =>
		scope.catalog.insatser.find(
			(one) => one.insats_id === id && (!scope.forbund || one.forbund_id === scope.forbund.forbund_id)
		)?.namn ?? 'Uppgift saknas';
	const ids = [
		...new Set(
			[...parts.budget, ...parts.utfall, ...parts.prognos].filter(hasData).map(({ by }) => by.insats ?? null)
		)
	].sort((a, b) => name(a).localeCompare(name(b), 'sv'));
	const line = (title: string, pick: (rows: MeasureRow[]) => MeasureRow | undefined, from: Rows) => {
		const [budget, utfall, prognos, kostnad] = [from.budget, from.utfall, from.prognos, from.kostnad].map(
			pick
		);
		return {
			cells: {
				namn: { text: title },
				budget: amount(budget, k),
				utfall: amount(utfall, k),
				andel: { text: usedOf(utfall, budget) },
				prognos: amount(prognos, k),
				kostnad: kostnad && hasData(kostnad) ? cell(kostnad, 'kronor_per', k) : none
			}
		};
	};
	return {
		caption: `Budget, utfall och prognos ${period.ar}`,
		columns: [
			{ key: 'namn', label: 'Insats' },
			{ key: 'budget', label: 'Budget', unit: 'kr, helåret', num: true },
			{ key: 'utfall', label: 'Utfall', unit: period.partial ? 'kr, hittills' : 'kr', num: true },
			{ key: 'andel', label: 'Använt', unit: 'av budgeten', num: true },
			{ key: 'prognos', label: 'Prognos', unit: 'kr, helåret', num: true },
			{ key: 'kostnad', label: 'Kostnad per deltagare', unit: 'kr', num: true }
		],
		rows: [
			...ids.map((id) => line(name(id), (rows) => rows.find(({ by }) => (by.insats ?? null) === id), parts)),
			line('Alla tillsammans', (rows) => rows[0], whole)
		],
		note: 'Kostnader utom parternas egeninsats. Kostnaden per deltagare är insatsens utfall delat med dess deltagare.',
		definitions: ['budget', 'utfall', 'prognos', 'kostnad_per_deltagare'].map((matt) =>
			definitionLink(scope, matt)
		),
		rakning: rakning('utfall', { by: ['insats'], from: period.ar, to: period.ar })
	};
}

/** Budget and utfall of the förbund, year by year up to the report's own. */
async function byYear(subject: Subject): Promise<FigureView | null> {
	const { ask, years, namn, scope, rakning } = subject;
	const cut = { by: ['ar'], ...(years[0] && { from: years[0], to: years.at(-1) as string }) };
	const [budget, utfall] = await Promise.all([ask('budget', cut), ask('utfall', cut)]);
	const at = (rows: MeasureRow[], year: string) => rows.find(({ by }) => by.ar === year);
	const points = years
		.map((name) => ({ name, budget: shown(at(budget, name)), utfall: shown(at(utfall, name)) }))
		.filter((point) => point.budget !== null || point.utfall !== null);
	const last = points.at(-1);
	if (points.length < 2 || !last) return null;
	const title = `${last.name}: ${last.utfall === null ? 'inget utfall än' : `utfall ${formatMoney(last.utfall)}`}, ${last.budget === null ? 'ingen budget' : `budget ${formatMoney(last.budget)}`}`;
	return {
		id: 'pengar_per_ar',
		title,
		subtitle: `Utfall som fyllda staplar, budget som kontur, per år i ${namn}.`,
		drawn: costBars(points, `Budget och utfall per år i ${namn}. ${title}.`),
		table: {
			caption: `Budget och utfall per år i ${namn}`,
			columns: [
				{ key: 'ar', label: 'År' },
				{ key: 'budget', label: 'Budget', unit: 'kr', num: true },
				{ key: 'utfall', label: 'Utfall', unit: 'kr', num: true },
				{ key: 'avvikelse', label: 'Avvikelse', unit: 'kr, utfall minus budget', num: true }
			],
			rows: points.map((point) => ({
				cells: {
					ar: { text: point.name, ...(`${point.name}-12-31` > scope.meta.dataPer && { sub: 'hittills' }) },
					budget: { text: formatNumber(point.budget) },
					utfall: { text: formatNumber(point.utfall) },
					avvikelse: {
						text:
							point.utfall === null || point.budget === null ? '–' : formatNumber(point.utfall - point.budget)
					}
				}
			}))
		},
		foot: foot(scope, 'utfall'),
		definitions: ['budget', 'utfall'].map((matt) => definitionLink(scope, matt)),
		rakning: rakning('utfall', { by: ['ar'] })
	};
}

/** How the money of the year stands, as one sentence. */
function sentenceOf({ period }: Subject, whole: Rows): string {
	const [utfall, budget, prognos] = [whole.utfall[0], whole.budget[0], whole.prognos[0]];
	const [spent, planned, forecast] = [shown(utfall), shown(budget), shown(prognos)];
	if (spent === null && planned === null) return `Uppgifter om pengar saknas för ${period.ar}`;
	if (spent === null) return `Budgeten ${period.ar} är ${formatMoney(planned)}, utfall saknas`;
	const share = usedOf(utfall, budget);
	const so = share
		? `${share} av budgeten ${period.ar} är använd: ${formatMoney(spent)} av ${formatMoney(planned)}`
		: `Utfallet ${period.ar} är ${formatMoney(spent)}, budget saknas`;
	const ends =
		forecast !== null && planned !== null && planned > 0
			? `, prognosen är ${formatMoney(forecast)} (${formatPercent(forecast / planned)})`
			: '';
	return sentence(so + ends);
}

export async function money(subject: Subject): Promise<Written> {
	const { period } = subject;
	const whole = await rowsOf(subject, period.ar, []);
	const rubrik = sentenceOf(subject, whole);
	const year = { from: period.ar, to: period.ar, text: period.ar, own: true };
	if (subject.insats) {
		const own = aboutOf(subject, year);
		const said = own && (await insatsMoney(own));
		const cost = await nearest(subject, 'kostnad_per_deltagare');
		const [perPerson] = await subject.ask('kostnad_per_deltagare', { by: [], ...spanOf(cost) });
		return {
			rubrik,
			delar: [
				{ slag: 'tal', tal: [stat(subject, 'kostnad_per_deltagare', perPerson, cost)] },
				...(said ? [{ slag: 'bild', bild: said.figure } as const] : []),
				...(said?.kinds ? [{ slag: 'tabell', tabell: said.kinds } as const] : [])
			]
		};
	}
	const parts = await rowsOf(subject, period.ar, ['insats']);
	const [capital] = await subject.ask('eget_kapital', { by: [], from: period.ar, to: period.ar });
	const bild = await byYear(subject);
	const delar: Part[] = [
		{ slag: 'tabell', tabell: table(subject, parts, whole) },
		...(hasData(capital)
			? [
					{
						slag: 'stycke',
						text: `Eget kapital enligt det senaste bokslutet: ${formatMoney(shown(capital))}.`
					} as const
				]
			: []),
		...(bild ? [{ slag: 'bild', bild } as const] : [])
	];
	return { rubrik, delar };
}
