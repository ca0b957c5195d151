/** The GET form over a page: only what that page can use, the rest of the address kept. */
import {
	encodeFilters,
	GROUPS,
	NO_FILTERS,
	STRATA,
	type FilterName,
	type Group,
	type Strata
} from '#lib/filters/index.ts';
import { formatPeriod } from '#lib/format/index.ts';
import { dimensionOf } from '#lib/measures/dimensions.ts';
import { allInsatser, measureOf, type Scope } from '#lib/server/scope.ts';
import type { FilterField, FilterView } from '#lib/ui/types.ts';
import type { Period } from './period.ts';

interface Options {
	fields: readonly FilterName[];
	period: Period;
	/** Measures to choose among, when the page has such a choice. */
	measures?: readonly string[];
	/** The measure the page shows when none is chosen; without it, the three most important. */
	preset?: string;
}

export const strataName = (strata: Strata): string => dimensionOf(strata)?.namn ?? strata;
export const groupName = (group: Group): string => dimensionOf(group)?.namn ?? group;

function periodField(scope: Scope, name: 'fran' | 'till', period: Period): FilterField {
	const chosen = scope.filters[name];
	const years = [...scope.years].reverse().map(String);
	if (chosen && !years.includes(chosen)) years.unshift(chosen);
	const preset = name === 'fran' ? period.first : period.last;
	const own = { value: '', text: preset && !chosen ? `${formatPeriod(preset)} (förval)` : 'Förval' };
	return {
		name,
		label: name === 'fran' ? 'Från och med' : 'Till och med',
		value: chosen ?? '',
		options: [own, ...years.map((value) => ({ value, text: formatPeriod(value) }))]
	};
}

function field(scope: Scope, name: FilterName, options: Options): FilterField | null {
	const { filters, catalog } = scope;
	switch (name) {
		case 'forbund':
			if (catalog.forbund.length < 2) return null;
			return {
				name,
				label: 'Samordningsförbund',
				value: filters.forbund ?? '',
				options: [
					{ value: '', text: `Alla ${catalog.forbund.length}` },
					...catalog.forbund.map((f) => ({ value: f.forbund_id, text: f.kort }))
				]
			};
		case 'fran':
		case 'till':
			return periodField(scope, name, options.period);
		case 'grupp':
			return {
				name,
				label: 'Dela upp efter',
				value: filters.grupp ?? '',
				options: [
					{ value: '', text: 'Ingen uppdelning' },
					...GROUPS.map((group) => ({ value: group, text: groupName(group) }))
				]
			};
		case 'matt':
			return {
				name,
				label: 'Mått',
				value: filters.matt ?? '',
				options: [
					{
						value: '',
						text: options.preset ? `${measureOf(options.preset).namn} (förval)` : 'De tre viktigaste'
					},
					...(options.measures ?? [])
						.filter((id) => id !== options.preset)
						.map((id) => ({ value: id, text: measureOf(id).namn }))
				]
			};
		case 'sort':
			return {
				name,
				label: 'Ordna efter',
				value: filters.sort,
				options: [
					{ value: 'namn', text: 'Namn' },
					{ value: 'varde', text: 'Värde' },
					{ value: 'n', text: 'Antal' }
				]
			};
		case 'strata':
			return {
				name,
				label: 'Räkna in',
				value: filters.strata ?? '',
				options: [
					{ value: '', text: `${strataName('sammansattning')} (förval)` },
					...STRATA.filter((id) => id !== 'sammansattning').map((id) => ({
						value: id,
						text: strataName(id)
					}))
				]
			};
		case 'vy':
		case 'insats':
			return null;
	}
}

export function filterBar(scope: Scope, options: Options): FilterView {
	const fields = options.fields.flatMap((name) => field(scope, name, options) ?? []);
	const shown = new Set<string>(fields.map((f) => f.name));
	const all = encodeFilters(scope.filters);
	const kept = [...all].filter(([name]) => !shown.has(name)).map(([name, value]) => ({ name, value }));
	const changed = options.fields.some(
		(name) => scope.filters[name] !== NO_FILTERS[name] && name !== 'insats'
	);
	return {
		action: scope.path,
		fields,
		kept,
		reset: changed || scope.filters.insats.length > 0 ? scope.path : null
	};
}

/** Every insats of the förbund as a box to tick. */
export const insatsChoices = (scope: Scope, label: string): NonNullable<FilterView['choices']> => ({
	label,
	list: allInsatser(scope).map((i) => ({
		id: i.insats_id,
		name: i.namn,
		checked: scope.filters.insats.includes(i.insats_id)
	}))
});
