import { formatPercent } from '../format/index.ts';
import { newcombe } from '../stats/newcombe.ts';
import type { MeasureRow } from '../measures/types.ts';
import { figureOf, rowsFor } from './ask.ts';
import { daysOf, empty, type Question } from './evidence.ts';
import { plain, says } from './text.ts';
import type { Evidence, Figure, Part } from './types.ts';
import { earlier, validity, type Period } from './windows.ts';

const late = /avslut|slut|efter/;
const early = /fore|start/;

/** The indicator a condition means: all its words are said by the goal, its first word by the condition itself. */
function indicatorOf(rows: readonly MeasureRow[], condition: string, text: string): string | null {
	const ids = [...new Set(rows.map((row) => row.by.indikator ?? ''))].filter(Boolean);
	const said = ids.filter((id) => says(text, id) && says(condition, id.split('_')[0] ?? id));
	return said.sort((a, b) => b.split('_').length - a.split('_').length || (a < b ? -1 : 1))[0] ?? null;
}

/** Forms of one occasion: those at the end where the goal says so, else those under way, never before and after together. */
function formsFor(enkater: readonly string[], wantsEnd: boolean): string[] {
	const end = enkater.filter((id) => late.test(id));
	const rest = enkater.filter((id) => !late.test(id));
	const during = rest.filter((id) => !early.test(id));
	if (wantsEnd) return end.length > 0 ? end : during;
	return during.length > 0 ? during : end.length > 0 ? end : rest;
}

const answers = async (q: Question, period: Period): Promise<MeasureRow[]> => {
	const part = { namn: '', matt: 'indikator_positiv' };
	const rows = await rowsFor(q.ask, q.who, part, daysOf(period, q), ['matar']);
	return rows.filter((row) => row.by.matar != null && row.by.enkat != null);
};

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The latest survey year of one form version: versions and years are never pooled. The years stand in the trend. */
export async function gatherSurvey(
	q: Question,
	part: Part,
	period: Period,
	evidence: Evidence
): Promise<Figure> {
	// A survey year is judged when its answers are in, whether or not the calendar year has ended.
	const valid = validity(q.goal);
	const latestSpan = { fran: valid.fran, till: earlier(valid.till, q.per) };
	const latestPeriod: Period = { ...period, span: latestSpan, oppen: valid.till >= q.per };
	const rows = await answers(
		q,
		q.read.fonster.slag === 'spann' || q.read.fonster.slag === 'planar' ? period : latestPeriod
	);
	const condition = part.enkat?.indikator ?? part.namn;
	const indicator = indicatorOf(rows, condition, q.goal.text);
	const about = rows.filter((row) => row.by.indikator === indicator);
	const forms = formsFor([...new Set(about.map((row) => row.by.enkat ?? ''))], part.enkat?.avslut ?? false);
	const own = about
		.filter((row) => forms.includes(row.by.enkat ?? ''))
		.sort((a, b) => compare(a.by.matar ?? '', b.by.matar ?? ''));
	const year = own.at(-1)?.by.matar;
	const latest = own.filter((row) => row.by.matar === year);
	if (!indicator || latest.length !== 1) {
		evidence.saknas ??= `enkätsvar på en indikator för ”${condition}”, från den som skickar ut enkäten`;
		return figureOf(part.namn, []);
	}
	const [row] = latest;
	evidence.period = `mätåret ${year}`;
	if (evidence.trend.length === 0)
		evidence.trend = own.map((one) => ({
			period: one.by.matar ?? '',
			taljare: one.taljare,
			namnare: one.namnare,
			varde: one.varde,
			status: one.status
		}));
	if (new Set(own.map((one) => one.by.version)).size > 1)
		evidence.not = `Enkätens version ${row?.by.version} kan inte läsas ihop med tidigare versioner.`;
	if (row) await responseRate(q, row, evidence);
	return figureOf(part.namn, latest);
}

/** How many of those asked have answered stands with every survey figure. */
async function responseRate(q: Question, row: MeasureRow, evidence: Evidence): Promise<void> {
	const rates = await rowsFor(q.ask, q.who, { namn: '', matt: 'svarsfrekvens' }, null, ['matar']);
	const same = ({ by }: MeasureRow) =>
		by.enkat === row.by.enkat && by.version === row.by.version && by.matar === row.by.matar;
	const rate = rates.find((one) => same(one) && one.status === 'visas');
	if (rate && rate.varde !== null && !evidence.not?.includes('Svarsfrekvens'))
		evidence.not = [`Svarsfrekvens ${formatPercent(rate.varde, rate.namnare)}.`, evidence.not]
			.filter(Boolean)
			.join(' ');
}

/** From the first to the last survey year of the same form and version, one figure a form. */
export async function gatherChange(q: Question, period: Period): Promise<Evidence> {
	const evidence: Evidence = {
		...empty(period, 'forandring', 'procentenheter'),
		pagar: false,
		kan_sagas: null
	};
	const rows = await answers(q, period);
	const indicator = indicatorOf(rows, q.goal.text, q.goal.text);
	const about = rows.filter((row) => row.by.indikator === indicator);
	const key = (row: MeasureRow) => `${row.by.enkat} ${row.by.version}`;
	const people = plain(q.goal.population);
	const forms = [...new Set(about.map(key))].filter((form) => {
		const last = form.split(' ')[0]?.split('_').at(-1) ?? '';
		return people === '' || /svarande|deltag/.test(people) || says(people, last);
	});
	for (const form of forms) {
		const own = about
			.filter((row) => key(row) === form)
			.sort((a, b) => compare(a.by.matar ?? '', b.by.matar ?? ''));
		const [first, last] = [own[0], own.at(-1)];
		if (!first || !last || first === last) continue;
		evidence.period = `${first.by.matar} till ${last.by.matar}`;
		const hidden = first.status === 'skyddad' || last.status === 'skyddad';
		const [x, m, y, n] = [last.taljare, last.namnare, first.taljare, first.namnare];
		if (hidden || x === null || y === null || !m || !n) {
			evidence.delar.push({ ...figureOf(form, []), status: hidden ? 'skyddad' : 'data_saknas' });
			continue;
		}
		const change = newcombe(x, m, y, n);
		if (!change) continue;
		const { difference, lag, hog } = change;
		evidence.delar.push({
			...figureOf(form, []),
			namnare: m,
			taljare: x,
			varde: difference,
			lag,
			hog,
			status: 'visas'
		});
		evidence.trend.push(
			...own.map((one) => ({
				period: `${one.by.enkat} ${one.by.matar}`,
				taljare: one.taljare,
				namnare: one.namnare,
				varde: one.varde,
				status: one.status
			}))
		);
	}
	if (evidence.delar.length === 0)
		evidence.saknas = 'en baslinje: samma enkät och version från två mätår, från den som skickar ut enkäten';
	return evidence;
}
