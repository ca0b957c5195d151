/** Addresses that explain a figure: its place in the Metodbok, and the view that shows how it is counted. */
import type { Cut, Viewer } from '#lib/measures/types.ts';
import type { Scope } from '#lib/server/scope.ts';

/** A page of the Metodbok, `/metod/skydd#k`, with the reader's förbund and period kept. */
export function metodLink(scope: Pick<Scope, 'link'>, sida: string): string {
	const [path = '', anchor] = sida.split('#');
	return scope.link(path) + (anchor ? `#${anchor}` : '');
}

/**
 * The address of "visa räkningen" for one question: `/rakning?matt=…&by=…&where=kon%3Dkvinna&fran=…&till=…`.
 * The scope's own förbund and insatser go along, as they do when a page asks.
 */
export function rakningHref(
	{ filters, forbund, catalog }: Pick<Scope, 'filters' | 'forbund' | 'catalog'>,
	matt: string,
	cut: Partial<Cut> = {}
): string {
	const query = new URLSearchParams({ matt });
	const { forbund: own, insats, ...where } = cut.where ?? {};
	const kept = own ?? (forbund && catalog.forbund.length > 1 ? [forbund.forbund_id] : []);
	for (const id of kept.slice(0, 1)) query.append('forbund', id);
	for (const id of insats ?? filters.insats) query.append('insats', id);
	for (const id of cut.by ?? []) query.append('by', id);
	for (const [id, values] of Object.entries(where)) query.append('where', `${id}=${values.join(',')}`);
	if (cut.from) query.append('fran', cut.from);
	if (cut.to) query.append('till', cut.to);
	return `/rakning?${query}`;
}

/** As an argument of a shell: as it is when nothing in it can be misread, else quoted. */
const quoted = (text: string): string =>
	/^[\p{L}\d_=,.:-]+$/u.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;

const roleText = ({ role, insatser }: Viewer): string =>
	role === 'styrgrupp' && insatser ? `${role}:${insatser.join(',')}` : role;

/** The command that answers one question with the same rows, for the same reader. */
export const commandLine = (
	viewer: Viewer,
	matt: string,
	{ by = [], where = {}, from, to }: Partial<Cut>
): string =>
	[
		`npm run -s stegvis -- measure ${matt}`,
		by.length > 0 ? `--by ${by.join(',')}` : '',
		...Object.entries(where).map(([id, values]) => `--where ${quoted(`${id}=${values.join(',')}`)}`),
		from ? `--from ${from}` : '',
		to ? `--to ${to}` : '',
		`--som ${roleText(viewer)} --json`
	]
		.filter(Boolean)
		.join(' ');
