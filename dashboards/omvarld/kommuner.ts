import { formatList, formatNumber } from '#lib/format/index.ts';
import { kommunerIn, kommunText, type Kommun, type OmvarldRow } from '#lib/omvarld/index.ts';

/** What is known of the choice, for the one who may make it. */
export interface Kommunfraga {
	prov: string;
	forbund: string;
	/** What is decided; null: nothing is. */
	valda: readonly string[] | null;
	fel: string | null;
}

/** A form that could not be saved: why, and what it held. */
export interface Ifyllt {
	fault: string;
	valda?: readonly string[];
	fler?: string;
}

export interface KommunView {
	title: string;
	/** Folded when there is nothing to ask. */
	open: boolean;
	lead: string;
	prov: string;
	forbund: string;
	/** Chosen ones first, then län by län where they are many. */
	grupper: { title: string; open: boolean; kommuner: { kod: string; text: string; vald: boolean }[] }[];
	/** What may be written instead of sought; null where they are few. */
	lista: string[] | null;
	fel: string | null;
}

/** So many are seen at a glance. */
const FEW = 30;

function groupsOf(kommuner: readonly Kommun[], valda: ReadonlySet<string>): KommunView['grupper'] {
	const box = (one: Kommun) => ({ kod: one.kod, text: kommunText(one), vald: valda.has(one.kod) });
	const byName = (a: Kommun, b: Kommun) => a.namn.localeCompare(b.namn, 'sv');
	const all = kommuner.toSorted(byName);
	if (all.length <= FEW) return [{ title: 'Kommuner', open: true, kommuner: all.map(box) }];
	const chosen = all.filter(({ kod }) => valda.has(kod));
	const rest = all.filter(({ kod }) => !valda.has(kod));
	const lan = [...new Set(rest.map((one) => one.lan))].sort((a, b) => a.localeCompare(b, 'sv'));
	return [
		...(chosen.length > 0 ? [{ title: 'Valda', open: true, kommuner: chosen.map(box) }] : []),
		...lan.map((title) => {
			const own = rest.filter((one) => one.lan === title);
			return { title: `${title} (${formatNumber(own.length)})`, open: false, kommuner: own.map(box) };
		})
	];
}

/** The form where the förbund's kommuner are chosen among those that the loaded files hold; null when nothing is loaded. */
export function kommunView(
	rows: readonly OmvarldRow[],
	{ prov, forbund, valda, fel }: Kommunfraga
): KommunView | null {
	if (rows.length === 0) return null;
	const shown = [...new Set(rows.flatMap((row) => (row.i_forbundet ? [row.region] : [])))].sort();
	const now = valda ?? shown;
	const kommuner = kommunerIn(rows, [...now, ...shown]);
	const names = new Map(kommuner.map((one) => [one.kod, one.namn]));
	const said = (codes: readonly string[]) => formatList(codes.map((kod) => names.get(kod) ?? kod));
	const waits = valda !== null && [...valda].sort().join() !== shown.join();
	const open = shown.length === 0 || waits || fel !== null;
	const listed = kommuner.length > FEW;
	return {
		title: shown.length === 0 ? 'Välj förbundets kommuner' : 'Förbundets kommuner',
		open,
		lead: [
			...(kommuner.length === 0
				? [
						'I det som är inläst finns bara riket och län, inga kommuner. Hämta en fil med era kommuner och skicka in den under Data.'
					]
				: shown.length === 0
					? ['Kryssa för kommunerna som hör till förbundet, så jämförs de med riket.']
					: [`Sidan visar ${said(shown)} som förbundets.`]),
			...(waits
				? [
						now.length === 0
							? 'Valet är borttaget, men det är inte publicerat än: spara utan kryss, och publicera.'
							: `Ni har valt ${said(now)}, men det är inte publicerat än.`
					]
				: []),
			...(kommuner.length === 0
				? []
				: [
						'Valet sparas i ordlistan och gäller också det som skickas in senare. Inget ändras på sidorna förrän det är publicerat.'
					])
		].join(' '),
		prov,
		forbund,
		grupper: kommuner.length === 0 ? [] : groupsOf(kommuner, new Set(now)),
		lista: listed ? kommuner.map(kommunText) : null,
		fel
	};
}
