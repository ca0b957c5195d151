/** The inbox as a list, what of it waits for somebody, and what may be sent. */
import { formatInstant, formatNumber } from '#lib/format/index.ts';
import { GRANSER, storlek, type Post } from '#lib/server/inkorg/index.ts';
import type { TableView } from '#lib/ui/types.ts';

/** Where a checked sändning stands, and what is to be done; one that an older program checked does not say. */
const KONTROLLERAD = {
	klar: 'Kontrollerad: publicera eller kasta',
	rattas: 'Går inte att publicera än: öppna, och rätta eller förklara',
	inget_nytt: 'Inget nytt i den: kasta'
} as const;

/** Words for the list, one a läge. */
const LAGE: Readonly<Record<Exclude<Post['lage'], 'kontrollerad'>, string>> = {
	mottagen: 'Mottagen, inte kontrollerad än',
	kontrolleras: 'Kontrolleras',
	publiceras: 'Publiceras',
	publicerad: 'Publicerad',
	avbruten: 'Avbruten: kontrollera igen eller kasta',
	misslyckad: 'Gick inte: öppna och försök igen'
};
const laget = ({ lage, utfall }: Post): string =>
	lage === 'kontrollerad' ? (utfall ? KONTROLLERAD[utfall] : 'Kontrollerad') : LAGE[lage];

/** A longer name is cut in its middle. */
const LONGEST = 40;
const cut = (name: string): string =>
	name.length > LONGEST ? `${name.slice(0, 26)}…${name.slice(-12)}` : name;

/** `a.csv, b.xlsx och 3 till`. */
export function namnen(filer: readonly string[], most: number): string {
	const first = filer.slice(0, most).map(cut).join(', ');
	return filer.length > most ? `${first} och ${formatNumber(filer.length - most)} till` : first;
}

/** What a sändning brings, in few words. */
const bringar = ({ filer, kommuner }: Post, most: number): string =>
	filer.length === 0 && kommuner ? 'valet av kommuner' : namnen(filer, most);

/** What may be sent at once. */
export const granserText = (): string =>
	`Högst ${GRANSER.filer} filer, ${storlek(GRANSER.filByte)} per fil och ${storlek(GRANSER.totaltByte)} tillsammans.`;

/** A sändning that somebody has to publish or throw away. */
export interface Vantande {
	tid: string;
	href: string;
	lage: string;
	/** Names of its files, the first of them. */
	filer: string;
}

/** What waits, the latest first. */
export const vantande = (all: readonly Post[]): Vantande[] =>
	all
		.filter(({ lage }) => lage !== 'publicerad')
		.map((one) => ({
			tid: formatInstant(one.skapad),
			href: `/data/inkorg/${one.id}`,
			lage: laget(one),
			filer: bringar(one, 2)
		}));

export interface ListaView {
	sandningar: TableView | null;
	granser: string;
}

/** Every sändning there is, and what may be sent. */
export function lista(all: readonly Post[]): ListaView {
	return {
		sandningar:
			all.length === 0
				? null
				: {
						caption: 'Sändningar, den senaste först',
						columns: [
							{ key: 'tid', label: 'När' },
							{ key: 'lage', label: 'Hur det står' }
						],
						rows: all.map((one) => ({
							cells: {
								tid: {
									text: formatInstant(one.skapad),
									href: `/data/inkorg/${one.id}`,
									...((one.filer.length > 0 || one.kommuner) && { sub: bringar(one, 4) })
								},
								lage: {
									text: laget(one),
									muted: one.lage === 'publicerad',
									...(one.version && { sub: `version ${one.version}` })
								}
							}
						})),
						note: `Det som ingen har publicerat tas bort efter ${GRANSER.dagar} dagar.`
					},
		granser: granserText()
	};
}
