import { formatNumber, formatInstant, NBSP } from '#lib/format/index.ts';
import type { Filfragor, Fragor, Pengar, Utkast } from '#lib/server/mappningsfragor.ts';
import type { LoadReport } from '#lib/server/report.ts';
import { beslutGrupper, type BeslutGrupp } from './decided.ts';
import { INGA, pengarna, plus, sieView, type SieView } from './sie.ts';
import { enkatView, type EnkatView } from './survey.ts';
import { ordGrupp, rader, type Grupp, type Ifyllt } from './words.ts';

export interface FilView {
	id: string;
	fil: string;
	texter: string[];
	ord: Grupp | null;
	enkater: EnkatView[];
	sie: SieView | null;
	klar: boolean;
	/** `2 frågor kvar` */
	antal: string;
	open: boolean;
}

export interface MappningView {
	title: string;
	lead: string;
	prov: string;
	/** How far one has come; null when nothing was ever asked. */
	gang: { klara: number; alla: number; text: string } | null;
	/** When what is filled in was saved, in words; null when nothing is, and when nothing is asked any more. */
	utkast: string | null;
	/** What the latest check found, or that one is going on. */
	kontroll: string;
	fel: string | null;
	filer: FilView[];
	beslut: BeslutGrupp[];
	tillbaka: string;
}

/** The latest check in one sentence. */
function kontrollen(lage: string, rapport: LoadReport | null): string {
	if (lage === 'kontrolleras') return 'Filerna kontrolleras på nytt. Siffrorna ändras när det är klart; ladda om sidan.';
	if (!rapport) return 'Filerna är inte kontrollerade än.';
	const sum = (key: 'read' | 'accepted' | 'quarantined') => rapport.files.reduce((total, file) => total + file[key], 0);
	const refused = rapport.files.filter((file) => file.refused !== null).length;
	return `Senaste kontrollen: ${formatNumber(sum('read'))}${NBSP}rader lästa, ${formatNumber(sum('accepted'))} inlästa och ${formatNumber(sum('quarantined'))} i karantän${refused > 0 ? `; ${refused === 1 ? 'en fil' : `${formatNumber(refused)} filer`} togs inte emot` : ''}.`;
}

/** How many questions a file asks. */
const antal = ({ ord, enkater, sie }: Pick<FilView, 'ord' | 'enkater' | 'sie'>): number =>
	(ord?.rader.length ?? 0) +
	enkater.length +
	(sie?.grupper.reduce((sum, { rader: delar }) => sum + delar.length, 0) ?? 0) +
	(sie?.motsagande ? 1 : 0);

/** How far one has come: what the files ask that is explained, and what has no place yet. */
function gangen(filer: readonly Filfragor[], kvar: number): MappningView['gang'] {
	const klara = new Set(filer.flatMap(({ forklarat }) => forklarat)).size;
	const alla = klara + kvar;
	if (alla === 0) return null;
	const celler = filer.reduce((sum, { ord }) => sum + ord.reduce((one, { antal: n }) => one + (n ?? 0), 0), 0);
	const kr = filer.reduce<Pengar>((sum, { sie }) => (sie ? plus(sum, sie.omappat) : sum), INGA);
	const left = [
		...(celler > 0 ? [rader(celler, 'cell', 'celler')] : []),
		...(pengarna(kr) === pengarna(INGA) ? [] : [pengarna(kr)])
	];
	return {
		...{ klara, alla },
		text: `${formatNumber(klara)} av ${formatNumber(alla)} förklarade${left.length > 0 ? `. Kvar: ${left.join(' och ')}` : ''}.`
	};
}

/** The draft in words, as long as something is asked. */
const utkastet = (utkast: Utkast | null, kvar: number): string | null =>
	utkast && kvar > 0 ? `Det du fyllt i sparades ${formatInstant(utkast.sparat)}. Bara det du har godkänt är bestämt.` : null;

/** Opens one part of the page: the one somebody came back to, else the first that asks something. */
function opened(filer: readonly FilView[], vid: string): FilView[] {
	const parts = ({ id, enkater, sie, ord }: FilView) =>
		[...enkater.map((one) => one.id), ...(sie?.grupper ?? []).map((one) => one.id), ...(ord ? [ord.id] : [])].concat(id);
	const ours = filer.find((one) => !one.klar && parts(one).includes(vid)) ?? filer.find(({ klar }) => !klar);
	if (!ours) return [...filer];
	const asks = parts(ours);
	const part = asks.includes(vid) && vid !== ours.id ? vid : asks[0];
	const open = <T extends { id: string }>(one: T): T => ({ ...one, open: one.id === part });
	return filer.map((one) =>
		one === ours
			? {
					...{ ...one, open: true, enkater: one.enkater.map(open), ord: one.ord && open(one.ord) },
					sie: one.sie && { ...one.sie, grupper: one.sie.grupper.map(open) }
				}
			: one
	);
}

/** The wizard of one sändning. `utkast`: what was filled in before; `vid`: the part of the page to open. */
export function mappningView(
	fragor: Fragor,
	sandning: { id: string; lage: string; rapport: LoadReport | null },
	utkast: Utkast | null = null,
	vid = ''
): MappningView {
	const ifyllt: Ifyllt = utkast?.falt ?? {};
	const filer = fragor.filer.map((fil): FilView => {
		const view = {
			...{ id: fil.id, fil: fil.fil, texter: fil.texter, open: false },
			ord: ordGrupp(fil.id, fil.ord, fragor.val, ifyllt),
			enkater: fil.enkater.map((one) => enkatView(one, fragor, ifyllt)),
			sie: fil.sie && sieView(fil.sie, fil.id, fragor, ifyllt)
		};
		const n = antal(view);
		return { ...view, klar: n === 0, antal: n === 0 ? 'inget att svara på' : rader(n, 'fråga', 'frågor') };
	});
	const left = filer.reduce((sum, one) => sum + antal(one), 0);
	const first = filer.find(({ klar }) => !klar);
	return {
		title:
			fragor.fel !== null
				? 'Mappningen går inte att läsa'
				: left === 0
					? 'Inget väntar på beslut'
					: left === 1
						? `En fråga om ${first?.fil} väntar på svar`
						: `${formatNumber(left)} frågor väntar på svar`,
		lead: 'Förslagen är bara förslag: inget är bestämt förrän du trycker Godkänn, och varje beslut går att ta tillbaka. Det som ingen har bestämt stannar i karantän och räknas inte.',
		prov: fragor.prov,
		gang: gangen(fragor.filer, left),
		utkast: utkastet(utkast, left),
		kontroll: kontrollen(sandning.lage, sandning.rapport),
		fel: fragor.fel,
		filer: opened([...filer.filter(({ klar }) => !klar), ...filer.filter(({ klar }) => klar)], vid),
		beslut: beslutGrupper(fragor.bestamt),
		tillbaka: `/data/inkorg/${sandning.id}`
	};
}
