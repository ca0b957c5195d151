/** What pages read from an address in one way: lists and conditions. What cannot be read is said, never replaced in silence. */

/** What somebody wrote, at a length that a sentence can hold. */
export const clip = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** The values of a name, written several times or with commas between; each once. */
export const listed = (query: URLSearchParams, name: string): string[] => [
	...new Set(
		query
			.getAll(name)
			.flatMap((one) => one.split(','))
			.filter(Boolean)
	)
];

/** Conditions written `where=indelning=värde,värde`; those of one dimension are joined, also with what is kept `already`. */
export function readWhere(
	query: URLSearchParams,
	faults: string[],
	already: Readonly<Record<string, readonly string[]>> = {}
): Record<string, string[]> {
	// A map, since an address may name what every object has.
	const where = new Map<string, readonly string[]>(Object.entries(already));
	for (const one of query.getAll('where').filter(Boolean)) {
		const at = one.indexOf('=');
		const values = one
			.slice(at + 1)
			.split(',')
			.filter(Boolean);
		if (at < 1 || values.length === 0) {
			faults.push(
				`Villkoret ”${clip(one)}” används inte: det skrivs indelning=värde, till exempel kon=kvinna.`
			);
			continue;
		}
		const id = one.slice(0, at);
		where.set(id, [...new Set([...(where.get(id) ?? []), ...values])]);
	}
	return Object.fromEntries([...where].map(([id, values]) => [id, [...values]]));
}
