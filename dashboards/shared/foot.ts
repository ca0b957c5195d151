/** Source, population and version: what stands under every figure. */
import { formatDate, formatList } from '#lib/format/index.ts';
import { measureOf, type Scope } from '#lib/server/scope.ts';
import type { Link } from '#lib/ui/types.ts';

export const definitionLink = (scope: Scope, matt: string): Link => ({
	text: measureOf(matt).namn,
	href: scope.link(`/matt/${matt}`)
});

/** The sources as they are said to a reader; a measure names them as the contracts do. */
const SOURCES: Record<string, string> = {
	aggregat: 'publicerade resultat',
	antal: 'volymer per år',
	deltagande: 'deltaganden',
	ekonomi: 'ekonomi',
	enkat: 'enkäter',
	enkatsvar: 'enkätsvar',
	handelser: 'händelser',
	insatser: 'insatser',
	instrument: 'instrument',
	mal: 'mål',
	stegmatning: 'stegmätningar',
	uppfoljning: 'uppföljningar',
	utskick: 'enkätutskick'
};

/** `stegmatning, deltagande` → `stegmätningar och deltaganden`. */
export const sourceText = (kalla: string): string =>
	formatList(kalla.split(',').map((one) => SOURCES[one.trim()] ?? one.trim()));

/** `Källa: … Data per 30 september 2026, version ab12. ` */
export function foot(scope: Scope, matt: string, n?: string): string {
	const source = sourceText(measureOf(matt).kalla);
	const parts = [
		`Källa: ${source}.`,
		n ? `${n}.` : '',
		`Data per ${formatDate(scope.meta.dataPer)}, version ${scope.meta.version.slice(0, 12)}.`
	];
	return parts.filter(Boolean).join(' ');
}
