/** The explorer's page: what was asked, what was answered, and every way to take it along. */
import type { ExportSource } from '#lib/export/index.ts';
import { FORMS, type Form } from '#lib/explore/index.ts';
import { formatList, formatRange } from '#lib/format/index.ts';
import { dimensionOf } from '#lib/measures/dimensions.ts';
import { seesRows } from '#lib/measures/run.ts';
import type { Lager } from '#lib/server/lager.ts';
import { measureOf, type Scope } from '#lib/server/scope.ts';
import type { SavedView } from '#lib/server/state/index.ts';
import type { FilterView, FigureView, Link } from '#lib/ui/types.ts';
import { metodLink } from '../shared/rakning.ts';
import { about, addressOf, exportDimensions, type About, type Looked, type Section } from './about.ts';
import { snippets, type Snippet } from './copy.ts';
import { dashboard, FIRST } from './dashboard.ts';
import { cohortLook } from './figures/cohorts.ts';
import { flowLook } from './figures/flow.ts';
import { mixLook } from './figures/mix.ts';
import { spreadLook } from './figures/spread.ts';
import { tableLook } from './figures/table.ts';
import { blank, formView } from './form.ts';
import { savedPanel, type SavedPanel } from './saved.ts';

export interface UtforskaView {
	title: string;
	lead: string;
	/** Whether the reader sees the release or the rows, and where that is explained. */
	trust: { text: string; link: Link };
	ways: (Link & { current: boolean })[];
	form: FilterView;
	faults: string[];
	before: Section | null;
	figures: FigureView[];
	after: Section | null;
	downloads: (Link & { about: string })[];
	snippets: Snippet[];
	saved: SavedPanel;
}

/** What was asked and answered: the page shows it, a download writes it. */
export interface Study extends Looked {
	about: About;
	title: string;
}

const NAMES: Record<Form, string> = {
	tabell: 'Tabell och bild',
	fordelning: 'Fördelning',
	flode: 'Flöde, före och efter',
	kohorter: 'Kohorter',
	sammansattning: 'Sammansättning'
};

/** What each way of looking shows, where the question does not say it. */
const SHOWS: Record<Exclude<Form, 'tabell'>, string> = {
	fordelning: 'Hur de räknade fördelar sig',
	flode: 'Var samma personer var före och efter',
	kohorter: 'Hur stor del som har gått till arbete eller studier, efter när de började',
	sammansattning: 'Om insatsernas utfall hänger ihop med vilka som deltar'
};

function titleOf({ question, period, scope }: About): string {
	const what =
		question.bild === 'tabell'
			? question.matt.map((matt) => measureOf(matt).namn).join(' och ')
			: SHOWS[question.bild];
	const by = [...question.rader, ...(question.kolumner ? [question.kolumner] : [])]
		.map((id) => dimensionOf(id)?.namn.toLocaleLowerCase('sv') ?? id)
		.join(' och ');
	const cut = question.bild === 'tabell' && by ? ` efter ${by}` : '';
	const place =
		scope.filters.insats.length > 0
			? `, ${formatList(scope.insatser.map(({ namn }) => namn))}`
			: scope.filters.forbund && scope.forbund
				? `, ${scope.forbund.kort}`
				: '';
	return `${what}${cut}${place}, ${formatRange(period.first, period.last)}`;
}

/** Asks everything that one address asks. Never throws for what a reader wrote: it is said in `faults`. */
export async function study(scope: Scope, lager: Lager, query: URLSearchParams): Promise<Study> {
	const found = await about(scope, lager, query);
	const { question } = found;
	if (question.bild === 'tabell' && question.matt.length === 0) {
		question.matt = [FIRST.matt];
		if (question.rader.length === 0 && question.kolumner === null) question.rader = [FIRST.rader];
	}
	const title = titleOf(found);
	switch (question.bild) {
		case 'tabell':
			return { about: found, title, ...(await tableLook(found)) };
		case 'fordelning':
			return { about: found, title, ...(await spreadLook(found)) };
		case 'flode':
			return { about: found, title, ...(await flowLook(found)) };
		case 'kohorter':
			return { about: found, title, ...(await cohortLook(found)) };
		case 'sammansattning':
			return { about: found, title, ...(await mixLook(found)) };
	}
}

/** A study as the exports take it. `origin` is the site's own. */
export function exportSource({ about: own, title, answers }: Study, origin: string): ExportSource {
	const { meta } = own.scope;
	return {
		answers,
		dimensions: exportDimensions(own),
		title,
		version: meta.version,
		dataPer: meta.dataPer,
		som: own.lager.viewer.role,
		syntetisk: meta.syntetisk,
		k: meta.k,
		adress: origin + addressOf(own.scope, own.question)
	};
}

const FILES = [
	{ format: 'csv', text: 'CSV', about: 'öppnas i svensk Excel' },
	{ format: 'xlsx', text: 'Excel (XLSX)', about: 'med definitionerna på ett eget blad' },
	{ format: 'parquet', text: 'Parquet', about: 'för R, Python och DuckDB' },
	{ format: 'json', text: 'JSON-stat 2', about: 'statistikbyråernas form' }
] as const;

/** @param origin the site's own */
export async function view(
	scope: Scope,
	lager: Lager,
	query: URLSearchParams,
	saved: { kvar: SavedView[]; borttagna: SavedView[] },
	origin: string
): Promise<UtforskaView> {
	const found = await study(scope, lager, query);
	const { about: own, title, figures, answers, before = null, after = null } = found;
	const { question } = own;
	return {
		title: `${dashboard.title}: ${NAMES[question.bild].toLocaleLowerCase('sv')}`,
		lead: `${title}.`,
		trust: seesRows(lager.viewer)
			? {
					text: 'Du ser varje snitt, utan skydd.',
					link: { text: 'Vad skyddet gör för andra', href: metodLink(scope, '/metod/skydd') }
				}
			: {
					text: 'Du ser det som släpps: bestämda platser, tider och uppdelningar. Andra snitt visas inte.',
					link: { text: 'Vilka som släpps', href: metodLink(scope, '/metod/skydd') }
				},
		ways: FORMS.map((form) => ({
			text: NAMES[form],
			href: addressOf(scope, form === question.bild ? question : blank(form)),
			current: form === question.bild
		})),
		form: formView(own),
		faults: own.faults,
		before,
		figures,
		after,
		downloads: FILES.map(({ format, text, about: what }) => ({
			text,
			about: what,
			href: addressOf(scope, question, `/utforska/hamta/${format}`)
		})),
		snippets: snippets(own, answers, origin + addressOf(scope, question, '/utforska/hamta/csv')),
		saved: savedPanel(own, saved, title)
	};
}
