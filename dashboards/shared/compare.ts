/** Insatser side by side on one measure: the picture, its table, and the sentence the figures allow. */
import {
	amountBars,
	compareAmounts,
	compareShares,
	distinct,
	intervalDots,
	separable
} from '#lib/charts/index.ts';
import type { AmountRow, DotRow } from '#lib/charts/index.ts';
import {
	askSides,
	blockTitle as titleOf,
	canCut,
	compare,
	isOutside,
	type Group
} from '#lib/compare/index.ts';
import {
	countWord,
	firstClause,
	formatList,
	formatNumber,
	formatRange,
	formatUnit,
	sentence
} from '#lib/format/index.ts';
import type { Group as Cutting } from '#lib/filters/index.ts';
import type { Measure, MeasureRow } from '#lib/measures/types.ts';
import { labelOf, rankOf, type Insats } from '#lib/server/catalog/index.ts';
import { measureOf, type Scope } from '#lib/server/scope.ts';
import type { Column, FigureView, TableRow } from '#lib/ui/types.ts';
import { groupName } from './filterBar.ts';
import { NOTHING_SHOWN } from './empty.ts';
import { definitionLink, foot } from './foot.ts';
import type { Period } from './period.ts';
import { subjectOf } from './subject.ts';
import { rakningHref } from './rakning.ts';
import {
	amountRow,
	cell,
	countCell,
	ofCell,
	dotRow,
	hasData,
	linesOf,
	rowKey,
	insatsKey,
	shareOf,
	type Line
} from './rows.ts';

const dimensionList = {
	kon: 'kon',
	aldersgrupp: 'aldersgrupp',
	utbildning: 'utbildning',
	remittent: 'remittent',
	forsorjning_fore: 'forsorjning'
} as const;

/** One block of lines that may be compared with each other: all of them, or one instrument and rater. */
interface Block {
	title: string;
	rows: MeasureRow[];
}

/** `Arbetsförmåga 0–10, version 2, bedömt av deltagaren själv`: what always cuts a measure, in words. */
export const blockTitle = (
	scope: Scope,
	by: Record<string, string | null>,
	alltid: readonly string[]
): string => titleOf(by, alltid, (id, value) => labelOf(scope.catalog, id, value));

function blocksOf(scope: Scope, measure: Measure, rows: readonly MeasureRow[]): Block[] {
	const alltid = measure.alltid ?? [];
	if (alltid.length === 0) return [{ title: '', rows: [...rows] }];
	const stated = rows.filter((row) => alltid.every((id) => row.by[id] != null));
	const keyed = stated.map((row) => ({
		...row,
		by: { ...row.by, block: alltid.map((id) => row.by[id]).join('|') }
	}));
	return distinct(keyed, 'block')
		.sort((a, b) => a.localeCompare(b, 'sv'))
		.map((key) => {
			const own = keyed.filter((row) => row.by.block === key);
			return { title: blockTitle(scope, own[0]?.by ?? {}, alltid), rows: own };
		});
}

interface Drawable {
	dots: DotRow[];
	amounts: AmountRow[];
	table: TableRow[];
	findings: string[];
	/** Findings about those that are compared for themselves. */
	more: string[];
	n: number;
}

function valueCells(measure: Measure, row: MeasureRow | undefined, k: number): TableRow['cells'] {
	return {
		varde: cell(row, measure.enhet, k),
		...(measure.namnare &&
			(measure.enhet === 'kronor_per'
				? {
						taljare: { text: row?.status === 'visas' ? formatNumber(row.taljare) : '' },
						namnare: countCell(row, 'namnare')
					}
				: { antal: measure.enhet === 'andel' ? ofCell(row) : countCell(row, 'namnare') }))
	};
}

function nameCell(scope: Scope, insats: Insats) {
	return {
		text: insats.namn,
		href: scope.link(`/insats/${insats.insats_id}`, {
			forbund: scope.filters.forbund ?? (scope.forbund ? null : insats.forbund_id)
		}),
		...(!scope.forbund && {
			sub: scope.catalog.forbund.find((f) => f.forbund_id === insats.forbund_id)?.kort
		})
	};
}

const finding = (measure: Measure, lines: readonly Line[]): string =>
	measure.enhet === 'andel'
		? compareShares(lines.map((line) => shareOf(line.name, line.row)))
		: compareAmounts(
				lines.map((line) => ({
					name: line.name,
					varde: line.row?.status === 'visas' ? line.row.varde : null
				})),
				measure.namn,
				measure.enhet
			);

/** What can be said of the lines: only of those that may be compared, each group by itself. */
export function saidOf(measure: Measure, lines: readonly Line[], groups: readonly Group[] | null): string[] {
	const shown = lines.filter(({ row }) => row?.status === 'visas' && row.varde !== null);
	if (!groups || shown.length < 2) return [finding(measure, lines)];
	if (groups.length === 0) return ['Insatserna går inte att jämföra med varandra.'];
	return groups.map(({ sides }) => {
		const own = lines.filter(({ insats }) => sides.some(({ key }) => key === insatsKey(insats)));
		if (own.length === shown.length) return finding(measure, lines);
		const who =
			own.length > 2
				? `Bland de ${countWord(own.length)} som går att jämföra`
				: formatList(own.map(({ name }) => name));
		return `${who}: ${finding(measure, own)}`;
	});
}

function addBlock(
	scope: Scope,
	measure: Measure,
	block: Block,
	lines: Line[],
	groups: readonly Group[] | null,
	group: Cutting | null,
	into: Drawable
): void {
	const { k } = scope.meta;
	if (block.title) {
		into.dots.push({ name: block.title, heading: true, varde: null, lag: null, hog: null, text: '' });
		into.amounts.push({ name: block.title, heading: true, value: null, text: '' });
		into.table.push({ heading: block.title, cells: {} });
	}
	if (!group) {
		for (const line of lines) {
			into.dots.push(dotRow(line.name, line.row, k));
			into.amounts.push(amountRow(line.name, line.row, measure.enhet, k));
			into.table.push({ cells: { namn: nameCell(scope, line.insats), ...valueCells(measure, line.row, k) } });
			if (line.row?.status === 'visas') into.n += line.row.n ?? 0;
		}
		const [first = '', ...more] = saidOf(measure, lines, groups);
		into.findings.push(block.title ? `${block.title}: ${first}` : first);
		into.more.push(...more);
		return;
	}
	const list = dimensionList[group];
	const apart: string[] = [];
	for (const line of lines) {
		const own = block.rows.filter((row) => rowKey(row) === insatsKey(line.insats));
		if (own.length === 0) continue;
		const codes = distinct(own, group, rankOf(scope.catalog, list));
		const parts: (string | null)[] = [...codes, ...(own.some((row) => row.by[group] == null) ? [null] : [])];
		into.dots.push({ name: line.name, heading: true, varde: null, lag: null, hog: null, text: '' });
		into.amounts.push({ name: line.name, heading: true, value: null, text: '' });
		into.table.push({ heading: block.title ? `${line.name} – ${block.title}` : line.name, cells: {} });
		const named = parts.map((code) => ({
			label: sentence(labelOf(scope.catalog, list, code)),
			row: own.find((row) => (row.by[group] ?? null) === code)
		}));
		for (const { label, row } of named) {
			into.dots.push(dotRow(`   ${label}`, row, k));
			into.amounts.push(amountRow(`   ${label}`, row, measure.enhet, k));
			into.table.push({ cells: { namn: { text: label }, ...valueCells(measure, row, k) } });
		}
		const shares = named.map(({ label, row }) => shareOf(label, row));
		const [pair] = measure.enhet === 'andel' ? separable(shares) : [];
		if (pair) apart.push(`${line.name} (${pair[0].name} högre än ${pair[1].name})`);
	}
	const by = groupName(group).toLocaleLowerCase('sv');
	const said =
		measure.enhet !== 'andel'
			? `${measure.namn} delat efter ${by}.`
			: apart.length > 0
				? `Efter ${by} skiljer sig grupperna åt i ${formatList(apart)}.`
				: `Inom insatserna går grupperna efter ${by} inte att skilja åt.`;
	into.findings.push(block.title ? `${block.title}: ${said}` : said);
}

const columnsOf = (measure: Measure): Column[] => [
	{ key: 'namn', label: 'Insats' },
	{
		key: 'varde',
		label: measure.enhet === 'andel' ? 'Andel' : measure.namn,
		unit: measure.enhet === 'andel' ? 'och 95 % intervall' : formatUnit(measure.enhet),
		num: true
	},
	...(!measure.namnare
		? []
		: measure.enhet === 'kronor_per'
			? [
					{ key: 'taljare', label: 'Utfall', unit: 'kr', num: true },
					{ key: 'namnare', label: 'Antal', unit: 'n', num: true }
				]
			: [{ key: 'antal', label: 'Antal', num: true }])
];

/** Why a figure that is not small may be missing too. */
export const protectionNote = (k: number): string =>
	`Grupper under ${k} personer visas inte. Ibland döljs också en större grupp, för att den lilla annars skulle gå att räkna ut.`;

/** Why a period or a cut is empty though there may be people in it. */
export const outsideNote = (namn: string): string =>
	`${namn} släpps inte för den här perioden: måttet visas för hela tiden och de tre senaste åren, huvudmåtten också år för år.`;

/** The measure over the insatser, cut as the reader chose where the release has that cut; else not cut. */
async function askCut(scope: Scope, measure: Measure, period: Period) {
	const span = { from: period.from, to: period.to };
	const places = ['forbund', 'insats'];
	const chosen = scope.filters.grupp;
	if (chosen && canCut(measure, chosen)) {
		const by = [...places, chosen];
		const rows = await scope.ask(measure.matt, { by, ...span });
		if (!isOutside(rows)) return { group: chosen, by, rows };
	}
	return { group: null, by: places, rows: await scope.ask(measure.matt, { by: places, ...span }) };
}

/** One measure compared over the insatser in scope. Asks the measure once (twice when the reader cuts by group). */
export async function compareFigure(scope: Scope, matt: string, period: Period): Promise<FigureView> {
	const measure = measureOf(matt);
	const { group, by, rows } = await askCut(scope, measure, period);
	const into: Drawable = { dots: [], amounts: [], table: [], findings: [], more: [], n: 0 };
	const subject = subjectOf(scope, matt, period);
	const ratio = measure.enhet === 'andel' || measure.enhet === 'kronor_per';
	const comparison =
		ratio && !group ? compare(subject, await askSides((one, cut) => scope.ask(one, cut), subject)) : null;
	const outside = isOutside(rows);
	const blocks = outside ? [] : blocksOf(scope, measure, rows);
	const seen = new Set<string>();
	for (const block of blocks) {
		const withData = block.rows.filter((row) => hasData(row) || row.status === 'ej_tillampligt');
		const keys = new Set(withData.map(rowKey));
		const lines = linesOf(scope, block.rows).filter((line) => keys.has(insatsKey(line.insats)));
		lines.forEach((line) => seen.add(insatsKey(line.insats)));
		const groups = comparison?.groups.filter((one) => one.block === block.title) ?? null;
		if (lines.length > 0) addBlock(scope, measure, block, lines, groups, group, into);
	}
	const refused = comparison?.refusals.some(
		({ reasons, against }) => against.length > 0 || reasons.some(({ code }) => code === 'tackning')
	);
	const without = scope.insatser.filter((insats) => !seen.has(insatsKey(insats)));
	const notes: string[] = [];
	if (without.length > 0 && !outside) {
		const named = without.map((i) =>
			i.fran && i.till ? `${i.namn} (${formatRange(String(i.fran), String(i.till))})` : i.namn
		);
		notes.push(`Utan uppgifter för det här måttet i perioden: ${formatList(named)}.`);
	}
	if (scope.filters.grupp && !group)
		notes.push(
			`${measure.namn} visas inte uppdelat efter ${groupName(scope.filters.grupp).toLocaleLowerCase('sv')} för ${period.text}.`
		);
	if (blocks.length > 1 && into.table.length > 0)
		notes.push('Olika instrument och olika bedömare mäter olika saker och jämförs därför inte med varandra.');
	if (rows.some((row) => row.status === 'skyddad' && !row.utanfor)) notes.push(protectionNote(scope.meta.k));
	if (refused) notes.push('Alla går inte att jämföra med varandra: varför står under Skillnad.');
	const empty = into.table.length === 0;
	const [only] = into.findings;
	const prefix = measure.enhet === 'andel' && !measure.alltid?.length ? `${measure.namn}: ` : '';
	const single = into.findings.length === 1 && only ? prefix + only : undefined;
	const title = empty
		? `${measure.namn}: ${outside ? 'släpps inte för perioden' : 'inga uppgifter i perioden'}`
		: (single ?? `${measure.namn} mäts på ${formatNumber(blocks.length)} sätt som inte går att lägga ihop`);
	notes.unshift(...(single ? [] : into.findings), ...into.more);
	const subtitle = `${firstClause(measure.population)} ${sentence(period.text)}.`;
	const label = `${measure.namn} per insats, ${period.text}. ${title} Alla värden står i tabellen intill.`;
	const share = measure.enhet === 'andel';
	const drawn = share ? intervalDots(into.dots, label) : amountBars(into.amounts, label);
	const some = share
		? into.dots.some(({ varde }) => varde !== null)
		: into.amounts.some(({ value }) => value !== null);
	return {
		id: matt,
		title,
		subtitle,
		drawn: some ? drawn : null,
		empty: outside
			? outsideNote(measure.namn)
			: !empty
				? NOTHING_SHOWN
				: `Inga uppgifter om ${measure.namn.toLocaleLowerCase('sv')} för ${period.text}. Välj en annan period eller ett annat förbund.`,
		table: {
			caption: `${measure.namn} per insats, ${period.text}`,
			columns: columnsOf(measure),
			rows: into.table
		},
		foot: foot(scope, matt, into.n > 0 ? `n = ${formatNumber(into.n)}` : undefined),
		definitions: [definitionLink(scope, matt)],
		rakning: rakningHref(scope, matt, { by, from: period.from, to: period.to }),
		notes
	};
}
