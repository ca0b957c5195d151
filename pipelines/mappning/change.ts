import { isMap, isSeq, parse, parseDocument, type Document } from 'yaml';
import { Refusal } from '../refusal.ts';
import { decisionsOf, surveyKey, type Decision } from './decisions.ts';
import { sameAnswer } from './forms.ts';
import { setKommuner, type Whose } from './kommuner.ts';
import { parseMapping } from './mapping.ts';
import { mappingSchema, type MappingText } from './schema.ts';

/** One change of a mapping: it can be made in several copies of the file, and made twice it is made once. */
export type Change =
	/** A word is decided: `path` is where it stands. */
	| { gor: 'satt'; path: readonly string[]; blir: string | readonly string[] }
	/** A label is another spelling of an answer on a scale. */
	| { gor: 'stavning'; skala: string; etikett: string; varde: string }
	/** A survey and the scales it brings. */
	| { gor: 'enkat'; enkat: Record<string, unknown>; skalor: Readonly<Record<string, unknown>> }
	/** The kommuner that are a förbund's; `andra` are the other förbund of the warehouse. */
	| { gor: 'kommuner'; forbund: Whose; andra: readonly string[]; koder: readonly string[] }
	/** A proposal is refused for good. */
	| { gor: 'avvisa'; nyckel: string }
	/** A decision or a refusal is taken back. */
	| { gor: 'tillbaka'; nyckel: string };

const fault = (text: string): Refusal => new Refusal('mappning', text);

/** The text as a document that keeps its comments. Throws Refusal when it is no YAML map. */
export function openMapping(text: string): Document {
	const doc = parseDocument(text, { logLevel: 'error' });
	if (doc.errors.length > 0 || (doc.contents !== null && !isMap(doc.contents)))
		throw fault('mappning.yml går inte att läsa som YAML. Kontrollera indrag och citattecken.');
	if (doc.contents === null) doc.contents = doc.createNode({}) as unknown as typeof doc.contents;
	return doc;
}

/** What a mapping's text decides, as it is written. Throws Refusal where the readers would. */
export function mappingText(text: string): MappingText {
	parseMapping(text);
	return mappingSchema.parse(parse(text, { logLevel: 'error' }) ?? {});
}

/** The answers of a scale as YAML nodes: where the one with this value stands; -1 when there is none. */
function answerAt(
	doc: Document,
	scale: string,
	test: (item: { get(key: string): unknown }) => boolean
): number {
	const answers = doc.getIn(['skalor', scale, 'svar']);
	return isSeq(answers) ? answers.items.findIndex((item) => isMap(item) && test(item)) : -1;
}

/** An answer's other spelling goes to the answer itself. */
export function addSpelling(doc: Document, scale: string, label: string, value: string): void {
	const at = answerAt(doc, scale, (item) => sameAnswer(String(item.get('varde'))) === sameAnswer(value));
	if (at < 0) throw fault(`Skalan ${scale} har inget svar ${value}. Välj ett av skalans värden.`);
	const path = ['skalor', scale, 'svar', at, 'aven'];
	const known = doc.getIn(path);
	if (!isSeq(known)) doc.setIn(path, doc.createNode([label]));
	else if (!(known.toJSON() as unknown[]).some((one) => sameAnswer(String(one)) === sameAnswer(label)))
		doc.addIn(path, label);
}

/** Removes what stands at a path, and the maps that are empty without it. */
function removeAt(doc: Document, path: readonly (string | number)[]): void {
	doc.deleteIn(path);
	const above = path.slice(0, -1);
	const left = above.length > 0 ? doc.getIn(above) : undefined;
	if ((isMap(left) || isSeq(left)) && left.items.length === 0) removeAt(doc, above);
}

/** Removes the items of a list that a test finds, and the list when it is empty. */
function removeItems(
	doc: Document,
	path: readonly (string | number)[],
	test: (value: unknown) => boolean
): void {
	const list = doc.getIn(path);
	if (!isSeq(list)) return;
	for (const [i, value] of [...(list.toJSON() as unknown[]).entries()].reverse())
		if (test(value)) removeAt(doc, [...path, i]);
}

function removeSurvey(doc: Document, key: string): void {
	const before = mappingSchema.parse(doc.toJSON() ?? {});
	removeItems(
		doc,
		['enkater'],
		(one) => surveyKey(mappingSchema.shape.enkater.parse([one])[0] as never) === key
	);
	const left = mappingSchema.parse(doc.toJSON() ?? {});
	const used = (all: MappingText) =>
		new Set(all.enkater.flatMap(({ fragor }) => Object.values(fragor).map(({ skala }) => skala)));
	for (const name of used(before)) if (!used(left).has(name)) removeAt(doc, ['skalor', name]);
}

function takeBack(doc: Document, { del, path, nyckel, i, ord }: Decision): void {
	if (del === 'avvisade') removeItems(doc, ['avvisade'], (one) => String(one) === ord);
	else if (del === 'enkater') removeSurvey(doc, nyckel);
	else if (del === 'skalsvar') {
		const has = (item: { get(key: string): unknown }) => {
			const aven = item.get('aven');
			return isSeq(aven) && (aven.toJSON() as unknown[]).some((one) => String(one) === ord);
		};
		const at = answerAt(doc, i, has);
		removeItems(doc, ['skalor', i, 'svar', at, 'aven'], (one) => String(one) === ord);
	} else if (del === 'omvarld') doc.setIn(path, doc.createNode([]));
	else removeAt(doc, path);
	if (doc.hasIn(['beslut', nyckel])) removeAt(doc, ['beslut', nyckel]);
}

function addSurvey(
	doc: Document,
	enkat: Record<string, unknown>,
	skalor: Readonly<Record<string, unknown>>
): string {
	const key = surveyKey({ enkat: String(enkat.enkat), version: String(enkat.version) });
	for (const [name, scale] of Object.entries(skalor)) doc.setIn(['skalor', name], doc.createNode(scale));
	const same = JSON.stringify(mappingSchema.shape.enkater.parse([enkat]));
	const list = doc.get('enkater');
	if (!isSeq(list)) doc.set('enkater', doc.createNode([enkat]));
	else {
		const known = mappingSchema.shape.enkater.safeParse(list.toJSON());
		if (known.success && known.data.some((one) => JSON.stringify([one]) === same)) return key;
		doc.addIn(['enkater'], doc.createNode(enkat));
	}
	return key;
}

/** Makes one change in an open mapping; returns the key of what was decided, or null. Throws Refusal when it leads nowhere. */
export function changeDocument(doc: Document, change: Change): string | null {
	switch (change.gor) {
		case 'satt':
			doc.setIn(change.path, doc.createNode(change.blir));
			return change.path.join('/');
		case 'stavning':
			addSpelling(doc, change.skala, change.etikett, change.varde);
			return `skalsvar/${change.skala}/${change.etikett}`;
		case 'enkat':
			return addSurvey(doc, change.enkat, change.skalor);
		case 'kommuner':
			return setKommuner(doc, change);
		case 'avvisa': {
			const list = doc.get('avvisade');
			if (!isSeq(list)) doc.set('avvisade', doc.createNode([change.nyckel]));
			else if (!(list.toJSON() as unknown[]).includes(change.nyckel)) doc.addIn(['avvisade'], change.nyckel);
			return `avvisade/${change.nyckel}`;
		}
		case 'tillbaka': {
			const found = decisionsOf(mappingSchema.parse(doc.toJSON() ?? {})).find(
				({ nyckel }) => nyckel === change.nyckel
			);
			if (found) takeBack(doc, found);
			return null;
		}
	}
}

/**
 * Makes changes in a mapping's text; what else stood there stays, comments too. `idag` (`YYYY-MM-DD`) is written under
 * `beslut` for each decision. Throws Refusal when the mapping would not hold together; then nothing is changed.
 */
export function changeMapping(text: string, changes: readonly Change[], idag: string): string {
	mappingText(text);
	const doc = openMapping(text);
	for (const change of changes) {
		const key = changeDocument(doc, change);
		if (key !== null) doc.setIn(['beslut', key], idag);
	}
	const out = doc.toString({ lineWidth: 0 });
	parseMapping(out);
	return out;
}
