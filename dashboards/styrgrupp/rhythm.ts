/** What shall come in time: follow-ups every third month, final documentation within three weeks, rekvisitioner. */
import { formatNumber, NBSP, speak } from '#lib/format/index.ts';
import type { MeasureRow } from '#lib/measures/types.ts';
import { measureOf } from '#lib/server/scope.ts';
import type { StatView } from '#lib/ui/types.ts';
import type { About } from '../insats/about.ts';

interface Duty {
	matt: string;
	label: string;
	/** The kind of event that must be registered at all; else data are missing, not zero. */
	typ: string;
	/** Follows the count of those that were not in time. */
	late: string;
}

const DUTIES: readonly Duty[] = [
	{
		matt: 'intervall__uppfoljning__3_manader',
		label: 'Uppföljning minst var tredje månad',
		typ: 'uppfoljning',
		late: 'kom senare eller inte alls'
	},
	{
		matt: 'handelse__avslut__slutdokumentation__3_veckor',
		label: 'Slutdokumentation inom tre veckor',
		typ: 'slutdokumentation',
		late: 'kom senare eller inte alls'
	},
	{
		matt: 'rekvisition_i_tid',
		label: 'Rekvisition inom en månad',
		typ: 'rekvisition',
		late: 'kom senare'
	}
];

/** `362 av 8 714 kom senare eller inte alls.` Both counts are shown, or neither. */
export function lateText(row: MeasureRow | undefined, late: string): string {
	if (row?.status !== 'visas' || row.taljare === null || row.namnare === null) return '';
	const missed = row.namnare - row.taljare;
	return missed === 0
		? `Alla ${formatNumber(row.namnare)} i tid.`
		: `${formatNumber(missed)}${NBSP}av${NBSP}${formatNumber(row.namnare)} ${late}.`;
}

const hasEvents = (rows: readonly MeasureRow[], typ: string): boolean =>
	rows.some(({ by, status, varde }) => by.handelsetyp === typ && (status === 'skyddad' || (varde ?? 0) > 0));

export interface Rhythm {
	stats: StatView[];
	/** Which file is missing, and from whom. */
	missing: { goal: string; what: string }[];
}

export async function rhythm({ scope, ask, rakning, insats }: About): Promise<Rhythm> {
	const { k } = scope.meta;
	const structural = insats.inriktning !== 'individinriktad';
	const duties = DUTIES.filter(({ typ }) => !structural || typ === 'rekvisition');
	const [of, open, ...rows] = await Promise.all([
		structural ? [] : ask('handelser_deltagande'),
		ask('handelser'),
		...duties.map(async ({ matt }) => ask(matt))
	]);
	const registered = duties.map(({ typ }) => hasEvents(typ === 'rekvisition' ? open : of, typ));
	return {
		stats: duties.flatMap(({ matt, label, late }, i): StatView[] => {
			if (!registered[i]) return [];
			const row = rows[i]?.[0];
			const said = speak(row, measureOf(matt).enhet, k);
			return [
				{
					label,
					href: scope.link(`/matt/${matt}`),
					value: said.text,
					sub: [said.interval, said.n].filter(Boolean).join(', '),
					muted: !said.shown,
					note: lateText(row, late),
					rakning: rakning(matt, { from: undefined, to: undefined })
				}
			];
		}),
		missing: duties.flatMap(({ label, typ }, i) =>
			registered[i]
				? []
				: [
						{
							goal: label,
							what: `händelserna ”${typ === 'uppfoljning' ? 'uppföljning' : typ}” i händelsefilen, från insatsen.`
						}
					]
		)
	};
}
