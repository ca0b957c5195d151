import { intervalDots } from '#lib/charts/index.ts';
import type { DotRow } from '#lib/charts/index.ts';
import { askSides, compare, SHARE } from '#lib/compare/index.ts';
import {
	formatInstant,
	formatInterval,
	formatList,
	formatMoney,
	formatNumber,
	formatPercent,
	formatRange,
	NBSP,
	plural,
	speak
} from '#lib/format/index.ts';
import type { MeasureRow } from '#lib/measures/types.ts';
import type { LoadEntry } from '#lib/server/catalog/index.ts';
import { measureOf, type Scope } from '#lib/server/scope.ts';
import type { FigureView, FilterView, Link, StatView, TableRow } from '#lib/ui/types.ts';
import { saidOf } from '../shared/compare.ts';
import { filterBar } from '../shared/filterBar.ts';
import { NOTHING_SHOWN } from '../shared/empty.ts';
import { definitionLink, foot } from '../shared/foot.ts';
import { rowCount } from '../shared/loads.ts';
import { choosePeriod, type Period } from '../shared/period.ts';
import { cell, dotRow, hasData, insatsKey, linesOf, rowKey, type Line } from '../shared/rows.ts';
import { subjectOf } from '../shared/subject.ts';
import { dashboard } from './dashboard.ts';
import { askMain, mainStats, used, type Main } from './stats.ts';

export interface OversiktView {
	heading: string;
	lead: string;
	filter: FilterView;
	/** One link a förbund, when there are several and none is chosen. */
	forbund: (Link & { note: string })[];
	stats: StatView[];
	figure: FigureView;
	news: string[];
	missing: { insats: string; what: string }[];
	links: Link[];
}

/** The state of things in one or two sentences, from the figures that are shown and no others. */
function leadOf(main: Main, k: number): string {
	const people = speak(main.deltagare, 'personer', k);
	const result = speak(main.resultat, 'andel', k);
	const parts = [
		people.shown ? `${plural(main.deltagare?.varde ?? 0, 'person', 'personer')} har deltagit.` : '',
		result.shown
			? `${formatPercent(main.resultat?.varde)} av avsluten med känt utfall gick till arbete eller studier (troligen ${formatInterval(main.resultat?.lag, main.resultat?.hog)}).`
			: main.avslutade?.status === 'visas'
				? `Hur avsluten gick: ${result.text}.`
				: '',
		used(main)
			? `${used(main)} av budgeten är använd.`
			: main.utfall?.status === 'visas'
				? `Utfallet är ${formatMoney(main.utfall.varde)}.`
				: ''
	];
	return (
		parts.filter(Boolean).join(' ') || 'Det finns inget att visa för den här perioden. Välj en längre period.'
	);
}

async function insatsFigure(
	scope: Scope,
	period: Period
): Promise<{ figure: FigureView; missing: OversiktView['missing'] }> {
	const { k } = scope.meta;
	const cut = { by: ['forbund', 'insats'], from: period.from, to: period.to };
	const [people, result, cost, spent, steps] = await Promise.all(
		['deltagare', 'avslut_arbete_studier', 'kostnad_per_deltagare', 'utfall', 'stegforflyttning_framat'].map(
			(matt) => scope.ask(matt, cut)
		)
	);
	const index = (rows: MeasureRow[] = []) => new Map(rows.map((row) => [rowKey(row), row]));
	const [byPeople, byCost, bySpent] = [index(people), index(cost), index(spent)];
	const withSteps = new Set((steps ?? []).filter(hasData).map(rowKey));
	const isZero = (row?: MeasureRow) => row?.status === 'visas' && row.varde === 0;
	const active = (line: Line) => {
		const key = insatsKey(line.insats);
		const someone = hasData(byPeople.get(key)) && !isZero(byPeople.get(key));
		return someone || hasData(line.row) || (hasData(bySpent.get(key)) && !isZero(bySpent.get(key)));
	};
	const lines = linesOf(scope, result ?? []).filter(active);
	const resting = scope.insatser.filter((i) => !lines.some((line) => line.insats === i));
	const groups = scope.forbund ? [scope.forbund] : scope.catalog.forbund;
	const dots: DotRow[] = [];
	const rows: TableRow[] = [];
	for (const forbund of groups) {
		const own = lines.filter((line) => line.insats.forbund_id === forbund.forbund_id);
		if (own.length === 0) continue;
		if (groups.length > 1) {
			dots.push({ name: forbund.kort, heading: true, varde: null, lag: null, hog: null, text: '' });
			rows.push({ heading: forbund.kort, cells: {} });
		}
		for (const { insats, name, row } of own) {
			const key = insatsKey(insats);
			dots.push(dotRow(name, row, k));
			rows.push({
				cells: {
					namn: {
						text: name,
						href: scope.link(`/insats/${insats.insats_id}`, {
							forbund: scope.filters.forbund ?? (scope.forbund ? null : insats.forbund_id)
						})
					},
					deltagare: cell(byPeople.get(key), 'personer', k),
					resultat: cell(row, 'andel', k),
					kostnad: cell(byCost.get(key), 'kronor_per', k)
				}
			});
		}
	}
	const subject = subjectOf(scope, SHARE, period);
	const { groups: comparable } = compare(subject, await askSides((one, by) => scope.ask(one, by), subject));
	const [finding = '', ...others] = saidOf(measureOf(SHARE), lines, comparable);
	const title = `Till arbete eller studier: ${finding}`;
	const personal = lines.filter((line) => line.insats.inriktning === 'individinriktad');
	// Those that have told something of the period, but of nobody.
	const unknown = resting.filter(
		(insats) =>
			byPeople.get(insatsKey(insats))?.status === 'data_saknas' &&
			insats.fran !== null &&
			(!period.to || String(insats.fran) <= period.to) &&
			(!period.from || String(insats.till) >= period.from.slice(0, 4))
	);
	const told = [...personal, ...unknown.map((insats) => ({ insats, name: insats.namn, row: undefined }))];
	const missing = told.flatMap(({ insats, name, row }) => {
		const key = insatsKey(insats);
		const gone = [
			!hasData(byPeople.get(key)) && 'deltagare',
			!hasData(row) && 'känt utfall efter avslut',
			!hasData(bySpent.get(key)) &&
				!hasData(bySpent.get(`${insats.forbund_id}|${insats.overordnad_insats}`)) &&
				'ekonomiskt utfall',
			!withSteps.has(key) && 'stegmätningar i par'
		].filter((what): what is string => typeof what === 'string');
		return gone.length > 0 ? [{ insats: name, what: formatList(gone) }] : [];
	});
	const figure: FigureView = {
		id: 'insatser',
		title,
		subtitle: `Andel av avsluten med känt utfall, per insats. ${period.text}.`,
		drawn: dots.some(({ varde }) => varde !== null)
			? intervalDots(dots, `Andel avslut till arbete eller studier per insats, ${period.text}. ${finding}`)
			: null,
		empty:
			lines.length > 0
				? NOTHING_SHOWN
				: `Inga insatser har uppgifter för ${period.text}. Välj en annan period.`,
		table: {
			caption: `Insatserna ${period.text}`,
			columns: [
				{ key: 'namn', label: 'Insats' },
				{ key: 'deltagare', label: 'Deltagare', unit: 'personer', num: true },
				{ key: 'resultat', label: 'Till arbete eller studier', unit: 'andel, 95 % intervall', num: true },
				{ key: 'kostnad', label: 'Kostnad per deltagare', unit: 'kr', num: true }
			],
			rows
		},
		foot: foot(scope, 'avslut_arbete_studier'),
		definitions: ['deltagare', 'avslut_arbete_studier', 'kostnad_per_deltagare'].map((m) =>
			definitionLink(scope, m)
		),
		notes: [
			...others,
			...(others.length > 0
				? ['Alla går inte att jämföra med varandra: varför står under Jämför, Skillnad.']
				: []),
			...(resting.length > 0
				? [`Utan verksamhet eller uppgifter i perioden: ${formatList(resting.map((i) => i.namn))}.`]
				: [])
		]
	};
	return { figure, missing };
}

function newsOf(scope: Scope, history: readonly LoadEntry[], owner: boolean): string[] {
	const loads = history.filter((entry) => entry.publicerad && !entry.rapport?.angrad);
	// After an undone publishing the latest load is not the one on show.
	const last = loads.find((entry) => entry.version === scope.meta.version) ?? loads[0];
	if (!last) return [`Uppgifterna laddades ${formatInstant(scope.meta.laddad)}.`];
	const files = last.rapport.files ?? [];
	const sum = (key: 'accepted' | 'quarantined') => files.reduce((total, file) => total + (file[key] ?? 0), 0);
	const news = [
		`Senast publicerat ${formatInstant(last.tid)}: ${plural(new Set(files.map((file) => file.file)).size, 'fil', 'filer')}${owner ? ` och ${formatNumber(sum('accepted'))} rader` : ''}.`
	];
	const waiting = sum('quarantined');
	const reader = { owner, k: scope.meta.k };
	if (waiting > 0)
		news.push(
			`${waiting === 1 && owner ? `1${NBSP}rad` : `${rowCount(waiting, reader)}${NBSP}rader`} gick inte att läsa in och väntar på rättning.`
		);
	const newer = history.filter((entry) => !entry.publicerad && entry.tid > last.tid);
	if (newer.length > 0)
		news.push(`${plural(newer.length, 'senare laddning', 'senare laddningar')} publicerades inte.`);
	return news;
}

/** When a förbund has nothing in the period: the years it has something. */
function yearsOf(scope: Scope, forbund: string): string {
	const own = scope.catalog.insatser.filter((i) => i.forbund_id === forbund);
	const fran = Math.min(...own.map((i) => i.fran ?? Infinity));
	const till = Math.max(...own.map((i) => i.till ?? -Infinity));
	return Number.isFinite(fran) && Number.isFinite(till)
		? `uppgifter ${formatRange(String(fran), String(till))}`
		: '';
}

export async function view(
	scope: Scope,
	history: readonly LoadEntry[],
	owner: boolean
): Promise<OversiktView> {
	const period = choosePeriod(scope, 1);
	const several = scope.catalog.forbund.length > 1 && !scope.forbund;
	const [main, { figure, missing }, perForbund] = await Promise.all([
		askMain(scope, period),
		insatsFigure(scope, period),
		several ? scope.ask('deltagare', { by: ['forbund'], from: period.from, to: period.to }) : []
	]);
	return {
		heading: `${scope.forbund?.namn ?? `${scope.catalog.forbund.length} samordningsförbund`} – ${period.text}`,
		lead: leadOf(main, scope.meta.k),
		filter: filterBar(scope, { fields: dashboard.filters, period }),
		forbund: several
			? scope.catalog.forbund.map((f) => {
					const said = speak(
						perForbund.find((row) => row.by.forbund === f.forbund_id),
						'personer',
						scope.meta.k
					);
					return {
						text: f.kort,
						href: scope.link('/', { forbund: f.forbund_id }),
						note: said.shown && said.text !== '0' ? `${said.text} deltagare` : yearsOf(scope, f.forbund_id)
					};
				})
			: [],
		stats: mainStats(scope, main),
		figure,
		news: newsOf(scope, history, owner),
		missing,
		links: [
			{ text: 'Jämför insatserna på alla mått', href: scope.link('/jamfor') },
			{ text: 'Vad som lästes in och vad som inte gick', href: scope.link('/data') },
			{ text: 'Vilka filer som behövs, och hur de ska se ut', href: scope.link('/datakatalog') }
		]
	};
}
