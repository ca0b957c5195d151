import { YAMLParseError } from 'yaml';
import type { z } from 'zod';
import { labelKey, normalise } from '../contracts/lexical.ts';
import { sameAnswer } from './forms.ts';
import type { MappingText } from './schema.ts';

/** Why a text is no YAML: on which line, and which of the two things that a hand most often does wrong. */
export function yamlFault(error: unknown): string {
	const parsed = error instanceof YAMLParseError ? error : null;
	const where = parsed?.linePos ? ` på rad ${parsed.linePos[0].line}` : '';
	if (parsed?.code === 'DUPLICATE_KEY') return `säger samma sak två gånger${where}. Ta bort den ena raden.`;
	if (parsed?.code === 'TAB_AS_INDENT') return `har tabbar i indraget${where}. Använd mellanslag.`;
	return `går inte att läsa som YAML${where && ` (fel${where})`}. Kontrollera indrag och citattecken.`;
}

/** Where a text breaks the schema: the path, and the names that it does not know there. */
export const schemaFault = (error: z.ZodError): string =>
	error.issues
		.flatMap(({ path, ...issue }) =>
			(issue.code === 'unrecognized_keys' ? issue.keys : ['']).map(
				(key) => [...path, key].filter((part) => part !== '').join('.') || 'filen'
			)
		)
		.join(', ');

/** Labels that are read as one word and mean two things: which of them holds would be a guess. */
export function doubleMeanings({ kolumner, koder, insatser, svar }: MappingText): string[] {
	const parts: [string, Record<string, string>, (text: string) => string][] = [
		...Object.entries(kolumner).map(([source, own]) => [`kolumner/${source}`, own, normalise] as const),
		...Object.entries(koder).map(([lista, own]) => [`koder/${lista}`, own, labelKey] as const),
		['insatser', insatser, labelKey] as const,
		...Object.entries(svar).map(([enkat, own]) => [`svar/${enkat}`, own, sameAnswer] as const)
	].map(([where, own, key]) => [where, own, key]);
	return parts.flatMap(([where, own, key]) => {
		const seen = new Map<string, string>();
		return Object.entries(own).flatMap(([label, to]) => {
			const known = seen.get(key(label));
			seen.set(key(label), known ?? to);
			return known === undefined || normalise(known) === normalise(to)
				? []
				: [`”${label}” i ${where} betyder både ${known} och ${to}`];
		});
	});
}
