/** One report as a page: what is chosen, the report itself, and for the owner what can be written in it. */
import { formatDate, formatInstant, formatPeriod, NBSP } from '#lib/format/index.ts';
import { reportHref } from '#lib/report/canonical.ts';
import { avsnitt, type AvsnittId } from '#lib/report/templates.ts';
import type { FrozenEntry, Report, ReportKey, SavedComment } from '#lib/report/types.ts';
import type { Scope } from '#lib/server/scope.ts';
import type { FilterView, Link, TableView } from '#lib/ui/types.ts';
import { frozenTable } from './list.ts';
import { annotationsOf, type Choice, type Notes } from './write.ts';

export interface CommentView {
	/** What is asked of the one who writes. */
	fraga: string;
	text: string;
	/** The versions there have been, the latest first. */
	versions: { id: number; when: string; text: string; current: boolean }[];
}

export interface RapportView {
	title: string;
	choose: FilterView;
	/** What is still to choose before the report can be written. */
	missing: string | null;
	unknown: string[];
	report: Report | null;
	/** Where forms are sent. */
	action: string;
	/** The owner of the machine writes; others read, and are told so. */
	owner: boolean;
	comments: Record<string, CommentView>;
	annotations: { id: number; text: string; whose: string }[];
	files: Link[];
	pdf: string | null;
	frozen: TableView | null;
	/** Against the latest frozen one of the same report. */
	changed: Link | null;
	/** Why this report may not be frozen; null when it may. */
	refused: string | null;
}

const options = (list: readonly { value: string; text: string }[], ask: string | null) => [
	...(ask ? [{ value: '', text: ask }] : []),
	...list
];

function chooser(scope: Scope, { mall, forbund, insats, insatser, periods, period }: Choice): FilterView {
	const { catalog } = scope;
	const fields = [
		...(catalog.forbund.length > 1
			? [
					{
						name: 'forbund',
						label: 'Samordningsförbund',
						value: forbund?.forbund_id ?? '',
						options: options(
							catalog.forbund.map((f) => ({ value: f.forbund_id, text: f.kort })),
							forbund ? null : 'Välj förbund'
						)
					}
				]
			: []),
		...(mall.omfattar === 'insats'
			? [
					{
						name: 'insats',
						label: 'Insats',
						value: insats?.insats_id ?? '',
						options: options(
							insatser.map((i) => ({ value: i.insats_id, text: i.namn })),
							insats ? null : 'Välj insats'
						)
					}
				]
			: []),
		...(period
			? [
					{
						name: 'period',
						label: 'Period',
						value: period,
						options: periods.map((kod) => ({ value: kod, text: formatPeriod(kod) }))
					}
				]
			: [])
	];
	return { action: scope.path, fields, kept: [], reset: null };
}

const missingOf = ({ mall, forbund, insats, period }: Choice): string | null => {
	if (mall.omfattar === 'insats' && !insats) return 'Välj vilken insats rapporten ska handla om.';
	if (!forbund) return 'Välj vilket samordningsförbund rapporten ska handla om.';
	return period === null ? 'Det finns inga uppgifter att skriva en rapport av.' : null;
};

function commentsOf(report: Report, saved: readonly SavedComment[]): Record<string, CommentView> {
	return Object.fromEntries(
		report.avsnitt.map(({ id, kommentar }) => {
			const versions = saved.filter((one) => one.avsnitt === id);
			return [
				id,
				{
					fraga: avsnitt[id as AvsnittId].fraga,
					text: kommentar ?? '',
					versions: versions.map(({ id: nr, tid, text }, index) => ({
						id: nr,
						when: formatInstant(tid),
						text,
						current: index === 0
					}))
				}
			];
		})
	);
}

/** Addresses of the report as files. */
export const fileLinks = (base: string, query: string): Link[] =>
	(
		[
			['docx', 'Word (DOCX)'],
			['xlsx', 'Excel (XLSX)'],
			['html', 'Webbsida (HTML)']
		] as const
	).map(([ext, text]) => ({ text, href: `${base}/rapport.${ext}${query}` }));

interface Given {
	scope: Scope;
	choice: Choice;
	key: ReportKey | null;
	report: Report | null;
	notes: Notes;
	frozen: readonly FrozenEntry[];
	/** Reports frozen of this very key, the latest first. */
	own: readonly FrozenEntry[];
	owner: boolean;
	canPrint: boolean;
}

export function view({
	scope,
	choice,
	key,
	report,
	notes,
	frozen,
	own,
	owner,
	canPrint
}: Given): RapportView {
	const href = key ? reportHref(key) : scope.path;
	const [base = '', query = ''] = href.split('?');
	const [latest] = own;
	const name = (id: string | null) =>
		choice.insatser.concat(scope.catalog.insatser).find((i) => i.insats_id === id)?.namn;
	return {
		title: report?.titel ?? choice.mall.namn,
		choose: chooser(scope, choice),
		missing: missingOf(choice),
		unknown: choice.unknown,
		report,
		action: href,
		owner,
		comments: report ? commentsOf(report, notes.comments) : {},
		annotations: key
			? annotationsOf(notes.annotations, key).map(({ id, dag, text, insats }) => ({
					id,
					text: `${formatDate(dag)}: ${text}`,
					whose: name(insats) ?? 'hela förbundet'
				}))
			: [],
		files: key ? fileLinks(base, `?${query}`) : [],
		pdf: key && canPrint ? `${base}/rapport.pdf?${query}` : null,
		frozen: own.length > 0 ? frozenTable(scope, own, frozen) : null,
		changed: latest
			? {
					text: `Vad har ändrats sedan nr${NBSP}${latest.nummer} frystes ${formatInstant(latest.tid)}?`,
					href: `/rapport/skillnad?fran=${latest.id}`
				}
			: null,
		refused: report?.utanSkydd
			? 'Den här rapporten visar också grupper under fem och kan därför inte frysas. Frys den i det läge som styrelsen ser.'
			: null
	};
}
