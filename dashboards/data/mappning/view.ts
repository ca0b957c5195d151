import { formatNumber, NBSP } from '#lib/format/index.ts';
import type { Fragor } from '#lib/server/mappningsfragor.ts';
import type { LoadReport } from '#lib/server/report.ts';
import { beslutGrupper, type BeslutGrupp } from './decided.ts';
import { sieView, type SieView } from './sie.ts';
import { enkatView, type EnkatView } from './survey.ts';
import { ordView, rader, type OrdView } from './words.ts';

export interface FilView {
	id: string;
	fil: string;
	texter: string[];
	ord: OrdView[];
	enkater: EnkatView[];
	sie: SieView | null;
	klar: boolean;
	/** `2 frågor` */
	antal: string;
}

export interface MappningView {
	title: string;
	lead: string;
	prov: string;
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
	ord.length +
	enkater.length +
	(sie?.grupper.reduce((sum, { delar }) => sum + delar.length, 0) ?? 0) +
	(sie?.motsagande ? 1 : 0);

/** The wizard of one sändning. `sent`: a form that could not be used, so that what was written in it stands. */
export function mappningView(
	fragor: Fragor,
	sandning: { id: string; lage: string; rapport: LoadReport | null },
	sent: Readonly<Record<string, string>> = {}
): MappningView {
	const filer = fragor.filer.map((fil, nr): FilView => {
		const view = {
			id: `fil-${nr}`,
			fil: fil.fil,
			texter: fil.texter,
			ord: fil.ord.map((one) => ordView(one, fragor.val[`${one.slag}/${one.i}`] ?? [], sent)),
			enkater: fil.enkater.map((one, i) => enkatView(one, `${nr}-${i}`, fragor, sent)),
			sie: fil.sie && sieView(fil.sie, `${nr}`, fragor, sent)
		};
		return { ...view, klar: antal(view) === 0, antal: rader(antal(view), 'fråga', 'frågor') };
	});
	const left = filer.reduce((sum, one) => sum + antal(one), 0);
	const first = filer.find(({ klar }) => !klar);
	const report = sandning.rapport;
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
		kontroll: kontrollen(sandning.lage, report),
		fel: fragor.fel,
		filer: [...filer.filter(({ klar }) => !klar), ...filer.filter(({ klar }) => klar)],
		beslut: beslutGrupper(fragor.bestamt),
		tillbaka: `/data/inkorg/${sandning.id}`
	};
}
