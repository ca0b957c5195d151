import { dimensions, type Dimension } from '../measures/dimensions.ts';
import { measures } from '../measures/library/index.ts';
import { formatNumber } from '../format/index.ts';
import { indelningarAv } from './matt.ts';
import type { Avsnitt, Kapitel } from './types.ts';

/** One code of a list, as the warehouse has it. */
export interface Kod {
	lista: string;
	kod: string;
	etikett: string;
	beskrivning: string | null;
	giltig_fran: string | null;
	giltig_till: string | null;
}

/** One code's group in a versioned grouping. */
export interface Gruppering {
	lista: string;
	gruppering: string;
	version: string;
	kod: string;
	etikett: string;
}

const valid = ({ giltig_fran, giltig_till }: Kod): string =>
	giltig_fran || giltig_till ? `${giltig_fran ?? ''}–${giltig_till ?? ''}` : '';

const users = (test: (dimension: Dimension) => boolean): string =>
	dimensions
		.filter(test)
		.map(({ namn }) => namn)
		.join(', ') || 'ingen indelning';

/** What the values of a dimension are. */
const values = ({ lista, gruppering, tid }: Dimension): string =>
	lista
		? `koderna i ${lista}`
		: gruppering
			? `grupperna i ${gruppering}`
			: tid
				? 'perioder i kalendern'
				: 'det som står i filerna';

const usedBy = ({ id }: Dimension): number =>
	measures.filter((measure) => indelningarAv(measure).some((one) => one.id === id)).length;

const indelningar: Avsnitt = {
	id: 'indelningar',
	rubrik: 'Alla indelningar',
	text: [
		'Det som ett mått kan delas upp efter eller begränsas till. Vilka som gäller ett mått står hos måttet.'
	],
	tabell: {
		rubriker: ['Indelning', 'Id', 'Värden', 'Antal mått'],
		rader: dimensions.map((one) => [one.namn, one.id, values(one), formatNumber(usedBy(one))])
	}
};

function kodlista(lista: string, koder: readonly Kod[]): Avsnitt {
	const dated = koder.some((kod) => valid(kod) !== '');
	return {
		id: `lista-${lista}`,
		rubrik: lista,
		text: [`Används i: ${users((dimension) => dimension.lista === lista || dimension.id === lista)}.`],
		tabell: {
			rubriker: ['Kod', 'Etikett', 'Beskrivning', ...(dated ? ['Gäller'] : [])],
			rader: koder.map((kod) => [kod.kod, kod.etikett, kod.beskrivning ?? '', ...(dated ? [valid(kod)] : [])])
		}
	};
}

function grupperingen(rows: readonly Gruppering[]): Avsnitt {
	const [first] = rows;
	const groups = [...new Set(rows.map(({ etikett }) => etikett))];
	return {
		id: `gruppering-${first?.gruppering}`,
		rubrik: `${first?.gruppering}, version ${first?.version}`,
		text: [
			`Slår ihop koderna i listan ${first?.lista}. Används i: ${users(({ gruppering }) => gruppering === first?.gruppering)}.`
		],
		tabell: {
			rubriker: ['Grupp', 'Koder'],
			rader: groups.map((group) => [
				group,
				rows
					.filter(({ etikett }) => etikett === group)
					.map(({ kod }) => kod)
					.join(', ')
			])
		}
	};
}

/** Every dimension, and every code list and grouping it uses, as the published version holds them. */
export function kodlistorKapitel(koder: readonly Kod[], grupperingar: readonly Gruppering[]): Kapitel {
	const listor = [...new Set(koder.map(({ lista }) => lista))];
	const keys = [...new Set(grupperingar.map(({ gruppering, version }) => `${gruppering}|${version}`))];
	return {
		id: 'kodlistor',
		sida: '/metod/kodlistor',
		titel: 'Indelningar och kodlistor',
		ingress: 'Det som måtten kan delas upp efter, och vad varje kod betyder i den version som visas.',
		grupper: [
			{ namn: 'Indelningar', avsnitt: [indelningar] },
			{
				namn: 'Kodlistor',
				avsnitt: listor.map((lista) =>
					kodlista(
						lista,
						koder.filter((kod) => kod.lista === lista)
					)
				)
			},
			{
				namn: 'Grupperingar',
				avsnitt: keys.map((key) =>
					grupperingen(grupperingar.filter(({ gruppering, version }) => `${gruppering}|${version}` === key))
				)
			}
		]
	};
}
