import { formatNumber, heading, sentence } from '#lib/format/index.ts';
import type { FileFault, FileReport } from '#lib/server/report.ts';

/** Where the rows wait, all of them, after a load that was published. */
export const MENDING =
	'  Raderna i karantän väntar på att rättas: rattelista --out rattelista.xlsx skriver dem som en Excelfil att rätta i och läsa in.';

const rows = ({ rader, antal }: FileFault): string => {
	const more = antal - rader.length;
	return `rad ${rader.map((rad) => formatNumber(rad)).join(', ')}${more > 0 ? ` och ${formatNumber(more)} till` : ''}`;
};

/** `Slut: Värdet är inget datum. … (rad 3, 5 och 9 till)`, a line a kind of fault, below its file. */
export const faultLines = ({ fel = [], quarantined }: FileReport): string[] =>
	quarantined === 0
		? []
		: fel.map((fault) => {
				const text = fault.kolumn ? `${heading(fault.kolumn)}: ${fault.text}` : sentence(fault.text);
				return `       ${text} (${rows(fault)})`;
			});
