/** What a comparison is about, from the reader's choices. */
import { placesOf, type Subject } from '#lib/compare/index.ts';
import { dimensionOf } from '#lib/measures/dimensions.ts';
import { labelOf } from '#lib/server/catalog/index.ts';
import { measureOf, type Scope } from '#lib/server/scope.ts';
import type { Period } from './period.ts';

export function subjectOf(scope: Scope, matt: string, period: Period): Subject {
	const { catalog, meta, insatser } = scope;
	return {
		measure: measureOf(matt),
		places: placesOf(insatser),
		...(period.from ? { from: period.from } : {}),
		...(period.to ? { to: period.to } : {}),
		dataPer: meta.dataPer,
		label: (dimension, value) => labelOf(catalog, dimensionOf(dimension)?.lista ?? dimension, value),
		k: meta.k
	};
}
