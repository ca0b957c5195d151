/** The Metodbok: every measure's definition, and for one of them its SQL and its figures now. */
import { formatNumber, formatUnit, speak } from '#lib/format/index.ts';
import { compile } from '#lib/measures/compile.ts';
import { measures } from '#lib/measures/library/index.ts';
import type { Viewer } from '#lib/measures/types.ts';
import { delId, faktaOm } from '#lib/metod/index.ts';
import { measureOf, type Scope } from '#lib/server/scope.ts';
import type { FilterView, Link, StatView, TableView } from '#lib/ui/types.ts';
import { blockTitle } from '../shared/compare.ts';
import { filterBar } from '../shared/filterBar.ts';
import { choosePeriod } from '../shared/period.ts';
import { commandLine, metodLink, rakningHref } from '../shared/rakning.ts';
import { cell, countCell, hasData, linesOf } from '../shared/rows.ts';
import { dashboard } from './dashboard.ts';

export interface MattListView {
	title: string;
	book: Link;
	groups: { id: string; name: string; items: (Link & { definition: string; id: string })[] }[];
}

export function listView(scope: Scope): MattListView {
	const names = [...new Set(measures.map((measure) => measure.grupp))];
	return {
		title: dashboard.title,
		book: { text: 'Metodboken', href: scope.link('/metod') },
		groups: names.map((name) => ({
			id: delId(name),
			name,
			items: measures
				.filter((measure) => measure.grupp === name)
				.map((measure) => ({
					id: measure.matt,
					text: measure.namn,
					href: scope.link(`/matt/${measure.matt}`),
					definition: measure.definition
				}))
		}))
	};
}

export interface MattView {
	title: string;
	definition: string;
	facts: { term: string; text: string; href?: string }[];
	filter: FilterView;
	now: StatView;
	periodText: string;
	table: TableView;
	sql: string | null;
	params: { name: string; value: string }[];
	command: string;
	all: Link;
}

export async function view(scope: Scope, viewer: Viewer, matt: string): Promise<MattView> {
	const measure = measureOf(matt);
	const { k } = scope.meta;
	const period = choosePeriod(scope, 1);
	const span = { from: period.from, to: period.to };
	const [total, rows] = await Promise.all([
		scope.ask(matt, { by: [], ...span }),
		scope.ask(matt, { by: ['forbund', 'insats'], ...span })
	]);
	const alltid = measure.alltid ?? [];
	const where: Record<string, string[]> = scope.forbund ? { forbund: [scope.forbund.forbund_id] } : {};
	const result = compile(measure, { by: ['insats'], where, ...span }, viewer);
	const one = alltid.length === 0 ? total[0] : undefined;
	const said = speak(one, measure.enhet, k);
	const names = new Map(scope.catalog.insatser.map((i) => [`${i.forbund_id}|${i.insats_id}`, i.namn]));
	const lines =
		alltid.length === 0
			? linesOf(scope, rows)
					.filter(({ row }) => (hasData(row) && !row?.utanfor) || row?.status === 'ej_tillampligt')
					.map(({ name, row }) => ({ name, what: '', row }))
			: rows
					.filter((row) => hasData(row) && !row.utanfor)
					.map((row) => ({
						name: names.get(`${row.by.forbund}|${row.by.insats}`) ?? row.by.insats ?? '',
						what: blockTitle(scope, row.by, alltid),
						row
					}));
	return {
		title: measure.namn,
		definition: measure.definition,
		facts: faktaOm(measure, k).map(({ term, text, sida }) => ({
			term,
			text,
			...(sida && { href: metodLink(scope, sida) })
		})),
		filter: filterBar(scope, { fields: dashboard.filters, period }),
		periodText: period.text,
		now: {
			label: `${measure.namn}, ${scope.forbund?.kort ?? 'alla förbund'}, ${period.text}`,
			value: alltid.length > 0 ? 'redovisas bara uppdelat, se tabellen' : said.text,
			sub: [said.interval, said.n].filter(Boolean).join(', '),
			muted: alltid.length > 0 || !said.shown,
			href: '#definition',
			rakning: rakningHref(scope, matt, span)
		},
		table: {
			caption: `${measure.namn} per insats, ${period.text}`,
			definitions: [{ text: measure.namn, href: '#definition' }],
			rakning: rakningHref(scope, matt, { by: ['insats'], ...span }),
			columns: [
				{ key: 'namn', label: 'Insats' },
				...(alltid.length > 0 ? [{ key: 'vad', label: 'Mäts med' }] : []),
				{
					key: 'varde',
					label: 'Värde',
					unit: measure.intervall === 'wilson' ? 'och 95 % intervall' : formatUnit(measure.enhet),
					num: true
				},
				...(measure.namnare
					? [
							{ key: 'taljare', label: 'Täljare', num: true },
							{ key: 'namnare', label: 'Nämnare', num: true }
						]
					: [])
			],
			rows: lines.map(({ name, what, row }) => ({
				cells: {
					namn: { text: name },
					vad: { text: what },
					varde: cell(row, measure.enhet, k),
					taljare:
						measure.enhet === 'kronor_per' && row?.status === 'visas'
							? { text: formatNumber(row.taljare) }
							: countCell(row, 'taljare'),
					namnare: countCell(row, 'namnare')
				}
			}))
		},
		sql: result.ok ? result.compiled.sql : null,
		params: result.ok
			? Object.entries(result.compiled.params).map(([name, value]) => ({
					name: `$${name}`,
					value: typeof value === 'number' ? formatNumber(value) : value
				}))
			: [],
		command: commandLine(viewer, matt, { by: ['insats'], where, ...span }),
		all: { text: 'Alla mått', href: scope.link('/matt') }
	};
}
