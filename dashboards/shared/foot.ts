/** Source, population and version: what stands under every figure. */
import { formatDate } from '#lib/format/index.ts';
import { measureOf, type Scope } from '#lib/server/scope.ts';
import type { Link } from '#lib/ui/types.ts';

export const definitionLink = (scope: Scope, matt: string): Link => ({
	text: measureOf(matt).namn,
	href: scope.link(`/matt/${matt}`)
});

/** `Källa: … Data per 30 september 2026, version ab12. ` */
export function foot(scope: Scope, matt: string, n?: string): string {
	const source = measureOf(matt).kalla;
	const parts = [
		`Källa: ${source}.`,
		n ? `${n}.` : '',
		`Data per ${formatDate(scope.meta.dataPer)}, version ${scope.meta.version.slice(0, 12)}.`
	];
	return parts.filter(Boolean).join(' ');
}
