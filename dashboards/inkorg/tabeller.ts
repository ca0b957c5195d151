/** The files of a sändning as tables: how each was read, its first rows, and what is wrong with the others. */
import { bestam, DORREN, formatNumber, kallan, NBSP, paSidan, plural } from '#lib/format/index.ts';
import type { UnderlagTabell } from '#lib/server/inkorg/index.ts';
import type { FileReport, LoadReport } from '#lib/server/report.ts';
import type { TableView } from '#lib/ui/types.ts';
import type { TabellView, VarningView } from './types.ts';

/** A cell longer than this is cut: it is looked at here, not read. */
const LONGEST = 80;
/** A value this short, as a day or an id, is not broken. */
const SHORT = 12;
const cut = (text: string): string =>
	text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text;

/** How each file was read; null when none was. */
export function fileTable(files: readonly FileReport[]): TableView | null {
	const lasta = files.filter(({ refused }) => refused === null);
	if (lasta.length === 0) return null;
	return {
		caption: 'Filerna, och hur de lästes',
		columns: [
			{ key: 'fil', label: 'Fil' },
			{ key: 'kalla', label: 'Kändes igen som', unit: 'kodning, avgränsare, tal' },
			{ key: 'lasta', label: 'Lästa', unit: 'rader', num: true },
			{ key: 'inlasta', label: 'Inlästa', unit: 'rader', num: true },
			{ key: 'karantan', label: 'Att rätta', unit: 'rader', num: true }
		],
		rows: lasta.map((file) => {
			const { unplaced = 0 } = file;
			const { kodning, avgransare, talformat, sie, enkat } = file.decisions ?? {};
			const said = [
				file.unchanged && 'redan inläst, oförändrad',
				unplaced > 0 && `${plural(unplaced, 'rad', 'rader')} utan plats`,
				sie,
				kodning,
				avgransare,
				talformat && `tal: ${talformat}`,
				enkat && `enkäten ${enkat}`
			].filter(Boolean);
			return {
				cells: {
					fil: { text: file.file, ...(file.sheet && { sub: `blad ${file.sheet}` }) },
					kalla: {
						text: file.source === null ? '–' : kallan(file.source),
						...(said.length > 0 && { sub: said.join(', ') })
					},
					lasta: { text: formatNumber(file.read) },
					inlasta: { text: formatNumber(file.accepted) },
					karantan: {
						text: formatNumber(file.quarantined),
						muted: file.quarantined === 0
					}
				}
			};
		}),
		note: 'Lästa = inlästa + att rätta, för varje fil.'
	};
}

/** A warning as a page says it. `inSection`: the section it stands in says which file it is about. */
export function varningView(
	{ text, file, delar = [] }: LoadReport['warnings'][number],
	inSection = false
): VarningView {
	const said = paSidan(
		inSection && file && text.startsWith(`${file}: `) ? text.slice(file.length + 2) : text
	);
	return {
		text: said,
		delar:
			delar.length === 0
				? null
				: {
						caption: `Vad det består av${file ? ` i ${file}` : ''}, det största först`,
						columns: [
							{ key: 'namn', label: 'Objekt och konto' },
							{ key: 'kr', label: 'Belopp', unit: 'kr', num: true }
						],
						rows: delar.map(({ namn, kr }) => ({
							cells: { namn: { text: namn }, kr: { text: formatNumber(kr, 2) } }
						}))
					}
	};
}

/** The first rows as they were understood. */
const forsta = ({ kolumner, rader }: UnderlagTabell, rubrik: string): TableView => ({
	caption: `De första raderna som de förstods, ${rubrik}`,
	columns: [
		{ key: '_rad', label: 'Rad' },
		...kolumner.map(({ namn, rubrik }, at) => ({
			key: namn,
			label: rubrik,
			nowrap: rader.every(({ celler }) => (celler[at] ?? '').length <= SHORT)
		}))
	],
	rows: rader.map(({ rad, celler }) => ({
		cells: {
			_rad: { text: String(rad) },
			...Object.fromEntries(
				kolumner.map(({ namn }, at) => [
					namn,
					celler[at] ? { text: cut(celler[at]) } : { text: 'tomt', muted: true }
				])
			)
		}
	}))
});

/** `”Arbetslös” 2, ”Sjukskriven” 1 och 3 till`. */
function orden({ ord, olika }: UnderlagTabell['fel'][number]): string {
	const said = ord.map((one) => `”${cut(one.ord)}”${NBSP}${formatNumber(one.antal)}`).join(', ');
	return olika > ord.length ? `${said} och ${formatNumber(olika - ord.length)} till` : said;
}

const felTable = (fel: UnderlagTabell['fel'], rubrik: string): TableView => ({
	caption: `Vad som är fel i ${rubrik}, och hur många gånger`,
	columns: [
		{ key: 'kolumn', label: 'Kolumn' },
		{ key: 'text', label: 'Varför, och vad som behöver göras' },
		{ key: 'antal', label: 'Antal', unit: 'fel', num: true }
	],
	rows: fel.map((one) => ({
		cells: {
			kolumn: { text: one.kolumn || '–' },
			text: { text: paSidan(one.text), ...(one.olika > 0 && { sub: orden(one) }) },
			antal: { text: formatNumber(one.antal) }
		}
	}))
});

const karantanTable = (karantan: UnderlagTabell['karantan'], rubrik: string): TableView => ({
	caption: `Raderna att rätta i ${rubrik}`,
	columns: [
		{ key: 'rad', label: 'Rad' },
		{ key: 'kolumn', label: 'Kolumn' },
		{ key: 'varde', label: 'Värde', unit: 'som det stod' },
		{ key: 'text', label: 'Så rättas raden' }
	],
	rows: karantan.map(({ rad, kolumn, varde, text }) => ({
		cells: {
			rad: { text: String(rad) },
			kolumn: { text: kolumn || '–' },
			varde: varde ? { text: cut(varde) } : { text: 'tomt', muted: true },
			text: { text: paSidan(text) }
		}
	}))
});

/** The reason code of money without a place. */
export const OMAPPAT = 'sie_omappat';
const INTE_I_LISTAN = 'Bokföringen rättas inte i rättelistan.';

/**
 * How refused bookkeeping is mended: its money is no rows that a repair list could hold. `forst`: what has to be done first. Empty when
 * no fault is of bookkeeping.
 */
export function bokforing(fel: readonly { kod: string; text: string }[], forst = ''): string {
	const sie = fel.filter(({ kod }) => kod.startsWith('sie_'));
	if (sie.length === 0) return '';
	const places = sie.some(({ text }) => text.endsWith(bestam('pengar')));
	const books = sie.some(({ text }) => !text.endsWith(bestam('pengar')));
	return [
		INTE_I_LISTAN,
		...(places ? [`Pengar utan plats: ${forst}säg vart de hör under ”${DORREN}”.`] : []),
		...(books ? ['Det andra: rätta i bokföringen, exportera filen igen och skicka in den.'] : [])
	].join(' ');
}

/** One table of a file. `varningar`: what is said of its money. */
export function tabellView(
	one: UnderlagTabell,
	index: number,
	varningar: readonly LoadReport['warnings'][number][]
): TabellView {
	const rubrik = one.blad ? `${one.namn}, blad ${one.blad}` : one.namn;
	const pengar = varningar.filter(({ code, file }) => code === OMAPPAT && file === one.namn);
	// Money without a place is told in kronor, and once.
	const told = pengar.length > 0;
	const fel = one.fel.filter(({ kod }) => !told || kod !== OMAPPAT);
	const karantan = one.karantan.filter(({ kod }) => !told || kod !== OMAPPAT);
	return {
		id: `tabell-${index + 1}`,
		rubrik,
		forsta: forsta(one, rubrik),
		fel: fel.length > 0 ? felTable(fel, rubrik) : null,
		karantan: karantan.length > 0 ? karantanTable(karantan, rubrik) : null,
		pengar: pengar.map((warning) => varningView(warning, true)),
		rattas: bokforing(fel) || (told ? INTE_I_LISTAN : '')
	};
}
