/** The figures set against another period, or against all the others: both sides, the difference, and what may be said of it. */
import { differenceDots } from '#lib/charts/index.ts';
import { hasRest, pivot, previous, restOf, setAgainst, type Set as SetAgainst } from '#lib/explore/index.ts';
import {
	formatList,
	formatNumber,
	formatRange,
	formatSigned,
	NBSP,
	percentDecimals
} from '#lib/format/index.ts';
import { dimensionOf } from '#lib/measures/dimensions.ts';
import type { Measure, MeasureRow } from '#lib/measures/types.ts';
import { seesRows } from '#lib/measures/run.ts';
import { isOpen } from '#lib/protection/lattice.ts';
import type { Cell as TableCell, FigureView } from '#lib/ui/types.ts';
import type { About, Answered } from '../about.ts';
import { cellsOf, nameOf, rowDimensions, rowKeyOf } from '../lines.ts';
import { allOutside, framed, outsideText, tight } from './parts.ts';

interface Other {
	/** `2021–2023`, `alla andra`. */
	name: string;
	rows: ReadonlyMap<string, MeasureRow>;
	answers: Answered[];
	outside: boolean;
}

/** The period to set against, or why there is none. */
function spanOf({ question, period, faults }: About): { from: string; to: string; text: string } | null {
	if (question.mot === 'period') {
		const from = question.motFran ?? question.motTill;
		const to = question.motTill ?? question.motFran;
		if (from && to && from <= to) return { from, to, text: formatRange(from, to) };
		faults.push('Välj vilken period siffrorna ska ställas mot: från och till.');
		return null;
	}
	const own = period.first && period.last ? previous({ from: period.first, to: period.last }) : null;
	if (!own)
		faults.push(
			'Det finns ingen tidigare period av samma slag att ställa mot: välj från och till av samma sort.'
		);
	return own && { ...own, text: formatRange(own.from, own.to) };
}

async function otherPeriod(about: About, answer: Answered, dimensions: string[]): Promise<Other | null> {
	const span = spanOf(about);
	if (!span) return null;
	const there = await about.ask(answer.measure, answer.cut.by, { roll: 'jämförelse', span });
	return {
		name: span.text,
		rows: new Map(there.rows.map((row) => [rowKeyOf(dimensions, row), row])),
		answers: [there],
		outside: allOutside(there)
	};
}

async function theRest(about: About, answer: Answered, dimensions: string[]): Promise<Other | null> {
	const { measure, rows } = answer;
	if (!hasRest(measure) || dimensions.length === 0) {
		about.faults.push(
			dimensions.length === 0
				? 'Välj en indelning i rader: annars finns inga andra att ställa mot.'
				: `${measure.namn} kan inte ställas mot de övriga: de går inte att få fram genom att dra ifrån.`
		);
		return null;
	}
	const always = measure.alltid ?? [];
	const whole = await about.ask(measure, [], { roll: 'hela' });
	const key = (row: MeasureRow) => JSON.stringify(always.map((id) => row.by[id] ?? null));
	const wholes = new Map(whole.rows.map((row) => [key(row), row]));
	const open = isOpen(measure) || seesRows(about.lager.viewer);
	return {
		name: 'alla andra',
		rows: new Map(
			rows.map((row) => [
				rowKeyOf(dimensions, row),
				restOf(
					measure,
					wholes.get(key(row)),
					row,
					rows.filter((other) => other !== row && key(other) === key(row)),
					about.scope.meta.k,
					open
				)
			])
		),
		answers: [whole],
		outside: allOutside(whole)
	};
}

function differenceText(measure: Measure, { difference }: SetAgainst, n: number | null): string {
	if (difference === null) return '–';
	if (measure.enhet === 'andel' || measure.enhet === 'procentenheter')
		return `${formatSigned(difference * 100, percentDecimals(n))}${NBSP}procentenheter`;
	return formatSigned(difference, Number.isInteger(difference) || Math.abs(difference) >= 100 ? 0 : 1);
}

/** What may be said: with an interval whether they can be told apart, without one the change alone. */
function verdict({ difference, skild }: SetAgainst): TableCell {
	if (difference === null) return { text: 'går inte att ställa mot', muted: true };
	if (skild === null) return { text: difference === 0 ? 'lika' : difference > 0 ? 'högre' : 'lägre' };
	if (!skild) return { text: 'går inte att skilja åt', muted: true };
	return { text: difference > 0 ? 'högre' : 'lägre' };
}

export async function against(
	about: About,
	answer: Answered
): Promise<{ figure: FigureView; answers: Answered[] } | null> {
	const { question, scope } = about;
	const { measure } = answer;
	const { k } = scope.meta;
	if (question.kolumner || question.visa !== 'varde') {
		const text = 'En jämförelse visas för värden utan kolumner. Ta bort kolumnerna för att se den.';
		if (!about.faults.includes(text)) about.faults.push(text);
		return null;
	}
	const dimensions = rowDimensions(about, answer);
	const other =
		question.mot === 'resten'
			? await theRest(about, answer, dimensions)
			: await otherPeriod(about, answer, dimensions);
	if (!other) return null;
	const { lines } = pivot(
		cellsOf(dimensions, null, answer.rows).filter(
			({ row, answer: one }) => one.status !== 'data_saknas' || other.rows.get(row)?.status === 'visas'
		)
	);
	const pairs = lines.map(({ row, cells }) => ({
		row,
		name: nameOf(about, dimensions, row, measure.alltid),
		here: cells[0]!,
		there: other.rows.get(row)
	}));
	const sets = setAgainst(measure, pairs);
	const share = measure.enhet === 'andel';
	const told = pairs.flatMap(({ name }, i) =>
		sets[i]!.skild ? [{ name: name.full, up: sets[i]!.difference! > 0 }] : []
	);
	const side = (up: boolean) => formatList(told.filter((one) => one.up === up).map(({ name }) => name));
	const sentences = [
		side(true) ? `högre i ${side(true)}` : '',
		side(false) ? `lägre i ${side(false)}` : ''
	].filter(Boolean);
	const outside = other.outside || allOutside(answer);
	const title = outside
		? `${measure.namn} mot ${other.name}: släpps inte i det här snittet`
		: share
			? `${measure.namn} mot ${other.name}: ${sentences.length > 0 ? sentences.join(' och ') : 'ingen rad går att skilja åt'}`
			: `${measure.namn} mot ${other.name}, rad för rad`;
	const shown = pairs
		.map((pair, i) => ({ ...pair, set: sets[i]! }))
		.filter(({ set }) => set.difference !== null && set.lag !== null && set.hog !== null);
	return {
		answers: other.answers,
		figure: framed(about, answer, {
			id: `mot_${measure.matt}`,
			title,
			drawn:
				outside || !share || shown.length === 0
					? null
					: differenceDots(
							shown.map(({ name, set, here }) => ({
								name: name.full,
								difference: set.difference!,
								lag: set.lag!,
								hog: set.hog!,
								focus: Boolean(set.skild),
								text: differenceText(measure, set, here.n)
							})),
							`${title}. Alla värden står i tabellen.`
						),
			empty: outside
				? outsideText(measure)
				: share
					? 'Ingen rad har båda siffrorna.'
					: 'Antal och belopp har inget intervall: skillnaderna står i tabellen.',
			table: {
				caption: `${measure.namn}, ${answer.period} mot ${other.name}`,
				columns: [
					{ key: 'namn', label: dimensionOf(dimensions.at(-1) ?? '')?.namn ?? 'Urval' },
					{ key: 'har', label: answer.period, unit: share ? 'andel, 95 % intervall, n' : '', num: true },
					{ key: 'dar', label: other.name, unit: share ? 'andel, 95 % intervall, n' : '', num: true },
					{ key: 'skillnad', label: 'Skillnad', unit: share ? 'och 95 % intervall' : '', num: true },
					{ key: 'utsaga', label: 'Går det att skilja åt?' }
				],
				rows: outside
					? []
					: pairs.map(({ name, here, there }, i) => {
							const set = sets[i]!;
							const interval =
								set.lag === null || set.hog === null
									? undefined
									: `${formatNumber(set.lag * 100)} till ${formatNumber(set.hog * 100)}`;
							return {
								cells: {
									namn: { text: name.full },
									har: tight(here, measure.enhet, k),
									dar: tight(there, measure.enhet, k),
									skillnad: {
										text: differenceText(measure, set, here.n),
										...(interval && { sub: interval })
									},
									utsaga: verdict(set)
								}
							};
						})
			},
			notes: [
				share
					? 'Skillnaderna är justerade för hur många de är (Holm). Det som skiljer grupperna åt kan vara vilka som deltar, inte bara vad insatsen gör.'
					: 'Antal och belopp har inget intervall: högre eller lägre är bara räknat, och kan vara slump.'
			]
		})
	};
}
