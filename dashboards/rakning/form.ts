/** The form over the page: every choice of a question, as fields of one GET form. */
import { formatNumber, formatPeriod } from '#lib/format/index.ts';
import { dimensionOf } from '#lib/measures/dimensions.ts';
import { measures } from '#lib/measures/library/index.ts';
import type { Known } from '#lib/measures/types.ts';
import { indelningarAv } from '#lib/metod/matt.ts';
import type { Scope } from '#lib/server/scope.ts';
import type { FilterField, FilterView } from '#lib/ui/types.ts';
import type { Fraga } from './question.ts';

type Option = FilterField['options'][number];

/** Dimensions that the form has fields of their own for. */
const PLACES = ['forbund', 'insats', 'overordnad', 'inriktning'];

function periodField({ years }: Scope, name: 'fran' | 'till', chosen: string | undefined): FilterField {
	const list = [...years].reverse().map(String);
	if (chosen && !list.includes(chosen)) list.unshift(chosen);
	return {
		name,
		label: name === 'fran' ? 'Från och med' : 'Till och med',
		value: chosen ?? '',
		options: [
			{ value: '', text: 'Hela tiden' },
			...list.map((value) => ({ value, text: formatPeriod(value) }))
		]
	};
}

const field = (name: string, label: string, value: string, options: Option[], none: string): FilterField => ({
	name,
	label,
	value,
	options: [{ value: '', text: none }, ...options]
});

/** One select a dimension that has known values; a choice of several values is kept as one option. */
function whereFields({ measure, cut }: Fraga, known: Known): FilterField[] {
	if (!measure) return [];
	const own = indelningarAv(measure).filter(
		({ id, tid }) => !tid && !PLACES.includes(id) && known.values[id]
	);
	return own.map(({ id, namn }) => {
		const chosen = cut.where[id] ?? [];
		const labels = new Map(known.values[id]!.map(({ varde, etikett }) => [varde, etikett]));
		const options = [...labels].map(([varde, etikett]) => ({ value: `${id}=${varde}`, text: etikett }));
		const value = chosen.length > 0 ? `${id}=${chosen.join(',')}` : '';
		if (value && !options.some((one) => one.value === value))
			options.unshift({ value, text: chosen.map((one) => labels.get(one) ?? one).join(', ') });
		return field('where', namn, value, options, 'alla');
	});
}

export function formView(scope: Scope, fraga: Fraga, known: Known): FilterView {
	const { measure, cut } = fraga;
	const { catalog, forbund, filters } = scope;
	const cuts = measure ? indelningarAv(measure).map(({ id, namn }) => ({ value: id, text: namn })) : [];
	const asked = cut.by.map((id) => ({ value: id, text: dimensionOf(id)?.namn ?? id }));
	const options = [...cuts, ...asked.filter(({ value }) => !cuts.some((one) => one.value === value))];
	const by = measure ? [...cut.by, ''].slice(0, Math.max(2, cut.by.length)) : [];
	const list = measures.map(({ matt, namn }) => ({ value: matt, text: namn }));
	if (measure && !list.some(({ value }) => value === measure.matt))
		list.unshift({ value: measure.matt, text: measure.namn });
	const own = catalog.insatser.filter((i) => !forbund || i.forbund_id === forbund.forbund_id);
	const places: FilterField[] = [
		...(catalog.forbund.length > 1
			? [
					field(
						'forbund',
						'Samordningsförbund',
						filters.forbund ?? '',
						catalog.forbund.map((f) => ({ value: f.forbund_id, text: f.kort })),
						'alla'
					)
				]
			: []),
		...(filters.insats.length < 2
			? [
					field(
						'insats',
						'Insats',
						filters.insats[0] ?? '',
						own.map((i) => ({ value: i.insats_id, text: i.namn })),
						'alla'
					)
				]
			: [])
	];
	const wheres = whereFields(fraga, known);
	const chosen = [...places, ...wheres].filter(({ value }) => value !== '').length;
	const shown = new Set(wheres.map(({ value }) => value));
	const rest = Object.entries(cut.where)
		.filter(([id]) => id !== 'forbund' && id !== 'insats')
		.map(([id, values]) => ({ name: 'where', value: `${id}=${values.join(',')}` }))
		.filter(({ value }) => !shown.has(value));
	return {
		action: scope.path,
		fields: [
			field('matt', 'Mått', measure?.matt ?? '', list, 'välj ett mått'),
			...by.map((id, index) =>
				field('by', index === 0 ? 'Dela upp efter' : 'och efter', id, options, 'ingen uppdelning')
			),
			periodField(scope, 'fran', cut.from),
			periodField(scope, 'till', cut.to)
		],
		more: {
			label: chosen > 0 ? `Begränsa till vissa (${formatNumber(chosen)} val)` : 'Begränsa till vissa',
			fields: [...places, ...wheres],
			open: false
		},
		kept: [
			...(filters.insats.length > 1 ? filters.insats.map((value) => ({ name: 'insats', value })) : []),
			...rest
		],
		reset: measure ? scope.path : null
	};
}
