import { heading } from '#lib/format/index.ts';
import type { Val } from '#lib/server/mappningsfragor.ts';
import { columnsOf, contracts } from '../contracts/index.ts';
import type { Decision } from '../mappning/decisions.ts';
import { UTELAMNAS } from '../mappning/sie.ts';
import type { Candidate } from '../mappning/match.ts';
import type { MappingText } from '../mappning/schema.ts';
import { codeLists } from '../reference.ts';

/** An insats by its id and name, as a choice. */
const insatsVal = ({ value, texts: [namn] }: Candidate): Val => ({
	varde: value,
	text: namn && namn !== value ? `${namn} (${value})` : value
});

const ADMINISTRATION: Val = { varde: 'administration', text: 'Administration' };
const UTELAMNA: Val = { varde: UTELAMNAS, text: 'Räknas inte (utelämnas)' };

/** The codes of one list. */
const kodval = (lista: string): Val[] =>
	codeLists()
		.filter((code) => code.lista === lista)
		.map(({ kod, etikett }) => ({ varde: kod, text: etikett || kod }));

/** The columns of a source, with what each one means. */
function kolumnval(source: string): Val[] {
	const contract = contracts.find((one) => one.source === source);
	return contract
		? columnsOf(contract).map(({ name, text }) => ({
				varde: name,
				text: `${text.replace(/\.$/, '')} (${heading(name)})`
			}))
		: [];
}

/** The answers of a decided scale. */
const skalval = ({ skalor }: MappingText, namn: string): Val[] =>
	(Object.hasOwn(skalor, namn) ? (skalor[namn]?.svar ?? []) : []).map(({ varde, etikett }) => ({
		varde,
		text: etikett && etikett !== varde ? `${varde}: ${etikett}` : varde
	}));

/** What a decision made of a word, as a person reads it: the label of a code, and money that is left out. */
export function blev({ del, i, blir }: Pick<Decision, 'del' | 'i' | 'blir'>): string {
	if (del === 'sie' && blir === UTELAMNAS) return 'det som inte räknas';
	const lista = del === 'koder' ? i : del === 'sie' && i === 'konto' ? 'kostnadsslag' : null;
	return (lista && kodval(lista).find(({ varde }) => varde === blir)?.text) || blir;
}

/** What may be chosen for a word, by its part and group: `koder/kon`, `insatser/`, `sie/objekt`. */
export function valFor(nyckel: string, mapping: MappingText, insatser: readonly Candidate[]): Val[] {
	const [part = '', ...rest] = nyckel.split('/');
	const i = rest.join('/');
	const alla = insatser.map(insatsVal);
	switch (part) {
		case 'koder':
			return kodval(i);
		case 'kolumner':
			return kolumnval(i);
		case 'insatser':
			return [...alla, ADMINISTRATION];
		case 'skalsvar':
			return skalval(mapping, i);
		case 'sie':
			return i === 'konto' ? [...kodval('kostnadsslag'), UTELAMNA] : [...alla, ADMINISTRATION, UTELAMNA];
		default:
			return [];
	}
}
