/** Answers as one long table: a line a figure, with everything that must come along when it is read elsewhere. */
import { formatReason } from '../format/index.ts';
import type { Measure, MeasureRow, Status, Unit } from '../measures/types.ts';

export interface ExportDimension {
	id: string;
	namn: string;
	/** A value as people read it. */
	label(value: string | null): string;
	/** Time and place are told apart by JSON-stat. */
	role?: 'time' | 'geo';
}

/** One question and its answer. */
export interface ExportAnswer {
	measure: Measure;
	/** Dimensions of the answer, in order. */
	by: readonly string[];
	rows: readonly MeasureRow[];
	/** What the question was for: `urval`, or what it is set against. */
	roll: string;
	/** In words: `2024–2026 (till och med 31 oktober)`. */
	period: string;
	/** What is kept, in words; empty when nothing is left out. */
	urval: string;
}

export interface ExportSource {
	answers: readonly ExportAnswer[];
	dimensions: readonly ExportDimension[];
	title: string;
	/** The warehouse's version and the latest day its data speak of. */
	version: string;
	dataPer: string;
	/** As whom it was asked: `styrelse`, `utvarderare` … */
	som: string;
	syntetisk: boolean;
	/** Smallest group that is shown. */
	k: number;
	/** Where it was asked. */
	adress: string;
}

/** `code` columns hold ids for machines; the rest is for people too. */
export interface ExportColumn {
	key: string;
	label: string;
	kind: 'text' | 'code' | 'number';
}

export type ExportLine = Record<string, string | number | null> & { enhet: Unit; status: Status };

export interface ExportTable {
	columns: ExportColumn[];
	lines: ExportLine[];
}

const column = (key: string, label: string, kind: ExportColumn['kind'] = 'text'): ExportColumn => ({
	key,
	label,
	kind
});

const FIGURES: readonly ExportColumn[] = [
	column('taljare', 'Täljare', 'number'),
	column('namnare', 'Nämnare', 'number'),
	column('varde', 'Värde', 'number'),
	column('lag', 'Intervall från', 'number'),
	column('hog', 'Intervall till', 'number'),
	column('n', 'n', 'number')
];

/** What stands in `enhet`: how the figure in Värde is to be read. */
export const unitText: Record<Unit, string> = {
	personer: 'personer',
	deltaganden: 'deltaganden',
	andel: 'andel (0–1)',
	procentenheter: 'andel (−1 till 1)',
	kronor: 'kronor',
	kronor_per: 'kronor per enhet',
	antal: 'antal',
	manader: 'månader',
	skalsteg: 'skalsteg'
};

/** Every answer's rows as lines. A figure is there only when it is shown; what is not has its status and nothing else. */
export function exportTable(source: ExportSource): ExportTable {
	const used = source.dimensions.filter(({ id }) => source.answers.some(({ by }) => by.includes(id)));
	const lines = source.answers.flatMap(({ measure, by, rows, roll, period, urval }) =>
		rows.map((row): ExportLine => {
			const shown = row.status === 'visas';
			const figures = Object.fromEntries(FIGURES.map(({ key }) => [key, shown ? row[key as 'varde'] : null]));
			const places = used.flatMap(({ id, label }): [string, string | null][] => {
				if (!by.includes(id))
					return [
						[id, null],
						[`${id}_text`, 'inte uppdelat']
					];
				const value = row.by[id] ?? null;
				return [
					[id, value],
					[`${id}_text`, label(value)]
				];
			});
			return {
				matt: measure.matt,
				matt_namn: measure.namn,
				...Object.fromEntries(places),
				roll,
				period,
				urval,
				...figures,
				enhet: measure.enhet,
				enhet_text: unitText[measure.enhet],
				status: row.status,
				orsak: formatReason(row, source.k),
				population: measure.population,
				kalla: measure.kalla,
				matt_version: measure.version,
				data_per: source.dataPer,
				version: source.version,
				som: source.som
			};
		})
	);
	return {
		columns: [
			column('matt', 'Mått (id)', 'code'),
			column('matt_namn', 'Mått'),
			...used.flatMap(({ id, namn }) => [column(id, `${namn} (kod)`, 'code'), column(`${id}_text`, namn)]),
			column('roll', 'Roll'),
			column('period', 'Period'),
			column('urval', 'Urval'),
			...FIGURES,
			column('enhet_text', 'Enhet'),
			column('status', 'Status'),
			column('orsak', 'Varför siffran saknas'),
			column('population', 'Population'),
			column('kalla', 'Källa'),
			column('matt_version', 'Måttets version'),
			column('data_per', 'Data per'),
			column('version', 'Lagrets version'),
			column('som', 'Sett som')
		],
		lines
	};
}
