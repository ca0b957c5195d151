import { isMap, isSeq, type Document } from 'yaml';

/** A förbund as a mapping may call it. */
export interface Whose {
	forbund_id: string;
	namn: string;
}

const REGIONER = ['omvarld', 'regioner'];

function drop(doc: Document, path: readonly string[]): void {
	if (doc.hasIn(path)) doc.deleteIn(path);
}

/**
 * Writes which kommuner are a förbund's; returns the decision's key. One förbund alone has a list. Where there are others, each
 * has its own: what a list said of all of them stays true of the others.
 */
export function setKommuner(
	doc: Document,
	{ forbund, andra, koder }: { forbund: Whose; andra: readonly string[]; koder: readonly string[] }
): string {
	const known = doc.getIn(REGIONER);
	if (!isMap(known) && andra.length === 0) {
		doc.setIn(REGIONER, doc.createNode([...koder]));
		return REGIONER.join('/');
	}
	if (!isMap(known)) {
		// Nothing said is no word about the others.
		const all = isSeq(known) ? andra.map((one) => [one, (known.toJSON() as unknown[]).map(String)]) : [];
		doc.setIn(REGIONER, doc.createNode(Object.fromEntries(all)));
		drop(doc, ['beslut', REGIONER.join('/')]);
	}
	if (forbund.namn !== forbund.forbund_id) {
		drop(doc, [...REGIONER, forbund.namn]);
		drop(doc, ['beslut', [...REGIONER, forbund.namn].join('/')]);
	}
	const path = [...REGIONER, forbund.forbund_id];
	doc.setIn(path, doc.createNode([...koder]));
	return path.join('/');
}
