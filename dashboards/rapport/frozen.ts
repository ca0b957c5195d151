/** A frozen report, as it was. */
import { formatInstant, NBSP } from '#lib/format/index.ts';
import { checksum, reportHref } from '#lib/report/canonical.ts';
import type { FrozenEntry, Report } from '#lib/report/types.ts';
import type { Link } from '#lib/ui/types.ts';
import { beforeOf } from './list.ts';
import { fileLinks } from './view.ts';

export interface FrystView {
	title: string;
	about: string;
	sha256: string;
	/** Set when what is stored is no longer what was frozen. */
	broken: string | null;
	report: Report;
	files: Link[];
	pdf: string | null;
	links: Link[];
}

export function frozenView(
	entry: FrozenEntry & { innehall: string },
	all: readonly FrozenEntry[],
	canPrint: boolean
): FrystView {
	const report = JSON.parse(entry.innehall) as Report;
	const base = `/rapport/fryst/${entry.id}`;
	const before = beforeOf(entry, all);
	return {
		title: report.titel,
		about: `Fryst ${formatInstant(entry.tid)} som nr${NBSP}${entry.nummer}, ur version ${entry.version.slice(0, 12)}. Innehållet ändras inte när nya uppgifter kommer.`,
		sha256: entry.sha256,
		broken:
			checksum(entry.innehall) === entry.sha256
				? null
				: 'Innehållet stämmer inte med kontrollsumman: det har ändrats sedan rapporten frystes och går inte att lita på.',
		report,
		files: fileLinks(base, ''),
		pdf: canPrint ? `${base}/rapport.pdf` : null,
		links: [
			{ text: 'Vad har ändrats sedan dess?', href: `/rapport/skillnad?fran=${entry.id}` },
			...(before
				? [
						{
							text: `Vad ändrades sedan den förra, ${before.titel.charAt(0).toLocaleLowerCase('sv')}${before.titel.slice(1)}?`,
							href: `/rapport/skillnad?fran=${before.id}&till=${entry.id}`
						}
					]
				: []),
			{ text: 'Samma rapport med dagens uppgifter', href: reportHref(report.nyckel) }
		]
	};
}
