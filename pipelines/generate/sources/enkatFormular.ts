import type { Row } from '../types.ts';
import { SAKNAS } from './instrument.ts';

/** One version of one form. Question ids are neutral; no item text of a real form is in the demo. */
export interface Formular {
	enkat: string;
	version: string;
	/** Highest value of the scale, which begins at 1. */
	skala: number;
	/** Question → its indicator, and the lowest value that counts as positive (the cut differs between questions). */
	fragor: Readonly<Record<string, { indikator: string; positivt: number }>>;
}

const LABELS: Readonly<Record<number, readonly string[]>> = {
	4: ['Inte alls', 'Till viss del', 'Till stor del', 'Helt'],
	5: ['Inte alls', 'I liten grad', 'Delvis', 'I hög grad', 'Helt och hållet']
};

const q = (indikator: string, positivt: number) => ({ indikator, positivt });

const pagaende = (hog: number) => ({
	p1: q('organiserad_runt_behov', hog),
	p2: q('inflytande_over_processen', hog),
	p3: q('tid_som_behovs', hog - 1),
	p4: q('nagon_haller_samman', hog),
	p5: q('jamstalldhet', hog)
});
const avslut = (hog: number) => ({
	a1: q('organiserad_runt_behov', hog),
	a2: q('inflytande_over_processen', hog),
	a3: q('tid_som_behovs', hog - 1),
	a4: q('nagon_haller_samman', hog),
	a5: q('stegforflyttning', hog),
	a6: q('planering_tar_vid', hog)
});

/** The form changed in 2025: another scale, another version, never one silent series. */
export const FORMULAR: readonly Formular[] = [
	{ enkat: 'finsam_pagaende', version: '2021', skala: 5, fragor: pagaende(4) },
	{ enkat: 'finsam_pagaende', version: '2025', skala: 4, fragor: pagaende(3) },
	{ enkat: 'finsam_avslut', version: '2021', skala: 5, fragor: avslut(4) },
	{ enkat: 'finsam_avslut', version: '2025', skala: 4, fragor: avslut(3) },
	{ enkat: 'radgivning_fore', version: '1', skala: 5, fragor: { r1: q('okade_mojligheter', 4) } },
	{
		enkat: 'radgivning_efter',
		version: '1',
		skala: 5,
		fragor: { r1: q('okade_mojligheter', 4), r2: q('lamplig_insats', 4) }
	},
	{
		enkat: 'krus_deltagare',
		version: '1',
		skala: 5,
		fragor: { k1: q('stod_i_processen', 4), k2: q('inflytande_over_processen', 4), k3: q('mer_redo', 4) }
	},
	{ enkat: 'steget_start', version: '1', skala: 5, fragor: { s1: q('livssituation', 4) } },
	{
		enkat: 'steget_slut',
		version: '1',
		skala: 5,
		fragor: {
			s1: q('livssituation', 4),
			s2: q('kunnat_paverka', 3),
			s3: q('god_kvalitet', 4),
			s4: q('halsa_livskvalitet', 4)
		}
	},
	{
		enkat: 'finsam_personal',
		version: '2017',
		skala: 5,
		fragor: { m1: q('samsyn', 4), m2: q('kand_rutin', 4) }
	},
	{
		enkat: 'finsam_chefer',
		version: '2017',
		skala: 5,
		fragor: { c1: q('samsyn', 4), c2: q('kand_rutin', 4) }
	}
];

export function enkatRows(): Row[] {
	const labels: Readonly<Record<string, string>> = {
		ej_besvarad: 'Ej besvarad',
		vet_ej: 'Vet ej',
		ej_aktuellt: 'Ej aktuellt',
		vill_ej_svara: 'Vill ej svara'
	};
	return FORMULAR.flatMap((form) =>
		Object.entries(form.fragor).flatMap(([fraga, { indikator, positivt }]): Row[] => {
			const base = { enkat: form.enkat, version: form.version, fraga, indikator };
			const scale = Array.from({ length: form.skala }, (_, i) => i + 1);
			return [
				...scale.map((value) => ({
					...base,
					skalvarde: value,
					ordning: value,
					etikett: LABELS[form.skala]?.[value - 1] ?? String(value),
					positivt: value >= positivt ? 'ja' : 'nej'
				})),
				...Object.entries(SAKNAS).map(([kod, saknas]) => ({
					...base,
					skalvarde: Number(kod),
					ordning: Number(kod),
					etikett: labels[saknas] as string,
					saknas
				}))
			];
		})
	);
}
