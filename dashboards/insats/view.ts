import {
	formatAges,
	formatDate,
	formatNumber,
	formatPercent,
	plural,
	sentence,
	speak
} from '#lib/format/index.ts';
import type { JudgedGoal } from '#lib/goals/index.ts';
import type { MeasureRow } from '#lib/measures/types.ts';
import type { Insats } from '#lib/server/catalog/index.ts';
import { measureOf, type Scope } from '#lib/server/scope.ts';
import type { FigureView, FilterView, Link, StatView, TableView } from '#lib/ui/types.ts';
import { filterBar } from '../shared/filterBar.ts';
import { about, type About } from './about.ts';
import { changeFigure } from './change.ts';
import { countsTable } from './counts.ts';
import { dashboard } from './dashboard.ts';
import { insatsView } from '../mal/view.ts';
import { money } from './money.ts';
import { outcomeFigure } from './outcome.ts';
import { stepsFigure } from './steps.ts';
import { volumeFigure } from './volume.ts';

export interface InsatsView {
	title: string;
	lead: string;
	facts: { term: string; text: string }[];
	parts: Link[];
	filter: FilterView;
	stats: StatView[];
	/** Set for a strukturövergripande insats: why there are no participants. */
	structural: string | null;
	figures: FigureView[];
	money: FigureView;
	kinds: TableView | null;
	/** What was told as numbers without persons. */
	counts: TableView | null;
	goals: { lead: string; groups: { name: string; table: TableView }[]; link: Link };
	links: Link[];
}

/** Names it had, and insatser before and after it: what older reports call it, and where its figures go on. */
function slaktOf({ slakt = [] }: Insats): InsatsView['facts'] {
	const names = slakt.filter(({ slag }) => slag === 'tidigare_namn');
	const of = (slag: string) =>
		slakt
			.filter((one) => one.slag === slag)
			.map(({ namn, fran }) => (fran ? `${namn} (från ${formatDate(fran)})` : namn))
			.join(', ');
	return [
		{
			term: 'Tidigare namn',
			text: names.map(({ namn, till }) => (till ? `${namn} (till ${formatDate(till)})` : namn)).join(', ')
		},
		{ term: 'Tog över efter', text: of('ersatter') },
		{ term: 'Togs över av', text: of('ersatts_av') }
	];
}

function factsOf(insats: Insats, forbund: string): InsatsView['facts'] {
	const facts = [
		{ term: 'Förbund', text: forbund },
		{ term: 'Målgrupp', text: sentence(insats.malgrupp ?? '') },
		{
			term: 'Ålder',
			text: formatAges(insats.alder_fran, insats.alder_till)
		},
		{ term: 'Platser', text: insats.platser === null ? '' : formatNumber(insats.platser) },
		{
			term: 'Längsta tid',
			text: insats.max_manader === null ? '' : plural(insats.max_manader, 'månad', 'månader')
		},
		{ term: 'Parter', text: (insats.parter ?? '').split('|').filter(Boolean).join(', ') },
		...slaktOf(insats),
		{
			term: 'Tid',
			text: insats.start
				? `från ${formatDate(insats.start)}${insats.slut ? ` till ${formatDate(insats.slut)}` : ''}`
				: ''
		}
	];
	return facts.filter((fact) => fact.text !== '');
}

async function statsOf({ scope, ask, period }: About): Promise<StatView[]> {
	const { k } = scope.meta;
	const span = { by: [], from: period.from, to: period.to };
	const ids = ['deltagare', 'pagaende', 'avslut_arbete_studier', 'tackning', 'kostnad_per_deltagare'];
	const rows = await Promise.all(ids.map(async (matt) => (await ask(matt, span))[0]));
	return ids.map((matt, index) => {
		const said = speak(rows[index], measureOf(matt).enhet, k);
		return {
			label: measureOf(matt).namn,
			href: scope.link(`/matt/${matt}`),
			value: said.text,
			sub: [said.interval, said.interval || measureOf(matt).enhet === 'kronor_per' ? said.n : '']
				.filter(Boolean)
				.join(', '),
			muted: !said.shown
		};
	});
}

async function leadOf(
	{ scope, ask, period }: About,
	people: MeasureRow | undefined,
	hasCounts: boolean
): Promise<string> {
	if (scope.years.length === 0)
		return 'Inga uppgifter om insatsen är inlästa än. De kommer med filerna för deltaganden, ekonomi och mål.';
	if (people?.status === 'data_saknas')
		return hasCounts
			? 'Insatsen har bara lämnat antal, utan deltaganden: hur avsluten gick går inte att säga.'
			: 'Inga deltaganden är inlästa för insatsen: hur många som deltog och hur avsluten gick går inte att säga.';
	const { k } = scope.meta;
	const [result] = await ask('avslut_arbete_studier', { by: [], from: period.from, to: period.to });
	const said = speak(result, 'andel', k);
	const count = speak(people, 'personer', k);
	return [
		count.shown ? `${plural(people?.varde ?? 0, 'person', 'personer')} har deltagit ${period.text}.` : '',
		said.shown
			? `${formatPercent(result?.varde)} av avsluten med känt utfall gick till arbete eller studier (${said.interval}).`
			: result && result.status !== 'ej_tillampligt'
				? `Hur avsluten gick: ${said.text}.`
				: ''
	]
		.filter(Boolean)
		.join(' ');
}

export async function view(scope: Scope, insats: Insats, goals: readonly JudgedGoal[]): Promise<InsatsView> {
	const one = about(scope, insats);
	const structural = insats.inriktning !== 'individinriktad';
	const forbund =
		scope.catalog.forbund.find((f) => f.forbund_id === insats.forbund_id)?.namn ?? insats.forbund;
	const [counts, [people]] = await Promise.all([
		countsTable(one),
		one.ask('deltagare', { by: [], from: one.period.from, to: one.period.to })
	]);
	/** Nothing about participants can be said, and the lead says why: no empty pictures under it. */
	const silent = structural || people?.status === 'data_saknas';
	const [lead, stats, volume, change, steps, outcome, cash] = await Promise.all([
		structural ? '' : leadOf(one, people, counts !== null),
		silent ? [] : statsOf(one),
		silent ? null : volumeFigure(one),
		silent ? null : changeFigure(one),
		silent ? null : stepsFigure(one),
		silent ? null : outcomeFigure(one),
		money(one)
	]);
	return {
		title: insats.namn,
		lead,
		facts: factsOf(insats, forbund),
		parts: one.parts.map((part) => ({ text: part.namn, href: scope.link(`/insats/${part.insats_id}`) })),
		filter: filterBar(one.scope, {
			fields: dashboard.filters.filter((name) => name !== 'forbund'),
			period: one.period
		}),
		stats,
		structural: structural
			? 'Insatsen är strukturövergripande: den riktar sig till verksamheter och personal, inte till enskilda. Deltagare, avslut och kostnad per deltagare är därför inte tillämpliga.'
			: null,
		figures: [volume, change, steps, outcome].filter((figure): figure is FigureView => figure !== null),
		money: cash.figure,
		kinds: cash.kinds,
		counts,
		goals: {
			...insatsView(scope, insats, goals),
			link: { text: 'Bara målen, för utskrift', href: scope.link(`/insats/${insats.insats_id}/mal`) }
		},
		links: [
			...(silent
				? []
				: [{ text: 'Hela före och efter', href: scope.link(`/insats/${insats.insats_id}/fore-efter`) }]),
			{
				text: 'Jämför med förbundets andra insatser',
				href: scope.link('/jamfor', {
					forbund: scope.filters.forbund ?? (scope.catalog.forbund.length > 1 ? insats.forbund_id : null)
				})
			}
		]
	};
}
