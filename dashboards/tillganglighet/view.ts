import { formatDate, formatList, formatNumber, plural } from '#lib/format/index.ts';
import type { Scope } from '#lib/server/scope.ts';
import type { Matning, Redogorelse } from '#lib/server/tillganglighet.ts';
import type { Link, TableView } from '#lib/ui/types.ts';

export interface TillganglighetView {
	title: string;
	lead: string;
	/** Whether everything is as the law asks, in the words its template uses. */
	status: string;
	covers: readonly string[];
	faults: TableView | null;
	burdensome: readonly string[];
	report: { text: string; mail: Link | null; phone: string | null; answer: string };
	supervision: { text: string; link: Link };
	tested: readonly string[];
	measured: { text: string; table: TableView };
	reviewed: string;
}

const whose = ({ forbund, catalog }: Pick<Scope, 'forbund' | 'catalog'>): string => {
	const names = forbund ? [forbund.namn] : catalog.forbund.map(({ namn }) => namn);
	return names.length > 0 ? formatList(names) : 'Förbundet';
};

/** What the law calls it: wholly, or partly because of what is listed. */
export const statusText = ({ lag, standard, lagens_niva, brister }: Redogorelse, faulty: number): string => {
	const how =
		brister.length === 0 && faulty === 0
			? 'är helt förenlig'
			: 'är delvis förenlig, på grund av bristerna nedan,';
	return `Webbplatsen ${how} med ${lag}. Den är byggd efter ${standard}; lagen kräver ${lagens_niva}.`;
};

function measuredView({ dag, axe, bredder, lagen, sidor }: Matning): TillganglighetView['measured'] {
	const rows = Object.entries(sidor);
	const faulty = rows.filter(([, faults]) => faults > 0);
	const found =
		faulty.length === 0
			? 'utan att finna något fel'
			: `och fann fel på ${formatNumber(faulty.length)} av dem`;
	return {
		text: `Den ${formatDate(dag)} prövade axe ${axe} ${plural(rows.length, 'sida', 'sidor')} i ${formatList(lagen)} läge, i ${formatList(bredder.map((one) => formatNumber(one)))} bildpunkters bredd, ${found}.`,
		table: {
			caption: 'Prövade sidor',
			columns: [
				{ key: 'sida', label: 'Sida' },
				{ key: 'fel', label: 'Slags fel', num: true }
			],
			rows: rows.map(([path, faults]) => ({
				cells: { sida: { text: path, href: path }, fel: { text: formatNumber(faults) } }
			}))
		}
	};
}

export function view(
	scope: Pick<Scope, 'forbund' | 'catalog'>,
	said: Redogorelse,
	found: Matning
): TillganglighetView {
	const { kontakt, tillsyn, brister } = said;
	const owner = said.ansvarig || whose(scope);
	const faulty = Object.values(found.sidor).filter((faults) => faults > 0).length;
	return {
		title: 'Tillgänglighets\u00adredogörelse',
		lead: `${owner} står bakom den här webbplatsen. Alla ska kunna använda den, och här står hur väl den fungerar, vilka brister vi känner till och hur du säger till.`,
		status: statusText(said, faulty),
		covers: said.omfattar,
		faults:
			brister.length > 0
				? {
						caption: 'Kända brister',
						columns: [
							{ key: 'vad', label: 'Brist' },
							{ key: 'sa_lange', label: 'Så gör du under tiden' },
							{ key: 'krav', label: 'Riktlinje' }
						],
						rows: brister.map(({ krav, vad, under_tiden }) => ({
							cells: { vad: { text: vad }, sa_lange: { text: under_tiden }, krav: { text: krav } }
						}))
					}
				: null,
		burdensome: said.oskaligt_betungande,
		report: {
			text:
				kontakt.epost || kontakt.telefon
					? 'Hittar du något som inte fungerar för dig, eller behöver du en sida i en annan form, hör av dig:'
					: 'Hittar du något som inte fungerar för dig, eller behöver du en sida i en annan form, hör av dig till förbundets kansli. Berätta vilken adress du var på och vad du ville göra.',
			mail: kontakt.epost
				? {
						text: kontakt.epost,
						href: `mailto:${kontakt.epost}?subject=${encodeURIComponent('Brist i tillgänglighet i Stegvis')}`
					}
				: null,
			phone: kontakt.telefon || null,
			answer: `Du får svar inom ${plural(kontakt.svarstid, 'arbetsdag', 'arbetsdagar')}.`
		},
		supervision: {
			text: `${tillsyn.namn} har tillsyn över lagen. Är du inte nöjd med hur vi tar hand om dina synpunkter kan du anmäla det dit.`,
			link: { text: `Anmäl till ${tillsyn.namn}`, href: tillsyn.adress }
		},
		tested: said.provat,
		measured: measuredView(found),
		reviewed: `Redogörelsen gicks senast igenom den ${formatDate(said.granskad)}. Prövningarna är våra egna.`
	};
}
