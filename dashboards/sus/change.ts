/** Sysselsättning and försörjning before and after, as SUS told them: a picture of the groups, a table of every code. */
import { beforeAfter } from '#lib/charts/index.ts';
import { formatNumber, formatPercent, NBSP, sentence } from '#lib/format/index.ts';
import { measures } from '#lib/measures/library/index.ts';
import type { FigureView } from '#lib/ui/types.ts';
import type { About } from '../insats/about.ts';
import { definitionLink, foot } from '../shared/foot.ts';
import { askPair, pairColumns, pairRow, slopeOf, type PairLine } from './paired.ts';

/** The SUS groups, and the values of `sus_fore` that are the group itself. */
const SUS: Readonly<Record<string, readonly string[]>> = {
	sus_forvarvsarbete: ['forvarvsarbete'],
	sus_studier: ['studier'],
	sus_aktivt_arbetssokande: ['aktivt_arbetssokande'],
	sus_ovriga: ['ovriga']
};
const WORKS = 'sus_arbetar_studerar';

const MATT = ['ohalsa', 'arbetsmarknadsstod', 'ekonomiskt_bistand', 'egen_forsorjning'].map(
	(grupp) => `forsorjning_${grupp}`
);

const stems = (start: string, but: readonly string[]): string[] =>
	measures.flatMap(({ matt }) => {
		const stem = matt.startsWith(start) && matt.endsWith('_efter') ? matt.slice(0, -'_efter'.length) : '';
		return stem && !but.includes(stem) ? [stem] : [];
	});

/** What there is room for at the end of a line in the picture. */
const SHORT: Readonly<Record<string, string>> = { forsorjning_egen_forsorjning: 'Lön, studiestöd m.m.' };

interface Section {
	id: string;
	what: string;
	population: string;
	/** Lines of the picture, those in focus first. */
	groups: readonly PairLine[];
	focus: readonly string[];
	blocks: readonly { heading: string; lines: readonly PairLine[] }[];
	/** The line the heading speaks of. */
	lead: PairLine;
	notes: readonly string[];
}

/** What may be said of a change: a direction only where its interval excludes none. */
function finding({ name, fore, efter, change }: PairLine, what: string): string {
	if (fore?.status !== 'visas' || efter?.status !== 'visas' || efter.varde === null || fore.varde === null)
		return `${what} före och efter`;
	const figures = `${name}: ${formatPercent(fore.varde, fore.n)} före och ${formatPercent(efter.varde, efter.n)} efter`;
	if (!change) return figures;
	const open = change.lag <= 0 && change.hog >= 0;
	return open ? `${figures}, men skillnaden går inte att skilja från slumpen` : figures;
}

function figure({ scope, period, insats, rakning }: About, section: Section): FigureView {
	const { k } = scope.meta;
	const slopes = section.groups.map((line) =>
		slopeOf({ ...line, name: SHORT[line.id] ?? line.name }, section.focus.includes(line.id))
	);
	const drawable = slopes.filter((slope) => slope.fore !== null && slope.efter !== null);
	const title = finding(section.lead, section.what);
	const n = section.lead.efter?.status === 'visas' ? section.lead.efter.n : null;
	const first = section.groups[0]?.id ?? '';
	const anyChange = section.blocks.some(({ lines }) => lines.some(({ change }) => change));
	const link = scope.link('/matt/');
	return {
		id: section.id,
		title,
		subtitle: `${section.population}${n === null ? '' : ` n${NBSP}${formatNumber(n)}.`} ${sentence(period.text)}.`,
		drawn:
			drawable.length > 0
				? beforeAfter(slopes, `${section.what} före och efter i ${insats.namn}, ${period.text}. ${title}.`)
				: null,
		empty: 'För få avslut med båda uppgifterna i perioden.',
		table: {
			caption: `${section.what} före och efter i ${insats.namn}`,
			columns: pairColumns.map((column) =>
				column.key === 'namn' ? { ...column, label: section.what } : column
			),
			rows: section.blocks.flatMap(({ heading, lines }) => [
				{ heading, cells: {} },
				...lines.map((line) => pairRow(line, k, link))
			]),
			note: [
				...section.notes,
				anyChange ? 'Ändringens intervall gäller samma personer före och efter (Newcombe, parat).' : ''
			]
				.filter(Boolean)
				.join(' ')
		},
		foot: foot(scope, `${first}_efter`),
		definitions: [`${first}_fore`, `${first}_efter`, `${first}_forandring`].map((matt) =>
			definitionLink(scope, matt)
		),
		rakning: rakning(`${first}_efter`),
		notes:
			drawable.length < slopes.length && drawable.length > 0
				? ['Grupper som inte får visas har ingen linje.']
				: []
	};
}

export async function occupationFigure(one: About): Promise<FigureView> {
	const [groups, works, codes] = await Promise.all([
		Promise.all(Object.entries(SUS).map(([id, own]) => askPair(one, id, own))),
		askPair(one, WORKS, ['forvarvsarbete', 'studier']),
		Promise.all(stems('sysselsattning_', []).map((id) => askPair(one, id)))
	]);
	return figure(one, {
		id: 'sysselsattning',
		what: 'Sysselsättning',
		population: 'Avslutade med känd sysselsättning både vid start och vid avslut; samma personer.',
		groups,
		focus: ['sus_forvarvsarbete', 'sus_studier'],
		lead: works,
		blocks: [
			{ heading: 'De fyra grupperna', lines: groups },
			{ heading: 'Arbete och studier tillsammans', lines: [works] },
			{ heading: 'Varje slags sysselsättning', lines: codes }
		],
		notes: ['De fyra grupperna summerar till alla.']
	});
}

export async function incomeFigure(one: About): Promise<FigureView> {
	const [groups, sources] = await Promise.all([
		Promise.all(MATT.map((id) => askPair(one, id))),
		Promise.all(stems('forsorjning_', MATT).map((id) => askPair(one, id)))
	]);
	const own = groups.find(({ id }) => id === 'forsorjning_egen_forsorjning') ?? groups[0]!;
	return figure(one, {
		id: 'forsorjning',
		what: 'Försörjning',
		population: 'Avslutade med känd försörjning både vid start och vid avslut; samma personer.',
		groups,
		focus: [own.id],
		lead: own,
		blocks: [
			{ heading: 'Försörjningsmåttets grupper', lines: groups },
			{ heading: 'Varje källa', lines: sources }
		],
		notes: ['En person kan ha flera källor, så raderna summerar till mer än alla.']
	});
}
