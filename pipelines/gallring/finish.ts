import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { erase } from './erase.ts';
import { digestOf, readLista, type Lista } from './lista.ts';
import { endPagar } from './pagar.ts';
import { addToProtokoll } from './protokoll.ts';
import { writeWithout } from './rewrite.ts';
import { cleanWithdrawn, markWithdrawn } from './samtycke.ts';

/** What a load needs to know of those who have left, and how it ends what is under way. */
export interface Gallring {
	lista: Lista;
	/** Names the list: versions built under another one are other versions. */
	digest: string;
	/** A gallring is under way: the version must be built anew even when no file is new. */
	pagar: boolean;
	/** Before a version is published: where `withdrawn` outcomes or `severed` rows went out of it, the file is written anew without their traces. */
	beforePublish(building: string, withdrawn: number, severed: number): Promise<void>;
	/** After it: older versions without those outcomes, and the protocol of a gallring under way. */
	afterPublish(version: string): Promise<void>;
}

/** Called by every load that may publish, with the warehouse taken and before it looks at the version before. */
export async function beginGallring(
	warehouse: string,
	workspace: string,
	checkOnly: boolean,
	now: () => Date
): Promise<Gallring> {
	const pagar = checkOnly ? null : await erase(warehouse, workspace);
	if (!checkOnly) await cleanWithdrawn(warehouse, workspace, now().toISOString());
	const lista = readLista(warehouse);
	return {
		lista,
		digest: digestOf(lista),
		pagar: pagar !== null,
		async beforePublish(building, withdrawn, severed) {
			if (withdrawn + severed === 0) return;
			const fresh = `${building}.ny`;
			await writeWithout(building, fresh, join(workspace, 'tmp'), { lista, ids: [], atertagna: [] });
			renameSync(fresh, building);
			if (withdrawn > 0) markWithdrawn(warehouse);
		},
		async afterPublish(version) {
			await cleanWithdrawn(warehouse, workspace, now().toISOString());
			if (!pagar) return;
			addToProtokoll(warehouse, { ...pagar, galler: version });
			endPagar(warehouse);
		}
	};
}
