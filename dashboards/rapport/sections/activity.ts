/** How many took part, came and left. */
import { volumeBars } from '#lib/charts/index.ts';
import { formatNumber, formatPeriod, plural, sentence, speak } from '#lib/format/index.ts';
import { parsePeriod } from '#lib/measures/period.ts';
import type { MeasureRow } from '#lib/measures/types.ts';
import { marksOf, markText } from '#lib/report/marks.ts';
import { periodChoices } from '#lib/report/period.ts';
import type { Part, Written } from '#lib/report/types.ts';
import { measureOf } from '#lib/server/scope.ts';
import type { FigureView, TableView } from '#lib/ui/types.ts';
import { definitionLink, foot } from '../../shared/foot.ts';
import { cell, countBeside, hasData, linesOf } from '../../shared/rows.ts';
import { notShown, one, stat } from '../stats.ts';
import { nearest, spanOf, windowNote, type Subject, type Window } from '../subject.ts';

const COUNTS = ['deltagare', 'nya', 'avslutade', 'pagaende'] as const;

const shown = (row: MeasureRow | undefined): number | null => (row?.status === 'visas' ? row.varde : null);
const isEmpty = (row: MeasureRow | undefined) =>
	!hasData(row) || (row?.status === 'visas' && row.varde === 0);

const columns = COUNTS.map((matt) => ({
	key: matt as string,
	label: measureOf(matt).namn,
	...(measureOf(matt).enhet === 'personer' && { unit: 'personer' }),
	num: true
}));

/** Each insats of the förbund by itself. */
async function perInsats(subject: Subject, window: Window): Promise<TableView> {
	const { scope, ask, rakning } = subject;
	const cut = { by: ['forbund', 'insats'], ...spanOf(window) };
	const all = await Promise.all(COUNTS.map(async (matt) => linesOf(scope, await ask(matt, cut))));
	const rows = (all[0] ?? []).flatMap((line, index) => {
		const own = all.map((lines) => lines[index]?.row);
		if (own.every(isEmpty)) return [];
		const cells = Object.fromEntries(COUNTS.map((matt, at) => [matt, cell(own[at], 'antal', scope.meta.k)]));
		const href = scope.link(`/insats/${line.insats.insats_id}`);
		return [{ cells: { namn: { text: line.name, href }, ...cells } }];
	});
	return {
		caption: `Deltagare per insats, ${window.text}`,
		columns: [{ key: 'namn', label: 'Insats' }, ...columns],
		rows,
		note: 'Den som deltar i två insatser räknas i båda: raderna summerar inte till förbundets deltagare.',
		definitions: COUNTS.map((matt) => definitionLink(scope, matt)),
		rakning: rakning('deltagare', cut)
	};
}

/** The kind of period the series is told by, and its periods up to the report's own. */
interface Series {
	by: 'ar' | 'halvar';
	periods: string[];
	per: string;
}

/** The same part of the year before. */
const yearBefore = (name: string): string => `${Number(name.slice(0, 4)) - 1}${name.slice(4)}`;

/** Half-years for a report of one, where some are shown; else years. */
async function seriesOf({ ask, years, period, scope, mall }: Subject): Promise<Series> {
	const byYear: Series = { by: 'ar', periods: years, per: 'år' };
	if (mall.period !== 'halvar') return byYear;
	const told = await ask('deltagare', { by: ['halvar'] });
	const open = new Set(told.filter(({ utanfor }) => !utanfor).map(({ by }) => by.halvar));
	const periods = periodChoices('halvar', years.map(Number), scope.meta.dataPer)
		.filter((kod) => kod <= period.kod && open.has(kod))
		.sort();
	const some = told.filter(({ status, by }) => status === 'visas' && periods.includes(by.halvar ?? ''));
	return some.length > 1 ? { by: 'halvar', periods, per: 'halvår' } : byYear;
}

/** Participants period by period up to the report's own, with what happened beside them. */
export async function overTime(subject: Subject): Promise<FigureView | null> {
	const { scope, ask, namn, annotations, rakning } = subject;
	const { by, periods, per } = await seriesOf(subject);
	if (periods.length < 2) return null;
	const { k, dataPer } = scope.meta;
	const [people, started, ended] = await Promise.all(
		['deltagare', 'nya', 'avslutade'].map(async (matt) => await ask(matt, { by: [by] }))
	);
	const at = (rows: MeasureRow[] | undefined, name: string) => rows?.find((row) => row.by[by] === name);
	const points = periods.map((period) => ({ period, antal: shown(at(people, period)) }));
	const marks = marksOf(annotations, periods);
	const isWhole = (name: string) => (parsePeriod(name)?.till ?? '9') <= dataPer;
	const full = points.filter(({ period, antal }) => antal !== null && isWhole(period));
	const latest = full.at(-1);
	const before = latest && full.find(({ period }) => period === yearBefore(latest.period));
	const title = latest
		? `${formatNumber(latest.antal)} deltagare ${formatPeriod(latest.period)}${before ? `, mot ${formatNumber(before.antal)} ${by === 'ar' ? 'år ' : ''}${formatPeriod(before.period)}` : ''}`
		: 'Deltagare över tid';
	const drawable = points.some(({ antal }) => (antal ?? 0) > 0);
	return {
		id: 'over_tid',
		title,
		subtitle: `Deltagare per ${per} i ${namn}.`,
		drawn: drawable ? volumeBars(points, `Deltagare per ${per} i ${namn}. ${title}.`, marks) : null,
		empty: `Antalet deltagare visas inte eller saknas för alla ${per}.`,
		table: {
			caption: `Deltagare per ${per} i ${namn}`,
			columns: [{ key: 'ar', label: sentence(per) }, ...columns.slice(0, 3)],
			rows: periods.map((name) => ({
				cells: {
					ar: { text: sentence(formatPeriod(name)), ...(!isWhole(name) && { sub: 'hittills' }) },
					deltagare: cell(at(people, name), 'antal', k),
					nya: countBeside(at(people, name), at(started, name), k),
					avslutade: countBeside(at(people, name), at(ended, name), k)
				}
			})),
			note: `Den som deltar två ${per} räknas i båda: ${by === 'ar' ? 'åren' : 'halvåren'} summerar inte till alla deltagare.`
		},
		foot: foot(scope, 'deltagare'),
		definitions: ['deltagare', 'nya', 'avslutade'].map((matt) => definitionLink(scope, matt)),
		rakning: rakning('deltagare', { by: [by] }),
		notes: marks.map(markText)
	};
}

export async function activity(subject: Subject): Promise<Written> {
	const window = await nearest(subject, 'deltagare');
	const rows = await Promise.all(COUNTS.map((matt) => one(subject, matt, window)));
	const said = speak(rows[0], 'personer', subject.scope.meta.k);
	const series = await overTime(subject);
	const listed = subject.insats ? null : await nearest(subject, 'deltagare', ['forbund', 'insats']);
	const table = listed && (await perInsats(subject, listed));
	const delar: Part[] = [
		...windowNote(subject, window).map((text): Part => ({ slag: 'stycke', text })),
		{
			slag: 'tal',
			tal: COUNTS.map((matt, index) => stat(subject, matt, rows[index], { ...window, own: true }))
		},
		...(table && table.rows.length > 0 ? [{ slag: 'tabell', tabell: table } as const] : []),
		...(series ? [{ slag: 'bild', bild: series } as const] : [])
	];
	const [, nya, avslutade] = rows.map((row) => speak(row, 'antal', subject.scope.meta.k));
	return {
		rubrik: said.shown
			? `${plural(rows[0]?.varde ?? 0, 'person', 'personer')} har deltagit ${window.text}${nya?.shown && avslutade?.shown ? `: ${nya.text} nya och ${avslutade.text} avslutade deltaganden` : ''}`
			: notShown(`Antalet deltagare ${window.text}`, said.text),
		delar
	};
}
