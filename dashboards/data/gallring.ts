/** What has been removed for good, as the protocol says it: who did it, why, how much and from where. Never whom. */
import { formatInstant, formatNumber } from '#lib/format/index.ts';
import type { TableView } from '#lib/ui/types.ts';

export interface Gallringar {
	rader: readonly {
		nr: number;
		tid: string;
		vem: string;
		varfor: string;
		deltagare: number;
		deltaganden: number;
		versioner: readonly { version: string; rader: Readonly<Record<string, number>> }[];
	}[];
	/** Every line stands as it was written. */
	orord: boolean;
}

export interface GallringView {
	table: TableView;
	orord: boolean;
}

/** The latest first. */
export function gallringView({ rader, orord }: Gallringar): GallringView {
	return {
		orord,
		table: {
			caption: 'Gallringar, den senaste först',
			columns: [
				{ key: 'tid', label: 'När' },
				{ key: 'vem', label: 'Vem' },
				{ key: 'varfor', label: 'Varför' },
				{ key: 'deltagare', label: 'Personer', num: true },
				{ key: 'deltaganden', label: 'Deltaganden', num: true },
				{ key: 'rader', label: 'Rader', unit: 'i alla versioner', num: true },
				{ key: 'versioner', label: 'Versioner', num: true }
			],
			rows: [...rader].reverse().map((rad) => ({
				cells: {
					tid: { text: formatInstant(rad.tid), sub: `nr ${formatNumber(rad.nr)}` },
					vem: { text: rad.vem },
					varfor: { text: rad.varfor },
					deltagare: { text: formatNumber(rad.deltagare) },
					deltaganden: { text: formatNumber(rad.deltaganden) },
					rader: {
						text: formatNumber(
							rad.versioner.reduce(
								(sum, one) => sum + Object.values(one.rader).reduce((total, n) => total + n, 0),
								0
							)
						)
					},
					versioner: { text: formatNumber(rad.versioner.length) }
				}
			}))
		}
	};
}
