/** Figures as cards of a report. */
import { speak } from '#lib/format/index.ts';
import type { MeasureRow } from '#lib/measures/types.ts';
import { measureOf } from '#lib/server/scope.ts';
import type { StatView } from '#lib/ui/types.ts';
import { spanOf, type Subject, type Window } from './subject.ts';

export function stat(
	{ scope, rakning }: Subject,
	matt: string,
	row: MeasureRow | undefined,
	window: Window
): StatView {
	const measure = measureOf(matt);
	const said = speak(row, measure.enhet, scope.meta.k);
	return {
		label: measure.namn,
		href: scope.link(`/matt/${matt}`),
		value: said.text,
		sub: [said.interval, said.interval || measure.enhet === 'kronor_per' ? said.n : '']
			.filter(Boolean)
			.join(', '),
		muted: !said.shown,
		rakning: rakning(matt, spanOf(window)),
		...(!window.own && { note: `Gäller ${window.text}.` })
	};
}

/** `Antalet deltagare 2016 visas inte (skyddar färre än 5)`: a heading where there is no figure to tell. */
export const notShown = (what: string, why: string): string =>
	why.startsWith('visas inte: ')
		? `${what} visas inte (${why.slice('visas inte: '.length)})`
		: `${what}: ${why}`;

/** One figure over the whole of what the report is about. */
export const one = async (subject: Subject, matt: string, window: Window): Promise<MeasureRow | undefined> =>
	(await subject.ask(matt, { by: [], ...spanOf(window) }))[0];
