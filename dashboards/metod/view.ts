import { formatDate, plural } from '#lib/format/index.ts';
import { delId, metodbok, type Kapitel } from '#lib/metod/index.ts';
import { readDictionary, type Catalog } from '#lib/server/catalog/index.ts';
import { readGroupings } from '#lib/server/catalog/groupings.ts';
import type { Scope } from '#lib/server/scope.ts';
import type { Warehouse } from '#lib/server/warehouse.ts';
import type { Link, TableView } from '#lib/ui/types.ts';
import { metodLink } from '../shared/rakning.ts';
import { dashboard } from './dashboard.ts';

export interface EntryView {
	id: string;
	title: string;
	href?: string;
	text: readonly string[];
	facts: { term: string; text: string; href?: string }[];
	table?: TableView;
}

export interface ChapterView {
	id: string;
	title: string;
	lead: string;
	groups: { id: string; name: string; entries: EntryView[] }[];
}

export interface ContentsView {
	title: string;
	lead: string;
	chapters: { title: string; href: string; lead: string; parts: Link[]; count: string }[];
	links: (Link & { note: string })[];
	/** What the book leaves out, and where it is instead. */
	note: string;
}

export interface BookView {
	title: string;
	lead: string;
	chapters: ChapterView[];
	back: Link;
}

/** A per cent sign stays on the line of its number. */
const unbroken = (text: string): string => text.replaceAll(' %', '\u00a0%');

function chapterView(scope: Scope, kapitel: Kapitel, prefix = ''): ChapterView {
	return {
		id: kapitel.id,
		title: kapitel.titel,
		lead: kapitel.ingress,
		groups: kapitel.grupper.map(({ namn, avsnitt }) => ({
			id: `${prefix}${delId(namn)}`,
			name: namn,
			entries: avsnitt.map((one) => ({
				id: `${prefix}${one.id}`,
				title: one.rubrik,
				...(one.sida && { href: metodLink(scope, one.sida) }),
				text: one.text.map(unbroken),
				facts: (one.fakta ?? []).map(({ term, text, sida }) => ({
					term,
					text: unbroken(text),
					...(sida && { href: metodLink(scope, sida) })
				})),
				...(one.tabell && {
					table: {
						caption: one.rubrik,
						columns: one.tabell.rubriker.map((label, index) => ({ key: String(index), label })),
						rows: one.tabell.rader.map((row) => ({
							cells: Object.fromEntries(row.map((text, index) => [String(index), { text }]))
						}))
					}
				})
			}))
		}))
	};
}

/** The book as this version has it: code lists with the age groups, which are a list of their own. */
async function book(scope: Scope, warehouse: Warehouse): Promise<Kapitel[]> {
	const [{ kodlistor }, grupperingar] = await Promise.all([
		readDictionary(warehouse),
		readGroupings(warehouse)
	]);
	const ages = agesOf(scope.catalog);
	return metodbok({
		k: scope.meta.k,
		koder: [...kodlistor.flatMap(({ koder }) => koder), ...ages],
		grupperingar
	});
}

const agesOf = ({ codes }: Catalog) =>
	(codes.get('aldersgrupp') ?? []).map(({ kod, etikett }) => ({
		lista: 'aldersgrupp',
		kod,
		etikett,
		beskrivning: null,
		giltig_fran: null,
		giltig_till: null
	}));

export async function contentsView(scope: Scope, warehouse: Warehouse): Promise<ContentsView> {
	const chapters = await book(scope, warehouse);
	return {
		title: dashboard.title,
		lead: 'Hur varje siffra räknas, bedöms och skyddas. Boken skrivs av samma definitioner som räknar, så den kan inte säga något annat än de gör.',
		chapters: chapters.map(({ titel, sida, ingress, grupper }) => ({
			title: titel,
			href: scope.link(sida),
			lead: ingress,
			count: plural(
				grupper.reduce((sum, { avsnitt }) => sum + avsnitt.length, 0),
				'avsnitt',
				'avsnitt'
			),
			parts: grupper
				.filter(({ namn }) => namn !== '')
				.map(({ namn }) => ({ text: namn, href: `${scope.link(sida)}#${delId(namn)}` }))
		})),
		links: [
			{
				text: 'Hela boken som ett dokument',
				href: scope.link('/metod/allt'),
				note: 'för utskrift, eller för att söka i'
			},
			{
				text: 'Visa räkningen',
				href: scope.link('/rakning'),
				note: 'ett mått med täljare, nämnare, SQL och källor'
			},
			{ text: 'Datakatalogen', href: scope.link('/datakatalog'), note: 'varje relation och kolumn i lagret' }
		],
		note: 'Kontrollerna vid inläsningen står inte här: lagret bär inte deras texter med sig. De som har slagit till står på sidan Data, rad för rad.'
	};
}

/** One chapter, or undefined when there is none of that id. The measures have their own page. */
export async function chapterViewOf(
	scope: Scope,
	warehouse: Warehouse,
	id: string
): Promise<BookView | undefined> {
	const found = (await book(scope, warehouse)).find((one) => one.sida === `/metod/${id}`);
	return (
		found && {
			title: found.titel,
			lead: found.ingress,
			chapters: [chapterView(scope, found)],
			back: { text: dashboard.title, href: scope.link('/metod') }
		}
	);
}

/** All of it, on one page. */
export async function bookView(scope: Scope, warehouse: Warehouse): Promise<BookView> {
	const chapters = await book(scope, warehouse);
	return {
		title: `${dashboard.title}: hela`,
		lead: `Data per ${formatDate(scope.meta.dataPer)}, version ${scope.meta.version.slice(0, 12)}. Minsta grupp som visas är ${scope.meta.k}.`,
		chapters: chapters.map((one) => chapterView(scope, one, `${one.id}-`)),
		back: { text: dashboard.title, href: scope.link('/metod') }
	};
}
