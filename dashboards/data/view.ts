import { formatDate, formatInstant, formatNumber, plural } from '#lib/format/index.ts';
import type { LoadedFile, LoadEntry, LoadWarning, QuarantinedRow } from '#lib/server/catalog/index.ts';
import type { Meta } from '#lib/server/lager.ts';
import type { StatView, TableRow, TableView } from '#lib/ui/types.ts';

export interface DataView {
	title: string;
	lead: string;
	stats: StatView[];
	files: TableView;
	refused: { file: string; why: string }[];
	quarantine: TableView;
	warnings: string[];
	changes: string[];
	history: TableView;
	links: { text: string; href: string }[];
}

const LONGEST = 80;
const place = (row: { namn: string; blad: string | null }) => (row.blad ? `${row.namn}, blad ${row.blad}` : row.namn);

function fileRows(files: readonly LoadedFile[]): TableRow[] {
	const delimiter: Record<string, string> = { ';': 'semikolon', ',': 'komma', '\t': 'tabb', '|': 'lodstreck' };
	return files.map((file) => ({
		cells: {
			namn: { text: file.namn, ...(file.blad && { sub: `blad ${file.blad}` }) },
			kalla: { text: file.kalla },
			lasta: { text: formatNumber(file.lasta) },
			accepterade: { text: formatNumber(file.accepterade) },
			karantan: { text: formatNumber(file.karantan), muted: file.karantan === 0 },
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

/** A quarantined value is shown to the one who can mend it, unless it is long: then it is no code but running text. */
function quarantineRows(rows: readonly QuarantinedRow[]): TableRow[] {
	return rows.map((row) => ({
		cells: {
			var: { text: place(row), sub: `rad ${formatNumber(row.rad)}` },
			kolumn: { text: row.kolumn ?? '–' },
			varde:
				row.varde === null || row.varde === ''
					? { text: 'tomt', muted: true }
					: row.varde.length > LONGEST
						? { text: `visas inte: ${formatNumber(row.varde.length)} tecken`, muted: true }
						: { text: row.varde },
			text: { text: row.text, sub: row.kod.replaceAll('_', ' ') }
		}
	}));
}

/** Any shape of changes as sentences: `{ nya: 3, borttagna: ['a'] }` → `nya: 3`, `borttagna: a`. */
export function changeTexts(changes: unknown, before = ''): string[] {
	if (changes === null || changes === undefined || changes === false || changes === 0) return [];
	if (Array.isArray(changes)) {
		if (changes.length === 0) return [];
		if (changes.every((item) => typeof item !== 'object')) return [`${before}${changes.join(', ')}`];
		return changes.flatMap((item) => changeTexts(item, before));
	}
	if (typeof changes === 'object') {
		const { text } = changes as { text?: unknown };
		if (typeof text === 'string') return [text];
		return Object.entries(changes).flatMap(([key, value]) => changeTexts(value, `${key.replaceAll('_', ' ')}: `));
	}
	const said = typeof changes === 'number' ? formatNumber(changes) : changes === true ? 'ja' : String(changes);
	return [`${before}${said}`];
}

function historyRows(history: readonly LoadEntry[], version: string): TableRow[] {
	return history.map((entry) => {
		const files = entry.rapport.files ?? [];
		const sum = (key: 'read' | 'accepted' | 'quarantined') => files.reduce((total, file) => total + (file[key] ?? 0), 0);
		return {
			cells: {
				tid: { text: formatInstant(entry.tid) },
				status: {
					text: entry.publicerad ? 'Publicerad' : 'Inte publicerad',
					sub: entry.version === version ? 'visas nu' : undefined,
					muted: !entry.publicerad
				},
				version: { text: entry.version?.slice(0, 12) ?? '–' },
				filer: { text: formatNumber(files.length) },
				lasta: { text: formatNumber(sum('read')) },
				accepterade: { text: formatNumber(sum('accepted')) },
				karantan: { text: formatNumber(sum('quarantined')) }
			}
		};
	});
}

export function view(
	meta: Meta,
	files: readonly LoadedFile[],
	quarantine: readonly QuarantinedRow[],
	warnings: readonly LoadWarning[],
	history: readonly LoadEntry[],
	link: (path: string) => string
): DataView {
	const sum = (key: 'lasta' | 'accepterade' | 'karantan') => files.reduce((total, file) => total + file[key], 0);
	const shown = history.find((entry) => entry.version === meta.version && entry.publicerad) ?? history[0];
	const latest = history[0];
	const refused = (latest?.rapport.files ?? []).flatMap((file) =>
		file.refused ? [{ file: file.file, why: typeof file.refused === 'string' ? file.refused : 'Filen tas inte emot.' }] : []
	);
	const names = new Set(files.map((file) => file.namn));
	const waiting = sum('karantan');
	return {
		title:
			waiting > 0
				? `${plural(waiting, 'rad', 'rader')} av ${formatNumber(sum('lasta'))} gick inte att läsa in`
				: `Alla ${formatNumber(sum('lasta'))} rader är inlästa`,
		lead: `Varje rad som har lästs finns på exakt ett ställe: inläst eller i karantän. Uppgifterna gäller till och med ${formatDate(meta.dataPer)} och publicerades ${formatInstant(meta.laddad)}.`,
		stats: [
			{ label: 'Filer', value: formatNumber(names.size), sub: '' },
			{ label: 'Lästa rader', value: formatNumber(sum('lasta')), sub: '' },
			{ label: 'Inlästa', value: formatNumber(sum('accepterade')), sub: '' },
			{ label: 'I karantän', value: formatNumber(waiting), sub: '' }
		],
		files: {
			caption: 'Filerna i den version som visas',
			columns: [
				{ key: 'namn', label: 'Fil' },
				{ key: 'kalla', label: 'Källa', unit: 'så känns den igen' },
				{ key: 'lasta', label: 'Lästa', unit: 'rader', num: true },
				{ key: 'accepterade', label: 'Inlästa', unit: 'rader', num: true },
				{ key: 'karantan', label: 'Karantän', unit: 'rader', num: true },
				{ key: 'beslut', label: 'Läst som', unit: 'kodning, avgränsare, talformat' }
			],
			rows: fileRows(files),
			note: 'Lästa = inlästa + karantän, för varje fil.'
		},
		refused,
		quarantine: {
			caption: 'Rader i karantän och hur de lagas',
			columns: [
				{ key: 'var', label: 'Var' },
				{ key: 'kolumn', label: 'Kolumn' },
				{ key: 'varde', label: 'Värde', unit: 'som det stod' },
				{ key: 'text', label: 'Varför, och vad som behöver göras' }
			],
			rows: quarantineRows(quarantine)
		},
		warnings: warnings.map((warning) => (warning.namn ? `${warning.namn}: ${warning.text}` : warning.text)),
		changes: changeTexts(shown?.rapport.changes),
		history: {
			caption: 'Laddningar, den senaste först',
			columns: [
				{ key: 'tid', label: 'När' },
				{ key: 'status', label: 'Hur det gick' },
				{ key: 'version', label: 'Version' },
				{ key: 'filer', label: 'Filer', num: true },
				{ key: 'lasta', label: 'Lästa', unit: 'rader', num: true },
				{ key: 'accepterade', label: 'Inlästa', unit: 'rader', num: true },
				{ key: 'karantan', label: 'Karantän', unit: 'rader', num: true }
			],
			rows: historyRows(history, meta.version)
		},
		links: [{ text: 'Datakatalogen: vad varje kolumn betyder', href: link('/datakatalog') }]
	};
}
