import { formatNumber, heading, paSidan, sentence } from '#lib/format/index.ts';
import type { QuarantinedRow, QuarantineKind } from '#lib/server/catalog/index.ts';
import type { TableRow, TableView } from '#lib/ui/types.ts';
import { rowCount, type Reader } from '../shared/loads.ts';

/** A longer value is no code but running text. */
const LONGEST = 80;
/** Fewer faults than these need no summary. */
const FEW = 25;
const place = (row: { namn: string; blad: string | null }) => (row.blad ? `${row.namn}, blad ${row.blad}` : row.namn);

/** The column as it is headed in the templates. */
const kolumnen = ({ kolumn }: { kolumn: string | null }) => ({ text: kolumn ? heading(kolumn) : '–' });

/** A quarantined value is shown to the one who can mend it, unless it is long: then it is no code but running text. */
function quarantineRows(rows: readonly QuarantinedRow[]): TableRow[] {
	const seen = new Set<string>();
	const once = rows.filter((row) => {
		const key = JSON.stringify([row.namn, row.blad, row.rad, row.kolumn, row.kod, row.varde]);
		return !seen.has(key) && seen.add(key);
	});
	return once.map((row) => ({
		cells: {
			var: { text: place(row), sub: `rad ${formatNumber(row.rad)}` },
			kolumn: kolumnen(row),
			varde:
				row.varde === null || row.varde === ''
					? { text: 'tomt', muted: true }
					: row.varde.length > LONGEST
						? { text: `visas inte: ${formatNumber(row.varde.length)} tecken`, muted: true }
						: { text: row.varde },
			text: { text: paSidan(row.text) }
		}
	}));
}

/** What is wrong, and how many times; others than the owner see the reason alone. */
export function kindTable(kinds: readonly QuarantineKind[], faults: number, reader: Reader): TableView {
	const { owner } = reader;
	return {
		caption: 'Vad som är fel, och hur många gånger',
		columns: [
			{ key: 'var', label: 'Fil' },
			{ key: 'kolumn', label: 'Kolumn' },
			owner
				? { key: 'text', label: 'Varför, och vad som behöver göras', unit: 'första exemplet' }
				: { key: 'text', label: 'Orsak' },
			{ key: 'antal', label: 'Antal', unit: 'fel', num: true, href: '/metod/begrepp#karantan' }
		],
		rows: (faults > FEW ? kinds : []).map((kind) => ({
			cells: {
				var: { text: place(kind) },
				kolumn: kolumnen(kind),
				text: { text: owner ? paSidan(kind.text) : sentence(kind.kod.replaceAll('_', ' ')) },
				antal: { text: rowCount(kind.antal, reader) }
			}
		}))
	};
}

/** The rows that wait, and how each is mended. */
export const quarantineTable = (quarantine: readonly QuarantinedRow[], faults: number): TableView => ({
		caption: 'Felen, rad för rad, och hur de lagas',
		columns: [
			{ key: 'var', label: 'Var' },
			{ key: 'kolumn', label: 'Kolumn' },
			{ key: 'varde', label: 'Värde', unit: 'som det stod' },
			{ key: 'text', label: 'Varför, och vad som behöver göras' }
		],
		rows: quarantineRows(quarantine),
		...(faults > quarantine.length && {
			note: `De första ${formatNumber(quarantine.length)} av ${formatNumber(faults)} fel; sammanställningen ovan räknar alla.`
		})
	});
