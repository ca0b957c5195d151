import { formatNumber, plural } from '#lib/format/index.ts';
import type { Dictionary } from '#lib/server/catalog/index.ts';
import type { TableView } from '#lib/ui/types.ts';

export interface KatalogView {
	title: string;
	lead: string;
	layers: {
		name: string;
		text: string;
		relations: { id: string; name: string; text: string; grain: string; table: TableView }[];
	}[];
	lists: { id: string; name: string; table: TableView }[];
}

const layerTexts: Record<string, string> = {
	staging: 'Som filerna säger, rad för rad, med rätt typ. Bara rader som togs emot.',
	core: 'Fakta och dimensioner för hela förbundet, med historik.',
	marts: 'Det som måtten räknar på: en rad per det som står som korn.',
	reference: 'Kodlistor och grupperingar som hör till Stegvis.',
	meta: 'Vad versionen är gjord av.'
};
const layerOrder = ['marts', 'core', 'staging', 'reference', 'meta'];

export function view(dictionary: Dictionary): KatalogView {
	const rank = (layer: string) =>
		layerOrder.includes(layer) ? layerOrder.indexOf(layer) : layerOrder.length;
	const layers = [...new Set(dictionary.relationer.map((relation) => relation.skikt))].sort(
		(a, b) => rank(a) - rank(b)
	);
	const columns = dictionary.relationer.reduce((total, relation) => total + relation.kolumner.length, 0);
	return {
		title: 'Datakatalog',
		lead: `${plural(dictionary.relationer.length, 'relation', 'relationer')}, ${plural(columns, 'kolumn', 'kolumner')} och ${plural(dictionary.kodlistor.length, 'kodlista', 'kodlistor')}, hämtade ur lagrets egna beskrivningar.`,
		layers: layers.map((layer) => ({
			name: layer,
			text: layerTexts[layer] ?? '',
			relations: dictionary.relationer
				.filter((relation) => relation.skikt === layer)
				.map((relation) => ({
					id: relation.relation.replaceAll('.', '-'),
					name: relation.relation,
					text: relation.beskrivning ?? '',
					grain: relation.korn ?? '',
					table: {
						caption: `Kolumner i ${relation.relation}`,
						columns: [
							{ key: 'kolumn', label: 'Kolumn' },
							{ key: 'typ', label: 'Typ' },
							{ key: 'text', label: 'Betydelse' }
						],
						rows: relation.kolumner.map((column) => ({
							cells: {
								kolumn: { text: column.kolumn },
								typ: { text: column.typ.toLowerCase(), muted: true },
								text: { text: column.beskrivning ?? '' }
							}
						}))
					}
				}))
		})),
		lists: dictionary.kodlistor.map(({ lista, koder }) => ({
			id: `lista-${lista}`,
			name: `${lista} (${formatNumber(koder.length)})`,
			table: {
				caption: `Koder i listan ${lista}`,
				columns: [
					{ key: 'kod', label: 'Kod' },
					{ key: 'etikett', label: 'Etikett' },
					{ key: 'text', label: 'Beskrivning' }
				],
				rows: koder.map((kod) => ({
					cells: {
						kod: { text: kod.kod },
						etikett: { text: kod.etikett },
						text: {
							text: kod.beskrivning ?? '',
							...((kod.giltig_fran || kod.giltig_till) && {
								sub: `gäller ${kod.giltig_fran ?? ''}–${kod.giltig_till ?? ''}`
							})
						}
					}
				}))
			}
		}))
	};
}
