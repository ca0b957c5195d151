import { formatDate, formatInstant, formatNumber, formatSigned, movedLines, NBSP, paSidan, sentence } from '#lib/format/index.ts';
import { granserText, vantande, type Vantande } from '../inkorg/lista.ts';
import { bokforing } from '../inkorg/tabeller.ts';
import { countName, kallan } from '../inkorg/words.ts';
import type { LoadedFile, LoadEntry, LoadWarning, QuarantinedRow, QuarantineKind } from '#lib/server/catalog/index.ts';
import type { Post } from '#lib/server/inkorg/index.ts';
import type { Meta } from '#lib/server/lager.ts';
import { gallringView, type Gallringar, type GallringView } from './gallring.ts';
import { isSmall, rowCount, type Reader } from '../shared/loads.ts';
import { tolkning, type TolkadFil } from './tolkning.ts';
import type { StatView, TableRow, TableView } from '#lib/ui/types.ts';

export interface DataView {
	title: string;
	lead: string;
	stats: StatView[];
	files: TableView;
	refused: { file: string; why: string }[];
	kinds: TableView;
	quarantine: TableView;
	failed: string[];
	warnings: string[];
	changes: string[];
	/** Rows, small counts and values are left out, because others than the machine's owner reach the page. */
	guarded: boolean;
	history: TableView;
	/** How the files of this version's load were understood. */
	tolkning: TolkadFil[];
	/** What has been removed for good; null to others than the owner. */
	gallring: GallringView | null;
	/** Templates to fill in; those for a whole task first. */
	mallar: { href: string; name: string; text: string }[];
	links: { text: string; href: string }[];
	/** What only the owner may do: send files, mend what was refused, undo. Null for others. */
	agare: {
		granser: string;
		/** Where the refused rows can be had as a workbook; null when none wait. */
		rattelista: string | null;
		/** How refused bookkeeping is mended; empty when there is none. */
		bokforing: string;
		angra: AngraView;
		vantar: Vantande[];
	} | null;
	/** Said instead of the form to those who may not send. */
	inteHar: string;
}

/** What undoing the latest publishing would do, or why it cannot be done. */
export interface AngraView {
	kan: boolean;
	text: string;
}

/** What the counts of rows mean. */
const ROWS = '/metod/begrepp#rader';
const LONGEST = 80;
const PERSONLESS = new Set(['insatser', 'mal']);
const place = (row: { namn: string; blad: string | null }) => (row.blad ? `${row.namn}, blad ${row.blad}` : row.namn);

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
			kolumn: { text: row.kolumn ?? '–' },
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

/** The report's changes as lines: `nya deltaganden: +12`, money in kronor. Names are the report's own words. */
export function changesOf(changes: Readonly<Record<string, number>>, reader: Reader): string[] {
	return Object.entries(changes)
		.filter(([, value]) => value !== 0)
		.map(([key, value]) => {
			const words = countName(key.replace(/_kr$/, ''));
			if (!key.endsWith('_kr') && !PERSONLESS.has(key) && isSmall(value, reader))
				return `${sentence(words)}: ${rowCount(value, reader)}`;
			return key.endsWith('_kr')
				? `${sentence(words)}: ${formatSigned(value)}${NBSP}kr`
				: `${sentence(words)}: ${formatSigned(value)}`;
		});
}

function historyRows(history: readonly LoadEntry[], version: string, owner: boolean): TableRow[] {
	const now = history.find((entry) => entry.version === version);
	return history.map((entry) => {
		const files = entry.rapport.files ?? [];
		const sum = (key: 'read' | 'accepted' | 'quarantined') => files.reduce((total, file) => total + (file[key] ?? 0), 0);
		return {
			cells: {
				tid: { text: formatInstant(entry.tid) },
				status: {
					text: entry.rapport.angrad
						? `Ångrade version ${entry.rapport.angrad}`
						: entry.publicerad
							? 'Publicerad'
							: 'Inte publicerad',
					sub: entry === now ? 'visas nu' : undefined,
					muted: !entry.publicerad
				},
				version: { text: entry.version?.slice(0, 12) ?? '–' },
				filer: { text: formatNumber(new Set(files.map((file) => file.file)).size) },
				...(owner && {
					lasta: { text: formatNumber(sum('read')) },
					accepterade: { text: formatNumber(sum('accepted')) },
					karantan: { text: formatNumber(sum('quarantined')) }
				})
			}
		};
	});
}

/** What undoing would lead back to, in words. */
function angraView(
	forra: string | null | undefined,
	kept: boolean,
	history: readonly LoadEntry[]
): AngraView {
	const no = (text: string): AngraView => ({ kan: false, text });
	if (forra === null) return no('Det här är den första versionen, så det finns ingen att gå tillbaka till.');
	if (forra === undefined)
		return no('Versionen är gjord av ett äldre program och säger inte vilken som gällde före den.');
	if (!kept) return no(`Versionen före, ${forra}, finns inte kvar, så publiceringen går inte att ångra.`);
	const when = history.find(({ version, publicerad, rapport }) => publicerad && !rapport.angrad && version === forra);
	return {
		kan: true,
		text: `Version ${forra}${when ? ` från ${formatInstant(when.tid)}` : ''} visas då igen. Det som har visats går inte att ta tillbaka, och nästa version räknar med det.`
	};
}

/** Why a load was not published, besides files that were refused: those are told by name. */
function otherErrors({ errors, files = [] }: LoadEntry['rapport']): string[] {
	const told = new Set(files.map(({ file, refused }) => `${file}: ${refused}`));
	return errors.filter((text) => !told.has(text)).map(paSidan);
}

/** At most this many quarantined rows are written out; the summary counts them all. */
export const MOST = 500;

export interface Loaded {
	files: readonly LoadedFile[];
	/** At most MOST of them. */
	quarantine: readonly QuarantinedRow[];
	kinds: readonly QuarantineKind[];
	warnings: readonly LoadWarning[];
	/** The latest first. */
	history: readonly LoadEntry[];
	/** Only the machine's owner reaches the page. */
	owner: boolean;
	/** The version that undoing leads back to; null: this is the first, undefined: it does not say. */
	forra: string | null | undefined;
	/** Some of what waits can be mended in a repair list. */
	rattas: boolean;
	/** Whether that version is still kept. */
	forraKvar: boolean;
	/** What lies in the inbox; nothing to others than the owner. */
	sandningar: readonly Post[];
	/** The protocol of what has been removed; null to others than the owner. */
	gallring: Gallringar | null;
	/** The templates there are, by the name of their file. */
	mallar: readonly { mall: string; namn: string; text: string }[];
}

export function view(
	meta: Meta,
	{ files: all, quarantine, kinds, warnings, history, owner, rattas, mallar, gallring, forra, forraKvar, sandningar }: Loaded,
	link: (path: string) => string
): DataView {
	// A file that later ones have replaced whole is history: its rows are counted where they are now.
	const files = all.filter((file) => file.accepterade + file.karantan > 0 || file.lasta === 0);
	const sum = (key: 'accepterade' | 'karantan' | 'ersatta') =>
		files.reduce((total, file) => total + file[key], 0);
	const read = sum('accepterade') + sum('karantan');
	const loads = history.filter(({ rapport }) => !rapport.angrad);
	const shown = loads.find((entry) => entry.version === meta.version && entry.publicerad) ?? loads[0];
	const latest = loads[0];
	const refused = (latest?.rapport.files ?? []).flatMap((file) =>
		file.refused ? [{ file: file.file, why: paSidan(file.refused) }] : []
	);
	const faults = kinds.reduce((total, kind) => total + kind.antal, 0);
	const names = new Set(files.map((file) => file.namn));
	const waiting = sum('karantan');
	const reader = { owner, k: meta.k };
	// Read, taken in and waiting add up: where one of them is small, two are said of the three.
	const small = isSmall(waiting, reader) || isSmall(read - waiting, reader);
	return {
		title:
			waiting > 0
				? `${waiting === 1 && owner ? `1${NBSP}rad` : `${rowCount(waiting, reader)}${NBSP}rader`} av ${rowCount(read, reader)} gick inte att läsa in`
				: `Alla ${rowCount(read, reader)} rader är inlästa`,
		lead: `Varje rad som har lästs finns på exakt ett ställe: inläst eller i karantän. Uppgifterna gäller till och med ${formatDate(meta.dataPer)} och publicerades ${formatInstant(meta.laddad)}.`,
		stats: [
			{ label: 'Filer', href: '/metod/begrepp#fil', value: formatNumber(names.size), sub: '' },
			{ label: 'Lästa rader', href: ROWS, value: rowCount(read, reader), sub: '' },
			...(small
				? []
				: [{ label: 'Inlästa', href: ROWS, value: formatNumber(sum('accepterade')), sub: '' }]),
			{ label: 'I karantän', href: '/metod/begrepp#karantan', value: rowCount(waiting, reader), sub: '' }
		],
		files: {
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
				...(owner && sum('ersatta') > 0 ? [{ key: 'ersatta', label: 'Ersatta', unit: 'rader', num: true, href: ROWS }] : []),
				{ key: 'beslut', label: 'Läst som', unit: 'kodning, avgränsare, talformat' }
			],
			rows: fileRows(files, reader),
			note: !owner
				? undefined
				: sum('ersatta') > 0
					? 'Lästa = inlästa + karantän + ersatta, för varje fil. Ersatta rader har kommit på nytt i en senare fil.'
					: 'Lästa = inlästa + karantän, för varje fil.'
		},
		refused,
		tolkning: owner ? tolkning(shown?.rapport) : [],
		kinds: {
			caption: 'Vad som är fel, och hur många gånger',
			columns: [
				{ key: 'var', label: 'Fil' },
				{ key: 'kolumn', label: 'Kolumn' },
				owner
					? { key: 'text', label: 'Varför, och vad som behöver göras', unit: 'första exemplet' }
					: { key: 'text', label: 'Orsak' },
				{ key: 'antal', label: 'Antal', unit: 'fel', num: true, href: '/metod/begrepp#karantan' }
			],
			// A short list needs no summary.
			rows: (faults > 25 ? kinds : []).map((kind) => ({
				cells: {
					var: { text: place(kind) },
					kolumn: { text: kind.kolumn ?? '–' },
					text: { text: owner ? paSidan(kind.text) : sentence(kind.kod.replaceAll('_', ' ')) },
					antal: { text: rowCount(kind.antal, reader) }
				}
			}))
		},
		failed: latest && !latest.publicerad ? otherErrors(latest.rapport) : [],
		quarantine: {
			caption: 'Rader i karantän och hur de lagas',
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
		},
		warnings: owner
			? warnings.map(({ namn, text }) => paSidan(namn && !text.includes(namn) ? `${namn}: ${text}` : text))
			: warnings.map((warning) => sentence(warning.kod.replaceAll('_', ' '))),
		changes: [
			...changesOf(shown?.rapport.changes ?? {}, reader),
			...(owner ? movedLines(shown?.rapport.moved) : [])
		],
		guarded: !owner,
		history: {
			caption: 'Laddningar, den senaste först',
			columns: [
				{ key: 'tid', label: 'När' },
				{ key: 'status', label: 'Hur det gick' },
				{ key: 'version', label: 'Version' },
				{ key: 'filer', label: 'Filer', num: true, href: '/metod/begrepp#fil' },
				// Two loads beside each other say how many came between them.
				...(owner
					? [
							{ key: 'lasta', label: 'Lästa', unit: 'rader', num: true, href: ROWS },
							{ key: 'accepterade', label: 'Inlästa', unit: 'rader', num: true, href: ROWS },
							{ key: 'karantan', label: 'Karantän', unit: 'rader', num: true, href: ROWS }
						]
					: [])
			],
			rows: historyRows(history, meta.version, owner)
		},
		gallring: gallring && gallringView(gallring),
		mallar: mallar.map(({ mall, namn, text }) => ({
			href: `/data/mall/${mall}.xlsx`,
			name: namn,
			text
		})),
		agare: owner
			? {
					granser: granserText(),
					rattelista: waiting > 0 && rattas ? '/data/rattelista.xlsx' : null,
					bokforing: bokforing(kinds, 'skicka in filen igen och '),
					angra: angraView(forra, forraKvar, history),
					vantar: vantande(sandningar)
				}
			: null,
		inteHar:
			'Filer tas bara emot på datorn där Stegvis körs, eftersom den här adressen nås av fler och inloggning inte finns än.',
		links: [
			{ text: 'Datakatalogen: vad varje kolumn betyder', href: link('/datakatalog') },
			{ text: 'Omgivningen: statistik från SCB och Kolada, och hur du hämtar den', href: link('/omvarld') }
		]
	};
}
