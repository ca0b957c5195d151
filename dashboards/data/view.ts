import { formatDate, formatInstant, formatNumber, movedLines, NBSP, paSidan, sentence } from '#lib/format/index.ts';
import type { Meta } from '#lib/server/lager.ts';
import { granserText, vantande } from '../inkorg/lista.ts';
import { bokforing } from '../inkorg/tabeller.ts';
import { isSmall, otherErrors, rowCount } from '../shared/loads.ts';
import { fileTable, ROWS } from './filer.ts';
import { gallringView } from './gallring.ts';
import { angraView, changesOf, historyTable } from './historik.ts';
import { kindTable, quarantineTable } from './karantan.ts';
import { tolkning } from './tolkning.ts';
import type { DataView, Loaded } from './types.ts';

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
		files: fileTable(files, reader),
		refused,
		tolkning: owner ? tolkning(shown?.rapport) : [],
		kinds: kindTable(kinds, faults, reader),
		failed: latest && !latest.publicerad ? otherErrors(latest.rapport).map(paSidan) : [],
		quarantine: quarantineTable(quarantine, faults),
		warnings: owner
			? warnings.map(({ namn, text }) => paSidan(namn && !text.includes(namn) ? `${namn}: ${text}` : text))
			: warnings.map((warning) => sentence(warning.kod.replaceAll('_', ' '))),
		changes: [
			...changesOf(shown?.rapport.changes ?? {}, reader),
			...(owner ? movedLines(shown?.rapport.moved) : [])
		],
		guarded: !owner,
		history: historyTable(history, meta.version, owner),
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
					angra: angraView(meta.version, forra, forraKvar, history),
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
