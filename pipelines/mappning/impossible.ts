/** What a mapping cannot mean, though each of its lines can be read: a code is never another code, and no column says who somebody is. */
import { columnsOf, contracts } from '../contracts/index.ts';
import { labelKey, normalise } from '../contracts/lexical.ts';
import { codeLists } from '../reference.ts';
import { sameAnswer } from './forms.ts';
import { isPersonligRubrik } from './personlig.ts';
import type { MappingText } from './schema.ts';

/** Sources with rows about persons. */
const OM_PERSONER: ReadonlySet<string> = new Set([
	'deltagande',
	'uppfoljning',
	'stegmatning',
	'enkatsvar',
	'handelser'
]);

/** A word that is a code, or a code's own label, of the same list. */
function codes({ koder }: MappingText): string[] {
	const lists = codeLists();
	return Object.entries(koder).flatMap(([lista, own]) =>
		Object.entries(own).flatMap(([label, to]) => {
			const known = lists.find(
				(code) =>
					code.lista === lista && [code.kod, code.etikett].some((text) => normalise(text) === labelKey(label))
			);
			return known && normalise(known.kod) !== normalise(to)
				? [`”${label}” i koder/${lista} är redan koden ${known.kod} och kan inte betyda ${to}`]
				: [];
		})
	);
}

/** A heading that is a column of the same source. */
function columns({ kolumner }: MappingText): string[] {
	return Object.entries(kolumner).flatMap(([source, own]) => {
		const contract = contracts.find((one) => one.source === source);
		const names = new Set(contract && columnsOf(contract).map(({ name }) => name));
		return Object.entries(own).flatMap(([heading, to]) =>
			names.has(normalise(heading)) && normalise(heading) !== normalise(to)
				? [
						`”${heading}” i kolumner/${source} är redan kolumnen ${normalise(heading)} och kan inte vara ${to}`
					]
				: []
		);
	});
}

/** A name that the mapping itself uses as an insats. */
function insatser({ insatser: own, sie, enkater }: MappingText): string[] {
	const ids = new Set(
		[
			'administration',
			...Object.values(own),
			...Object.values(sie.objekt),
			...enkater.flatMap(({ insats_id, filer = [] }) => [insats_id, ...filer.map((one) => one.insats_id)])
		].flatMap((id) => (id === undefined ? [] : labelKey(id)))
	);
	return Object.entries(own).flatMap(([name, to]) =>
		ids.has(labelKey(name)) && labelKey(name) !== labelKey(to)
			? [
					`”${name}” i insatser är själv en insats (dess id står på andra ställen i filen) och kan inte vara ${to}`
				]
			: []
	);
}

/** An answer that is another value of a scale that the survey is answered on. */
function answers({ svar, enkater, skalor }: MappingText): string[] {
	return Object.entries(svar).flatMap(([enkat, own]) => {
		const scales = enkater
			.filter((one) => one.enkat === enkat)
			.flatMap(({ fragor }) => Object.values(fragor).flatMap(({ skala }) => skalor[skala]?.svar ?? []));
		return Object.entries(own).flatMap(([label, to]) => {
			const known = scales.find(({ varde, etikett = varde }) =>
				[varde, etikett].some((text) => sameAnswer(text) === sameAnswer(label))
			);
			return known && sameAnswer(known.varde) !== sameAnswer(to)
				? [`”${label}” i svar/${enkat} är redan ${known.varde} på skalan och kan inte betyda ${to}`]
				: [];
		});
	});
}

/** What is wrong in a mapping whose lines can all be read, each as a clause. */
export const impossible = (mapping: MappingText): string[] => [
	...codes(mapping),
	...columns(mapping),
	...insatser(mapping),
	...answers(mapping)
];

/** Headings that say who somebody is and are taken in all the same, as `”Namn” (deltagare i deltagande)`. */
export function personal({ kolumner, enkater }: MappingText): string[] {
	const sources = Object.entries(kolumner)
		.filter(([source]) => OM_PERSONER.has(source))
		.flatMap(([source, own]) => Object.entries(own).map(([heading, to]) => [heading, `${to} i ${source}`]));
	const surveys = enkater.flatMap(({ enkat, kolumner: beside, fragor }) => [
		...Object.entries(beside).map(([heading, to]) => [heading, `${to} i enkäten ${enkat}`]),
		...Object.entries(fragor).map(([heading, { fraga }]) => [heading, `frågan ${fraga} i enkäten ${enkat}`])
	]);
	return [...sources, ...surveys].flatMap(([heading = '', where = '']) =>
		isPersonligRubrik(heading) ? [`”${heading}” (${where})`] : []
	);
}
