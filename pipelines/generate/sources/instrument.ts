import type { Row } from '../types.ts';

/**
 * Made-up instruments with neutral items (q1, q2 …): no item text of a real instrument. One for the participant (nine
 * questions, 1-5), one for the handläggare (eleven, 1-6, the seventh reversed) and a work ability scale 0-10.
 */
export interface Instrument {
	instrument: string;
	version: string;
	bedomare: 'deltagare' | 'handledare';
	fragor: number;
	from: number;
	to: number;
	/** Number of the question where lower is better. */
	omvand?: number;
	minsta_steg?: number;
}

export const INSTRUMENT: readonly Instrument[] = [
	{
		instrument: 'steg_deltagare',
		version: '1',
		bedomare: 'deltagare',
		fragor: 9,
		from: 1,
		to: 5,
		minsta_steg: 0.5
	},
	{
		instrument: 'steg_handledare',
		version: '1',
		bedomare: 'handledare',
		fragor: 11,
		from: 1,
		to: 6,
		omvand: 7
	},
	{
		instrument: 'arbetsformaga',
		version: '1',
		bedomare: 'deltagare',
		fragor: 1,
		from: 0,
		to: 10,
		minsta_steg: 1
	}
];

/** Codes that are no value on the scale, and what they mean. */
export const SAKNAS = {
	'96': 'ej_besvarad',
	'97': 'vet_ej',
	'98': 'ej_aktuellt',
	'99': 'vill_ej_svara'
} as const;
const SAKNAS_TEXT: Readonly<Record<string, string>> = {
	ej_besvarad: 'Ej besvarad',
	vet_ej: 'Vet ej',
	ej_aktuellt: 'Ej aktuellt',
	vill_ej_svara: 'Vill ej svara'
};

export const isMissing = (varde: number): boolean => String(varde) in SAKNAS;

export function instrumentRows(): Row[] {
	return INSTRUMENT.flatMap((item) =>
		Array.from({ length: item.fragor }, (_, i) => i + 1).flatMap((number): Row[] => {
			const base = {
				instrument: item.instrument,
				version: item.version,
				fraga: `q${number}`,
				riktning: number === item.omvand ? -1 : 1,
				minsta_steg: item.minsta_steg ?? null
			};
			const scale = Array.from({ length: item.to - item.from + 1 }, (_, step) => item.from + step);
			return [
				...scale.map((value) => ({ ...base, skalvarde: value, ordning: value, etikett: `Steg ${value}` })),
				...Object.entries(SAKNAS).map(([kod, saknas]) => ({
					...base,
					skalvarde: Number(kod),
					ordning: Number(kod),
					etikett: SAKNAS_TEXT[saknas] as string,
					saknas
				}))
			];
		})
	);
}
