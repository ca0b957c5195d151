import {
	formatDate,
	formatInterval,
	formatNumber,
	formatPercent,
	formatStatus,
	NBSP,
	sentence,
	speak
} from '#lib/format/index.ts';
import { begrepp, begreppSida } from '#lib/metod/begrepp.ts';
import { measureOf, type Scope } from '#lib/server/scope.ts';
import type { FigureView, Link } from '#lib/ui/types.ts';
import { choosePeriod } from '../shared/period.ts';
import { metodLink, rakningHref } from '../shared/rakning.ts';
import type { Mark } from '../shared/verdicts.ts';
import { changeFigure, intervalFigure, rowsFigure } from './bilder.ts';
import { dashboard } from './dashboard.ts';
import { sidor } from './sidor.ts';

export interface HjalpView {
	title: string;
	lead: string;
	chapters: Link[];
	interval: FigureView;
	change: FigureView;
	rows: FigureView;
	/** A figure of this very version, as it is cited. */
	citat: { text: string; link: Link };
	pages: { id: string; name: string; href: string | null; text: readonly string[] }[];
	/** The shapes of a verdict, as the board's pages draw them. */
	marks: readonly { mark: Mark; word: string; text: string }[];
	/** Where the templates are. */
	mallar: string;
	words: { id: string; name: string; text: string; href: string }[];
	/** What stands in the place of a hidden figure. */
	dold: string;
	/** Whether the reader has put the tips away. */
	hidden: boolean;
}

const MATT = 'avslut_arbete_studier';

const MARKS: HjalpView['marks'] = [
	{ mark: 'natt', word: 'Nått, säkert', text: 'hela linjen ligger på rätt sida om målet' },
	{ mark: 'osakert', word: 'Osäkert', text: 'siffran når målet, eller inte, men slumpen kan ha avgjort' },
	{ mark: 'ej_natt', word: 'Inte nått, säkert', text: 'hela linjen ligger på fel sida om målet' },
	{ mark: 'for_tidigt', word: 'För tidigt att säga', text: 'tiden målet gäller är inte slut' },
	{ mark: 'saknas', word: 'Visas inte, eller kan ej utvärderas', text: 'en uppgift saknas eller är skyddad' },
	{ mark: 'foljs', word: 'Följs upp', text: 'det finns inget målvärde att nå' }
];

/** `Avslut till arbete eller studier, Västmanland, 2024–2026: 35 % (33–37 %), n 2 500. Stegvis, data per …` */
async function citation(scope: Scope, address: string): Promise<HjalpView['citat']> {
	const period = choosePeriod(scope, 3);
	const cut = { by: [], from: period.from, to: period.to };
	const [row] = await scope.ask(MATT, cut);
	const { namn, enhet } = measureOf(MATT);
	const said = speak(row, enhet, scope.meta.k);
	const where = scope.forbund?.namn ?? `${scope.catalog.forbund.length} samordningsförbund`;
	const figure = said.shown
		? `${formatPercent(row?.varde, row?.n)} (95${NBSP}% intervall ${formatInterval(row?.lag, row?.hog, row?.n)}), n${NBSP}=${NBSP}${formatNumber(row?.n)}`
		: said.text;
	const data = scope.meta.syntetisk ? 'syntetiska exempeldata per' : 'data per';
	return {
		text: `${namn}, ${where}, ${period.text}: ${figure}. Stegvis, ${data} ${formatDate(scope.meta.dataPer)}, version ${scope.meta.version.slice(0, 12)}. ${address}`,
		link: { text: 'Visa räkningen för just den siffran', href: rakningHref(scope, MATT, cut) }
	};
}

export async function view(scope: Scope, origin: string, hidden: boolean): Promise<HjalpView> {
	const link = (path: string) => scope.link(path);
	return {
		title: dashboard.title,
		lead: 'Kort om hur man läser, laddar och citerar. Länken Hjälp i menyn leder till det som gäller sidan du står på.',
		chapters: [
			{ text: 'Styrelsen: läs en bild', href: '#lasa' },
			{ text: 'Kansliet: läs in filer', href: '#ladda' },
			{ text: 'Utvärderaren: citera en siffra', href: '#citera' },
			{ text: 'Sida för sida', href: '#sidor' },
			{ text: 'Ordlista', href: '#ord' },
			{ text: 'Tips och kakor', href: '#tips' }
		],
		interval: intervalFigure(),
		change: changeFigure(link),
		rows: rowsFigure(link),
		citat: await citation(scope, `${origin}${link('/matt/avslut_arbete_studier')}`),
		pages: sidor.map(({ id, namn, path, text }) => ({
			id,
			name: namn,
			href: path ? link(path) : null,
			text
		})),
		marks: MARKS,
		mallar: `${link('/data')}#mallar`,
		words: begrepp.map(({ id, namn, text }) => ({
			id: `ord-${id}`,
			name: namn,
			text: text.join(' ').replaceAll('{k}', String(scope.meta.k)),
			href: metodLink(scope, `${begreppSida}#${id}`)
		})),
		dold: sentence(formatStatus('skyddad', scope.meta.k)),
		hidden
	};
}
