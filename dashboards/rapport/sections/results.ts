/** How it went for those who left: the share to work or studies, over the insatser and over the years. */
import { compareShares, intervalDots } from '#lib/charts/index.ts';
import { formatPercent, speak } from '#lib/format/index.ts';
import { marksOf, markText } from '#lib/report/marks.ts';
import type { Part, Written } from '#lib/report/types.ts';
import { measureOf } from '#lib/server/scope.ts';
import type { FigureView } from '#lib/ui/types.ts';
import { compareFigure } from '../../shared/compare.ts';
import { definitionLink, foot } from '../../shared/foot.ts';
import { cell, dotRow, hasData, ofCell, shareOf } from '../../shared/rows.ts';
import { notShown, one, stat } from '../stats.ts';
import { nearest, periodOf, widest, windowNote, type Subject } from '../subject.ts';
import { named } from './steps.ts';

const MATT = 'avslut_arbete_studier';

/** The share year by year up to the report's own, with what happened beside it. Null where no year is known. */
export async function resultByYear(subject: Subject): Promise<FigureView | null> {
	const { scope, ask, years, namn, annotations, rakning } = subject;
	const { k, dataPer } = scope.meta;
	const found = await ask(MATT, { by: ['ar'] });
	const rows = years.flatMap((year) => {
		const row = found.find(({ by }) => by.ar === year);
		return row && hasData(row) ? [{ year, row }] : [];
	});
	if (rows.length < 2) return null;
	const marks = marksOf(annotations, years);
	const name = (year: string) => {
		const own = marks.filter(({ period }) => period === year).map(({ tecken }) => tecken);
		return own.length > 0 ? `${year} (${own.join(', ')})` : year;
	};
	const title = `Till arbete eller studier år för år: ${compareShares(
		rows.map(({ year, row }) => shareOf(year, row)),
		'åren'
	)}`;
	return {
		id: 'resultat_per_ar',
		title,
		subtitle: `Andel av avsluten med känt utfall i ${namn}, efter året de avslutades.`,
		drawn: intervalDots(
			rows.map(({ year, row }) => dotRow(name(year), row, k)),
			`Andel avslut till arbete eller studier per år i ${namn}. ${title}`
		),
		table: {
			caption: `Till arbete eller studier per år i ${namn}`,
			columns: [
				{ key: 'ar', label: 'År' },
				{ key: 'varde', label: 'Andel', unit: 'och 95 % intervall', num: true },
				{ key: 'antal', label: 'Antal', num: true }
			],
			rows: rows.map(({ year, row }) => ({
				cells: {
					ar: { text: year, ...(`${year}-12-31` > dataPer && { sub: 'hittills' }) },
					varde: cell(row, 'andel', k),
					antal: ofCell(row)
				}
			}))
		},
		foot: foot(scope, MATT),
		definitions: [definitionLink(scope, MATT)],
		rakning: rakning(MATT, { by: ['ar'] }),
		notes: marks.map(markText)
	};
}

/** The finding: the share with its interval and n, or why there is none. */
async function finding(subject: Subject) {
	const [window, known] = await Promise.all([nearest(subject, MATT), nearest(subject, 'tackning')]);
	const [row, covered] = await Promise.all([one(subject, MATT, window), one(subject, 'tackning', known)]);
	const { k } = subject.scope.meta;
	const said = speak(row, 'andel', k);
	const rubrik = said.shown
		? `${formatPercent(row?.varde, row?.n)} av avsluten med känt utfall ${window.text} gick till arbete eller studier (${said.interval}, ${said.n})`
		: notShown(`Hur avsluten gick ${window.text}`, said.text);
	const tal: Part = {
		slag: 'tal',
		tal: [
			stat(subject, MATT, row, { ...window, own: true }),
			stat(subject, 'tackning', covered, { ...known, own: known.text === window.text })
		]
	};
	return { rubrik, tal, window };
}

export async function results(subject: Subject): Promise<Written> {
	const { rubrik, tal, window } = await finding(subject);
	const delar: Part[] = [...windowNote(subject, window).map((text): Part => ({ slag: 'stycke', text })), tal];
	if (subject.insats) {
		const bild = await resultByYear(subject);
		return { rubrik, delar: bild ? [...delar, { slag: 'bild', bild }] : delar };
	}
	const wide = await widest(subject, MATT, ['forbund', 'insats']);
	const bild = await compareFigure(subject.scope, MATT, periodOf(wide));
	return {
		rubrik,
		delar: [
			...delar,
			{ slag: 'bild', bild },
			{
				slag: 'stycke',
				text: 'Skillnader mellan insatser kan bero på vilka som deltar, inte bara på vad insatsen gör.'
			}
		]
	};
}

export async function development(subject: Subject): Promise<Written> {
	const bild = await resultByYear(subject);
	return bild
		? {
				rubrik: bild.title.replace(/\.$/, ''),
				delar: [named(bild, 'Andel till arbete eller studier, år för år')]
			}
		: { rubrik: `${measureOf(MATT).namn} är känt för färre än två år`, delar: [] };
}
