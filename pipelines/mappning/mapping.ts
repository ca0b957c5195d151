import { parse } from 'yaml';
import { columnsOf, contracts } from '../contracts/index.ts';
import { normalise } from '../contracts/lexical.ts';
import { codeLists } from '../reference.ts';
import { Refusal } from '../refusal.ts';
import { doubleMeanings, schemaFault, yamlFault } from './faults.ts';
import { FormFault, readForms, type Form, type ScaleRow } from './forms.ts';
import { impossible, personal } from './impossible.ts';
import { NO_OMVARLD } from './omvarld.ts';
import { countProposals } from './proposals.ts';
import { mappingSchema, type MappingText } from './schema.ts';
import { felaktigaNycklar, NO_SIE, UTELAMNAS } from './sie.ts';

/** What a folder has decided, ready for the readers. */
export interface Mapping {
	syntetisk: boolean;
	/** source → local column name → the contract's column. */
	kolumner: MappingText['kolumner'];
	/** code list → local label → code. */
	koder: MappingText['koder'];
	/** The accounting's objects and accounts. */
	sie: MappingText['sie'];
	/** Downloaded statistics about the förbund's surroundings. */
	omvarld: MappingText['omvarld'];
	/** local name → insats_id. */
	insatser: MappingText['insatser'];
	/** enkät → local answer → value, in files with a row an answer. */
	svar: MappingText['svar'];
	/** Wide exports of surveys. */
	forms: readonly Form[];
	/** The scales that the mapping states, as rows of `enkat`. */
	skalrader: readonly ScaleRow[];
	/** How many proposals it holds that nobody has decided; they are not used. */
	forslag: number;
	text: string;
}

export const MAPPING_FILE = 'mappning.yml';
export const NO_MAPPING: Mapping = {
	...{ syntetisk: false, kolumner: {}, koder: {}, insatser: {}, svar: {}, sie: NO_SIE, omvarld: NO_OMVARLD },
	...{ forms: [], skalrader: [], forslag: 0, text: '' }
};

/** A refusal of the mapping itself. */
export const mappingRefusal = (text: string): Refusal => new Refusal('mappning', `${MAPPING_FILE} ${text}`);

/** Names in the mapping that lead nowhere: a source, a column, a list or a code that does not exist. */
function strangers({ kolumner, koder, sie }: MappingText): string[] {
	const columns = Object.entries(kolumner).flatMap(([source, own]) => {
		const contract = contracts.find((one) => one.source === source);
		if (!contract) return [`källan ${source}`];
		const names = columnsOf(contract).map(({ name }) => name);
		const unknown = Object.values(own).filter((name) => !names.includes(name));
		return unknown.map((name) => `kolumnen ${name} i ${source}`);
	});
	const lists = codeLists();
	const codes = Object.entries(koder).flatMap(([lista, own]) => {
		const known = lists.filter((code) => code.lista === lista).map(({ kod }) => normalise(kod));
		if (known.length === 0) return [`kodlistan ${lista}`];
		const unknown = Object.values(own).filter((kod) => !known.includes(normalise(kod)));
		return unknown.map((kod) => `koden ${kod} i ${lista}`);
	});
	const slag = lists
		.filter(({ lista }) => lista === 'kostnadsslag')
		.flatMap(({ kod, etikett }) => [kod, etikett]);
	const konton = Object.values(sie.konto)
		.filter((kod) => ![UTELAMNAS, ...slag].some((known) => normalise(known) === normalise(kod)))
		.map((kod) => `kostnadsslaget ${kod} i sie`);
	return [...columns, ...codes, ...konton];
}

/** What a mapping's text decides. Throws Refusal that says what is wrong in it. */
export function parseMapping(text: string): Mapping {
	let value: unknown;
	try {
		value = parse(text, { logLevel: 'error' }) ?? {};
	} catch (error) {
		throw mappingRefusal(yamlFault(error));
	}
	const result = mappingSchema.safeParse(value);
	if (!result.success) {
		throw mappingRefusal(
			`har fel vid ${schemaFault(result.error).slice(0, 200)}. Tillåtna delar är syntetisk, kolumner, koder, sie, omvarld, insatser, skalor, enkater, svar, avvisade, beslut och forslag.`
		);
	}
	const keys = felaktigaNycklar(result.data.sie).slice(0, 5).join(', ').slice(0, 300);
	if (keys) throw mappingRefusal(`har fel i delen sie: ${keys}. Rätta det.`);
	const unknown = strangers(result.data).slice(0, 5).join(', ').slice(0, 300);
	if (unknown) throw mappingRefusal(`pekar på något som inte finns: ${unknown}. Rätta namnet.`);
	const double = doubleMeanings(result.data).slice(0, 5).join('; ').slice(0, 400);
	if (double) throw mappingRefusal(`säger emot sig själv: ${double}. Ta bort det som inte gäller.`);
	const wrong = impossible(result.data).slice(0, 5).join('; ').slice(0, 400);
	if (wrong) throw mappingRefusal(`säger något omöjligt: ${wrong}. Ta bort raden.`);
	const named = personal(result.data).slice(0, 5).join(', ').slice(0, 300);
	if (named)
		throw mappingRefusal(
			`läser in kolumner som säger vem någon är: ${named}. Ta bort dem ur mappningen; i en enkät skrivs de under bort. Säger kolumnen något annat, ge den en annan rubrik i filen.`
		);
	const { syntetisk, kolumner, koder, sie, omvarld, insatser, svar, forslag } = result.data;
	try {
		const decided = { syntetisk, kolumner, koder, sie, omvarld, insatser, svar, ...readForms(result.data) };
		return { ...decided, forslag: countProposals(forslag), text };
	} catch (error) {
		if (error instanceof FormFault)
			throw mappingRefusal(`har ett fel: ${error.message.slice(0, 400)}. Rätta det.`);
		throw error;
	}
}

/** The contract's name of a local column, or the name itself when nothing is mapped. */
export function mappedColumn(mapping: Mapping, source: string, heading: string): string {
	const wanted = normalise(heading);
	const own = Object.entries(mapping.kolumner[source] ?? {});
	return own.find(([local]) => normalise(local) === wanted)?.[1] ?? wanted;
}
