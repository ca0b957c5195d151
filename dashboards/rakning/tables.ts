/** The tables of the page: the rows as they were asked for, and the files behind them. */
import { isOutside } from '#lib/compare/index.ts';
import {
	formatInterval,
	formatNumber,
	formatPeriod,
	formatReason,
	formatUnit,
	formatValue,
	plural
} from '#lib/format/index.ts';
import { dimensionOf } from '#lib/measures/dimensions.ts';
import type { Known, Measure, MeasureRow } from '#lib/measures/types.ts';
import type { LoadedFile } from '#lib/server/catalog/index.ts';
import type { Scope } from '#lib/server/scope.ts';
import type { TableView } from '#lib/ui/types.ts';
import { protectionNote } from '../shared/compare.ts';
import { isSmall, rowCount } from '../shared/loads.ts';
import { metodLink } from '../shared/rakning.ts';

/** At most this many rows are written out; the command gives them all. */
const MOST = 500;

/** A value of a dimension as people read it. */
export function labelFor(known: Known, id: string, value: string | null): string {
	if (value === null) return 'ej angivet';
	if (dimensionOf(id)?.tid) return formatPeriod(value);
	return known.values[id]?.find(({ varde }) => varde === value)?.etikett ?? value;
}

/** The rows of one answer; a hidden one keeps its place and says why. */
export function rowsTable(
	scope: Scope,
	measure: Measure,
	by: readonly string[],
	rows: readonly MeasureRow[],
	known: Known
): TableView {
	const { k } = scope.meta;
	const outside = isOutside(rows);
	const own = scope.link(`/matt/${measure.matt}`);
	const ord = (id: string) => metodLink(scope, `/metod/begrepp#${id}`);
	const money = measure.enhet === 'kronor' || measure.enhet === 'kronor_per';
	const num = (value: number | null, decimals = 0) => ({
		text: value === null ? '' : formatNumber(value, decimals)
	});
	const whole = (value: number | null) => num(value, value === null || Number.isInteger(value) ? 0 : 2);
	return {
		caption: `${measure.namn}, ${plural(outside ? 0 : rows.length, 'rad', 'rader')}`,
		columns: [
			...(by.length === 0 ? [{ key: 'alla', label: 'Urval' }] : []),
			...by.map((id) => ({ key: `by-${id}`, label: dimensionOf(id)?.namn ?? id })),
			{
				key: 'taljare',
				label: measure.namnare ? 'Täljare' : 'Antal',
				...(money && { unit: 'kr' }),
				num: true,
				href: own
			},
			...(measure.namnare ? [{ key: 'namnare', label: 'Nämnare', num: true, href: own }] : []),
			{ key: 'varde', label: 'Värde', unit: formatUnit(measure.enhet), num: true, href: own },
			...(measure.intervall === 'inget'
				? []
				: [{ key: 'intervall', label: 'Intervall', unit: '95 %', num: true, href: ord('intervall') }]),
			{ key: 'n', label: 'n', num: true, href: ord('n') },
			{ key: 'status', label: 'Status', href: ord('skyddad') }
		],
		rows: (outside ? [] : rows).slice(0, MOST).map((row) => ({
			cells: {
				alla: { text: 'Alla' },
				...Object.fromEntries(
					by.map((id) => [`by-${id}`, { text: labelFor(known, id, row.by[id] ?? null) }])
				),
				taljare: whole(row.taljare),
				namnare: whole(row.namnare),
				varde:
					row.status === 'visas'
						? { text: formatValue(row.varde, measure.enhet, row.n) }
						: { text: formatReason(row, k), muted: true },
				intervall: {
					text: row.lag === null || row.hog === null ? '' : formatInterval(row.lag, row.hog, row.n)
				},
				n: num(row.n),
				status: { text: formatReason(row, k) || 'visas', muted: row.status !== 'visas' }
			}
		})),
		note: [
			outside
				? 'Den här indelningen släpps inte: vilka som finns står i Metodboken, Skydd för enskilda.'
				: '',
			!outside && rows.length > MOST
				? `De första ${formatNumber(MOST)} av ${formatNumber(rows.length)}; kommandot nedan ger alla.`
				: '',
			rows.some(({ status, utanfor }) => status === 'skyddad' && !utanfor) ? protectionNote(k) : ''
		]
			.filter(Boolean)
			.join(' ')
	};
}

/** The files of the sources that the measure names, and how many of their rows came in. */
export function filesTable(
	scope: Scope,
	measure: Measure,
	all: readonly LoadedFile[],
	owner: boolean
): TableView {
	const reader = { owner, k: scope.meta.k };
	const sources = measure.kalla.split(',').map((one) => one.trim());
	const files = all.filter(({ kalla }) => sources.includes(kalla));
	const missing = sources.filter((kalla) => !files.some((file) => file.kalla === kalla));
	const sum = (key: 'lasta' | 'accepterade' | 'karantan' | 'ersatta') =>
		formatNumber(files.reduce((total, file) => total + file[key], 0));
	const count = (key: string, label: string) => ({
		key,
		label,
		unit: 'rader',
		num: true,
		href: metodLink(scope, '/metod/begrepp#rader')
	});
	const cells = (file: LoadedFile) => ({
		fil: { text: file.namn, ...(file.blad && { sub: `blad ${file.blad}` }) },
		kalla: { text: file.kalla },
		lasta: { text: rowCount(file.lasta, reader) },
		accepterade: { text: owner ? formatNumber(file.accepterade) : '' },
		karantan: { text: owner ? formatNumber(file.karantan) : '' },
		ersatta: { text: owner ? formatNumber(file.ersatta) : '' }
	});
	return {
		caption: 'Filerna bakom måttet',
		columns: [
			{ key: 'fil', label: 'Fil' },
			{ key: 'kalla', label: 'Källa' },
			count('lasta', 'Lästa'),
			...(owner
				? [count('accepterade', 'Inlästa'), count('karantan', 'Karantän'), count('ersatta', 'Ersatta')]
				: [])
		],
		rows: [
			...files.map((file) => ({ cells: cells(file) })),
			...(files.length > 1 && !files.some((file) => isSmall(file.lasta, reader))
				? [
						{
							cells: {
								fil: { text: 'Tillsammans' },
								kalla: { text: '' },
								lasta: { text: sum('lasta') },
								accepterade: { text: owner ? sum('accepterade') : '' },
								karantan: { text: owner ? sum('karantan') : '' },
								ersatta: { text: owner ? sum('ersatta') : '' }
							}
						}
					]
				: [])
		],
		note: `${owner ? 'Lästa = inlästa + karantän + ersatta. ' : ''}${missing.length > 0 ? `Ingen fil är inläst för: ${missing.join(', ')}.` : ''}`.trim()
	};
}
