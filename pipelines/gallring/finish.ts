import { erase } from './erase.ts';
import { digestOf, readLista, type Lista } from './lista.ts';
import { endPagar, type Pagar } from './pagar.ts';
import { addToProtokoll } from './protokoll.ts';

/** What a load needs to know of those who have left, and how it ends a gallring that is under way. */
export interface Gallring {
	lista: Lista;
	/** Names the list: versions built under another one are other versions. */
	digest: string;
	/** A gallring is under way: the version must be built anew even when no file is new. */
	pagar: boolean;
	/** Writes the protocol once the version without them is published. */
	end(version: string): void;
}

/** Called by every load that may publish, with the warehouse taken and before it looks at the version before. */
export async function beginGallring(
	warehouse: string,
	workspace: string,
	checkOnly: boolean
): Promise<Gallring> {
	const pagar: Pagar | null = checkOnly ? null : await erase(warehouse, workspace);
	const lista = readLista(warehouse);
	return {
		lista,
		digest: digestOf(lista),
		pagar: pagar !== null,
		end(version) {
			if (!pagar) return;
			addToProtokoll(warehouse, { ...pagar, galler: version });
			endPagar(warehouse);
		}
	};
}
