import type { MappingText, Survey } from './schema.ts';

export type Part =
	'kolumner' | 'koder' | 'insatser' | 'svar' | 'skalsvar' | 'sie' | 'omvarld' | 'enkater' | 'avvisade';

/** One thing a förbund has decided, by the key it is taken back with. */
export interface Decision {
	nyckel: string;
	/** Where it stands in the file; of a spelling, a survey and a refusal the file is searched instead. */
	path: string[];
	del: Part;
	/** Source, code list, survey, scale, part of `sie`, or the förbund whose kommuner they are. */
	i: string;
	ord: string;
	blir: string;
	/** The day it was decided; null when the file does not say. */
	nar: string | null;
}

/** A survey's own key, by its name and version. */
export const surveyKey = ({ enkat, version }: Pick<Survey, 'enkat' | 'version'>): string =>
	`enkater/${enkat}/${version}`;

/** The kommuner that are pointed out, förbund by förbund; those of every förbund have no name. None pointed out is no decision. */
function kommunerOf({ omvarld: { regioner = [] } }: MappingText): { forbund: string; koder: string[] }[] {
	const all = Array.isArray(regioner) ? { '': regioner } : regioner;
	return Object.entries(all).flatMap(([forbund, koder]) => (koder.length > 0 ? [{ forbund, koder }] : []));
}

/** Everything a mapping has decided and refused, part by part. */
export function decisionsOf(mapping: MappingText): Decision[] {
	const one = (path: string[], i: string, ord: string, blir: string, nyckel = path.join('/')): Decision => ({
		...{ nyckel, path, del: path[0] as Part, i, ord, blir },
		nar: mapping.beslut[nyckel] ?? null
	});
	const nested = (part: 'kolumner' | 'koder' | 'svar') =>
		Object.entries(mapping[part]).flatMap(([group, words]) =>
			Object.entries(words).map(([label, blir]) => one([part, group, label], group, label, blir))
		);
	const flat = (path: string[], i: string, words: Readonly<Record<string, string>>) =>
		Object.entries(words).map(([label, blir]) => one([...path, label], i, label, blir));
	const { objekt, konto, utan_objekt, dimensioner } = mapping.sie;
	return [
		...nested('kolumner'),
		...nested('koder'),
		...flat(['insatser'], '', mapping.insatser),
		...nested('svar'),
		...Object.entries(mapping.skalor).flatMap(([namn, { svar }]) =>
			svar.flatMap(({ varde, etikett = varde, aven }) =>
				aven.map((label) => one(['skalsvar', namn, label], namn, label, etikett))
			)
		),
		...flat(['sie', 'objekt'], 'objekt', objekt),
		...flat(['sie', 'konto'], 'konto', konto),
		...(utan_objekt === undefined ? [] : [one(['sie', 'utan_objekt'], 'utan_objekt', '', utan_objekt)]),
		...(dimensioner.length === 0
			? []
			: [one(['sie', 'dimensioner'], 'dimensioner', '', dimensioner.join(', '))]),
		...kommunerOf(mapping).map(({ forbund, koder }) =>
			one(['omvarld', 'regioner', ...(forbund === '' ? [] : [forbund])], forbund, '', koder.join(', '))
		),
		...[...new Map(mapping.enkater.map((survey) => [surveyKey(survey), survey])).values()].map((survey) =>
			one(['enkater'], survey.version, survey.enkat, '', surveyKey(survey))
		),
		...mapping.avvisade.map((nyckel) => one(['avvisade'], '', nyckel, '', `avvisade/${nyckel}`))
	];
}
