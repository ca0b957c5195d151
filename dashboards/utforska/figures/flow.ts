/** Before → after as flows, a picture a place: where people came from and where they went. */
import { alluvial } from '#lib/charts/index.ts';
import { bothEnds, joinHidden, twoWays, type Flow } from '#lib/explore/index.ts';
import { formatInterval, formatNumber, formatPercent, formatStatus } from '#lib/format/index.ts';
import { dimensionOf } from '#lib/measures/dimensions.ts';
import type { MeasureRow } from '#lib/measures/types.ts';
import { measureOf } from '#lib/server/scope.ts';
import { wilson } from '#lib/stats/wilson.ts';
import type { FigureView } from '#lib/ui/types.ts';
import type { About, Answered, Looked } from '../about.ts';
import { allOutside, framed, outsideText } from './parts.ts';

interface Subject {
	origin: string;
	/** Where they went, when each end may be told. */
	target: string;
	/** The share that is released by origin, and what its two sides are called. */
	matt: string;
	yes: string;
	no: string;
	/** How many of them, in a sentence about those who came from somewhere. */
	said(share: string): string;
	/** Values in the order of the scale, where the code list has none. */
	order: readonly string[];
	/** Ends that the eye should go to. */
	good: readonly string[];
}

const SUBJECTS: Readonly<Record<string, Subject>> = {
	sus_fore: {
		origin: 'sus_fore',
		target: 'sus_efter',
		matt: 'sus_arbetar_studerar_efter',
		yes: 'Arbetar eller studerar',
		no: 'Varken arbetar eller studerar',
		said: (share) => `arbetar eller studerar ${share} vid avslut`,
		order: ['forvarvsarbete', 'studier', 'aktivt_arbetssokande', 'ovriga'],
		good: ['forvarvsarbete', 'studier']
	},
	forsorjning_fore: {
		origin: 'forsorjning_fore',
		target: 'forsorjning_efter',
		matt: 'forsorjning_egen_forsorjning_efter',
		yes: 'Lön, studiestöd eller föräldrapenning',
		no: 'Annan försörjning',
		said: (share) => `har ${share} lön, studiestöd eller föräldrapenning vid avslut`,
		order: [],
		good: ['lon_eget_foretag', 'studiestod', 'foraldrapenning']
	}
};

/** Pictures of more places than this are no longer looked at. */
const MOST = 8;
const OTHER = 'ovriga_dolda';
const OTHER_TEXT = 'Övriga, för små för att visas var för sig';

interface Place {
	key: string;
	name: string;
	flows: Flow[];
	totals: ReadonlyMap<string, number | null>;
}

function placesOf(
	{ scope }: About,
	rows: readonly MeasureRow[],
	make: (own: readonly MeasureRow[], key: string) => Pick<Place, 'flows' | 'totals'>
): Place[] {
	return scope.insatser
		.map((insats): Place => {
			const own = rows.filter(
				({ by }) => by.insats === insats.insats_id && (by.forbund ?? insats.forbund_id) === insats.forbund_id
			);
			const key = `${insats.forbund_id}|${insats.insats_id}`;
			return { key, name: insats.namn, ...make(own, key) };
		})
		.filter(({ flows }) => flows.some(({ n }) => n !== null && n > 0));
}

/** Both ends where they may be told, else the share that is released by where people came from. */
async function gather(
	about: About,
	subject: Subject
): Promise<{ places: Place[]; answers: Answered[]; all: boolean }> {
	const places = ['forbund', 'insats'];
	const measure = measureOf('avslutade');
	const answer = await about.ask(measure, [...places, subject.origin, subject.target]);
	if (allOutside(answer)) {
		const share = await about.ask(measureOf(subject.matt), [...places, subject.origin]);
		return {
			places: placesOf(about, share.rows, (own) => twoWays(own, subject.origin, ['ja', 'nej'])),
			answers: [share],
			all: false
		};
	}
	const whole = await about.ask(measure, [...places, subject.origin], { roll: 'hela' });
	return {
		places: placesOf(about, answer.rows, (own, key) =>
			bothEnds(
				own,
				whole.rows.filter(({ by }) => `${by.forbund}|${by.insats}` === key),
				[subject.origin, subject.target]
			)
		),
		answers: [answer, whole],
		all: true
	};
}

/** The finding of one place: those who came from where most did, and how many of them went where the measure looks. */
function finding(about: About, subject: Subject, { name, flows }: Place, all: boolean): string {
	const good = (to: string) => (all ? subject.good.includes(to) : to === 'ja');
	const origins = [...new Set(flows.map(({ from }) => from))].filter((from) => !subject.good.includes(from));
	const sums = origins
		.map((from) => {
			const own = flows.filter((flow) => flow.from === from);
			const known = own.every(({ n }) => n !== null);
			const n = own.reduce((sum, flow) => sum + (flow.n ?? 0), 0);
			return {
				from,
				n: known ? n : 0,
				x: own.reduce((sum, flow) => sum + (good(flow.to) ? (flow.n ?? 0) : 0), 0)
			};
		})
		.filter(({ n }) => n > 0)
		.sort((a, b) => b.n - a.n);
	const [largest] = sums;
	if (!largest) return `${name}: före och efter`;
	const interval = wilson(largest.x, largest.n);
	const share = `${formatPercent(largest.x / largest.n, largest.n)} (${formatInterval(interval?.lag, interval?.hog, largest.n)})`;
	return `${name}: av dem som hade ”${about.label(subject.origin, largest.from).toLocaleLowerCase('sv')}” vid start ${subject.said(share)}`;
}

function figureOf(
	about: About,
	subject: Subject,
	answer: Answered,
	place: Place,
	all: boolean,
	at: number
): FigureView {
	const { scope, label, known } = about;
	const { k } = scope.meta;
	const { flows, hidden } = joinHidden(place.flows, place.totals, k, OTHER);
	const rank = (id: string) => {
		const listed =
			subject.order.length > 0 ? subject.order : (known.values[id] ?? []).map(({ varde }) => varde);
		const order = new Map(listed.map((value, i) => [value, i]));
		return (x: string, y: string) => (order.get(x) ?? 99) - (order.get(y) ?? 99);
	};
	const origins = [...new Set(place.flows.map(({ from }) => from))].sort(rank(subject.origin));
	const targets = all
		? [...[...new Set(place.flows.map(({ to }) => to))].sort(rank(subject.target)), OTHER]
		: ['ja', 'nej'];
	const fromText = (value: string) => label(subject.origin, value);
	const toText = (value: string) =>
		value === OTHER
			? OTHER_TEXT
			: all
				? label(subject.target, value)
				: value === 'ja'
					? subject.yes
					: subject.no;
	const good = (to: string) => (all ? subject.good.includes(to) : to === 'ja');
	const title = finding(about, subject, place, all);
	return framed(about, answer, {
		id: `flode_${at + 1}`,
		title,
		drawn:
			flows.length === 0
				? null
				: alluvial(
						flows.map(({ from, to, n }) => ({ from: fromText(from), to: toText(to), n, focus: good(to) })),
						origins.map(fromText),
						targets.map(toText),
						`${title}. Alla flöden står i tabellen.`
					),
		empty: 'Flödena är för små för att visas.',
		table: {
			caption: `Före och efter i ${place.name}, ${answer.period}`,
			columns: [
				{ key: 'fore', label: dimensionOf(subject.origin)?.namn ?? 'Före' },
				{ key: 'efter', label: 'Vid avslut' },
				{ key: 'n', label: 'Antal', num: true },
				{ key: 'andel', label: 'Andel av dem som kom därifrån', unit: 'och 95 % intervall', num: true }
			],
			rows: origins.flatMap((from) => {
				const own = flows.filter((flow) => flow.from === from);
				const total = place.totals.get(from) ?? null;
				const closed = hidden.includes(from);
				return [
					...own.map(({ to, n }) => {
						const interval = total ? wilson(n, total) : null;
						return {
							cells: {
								fore: { text: fromText(from) },
								efter: { text: toText(to) },
								n: { text: formatNumber(n) },
								andel: total
									? {
											text: formatPercent(n / total, total),
											...(interval && { sub: formatInterval(interval.lag, interval.hog, total) })
										}
									: { text: formatStatus('skyddad', k), muted: true }
							}
						};
					}),
					...(closed
						? [
								{
									cells: {
										fore: { text: fromText(from) },
										efter: { text: own.length > 0 ? 'Resten' : 'Alla' },
										n: { text: formatStatus('skyddad', k), muted: true }
									}
								}
							]
						: [])
				];
			})
		},
		notes: [
			'Varje band är så tjockt som dess antal. Flödet visar var samma personer var före och efter, inte vad insatsen gjorde.',
			...(hidden.length > 0
				? ['Flöden som inte visas är inte ritade: bilden är då mindre än alla som avslutade.']
				: [])
		]
	});
}

export async function flowLook(about: About): Promise<Looked> {
	const { question, faults } = about;
	const asked = question.kolumner ?? 'sus_fore';
	const subject = SUBJECTS[asked] ?? SUBJECTS.sus_fore!;
	if (!SUBJECTS[asked])
		faults.push(`Flöden finns för sysselsättning och försörjning, inte för ”${asked.slice(0, 60)}”.`);
	const { places, answers, all } = await gather(about, subject);
	const [answer] = answers as [Answered, ...Answered[]];
	if (places.length === 0) {
		const outside = allOutside(answer);
		return {
			answers,
			figures: [
				framed(about, answer, {
					id: 'flode_1',
					title: outside
						? 'Flödena släpps inte i det här snittet'
						: 'Inget flöde kan visas för det här urvalet',
					drawn: null,
					empty: outside
						? outsideText(answer.measure)
						: 'Antingen saknas uppgifter om både före och efter, eller så är grupperna för små. Välj hela tiden eller en större insats.',
					table: { caption: 'Före och efter', columns: [{ key: 'fore', label: 'Före' }], rows: [] }
				})
			]
		};
	}
	if (places.length > MOST)
		faults.push(
			`De ${MOST} första av ${places.length} insatser visas. Välj vilka under ”Bara vissa insatser”.`
		);
	return {
		answers,
		figures: places.slice(0, MOST).map((place, at) => figureOf(about, subject, answer, place, all, at))
	};
}
