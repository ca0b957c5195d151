/** What is not the same in two reports, for people. */
import { formatInstant, NBSP, plural } from '#lib/format/index.ts';
import { reportHref } from '#lib/report/canonical.ts';
import { diffReports, type SectionChange } from '#lib/report/diff.ts';
import type { FrozenEntry, Report } from '#lib/report/types.ts';
import type { Link, TableView } from '#lib/ui/types.ts';

/** A side of the comparison: a frozen report, or the one that is written of today's data. */
export interface Side {
	report: Report;
	entry: FrozenEntry | null;
}

export interface SkillnadView {
	title: string;
	lead: string;
	sides: (Link & { when: string })[];
	avsnitt: {
		id: string;
		namn: string;
		/** What kind of change it is, in words. */
		slag: string;
		rader: string[];
		tabell: TableView | null;
	}[];
}

const sideLink = ({ report, entry }: Side): Link & { when: string } => ({
	text: entry ? `${report.titel}, nr${NBSP}${entry.nummer}` : `${report.titel}, med dagens uppgifter`,
	href: entry ? `/rapport/fryst/${entry.id}` : reportHref(report.nyckel),
	when: entry
		? `fryst ${formatInstant(entry.tid)}, version ${entry.version.slice(0, 12)}`
		: `version ${report.version.slice(0, 12)}`
});

const quoted = (text: string | null): string => (text === null || text === '' ? 'inget' : `”${text}”`);

function linesOf({ rubrik, kommentar, nya, borta, slag }: SectionChange): string[] {
	return [
		...(rubrik && slag === 'andrad'
			? [`Rubriken var ${quoted(rubrik.fore)} och är nu ${quoted(rubrik.efter)}.`]
			: []),
		...(kommentar ? [`Kommentaren var ${quoted(kommentar.fore)} och är nu ${quoted(kommentar.efter)}.`] : []),
		...nya.map((text) => `Har kommit till: ${quoted(text)}`),
		...borta.map((text) => `Står inte längre: ${quoted(text)}`)
	];
}

const KIND = { ny: 'finns bara i den senare', borta: 'finns bara i den tidigare', andrad: 'ändrat' } as const;

export function changesView(before: Side, after: Side): SkillnadView {
	const changes = diffReports(before.report, after.report);
	const figures = changes.reduce((sum, { tal }) => sum + tal.length, 0);
	return {
		title:
			changes.length === 0
				? 'Inget har ändrats mellan de två rapporterna'
				: figures === 0
					? `Texten skiljer sig i ${plural(changes.length, 'avsnitt', 'avsnitt')}, men inget tal i rutor eller tabeller`
					: `${plural(figures, 'uppgift', 'uppgifter')} skiljer sig, i ${plural(changes.length, 'avsnitt', 'avsnitt')}`,
		lead:
			changes.length === 0
				? 'Varje siffra, rubrik och kommentar är densamma.'
				: 'Här står bara det som inte är lika. Det som inte nämns är detsamma i båda.',
		sides: [sideLink(before), sideLink(after)],
		avsnitt: changes.map((change) => ({
			id: change.id,
			namn: change.namn,
			slag: KIND[change.slag],
			rader: linesOf(change),
			tabell:
				change.tal.length === 0
					? null
					: {
							caption: `Uppgifter som skiljer sig: ${change.namn}`,
							columns: [
								{ key: 'vad', label: 'Vad' },
								{ key: 'kolumn', label: 'Uppgift' },
								{ key: 'fore', label: 'Tidigare', num: true },
								{ key: 'efter', label: 'Senare', num: true }
							],
							rows: change.tal.map(({ vad, kolumn, fore, efter }) => ({
								cells: {
									vad: { text: vad },
									kolumn: { text: kolumn },
									fore: { text: fore ?? 'fanns inte', muted: fore === null },
									efter: { text: efter ?? 'finns inte', muted: efter === null }
								}
							}))
						}
		}))
	};
}
