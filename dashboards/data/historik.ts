import { countName, formatInstant, formatNumber, formatSigned, NBSP, sentence } from '#lib/format/index.ts';
import type { LoadEntry } from '#lib/server/catalog/index.ts';
import type { TableRow, TableView } from '#lib/ui/types.ts';
import { isSmall, rowCount, type Reader } from '../shared/loads.ts';
import { ROWS } from './filer.ts';
import type { AngraView } from './types.ts';

/** Counts with no row about a person: their counts are shown as they are. */
const PERSONLESS = new Set(['insatser', 'mal', 'ommarkta_kommuner']);

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

/** The loads, the latest first. */
export const historyTable = (history: readonly LoadEntry[], version: string, owner: boolean): TableView => ({
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
		rows: historyRows(history, version, owner)
	});

/** What undoing would lead back to, in words. */
export function angraView(
	version: string,
	forra: string | null | undefined,
	kept: boolean,
	history: readonly LoadEntry[]
): AngraView {
	const no = (text: string): AngraView => ({ kan: false, text, version });
	if (forra === null) return no('Det här är den första versionen, så det finns ingen att gå tillbaka till.');
	if (forra === undefined)
		return no('Versionen är gjord av ett äldre program och säger inte vilken som gällde före den.');
	if (!kept) return no(`Versionen före, ${forra}, finns inte kvar, så publiceringen går inte att ångra.`);
	const when = history.find(({ version, publicerad, rapport }) => publicerad && !rapport.angrad && version === forra);
	return {
		kan: true,
		version,
		text: `Version ${forra}${when ? ` från ${formatInstant(when.tid)}` : ''} visas då igen. Det som har visats går inte att ta tillbaka, och nästa version räknar med det.`
	};
}
