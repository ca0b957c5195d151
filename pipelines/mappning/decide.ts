import { isMap, isSeq, parse, parseDocument, type Document } from 'yaml';
import { Refusal } from '../refusal.ts';
import { parseMapping } from './mapping.ts';
import { normalise } from '../contracts/lexical.ts';
import { sameAnswer } from './forms.ts';
import { proposalSchema, proposedWords, type Proposals } from './proposals.ts';

const NOTE =
	' Förslag. Inget här används förrän det är bestämt: flytta raden upp till sin del,\n eller kör kommandot mappning med --godkann och radens nyckel. null ska fyllas i av er.';

const fault = (text: string): Refusal => new Refusal('mappning', text);

function open(text: string): Document {
	const doc = parseDocument(text, { logLevel: 'error' });
	if (doc.errors.length > 0 || (doc.contents !== null && !isMap(doc.contents)))
		throw fault('mappning.yml går inte att läsa som YAML. Kontrollera indrag och citattecken.');
	if (doc.contents === null) doc.contents = doc.createNode({}) as unknown as typeof doc.contents;
	return doc;
}

/** The proposals that a mapping's text already holds. Throws Refusal when they cannot be read. */
export function proposalsIn(text: string): Proposals {
	const value = (parse(text, { logLevel: 'error' }) ?? {}) as { forslag?: unknown };
	const read = proposalSchema.safeParse(value.forslag ?? {});
	if (!read.success)
		throw fault('mappning.yml har en del forslag som inte går att läsa. Ta bort den, så görs nya förslag.');
	return read.data;
}

const headingsOf = (survey: Record<string, unknown>): string =>
	JSON.stringify(
		Object.keys((survey.fragor ?? {}) as object)
			.map(normalise)
			.sort()
	);

/** Proposals already written, with what a person has changed in them, and the new ones beside. */
export function mergeProposals(written: Proposals, fresh: Proposals): Proposals {
	const nested = (part: 'kolumner' | 'koder' | 'skalsvar') => {
		const out = { ...fresh[part] };
		for (const [key, words] of Object.entries(written[part])) out[key] = { ...out[key], ...words };
		return out;
	};
	const known = new Set(written.enkater.map(headingsOf));
	return {
		...{ kolumner: nested('kolumner'), koder: nested('koder'), skalsvar: nested('skalsvar') },
		insatser: { ...fresh.insatser, ...written.insatser },
		skalor: { ...fresh.skalor, ...written.skalor },
		enkater: [...written.enkater, ...fresh.enkater.filter((survey) => !known.has(headingsOf(survey)))]
	};
}

/** The keys by which proposals are approved: `koder/kon/K`, `enkater/1`. */
export const keysOf = (proposals: Proposals): string[] => [
	...proposedWords(proposals).map(({ path }) => path.join('/')),
	...proposals.enkater.map((_, i) => `enkater/${i + 1}`)
];

/** An answer's other spelling goes to the answer itself. */
function addSpelling(doc: Document, scale: string, label: string, value: string): void {
	const answers = doc.getIn(['skalor', scale, 'svar']);
	const at = isSeq(answers)
		? answers.items.findIndex(
				(item) => isMap(item) && sameAnswer(String(item.get('varde'))) === sameAnswer(value)
			)
		: -1;
	if (at < 0) throw fault(`Skalan ${scale} har inget svar ${value}. Välj ett av skalans värden.`);
	const path = ['skalor', scale, 'svar', at, 'aven'];
	if (isSeq(doc.getIn(path))) doc.addIn(path, label);
	else doc.setIn(path, doc.createNode([label]));
}

const nulls = (value: unknown, path: string[] = []): string[] =>
	value === null
		? [path.join('.')]
		: typeof value === 'object'
			? Object.entries(value as object).flatMap(([key, one]) => nulls(one, [...path, key]))
			: [];

/** Moves a survey and the scales it alone brings to what is decided. Throws Refusal while something is to be filled in. */
function addSurvey(
	doc: Document,
	proposals: Proposals,
	survey: Record<string, unknown>,
	key: string
): string[] {
	const { motiv: _, ...entry } = survey;
	const used = Object.values((survey.fragor ?? {}) as Record<string, { skala?: string }>).map(
		({ skala = '' }) => skala
	);
	const scales = Object.keys(proposals.skalor).filter((name) => used.includes(name));
	const empty = [...nulls(entry), ...scales.flatMap((name) => nulls(proposals.skalor[name], [name]))];
	if (empty.length > 0)
		throw fault(
			`Förslaget ${key} är inte färdigt: fyll i ${empty.slice(0, 12).join(', ')} under forslag i mappning.yml och godkänn sedan.`
		);
	for (const name of scales) doc.setIn(['skalor', name], doc.createNode(proposals.skalor[name]));
	if (!isSeq(doc.get('enkater'))) doc.set('enkater', doc.createNode([]));
	doc.addIn(['enkater'], doc.createNode(entry));
	return scales;
}

export interface Decided {
	text: string;
	/** What was decided now, `path → meaning`. */
	bestamt: string[];
	/** What still waits. */
	forslag: Proposals;
}

/**
 * Writes proposals into a mapping's text, the approved ones as decisions and the rest under `forslag`; what stood there
 * stays, comments too. `approved`: keys of `keysOf`, one with `=value` chooses another meaning, `alla` takes every first one.
 * Throws Refusal when a key leads nowhere or the mapping would not hold together.
 */
export function decide(text: string, proposals: Proposals, approved: readonly string[]): Decided {
	const doc = open(text);
	const waiting = structuredClone(proposals) as Proposals;
	const words = new Map(proposedWords(proposals).map((one) => [one.path.join('/'), one]));
	const first = keysOf(proposals).filter((key) => words.get(key)?.word.blir !== null);
	const wanted = approved.flatMap((key) => (key === 'alla' ? first : [key]));
	const bestamt: string[] = [];
	const surveys = new Set<number>();
	for (const key of wanted) {
		const survey = /^enkater\/(\d+)$/.exec(key);
		const entry = survey ? proposals.enkater[Number(survey[1]) - 1] : undefined;
		if (survey && entry) {
			for (const name of addSurvey(doc, proposals, entry, key)) delete waiting.skalor[name];
			surveys.add(Number(survey[1]) - 1);
			bestamt.push(`${key} → ${String(entry.enkat)} version ${String(entry.version)}`);
			continue;
		}
		const at = words.has(key) ? -1 : key.lastIndexOf('=');
		const name = at < 0 ? key : key.slice(0, at);
		const found = words.get(name);
		if (!found) throw fault(`Det finns inget förslag ${key}. Kör mappning utan --godkann och se nycklarna.`);
		const blir = at < 0 ? found.word.blir : key.slice(at + 1);
		if (blir === null || blir === '') throw fault(`Skriv vad det betyder: --godkann "${name}=…".`);
		const [part = '', group = '', label = ''] = found.path;
		if (part === 'skalsvar') addSpelling(doc, group, label, blir);
		else doc.setIn(found.path, blir);
		remove(waiting, found.path);
		bestamt.push(`${name} → ${blir}`);
	}
	waiting.enkater = waiting.enkater.filter((_, i) => !surveys.has(i));
	write(doc, waiting);
	const out = doc.toString({ lineWidth: 0 });
	parseMapping(out);
	return { text: out, bestamt, forslag: waiting };
}

function remove(proposals: Proposals, [part, group = '', label = '']: readonly string[]): void {
	if (part === 'insatser') delete proposals.insatser[group];
	else if (part === 'kolumner' || part === 'koder' || part === 'skalsvar')
		delete proposals[part][group]?.[label];
}

/** Puts what waits under `forslag`, last in the file; nothing waits, and the part is gone. */
function write(doc: Document, waiting: Proposals): void {
	doc.delete('forslag');
	const parts = Object.entries(waiting).flatMap(([part, value]) => {
		const kept = Array.isArray(value)
			? value
			: Object.fromEntries(Object.entries(value).filter(([, one]) => Object.keys(one as object).length > 0));
		return Object.keys(kept).length > 0 ? [[part, kept] as const] : [];
	});
	if (parts.length === 0) return;
	const node = doc.createNode(Object.fromEntries(parts));
	node.commentBefore = NOTE;
	doc.set('forslag', node);
}
