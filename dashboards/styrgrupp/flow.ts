/** In and out: the finest periods that may be shown, and what is hidden. */
import { monthBars, type FlowPoint } from '#lib/charts/index.ts';
import { formatList, formatPeriod, formatRange, plural, sentence } from '#lib/format/index.ts';
import { periodTypes, parsePeriod } from '#lib/measures/period.ts';
import type { MeasureRow } from '#lib/measures/types.ts';
import type { FigureView } from '#lib/ui/types.ts';
import type { About } from '../insats/about.ts';
import { definitionLink, foot } from '../shared/foot.ts';
import { countBeside } from '../shared/rows.ts';

/** Finest first. */
const GRAINS = [...periodTypes].reverse().filter((type) => type !== 'tertial' && type !== 'kvartal');
type Grain = (typeof GRAINS)[number];

const NAMES: Record<Grain, [one: string, many: string, every: string]> = {
	ar: ['år', 'år', 'per år'],
	halvar: ['halvår', 'halvår', 'per halvår'],
	manad: ['månad', 'månader', 'per månad']
};

/** Under this share of periods shown, the next coarser kind says more. */
const ENOUGH = 0.6;

export interface Flow {
	grain: Grain;
	nya: readonly MeasureRow[];
	avslutade: readonly MeasureRow[];
}

const shownIn = (rows: readonly MeasureRow[]) => rows.filter(({ status }) => status === 'visas').length;

/** The finest kind of period in which most are shown; years when none is. `flows` are finest first. */
export function finest(flows: readonly Flow[]): Flow {
	const share = ({ nya, avslutade }: Flow) => {
		const all = nya.length + avslutade.length;
		return all === 0 ? 0 : (shownIn(nya) + shownIn(avslutade)) / all;
	};
	return flows.find((flow) => share(flow) >= ENOUGH) ?? (flows.at(-1) as Flow);
}

/** Only the periods that are let out at all; every one of them when none is. */
export function letOut({ grain, nya, avslutade }: Flow): Flow {
	const open = new Set([...nya, ...avslutade].filter(({ utanfor }) => !utanfor).map(({ by }) => by[grain]));
	const own = (rows: readonly MeasureRow[]) => rows.filter(({ by }) => open.has(by[grain]));
	return open.size > 0 ? { grain, nya: own(nya), avslutade: own(avslutade) } : { grain, nya, avslutade };
}

/** Why the finer kinds are not what is drawn; empty when the finest of all is. */
export function hiddenNote(flows: readonly Flow[], chosen: Flow): string {
	const finer = flows.slice(0, flows.indexOf(chosen));
	const rows = ({ nya, avslutade }: Flow) => [...nya, ...avslutade];
	const outside = finer.filter((flow) => rows(flow).length > 0 && rows(flow).every(({ utanfor }) => utanfor));
	const small = finer.filter((flow) => rows(flow).length > 0 && !outside.includes(flow));
	const list = (some: readonly Flow[]) =>
		formatList(
			some.map(({ grain }) => NAMES[grain][2]),
			'eller'
		);
	return [
		outside.length > 0 ? `Flödet släpps inte ${list(outside)} för de här åren.` : '',
		small.length > 0
			? `${sentence(list(small))} är de flesta talen för små för att visas; därför visas det ${NAMES[chosen.grain][2]}.`
			: ''
	]
		.filter(Boolean)
		.join(' ');
}

export async function flowFigure(one: About): Promise<FigureView> {
	const { scope, ask, period, insats, rakning } = one;
	const { k, dataPer } = scope.meta;
	const begun = insats.start?.slice(0, 7);
	const isOwn = (name: string) => {
		const span = parsePeriod(name);
		return (
			span !== null && (!begun || span.till >= `${begun}-01`) && (!insats.slut || span.fran <= insats.slut)
		);
	};
	const span = { from: period.first, to: period.last };
	const flows = await Promise.all(
		GRAINS.map(async (grain): Promise<Flow> => {
			const cut = { by: [grain], ...span };
			const [nya, avslutade] = await Promise.all([ask('nya', cut), ask('avslutade', cut)]);
			const own = (rows: MeasureRow[]) => rows.filter(({ by }) => by[grain] && isOwn(by[grain]));
			return letOut({ grain, nya: own(nya), avslutade: own(avslutade) });
		})
	);
	const flow = finest(flows);
	const { grain } = flow;
	const at = (rows: readonly MeasureRow[], name: string) =>
		rows.find(({ by }) => Object.values(by).includes(name));
	const namesOf = ({ grain: kind, nya, avslutade }: Flow) =>
		[...new Set([...nya, ...avslutade].flatMap(({ by }) => by[kind] ?? []))].sort();
	const names = namesOf(flow);
	// Both are counts of the same rows: a period that only the other one has is one where nobody did.
	const value = (row: MeasureRow | undefined) => (!row ? 0 : row.status === 'visas' ? row.varde : null);
	const points: FlowPoint[] = names.map((name) => ({
		period: name,
		nya: value(at(flow.nya, name)),
		avslutade: value(at(flow.avslutade, name))
	}));
	const known = points.filter(({ nya, avslutade }) => nya !== null || avslutade !== null);
	const latest = [...points].reverse().find(({ nya, avslutade }) => nya !== null && avslutade !== null);
	const isOngoing = latest && (parsePeriod(latest.period)?.till ?? '') > dataPer;
	const title = latest
		? `${plural(latest.nya ?? 0, 'började', 'började')} och ${plural(latest.avslutade ?? 0, 'avslutades', 'avslutades')} ${isOngoing ? 'hittills ' : ''}${formatPeriod(latest.period)}`
		: known.length > 0
			? 'Flöde in och ut: inget helt att visa för någon period'
			: 'Flöde in och ut: inga siffror att visa';
	const hidden =
		2 * points.length -
		points.reduce((n, p) => n + (p.nya === null ? 0 : 1) + (p.avslutade === null ? 0 : 1), 0);
	const years = flows.at(-1) as Flow;
	const earlier = flow === years ? [] : namesOf(years).filter((year) => year < (names[0] ?? '').slice(0, 4));
	const line = (of: Flow) => (name: string) => ({
		cells: {
			period: { text: sentence(formatPeriod(name)) },
			nya: countBeside(at(of.avslutade, name), at(of.nya, name), k),
			avslutade: countBeside(at(of.nya, name), at(of.avslutade, name), k)
		}
	});
	const told = formatRange(names[0], names.at(-1));
	return {
		id: 'flode',
		title,
		subtitle: `Deltaganden som började och avslutades ${NAMES[grain][2]}${names.length > 0 ? `, ${told}` : ''}.`,
		drawn:
			known.length > 0
				? monthBars(points, `Flöde in och ut i ${insats.namn} ${NAMES[grain][2]}. ${title}.`)
				: null,
		empty: 'Antalen får inte visas eller saknas i perioden.',
		table: {
			caption: `Flöde in och ut i ${insats.namn} ${NAMES[grain][2]}`,
			columns: [
				{ key: 'period', label: sentence(NAMES[grain][0]) },
				{ key: 'nya', label: 'Nya', unit: 'deltaganden', num: true },
				{ key: 'avslutade', label: 'Avslutade', unit: 'deltaganden', num: true }
			],
			rows: [
				...[...names].reverse().map(line(flow)),
				...(earlier.length > 0 ? [{ heading: 'Tidigare, per år', cells: {} }] : []),
				...[...earlier].reverse().map(line(years))
			]
		},
		foot: foot(scope, 'nya'),
		definitions: ['nya', 'avslutade'].map((matt) => definitionLink(scope, matt)),
		rakning: rakning('nya', { by: [grain] }),
		notes: [
			hiddenNote(flows, flow),
			earlier.length > 0
				? `Flödet släpps ${NAMES[grain][2]} bara för de senaste åren; tidigare år står per år i tabellen.`
				: '',
			hidden > 0 && known.length > 0 ? 'En punkt markerar ett tal som inte visas.' : ''
		].filter(Boolean)
	};
}
