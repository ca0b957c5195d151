import { parse, type Document } from 'yaml';
import { normalise } from '../contracts/lexical.ts';
import { Refusal } from '../refusal.ts';
import { parseMapping } from './mapping.ts';
import { changeDocument, openMapping, type Change } from './change.ts';
import { proposalSchema, proposedWords, refusedSurvey, type Proposals } from './proposals.ts';

const NOTE =
	' Förslag. Inget här används förrän det är bestämt: flytta raden upp till sin del,\n eller kör kommandot mappning med --godkann och radens nyckel. null ska fyllas i av er.';

const fault = (text: string): Refusal => new Refusal('mappning', text);

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

const nulls = (value: unknown, path: string[] = []): string[] =>
	value === null
		? [path.join('.')]
		: typeof value === 'object'
			? Object.entries(value as object).flatMap(([key, one]) => nulls(one, [...path, key]))
			: [];

const scalesOf = (survey: Record<string, unknown>): string[] =>
	Object.values((survey.fragor ?? {}) as Record<string, { skala?: string }>).map(({ skala = '' }) => skala);

/** A survey and the scales it brings as a change. Throws Refusal while something is to be filled in. */
export function surveyChange(
	proposals: Proposals,
	survey: Record<string, unknown>,
	key: string
): Extract<Change, { gor: 'enkat' }> {
	const { motiv: _, ...entry } = survey;
	const used = scalesOf(survey);
	const scales = Object.keys(proposals.skalor).filter((name) => used.includes(name));
	const empty = [...nulls(entry), ...scales.flatMap((name) => nulls(proposals.skalor[name], [name]))];
	if (empty.length > 0)
		throw fault(
			`Förslaget ${key} är inte färdigt: fyll i ${empty.slice(0, 12).join(', ')} under forslag i mappning.yml och godkänn sedan.`
		);
	return {
		gor: 'enkat',
		enkat: entry,
		skalor: Object.fromEntries(scales.map((name) => [name, proposals.skalor[name]]))
	};
}

export interface Decided {
	text: string;
	/** What was decided now, `path → meaning`. */
	bestamt: string[];
	/** What still waits. */
	forslag: Proposals;
}

/** What is said of proposals: keys of `keysOf`. */
export interface Said {
	/** One with `=value` chooses another meaning; `alla` takes every first one. */
	godkann?: readonly string[];
	/** Refused for good. */
	avvisa?: readonly string[];
	/** The day it is said, `YYYY-MM-DD`. */
	idag: string;
}

/** The change that an approved key is, and how it is told. Throws Refusal when the key leads nowhere. */
function approve(proposals: Proposals, key: string): { change: Change; name: string; told: string } {
	const survey = /^enkater\/(\d+)$/.exec(key);
	const entry = survey ? proposals.enkater[Number(survey[1]) - 1] : undefined;
	if (entry)
		return {
			...{ change: surveyChange(proposals, entry, key), name: key },
			told: `${key} → ${String(entry.enkat)} version ${String(entry.version)}`
		};
	const words = new Map(proposedWords(proposals).map((one) => [one.path.join('/'), one]));
	const at = words.has(key) ? -1 : key.lastIndexOf('=');
	const name = at < 0 ? key : key.slice(0, at);
	const found = words.get(name);
	if (!found) throw fault(`Det finns inget förslag ${key}. Kör mappning utan --godkann och se nycklarna.`);
	const blir = at < 0 ? found.word.blir : key.slice(at + 1);
	if (blir === null || blir === '') throw fault(`Skriv vad det betyder: --godkann "${name}=…".`);
	return { change: wordChange(found.path, blir), name, told: `${name} → ${blir}` };
}

/** A word's decision as a change: an answer's other spelling goes to its scale, all else where its path says. */
export function wordChange(path: readonly string[], blir: string): Change {
	const [part = '', group = '', label = ''] = path;
	return part === 'skalsvar'
		? { gor: 'stavning', skala: group, etikett: label, varde: blir }
		: { gor: 'satt', path, blir };
}

/**
 * Writes proposals into a mapping's text, the approved ones as decisions, those refused for good under `avvisade` and the
 * rest under `forslag`; what stood there stays, comments too. Throws Refusal when a key leads nowhere or the mapping would
 * not hold together.
 */
export function decide(text: string, proposals: Proposals, said: Said): Decided {
	const doc = openMapping(text);
	const words = new Map(proposedWords(proposals).map((one) => [one.path.join('/'), one.word]));
	const first = keysOf(proposals).filter((key) => words.get(key)?.blir !== null);
	const approved = (said.godkann ?? [])
		.flatMap((key) => (key === 'alla' ? first.filter((one) => !said.avvisa?.includes(one)) : [key]))
		.map((key) => approve(proposals, key));
	const refused = (said.avvisa ?? []).map((key) => {
		const survey = proposals.enkater[Number(/^enkater\/(\d+)$/.exec(key)?.[1] ?? 0) - 1];
		if (!survey && !words.has(key))
			throw fault(`Det finns inget förslag ${key}. Kör mappning utan --avvisa och se nycklarna.`);
		const nyckel = survey ? refusedSurvey(survey) : key;
		return { change: { gor: 'avvisa', nyckel } as const, name: key, told: `${key} avvisas för gott` };
	});
	const all = [...approved, ...refused];
	for (const { change } of all) {
		const key = changeDocument(doc, change);
		if (key !== null) doc.setIn(['beslut', key], said.idag);
	}
	const waiting = without(proposals, new Set(all.map(({ name }) => name)));
	write(doc, waiting);
	const out = doc.toString({ lineWidth: 0 });
	parseMapping(out);
	return { text: out, bestamt: all.map(({ told }) => told), forslag: waiting };
}

/** The proposals that are still to be decided; a scale goes with the last survey that asks for it. */
function without(proposals: Proposals, keys: ReadonlySet<string>): Proposals {
	const waiting = structuredClone(proposals) as Proposals;
	for (const { path } of proposedWords(proposals)) if (keys.has(path.join('/'))) remove(waiting, path);
	waiting.enkater = waiting.enkater.filter((_, i) => !keys.has(`enkater/${i + 1}`));
	const gone = proposals.enkater.filter((_, i) => keys.has(`enkater/${i + 1}`)).flatMap(scalesOf);
	const asked = new Set(waiting.enkater.flatMap(scalesOf));
	for (const name of gone) if (!asked.has(name)) delete waiting.skalor[name];
	return waiting;
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
