/** Personalläge and activities: events of the insats that are not about one participant, year by year. */
import { formatList, formatNumber, plural, sentence } from '#lib/format/index.ts';
import { eventName } from '#lib/measures/library/handelser.ts';
import type { MeasureRow } from '#lib/measures/types.ts';
import type { TableRow, TableView } from '#lib/ui/types.ts';
import type { About } from '../insats/about.ts';
import { definitionLink } from '../shared/foot.ts';

const STAFF = /personal|bemanning|vakan|rekryter|nyanstall|uppsag|sjukfranvaro|foraldraledig|handledning/;

const STAFF_NAMES: Readonly<Record<string, string>> = {
	foraldraledig: 'föräldraledig',
	nyanstalld: 'nyanställd',
	nyanstalld_personal: 'nyanställd personal',
	personalforandring: 'personalförändring',
	personallage: 'personalläge',
	sjukfranvaro: 'sjukfrånvaro',
	uppsagning: 'uppsägning'
};

const nameOf = (typ: string): string => STAFF_NAMES[typ] ?? eventName(typ);

/** Kinds of events about who works there. */
export const isStaff = (typ: string): boolean => STAFF.test(typ);

export interface Events {
	title: string;
	table: TableView | null;
	missing: { goal: string; what: string }[];
}

const MOST_YEARS = 5;

export function eventsTitle(rows: readonly MeasureRow[], year: string): string {
	const own = rows.filter(({ by, varde }) => by.ar === year && (varde ?? 0) > 0);
	if (own.length === 0) return `Inga händelser är inlästa för ${year}`;
	const said = own.map(({ by, varde }) => `${nameOf(by.handelsetyp ?? '')} (${formatNumber(varde)})`);
	return own.length <= 3
		? `${year}: ${formatList(said)}`
		: `${plural(own.length, 'slags händelse', 'slags händelser')} ${year}`;
}

export async function events({ scope, ask, period, insats, rakning }: About): Promise<Events> {
	const rows = (await ask('handelser', { by: ['ar'], from: period.first, to: period.last })).filter(
		({ by, status }) => by.ar && by.handelsetyp && status === 'visas'
	);
	const years = [...new Set(rows.map(({ by }) => by.ar ?? ''))].sort().slice(-MOST_YEARS);
	const types = [...new Set(rows.map(({ by }) => by.handelsetyp ?? ''))].sort((a, b) =>
		nameOf(a).localeCompare(nameOf(b), 'sv')
	);
	const line = (typ: string): TableRow => ({
		cells: {
			namn: { text: sentence(nameOf(typ)) },
			...Object.fromEntries(
				years.map((year) => [
					year,
					{
						text: formatNumber(rows.find(({ by }) => by.ar === year && by.handelsetyp === typ)?.varde ?? 0)
					}
				])
			)
		}
	});
	const [staff, others] = [types.filter(isStaff), types.filter((typ) => !isStaff(typ))];
	const missing = [
		...(staff.length === 0
			? [
					{
						goal: 'Personalläge',
						what: 'händelser om personalen, till exempel ”vakans” eller ”nyanställd personal”, i händelsefilen, från insatsen.'
					}
				]
			: []),
		...(types.length === 0 ? [{ goal: 'Aktiviteter', what: 'händelsefilen, från insatsen.' }] : [])
	];
	return {
		title: years.length > 0 ? eventsTitle(rows, years.at(-1) ?? '') : 'Inga händelser är inlästa',
		table:
			types.length === 0
				? null
				: {
						caption: `Händelser i ${insats.namn}, antal per år`,
						columns: [
							{ key: 'namn', label: 'Händelse' },
							...years.map((year) => ({ key: year, label: year, num: true }))
						],
						rows: [
							...(staff.length > 0 ? [{ heading: 'Personalläge', cells: {} }, ...staff.map(line)] : []),
							...(staff.length > 0 && others.length > 0 ? [{ heading: 'Aktiviteter', cells: {} }] : []),
							...others.map(line)
						],
						definitions: [definitionLink(scope, 'handelser')],
						rakning: rakning('handelser', { by: ['ar'] }),
						note: 'Händelser som gäller en enskild deltagare är inte med här. Ett år utan händelsen står som 0.'
					},
		missing
	};
}
