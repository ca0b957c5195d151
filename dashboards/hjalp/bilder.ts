/** The guide's pictures, drawn as the pages draw theirs, from made-up figures that say so. */
import { beforeAfter, intervalDots, stackedShares } from '#lib/charts/index.ts';
import { formatInterval, formatNumber, formatPercent, NBSP } from '#lib/format/index.ts';
import { wilson } from '#lib/stats/index.ts';
import type { FigureView } from '#lib/ui/types.ts';

const FOOT = 'Påhittade tal, bara för att visa hur bilden läses.';

interface Group {
	name: string;
	taljare: number;
	namnare: number;
}

/** Two groups with the same share and very different certainty, and one that is told apart from the larger. */
export const GRUPPER: readonly Group[] = [
	{ name: 'Insats A', taljare: 12, namnare: 20 },
	{ name: 'Insats B', taljare: 120, namnare: 200 },
	{ name: 'Insats C', taljare: 60, namnare: 200 }
];

export function intervalFigure(): FigureView {
	const rows = GRUPPER.map((group) => {
		const { lag, hog } = wilson(group.taljare, group.namnare)!;
		return { ...group, varde: group.taljare / group.namnare, lag, hog };
	});
	return {
		id: 'lasa-intervall',
		title: `Samma andel, olika säkert: A och B har båda 60${NBSP}%, men linjen för A är nästan tre gånger så lång`,
		subtitle: 'Andel som gick till arbete eller studier i tre påhittade insatser.',
		drawn: intervalDots(
			rows.map(({ name, varde, lag, hog, namnare }) => ({
				name,
				varde,
				lag,
				hog,
				text: `${formatPercent(varde, namnare)}  n${NBSP}${formatNumber(namnare)}`,
				target: 0.5,
				focus: true
			})),
			'Insats A och B har punkten på 60 procent. Linjen är lång för A, som har 20 avslut, och kort för B, som har 200. Insats C ligger på 30 procent med kort linje. Ett streck vid 50 procent är målet.'
		),
		table: {
			caption: 'Andelarna i de tre insatserna, samma tal som i bilden',
			columns: [
				{ key: 'namn', label: 'Insats' },
				{ key: 'andel', label: 'Andel', unit: 'och 95 % intervall', num: true },
				{ key: 'antal', label: 'Antal', num: true }
			],
			rows: rows.map(({ name, varde, lag, hog, taljare, namnare }) => ({
				cells: {
					namn: { text: name },
					andel: { text: formatPercent(varde, namnare), sub: formatInterval(lag, hog, namnare) },
					antal: { text: `${formatNumber(taljare)}${NBSP}av${NBSP}${formatNumber(namnare)}` }
				}
			}))
		},
		foot: FOOT,
		definitions: []
	};
}

export function changeFigure(link: (path: string) => string): FigureView {
	const rows = [
		{ name: 'Arbete eller studier', fore: 0.08, efter: 0.42, focus: true },
		{ name: 'Söker arbete', fore: 0.22, efter: 0.28 },
		{ name: 'Sjukskriven', fore: 0.7, efter: 0.3 }
	].map((row) => ({ ...row, n: 50 }));
	return {
		id: 'lasa-fore-efter',
		title: 'Före och efter: samma 50 personer vid start och vid avslut',
		subtitle: 'Sysselsättning i en påhittad insats, andel av dem som har båda uppgifterna.',
		drawn: beforeAfter(
			rows,
			'Tre linjer från före till efter. Arbete eller studier går från 8 till 42 procent, söker arbete från 22 till 28, sjukskriven från 70 till 30.'
		),
		table: {
			caption: 'Sysselsättning före och efter, samma tal som i bilden',
			columns: [
				{ key: 'namn', label: 'Sysselsättning' },
				{ key: 'fore', label: 'Före', num: true },
				{ key: 'efter', label: 'Efter', num: true }
			],
			rows: rows.map(({ name, fore, efter, n }) => ({
				cells: {
					namn: { text: name },
					fore: { text: formatPercent(fore, n), sub: `n${NBSP}${n}` },
					efter: { text: formatPercent(efter, n), sub: `n${NBSP}${n}` }
				}
			})),
			note: 'Bilden visar vad som hände, inte varför. En del hade fått arbete ändå.'
		},
		foot: FOOT,
		definitions: [{ text: 'Sysselsättning efter', href: link('/metod/mal') }]
	};
}

/** A load as a kansli meets it: every row is in one place. */
export const RADER = { inlasta: 1161, ersatta: 28, karantan: 14 } as const;

export function rowsFigure(link: (path: string) => string): FigureView {
	const { inlasta, ersatta, karantan } = RADER;
	const total = inlasta + ersatta + karantan;
	const parts = [
		{ name: 'inlästa', antal: inlasta },
		{ name: 'ersatta av en senare fil', antal: ersatta },
		{ name: 'i karantän', antal: karantan }
	];
	return {
		id: 'lasa-in',
		title: `Varje rad finns på ett ställe: av ${formatNumber(total)} rader väntar ${formatNumber(karantan)} på rättning`,
		subtitle: 'En påhittad laddning.',
		drawn: stackedShares(
			parts.map(({ name }) => name),
			[
				{
					name: 'Deltagare.csv',
					shares: parts.map(({ antal }) => antal / total),
					text: `${formatNumber(total)}${NBSP}rader`,
					n: total
				}
			],
			`Av ${total} lästa rader är ${inlasta} inlästa, ${ersatta} ersatta av en senare fil och ${karantan} i karantän.`
		),
		table: {
			caption: 'Rader i laddningen, samma tal som i bilden',
			columns: [
				{ key: 'namn', label: 'Rader' },
				{ key: 'antal', label: 'Antal', num: true }
			],
			rows: [...parts, { name: 'lästa, tillsammans', antal: total }].map(({ name, antal }) => ({
				cells: { namn: { text: name }, antal: { text: formatNumber(antal) } }
			}))
		},
		foot: FOOT,
		definitions: [{ text: 'Karantän', href: `${link('/metod/begrepp')}#karantan` }]
	};
}
