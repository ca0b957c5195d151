/** A report as one text, always the same for the same content, and the checksum of that text. */
import { createHash } from 'node:crypto';
import type { Report, ReportKey } from './types.ts';

function ordered(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(ordered);
	if (value === null || typeof value !== 'object') return value;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([, one]) => one !== undefined)
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([name, one]) => [name, ordered(one)])
	);
}

/** JSON with its names in order: the bytes that are stored and that the checksum is of. */
export const canonicalText = (report: Report): string => JSON.stringify(ordered(report));

/** SHA-256 of a text in UTF-8, as 64 hexadecimal digits. */
export const checksum = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** `["styrelserapport","umea",null,"2026"]`: a key as one text. */
export const keyText = ({ mall, forbund, insats, period }: ReportKey): string =>
	JSON.stringify([mall, forbund, insats, period]);

/** The reverse of `keyText`. */
export function keyOf(text: string): ReportKey {
	const [mall, forbund, insats, period] = JSON.parse(text) as [string, string, string | null, string];
	return { mall, forbund, insats, period };
}

/** The address of a report. */
export function reportHref({ mall, forbund, insats, period }: ReportKey): string {
	const query = new URLSearchParams({ forbund });
	if (insats) query.set('insats', insats);
	query.set('period', period);
	return `/rapport/${mall}?${query}`;
}
