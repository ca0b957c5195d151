/** The data dictionary: every relation, its grain, its columns; every code list. Made from the models' descriptions. */
import type { Warehouse } from '../warehouse.ts';
import { CODE_LISTS, COLUMNS, RELATIONS } from './sql.ts';

export interface DictionaryColumn {
	relation: string;
	kolumn: string;
	typ: string;
	beskrivning: string | null;
	ordning: number;
}

export interface DictionaryRelation {
	relation: string;
	beskrivning: string | null;
	korn: string | null;
	skikt: string;
	kolumner: DictionaryColumn[];
}

export interface DictionaryCode {
	lista: string;
	kod: string;
	etikett: string;
	ordning: number;
	giltig_fran: string | null;
	giltig_till: string | null;
	beskrivning: string | null;
}

export interface Dictionary {
	relationer: DictionaryRelation[];
	kodlistor: { lista: string; koder: DictionaryCode[] }[];
}

export async function readDictionary(warehouse: Warehouse): Promise<Dictionary> {
	const relations = await warehouse.query<Omit<DictionaryRelation, 'kolumner'>>(RELATIONS);
	const columns = await warehouse.query<DictionaryColumn>(COLUMNS);
	const codes = await warehouse.query<DictionaryCode>(CODE_LISTS);
	const lists = [...new Set(codes.map((code) => code.lista))];
	return {
		relationer: relations.map((relation) => ({
			...relation,
			kolumner: columns.filter((column) => column.relation === relation.relation)
		})),
		kodlistor: lists.map((lista) => ({ lista, koder: codes.filter((code) => code.lista === lista) }))
	};
}
