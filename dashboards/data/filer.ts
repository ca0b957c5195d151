import { formatNumber, kallan } from '#lib/format/index.ts';
import type { LoadedFile } from '#lib/server/catalog/index.ts';
import type { TableRow, TableView } from '#lib/ui/types.ts';
import { rowCount, type Reader } from '../shared/loads.ts';

/** What the counts of rows mean. */
export const ROWS = '/metod/begrepp#rader';

function fileRows(files: readonly LoadedFile[], reader: Reader): TableRow[] {
	const delimiter: Record<string, string> = { ';': 'semikolon', ',': 'komma', '\t': 'tabb', '|': 'lodstreck' };
	return files.map((file) => ({
		cells: {
			namn: { text: file.namn, ...(file.blad && { sub: `blad ${file.blad}` }) },
			kalla: { text: kallan(file.kalla) },
			lasta: { text: rowCount(file.lasta, reader) },
			...(reader.owner && {
				accepterade: { text: formatNumber(file.accepterade) },
				karantan: { text: formatNumber(file.karantan), muted: file.karantan === 0 },
				ersatta: { text: formatNumber(file.ersatta), muted: file.ersatta === 0 }
			}),
			beslut: {
				text:
					[
						file.kodning,
						file.avgransare && (delimiter[file.avgransare] ?? file.avgransare),
						file.talformat && `tal ${file.talformat}`
					]
						.filter(Boolean)
						.join(', ') || '–'
			}
		}
	}));
}

/** The files of the version that is shown, with every row accounted for to the owner. */
export function fileTable(files: readonly LoadedFile[], reader: Reader): TableView {
	const { owner } = reader;
	const replaced = files.reduce((total, { ersatta }) => total + ersatta, 0);
	return {
		caption: 'Filerna i den version som visas',
		columns: [
			{ key: 'namn', label: 'Fil' },
			{ key: 'kalla', label: 'Kändes igen som' },
			{ key: 'lasta', label: 'Lästa', unit: 'rader', num: true, href: ROWS },
			...(owner
				? [
						{ key: 'accepterade', label: 'Inlästa', unit: 'rader', num: true, href: ROWS },
						{ key: 'karantan', label: 'Karantän', unit: 'rader', num: true, href: ROWS }
					]
				: []),
			...(owner && replaced > 0 ? [{ key: 'ersatta', label: 'Ersatta', unit: 'rader', num: true, href: ROWS }] : []),
			{ key: 'beslut', label: 'Läst som', unit: 'kodning, avgränsare, talformat' }
		],
		rows: fileRows(files, reader),
		note: !owner
			? undefined
			: replaced > 0
				? 'Lästa = inlästa + karantän + ersatta, för varje fil. Ersatta rader har kommit på nytt i en senare fil.'
				: 'Lästa = inlästa + karantän, för varje fil.'
	};
}
