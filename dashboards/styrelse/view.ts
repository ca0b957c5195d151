import { formatDate, formatPercent, plural, speak } from '#lib/format/index.ts';
import type { JudgedGoal } from '#lib/goals/index.ts';
import type { OmvarldRow } from '#lib/omvarld/index.ts';
import type { LoadEntry } from '#lib/server/catalog/index.ts';
import { measureOf, type Scope } from '#lib/server/scope.ts';
import type { FilterField, FilterView, Link, StatView } from '#lib/ui/types.ts';
import { blockTitle } from '../shared/compare.ts';
import { chooseSince, chooseYear, spansOf, versionAt, type Since } from './choose.ts';
import { earlyView, type EarlyView } from './early.ts';
import { askFigures, isShown, sumOf, type Ask, type Figures } from './figures.ts';
import { goalsOfYear, goalsView, type GoalsView } from './goals.ts';
import { indikatorerView, type IndikatorerView } from './indikatorer.ts';
import { insatserView, type InsatserView } from './insatser.ts';
import { leadOf } from './lead.ts';
import { moneyView, shortMoney, type MoneyView } from './money.ts';
import { omvarldCard, type OmvarldCard } from './omvarld.ts';
import { spark } from './spark.ts';
import { againstVersion, againstYear, type SinceView } from './since.ts';

export interface StyrelseView {
	title: string;
	lead: string;
	notes: string[];
	form: FilterView;
	stats: StatView[];
	goals: GoalsView;
	insatser: InsatserView;
	money: MoneyView;
	indikatorer: IndikatorerView;
	/** Null when nothing about the surroundings is loaded. */
	omvarld: OmvarldCard | null;
	since: SinceView;
	early: EarlyView;
	report: Link;
}

/** Reads what was known when another version was current: null when its file is not kept or cannot be read. */
export type Earlier = <T>(
	version: string,
	year: string | null,
	read: (then: { ask: Ask; goals: readonly JudgedGoal[] }) => Promise<T>
) => Promise<T | null>;

export interface Given {
	goals: readonly JudgedGoal[];
	history: readonly LoadEntry[];
	earlier: Earlier;
	/** Published statistics about the förbund's surroundings. */
	omvarld: readonly OmvarldRow[];
	/** `?sedan=` of the address. */
	sedan: string | null;
	/** The förbund was not chosen by the reader. */
	preset: boolean;
}

function statsOf(scope: Scope, figures: Figures, year: string | null, ongoing: boolean): StatView[] {
	const { k } = scope.meta;
	const stat = (matt: string, row: Figures['deltagare'], more: Partial<StatView> = {}): StatView => {
		const said = speak(row, measureOf(matt).enhet, k);
		return {
			label: measureOf(matt).namn,
			href: scope.link(`/matt/${matt}`),
			value: said.text,
			sub: said.interval ? `${said.interval}, ${said.n}` : '',
			muted: !said.shown,
			...more
		};
	};
	const counts = (
		[
			[figures.nya, 'nya'],
			[figures.avslutade, 'avslutade'],
			[figures.pagaende, ongoing ? 'pågår' : 'pågick vid årets slut']
		] as const
	).flatMap(([row, word]) => (isShown(row) ? [`${speak(row, 'antal', k).text} ${word}`] : []));
	const { resultat, steg, tackning } = figures;
	const over = ({ text }: { text: string }) => (text === year ? '' : `Gäller ${text}. `);
	const covered = speak(tackning, 'andel', k);
	const shown = steg.filter(isShown);
	const best = shown.reduce<Figures['deltagare']>(
		(a, b) => (a && (a.n ?? 0) >= (b.n ?? 0) ? a : b),
		undefined
	);
	const line = (matt: keyof Figures['years']) => spark(matt, figures.years[matt], { k, year, ongoing });
	const [spent, planned] = [sumOf(figures.utfall), sumOf(figures.budget)];
	return [
		stat('deltagare', figures.deltagare, {
			...line('deltagare'),
			...(isShown(figures.deltagare) && counts.length > 0 && { note: `${counts.join(', ')}.` })
		}),
		stat('avslut_arbete_studier', resultat.row, {
			...line('avslut_arbete_studier'),
			note: `${over(resultat.span)}${covered.shown ? `Utfallet är känt för ${covered.text} av avsluten.` : ''}`
		}),
		stat('stegforflyttning_framat', best ?? steg[0], {
			...(best && {
				note: `${over(figures.stegSpan)}${blockTitle(scope, best.by, measureOf('stegforflyttning_framat').alltid ?? [])}${shown.length > 1 ? `; ${plural(shown.length - 1, 'mätning', 'mätningar')} till` : ''}.`
			})
		}),
		stat('utfall', undefined, {
			label: 'Utfall mot budget',
			...line('utfall'),
			value: spent === null ? 'data saknas' : shortMoney(spent, planned),
			muted: spent === null,
			note:
				spent !== null && planned !== null && planned > 0
					? `${formatPercent(spent / planned)} av årets budget.`
					: spent !== null
						? 'Budget saknas för året.'
						: 'Ekonomifilen lämnas av kansliet.'
		})
	];
}

function formOf(scope: Scope, year: string | null, since: Since): FilterView {
	const { catalog, forbund, years } = scope;
	const fields: FilterField[] = [];
	if (catalog.forbund.length > 1)
		fields.push({
			name: 'forbund',
			label: 'Samordningsförbund',
			value: forbund?.forbund_id ?? '',
			options: catalog.forbund.map(({ forbund_id, kort }) => ({ value: forbund_id, text: kort }))
		});
	const all = [...years].reverse().map(String);
	if (year !== null && !all.includes(year)) all.unshift(year);
	fields.push({
		name: 'till',
		label: 'År',
		value: year ?? '',
		options: all.map((text) => ({ value: text, text }))
	});
	return {
		action: scope.path,
		fields,
		dates: [{ name: 'sedan', label: 'Förra mötet', value: since.day }],
		kept: [],
		reset: null
	};
}

/** Questions to another version, kept to the förbund as those to this one are. */
const ofForbund =
	({ forbund }: Scope, ask: Ask): Ask =>
	(matt, cut = {}) =>
		ask(matt, forbund ? { ...cut, where: { ...cut.where, forbund: [forbund.forbund_id] } } : cut);

async function sinceView(
	scope: Scope,
	given: Given,
	now: Figures,
	{ year, ongoing, since }: { year: string | null; ongoing: boolean; since: Since }
): Promise<SinceView> {
	const { history, goals } = given;
	const { k, version } = scope.meta;
	const then = versionAt(history, since.day);
	const day = formatDate(since.day);
	const fall = (why: string) => againstYear(now, since, history, { year, ongoing, why });
	if (!then) return fall(`Uppgifterna som gällde ${day} är inte sparade.`);
	if (then.version === version) return fall('');
	const state = await given.earlier(then.version ?? '', year, async (old) => ({
		figures: await askFigures(ofForbund(scope, old.ask), year, spansOf(scope, year)),
		goals: old.goals
	}));
	return state
		? againstVersion({ figures: now, goals }, state, since, history, k)
		: fall(`Uppgifterna som gällde ${day} är inte längre sparade.`);
}

/** The board's one page: everything asked at once, worded from what is shown. `scope` is of one förbund. */
export async function view(scope: Scope, given: Given): Promise<StyrelseView> {
	const { year, period, note } = chooseYear(scope);
	const spans = spansOf(scope, year);
	const { dataPer } = scope.meta;
	const ongoing = year !== null && `${year}-12-31` > dataPer;
	// Goals and what is open are as of the last day of the data: beside an earlier year they would be taken for that year's.
	const isLatest = year === null || year === String(scope.years.at(-1));
	const since = chooseSince(given.sedan, scope.meta, given.history);
	const { current } = goalsOfYear(scope, given.goals, year);
	const [figures, insatser, indikatorer] = await Promise.all([
		askFigures((matt, cut) => scope.ask(matt, cut), year, spans),
		insatserView(scope, period, spans),
		indikatorerView(scope, year)
	]);
	const name = scope.forbund?.namn ?? 'Samordningsförbundet';
	return {
		title: `${name} ${period.text}`,
		lead: leadOf(figures, isLatest ? current : [], { year, ongoing }),
		notes: [
			...(given.preset && scope.forbund
				? [
						`En styrelse hör till ett förbund. Här visas ${scope.forbund.kort}, som har flest insatser med uppgifter för ${year}. Välj ert eget förbund ovan.`
					]
				: []),
			...[note, since.note].filter((text): text is string => text !== null)
		],
		form: formOf(scope, year, since),
		stats: statsOf(scope, figures, year, ongoing),
		goals: goalsView(scope, given.goals, year, isLatest),
		insatser,
		money: moneyView(scope, figures, year, ongoing),
		indikatorer,
		omvarld: omvarldCard(scope, given.omvarld, year),
		since: await sinceView(scope, given, figures, { year, ongoing, since }),
		early: earlyView(figures, current, { year, ongoing, isLatest, dataPer, codes: scope.catalog.codes }),
		report: {
			text: 'Styrelserapporten, med plats för era egna ord',
			href: scope.link('/rapport/styrelserapport', { fran: null, till: null })
		}
	};
}
