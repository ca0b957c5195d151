import type { LoadReport } from '#lib/server/report.ts';
import { loadInChild, type ChildLoad } from '../watch/child.ts';
import { writeAnswer, writeReport, type Written } from '../watch/reports.ts';
import type { Outcome } from '../watch/watch.ts';
import type { Shared } from './command.ts';
import { BUSY, lines, withoutWords } from './load.ts';

/** What one load of a watched folder needs. */
export interface LoadOnce {
	folder: string;
	/** How many reports are kept. */
	keep: number;
	/** Write the answer into the watched folder too. */
	answer: boolean;
	/** Ends the load. */
	signal: AbortSignal;
	now(): Date;
	say(line: string): void;
}

const number = new Intl.NumberFormat('sv-SE');
const clock = (time: Date): string =>
	time.toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'medium' });

const STOPPED =
	'Laddningen stannade utan att säga varför; minnet kan ha tagit slut. Den förra versionen gäller, och den görs om senare.';

/** What the sender wrote stays with the version: a report beside it has none of it. */
const reportOf = ({ report }: ChildLoad): LoadReport | null =>
	report && { ...report, files: report.files.map(withoutWords) };

/** One line for a log. */
function summary(report: LoadReport | null): string {
	if (!report) return 'ingenting laddades; den förra versionen gäller';
	if (report.errors.length > 0) {
		const errors = report.errors.length === 1 ? 'ett fel' : `${number.format(report.errors.length)} fel`;
		return `inget publicerades, ${errors} att rätta; den förra versionen gäller`;
	}
	if (report.unchanged) return `inget nytt, version ${report.version} gäller`;
	const sum = (key: 'read' | 'quarantined') => report.files.reduce((total, file) => total + file[key], 0);
	const read = `${number.format(sum('read'))} ${sum('read') === 1 ? 'läst rad' : 'lästa rader'}`;
	return `version ${report.version} är publicerad: ${read}, ${number.format(sum('quarantined'))} i karantän`;
}

/** Writes the report where it is kept, and the answer where it was asked for. What cannot be written is said and stops nothing. */
function write(once: LoadOnce, warehouse: string, written: Written): string | null {
	const attempt = (what: string, put: () => string): string | null => {
		try {
			return put();
		} catch {
			once.say(
				`${what} kunde inte skrivas. Kontrollera att det finns plats och att programmet får skriva där.`
			);
			return null;
		}
	};
	if (once.answer) attempt('Svaret i den bevakade mappen', () => writeAnswer(once.folder, written.text));
	// Nothing was loaded: the reports of real loads are not pushed out by a timer that found nothing.
	if (written.laddning?.unchanged) return null;
	return attempt('Laddningsrapporten', () => writeReport(warehouse, written, once.keep));
}

/** Loads the folder once, writes the report and prints one line of it. */
export async function loadAndReport(once: LoadOnce, shared: Shared): Promise<Outcome> {
	const child = await loadInChild(once.folder, shared.warehouse, once.signal);
	if (once.signal.aborted && child.report === null) {
		once.say('En laddning avbröts. Den version som gällde gäller.');
		return { kind: 'avbruten' };
	}
	if (child.report === null && child.said.includes(BUSY)) return { kind: 'upptagen' };
	const now = once.now();
	const kod = child.code ?? 1;
	const laddning = reportOf(child);
	const body = laddning ? lines(laddning, false) : [child.said || STOPPED];
	const text = [`Laddad ${clock(now)}`, '', ...body, ''].join('\n');
	const file = write(once, shared.warehouse, { tid: now.toISOString(), kod, laddning, text });
	// The report was to say why: when it could not be written, this does.
	if (!file && kod !== 0) once.say(body.join('\n'));
	if (shared.json)
		shared.print(JSON.stringify({ time: now.toISOString(), code: kod, reportFile: file, report: laddning }));
	else shared.print(`${clock(now)} ${summary(laddning)}${file ? ` (${file})` : ''}`);
	return { kind: 'klar', code: kod };
}
