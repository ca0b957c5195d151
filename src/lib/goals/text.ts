/** Lower case without å ä ö and accents; everything that is no letter or digit is one blank. */
export function plain(text: string | null | undefined): string {
	return (text ?? '')
		.toLowerCase()
		.normalize('NFD')
		.replace(/[\u0300-\u036f]/g, '')
		.replace(/[^a-z0-9]+/g, ' ')
		.trim();
}

const small = new Set(
	'i over som och vid en ett att till av pa den det de sin sig har ar for med efter inom'.split(' ')
);

const wordsOf = (text: string) =>
	plain(text)
		.split(' ')
		.filter((word) => word && !small.has(word));

/** Two words are the same when they are equal or share a stem: one begins with the other, four letters at least. */
const same = (a: string, b: string) =>
	a === b || (a.length >= 4 && b.startsWith(a)) || (b.length >= 4 && a.startsWith(b));

/** Does `text` say every word of the id? `organiserad_runt_behov` is said by "insatsen organiserad runt behoven". */
export function says(text: string, id: string): boolean {
	const said = wordsOf(text);
	const wanted = wordsOf(id);
	return wanted.length > 0 && wanted.every((word) => said.some((other) => same(word, other)));
}
