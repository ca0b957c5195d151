import type { Ordlista } from '#lib/server/mappningsfragor.ts';
import { mappingText } from '../mappning/change.ts';
import { decisionsOf } from '../mappning/decisions.ts';
import { Refusal } from '../refusal.ts';
import { withEffect } from './did.ts';
import { provOf } from './prov.ts';
import { mappingAt } from './read.ts';

/** All that a förbund's kept mapping has decided; never throws for what stands in it. */
export function readOrdlista(path: string): Ordlista {
	try {
		const text = mappingAt(path);
		const bestamt = decisionsOf(mappingText(text)).map((one) => withEffect(one, [], []));
		return { prov: provOf([], text), bestamt, finns: text !== '', fel: null };
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return { prov: '', bestamt: [], finns: true, fel: error.message };
	}
}
