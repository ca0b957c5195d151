import { formatAges, formatList, formatRange, plural, speak } from '#lib/format/index.ts';
import { isOutside, SHARE } from '#lib/compare/index.ts';
import { measures } from '#lib/measures/library/index.ts';
import { measureOf, type Scope } from '#lib/server/scope.ts';
import type { FigureView, FilterView, TableView } from '#lib/ui/types.ts';
import { compareFigure } from '../shared/compare.ts';
import { filterBar, insatsChoices } from '../shared/filterBar.ts';
import { choosePeriod, type Period } from '../shared/period.ts';
import { cell, hasData, insatsKey, linesOf } from '../shared/rows.ts';
import { dashboard, LOOK_FILTERS, MAIN, SIDE_FILTERS } from './dashboard.ts';
import { look, lookLinks, type Look, type LookLink } from './looks.ts';
import { chosenMatt, comparable } from './subject.ts';

export interface JamforView {
	title: string;
	lead: string;
	filter: FilterView;
	/** The ways of looking, the one in use marked. */
	looks: LookLink[];
	figures: FigureView[];
	/** What a way of looking adds; null side by side. */
	look: Omit<Look, 'figures'> | null;
	who: TableView;
	reservations: string[];
}

/** Who takes part, and how much of the outcome is known: what must be read before two insatser are compared. */
async function whoTable(scope: Scope, period: Period): Promise<TableView> {
	const cut = { by: ['forbund', 'insats'], from: period.from, to: period.to };
	const [people, coverage, women] = await Promise.all([
		scope.ask('deltagare', cut),
		scope.ask('tackning', cut),
		scope.ask('deltagare', { ...cut, by: [...cut.by, 'kon'] })
	]);
	const { k } = scope.meta;
	const withWomen = !isOutside(women);
	const covered = new Map(linesOf(scope, coverage).map((line) => [insatsKey(line.insats), line.row]));
	const seen = linesOf(scope, people).filter(({ row }) => hasData(row) && row?.varde !== 0);
	const rows = seen.map(({ insats, name, row }) => {
		const ages = formatAges(insats.alder_fran, insats.alder_till);
		const kvinnor = women.find(
			(r) => r.by.kon === 'kvinna' && r.by.insats === insats.insats_id && r.by.forbund === insats.forbund_id
		);
		return {
			cells: {
				namn: { text: name },
				malgrupp: { text: insats.malgrupp ?? 'inte angiven', sub: ages, muted: !insats.malgrupp },
				ar: {
					text: insats.fran && insats.till ? formatRange(String(insats.fran), String(insats.till)) : '–'
				},
				deltagare: cell(row, 'personer', k),
				kvinnor: kvinnor && withWomen ? cell(kvinnor, 'personer', k) : { text: '' },
				tackning: cell(covered.get(insatsKey(insats)), 'andel', k)
			}
		};
	});
	return {
		caption: `Vilka insatserna är till för, ${period.text}`,
		columns: [
			{ key: 'namn', label: 'Insats' },
			{ key: 'malgrupp', label: 'Målgrupp' },
			{ key: 'ar', label: 'Uppgifter finns för' },
			{
				key: 'deltagare',
				label: 'Deltagare',
				unit: 'personer',
				num: true,
				href: scope.link('/matt/deltagare')
			},
			...(withWomen
				? [
						{
							key: 'kvinnor',
							label: 'Varav kvinnor',
							unit: 'personer',
							num: true,
							href: scope.link('/matt/deltagare')
						}
					]
				: []),
			{
				key: 'tackning',
				label: 'Täckning',
				unit: 'avslut med känt utfall',
				num: true,
				href: scope.link('/matt/tackning')
			}
		],
		rows
	};
}

function reservationsOf(scope: Scope, coverage: string[]): string[] {
	const said = [
		'Skillnader mellan insatser kan bero på vilka som deltar, inte bara på vad insatsen gör.',
		'Kostnaden är insatsens bokförda utfall delat med dess deltagare; förbundets administration är inte utslagen.'
	];
	if (!scope.forbund && scope.catalog.forbund.length > 1)
		said.push(
			'Insatserna hör till olika förbund, med egna målgrupper, kostnadsramar och sätt att registrera.'
		);
	return [...said, ...coverage];
}

export async function view(scope: Scope): Promise<JamforView> {
	const period = choosePeriod(scope, 3);
	const { vy } = scope.filters;
	const asked = vy ? [chosenMatt(scope)] : scope.filters.matt ? [scope.filters.matt] : MAIN;
	const [looked, beside, who] = await Promise.all([
		vy ? look(scope, vy, period) : null,
		vy ? [] : Promise.all(asked.map((matt) => compareFigure(scope, matt, period))),
		whoTable(scope, period)
	]);
	const coverage = await scope.ask('tackning', {
		by: ['forbund', 'insats'],
		from: period.from,
		to: period.to
	});
	const low = linesOf(scope, coverage).filter(({ row }) => row?.status === 'visas' && (row.varde ?? 1) < 0.6);
	const warned = low.map(({ name, row }) => `${name} (${speak(row, 'andel', scope.meta.k).text})`);
	const lines =
		!vy && asked.some((matt) => measureOf(matt).intervall === 'wilson')
			? ' Linjen visar hur säkert värdet är: där linjerna täcker varandra går insatserna oftast inte att skilja åt.'
			: '';
	return {
		title: `${dashboard.title} – ${scope.forbund?.namn ?? 'alla förbund'}`,
		lead: `${plural(scope.insatser.length, 'insats', 'insatser')}, ${period.text}.${lines}`,
		filter: {
			...filterBar(scope, {
				fields: vy ? (vy === 'standardiserat' ? [...LOOK_FILTERS, 'strata'] : LOOK_FILTERS) : SIDE_FILTERS,
				period,
				measures: vy ? measures.filter(comparable).map(({ matt }) => matt) : dashboard.measures,
				...(vy ? { preset: SHARE } : {})
			}),
			choices: insatsChoices(scope, 'Välj insatser att jämföra')
		},
		looks: lookLinks(scope),
		figures: looked?.figures ?? beside,
		look: looked,
		who,
		reservations: reservationsOf(
			scope,
			warned.length > 0
				? [
						`Utfallet är känt för färre än 60 % av avsluten i ${formatList(warned)}: andelarna gäller bara dem.`
					]
				: []
		)
	};
}
