import { z } from 'zod';
import { smallestK } from '../protection/primary.ts';

/** Settings by environment. A wrong one is named, with what it may be. */
const schema = z.object({
	STEGVIS_WAREHOUSE: z.string().min(1).default('data/warehouse'),
	/** Smallest group shown to aggregated viewers. */
	STEGVIS_K: z.coerce.number().int().min(smallestK).max(100).default(5),
	/** As whom the pages are seen until log-in exists; others than the board only on this machine. */
	STEGVIS_SOM: z.enum(['styrelse', 'utvarderare', 'kansli']).default('styrelse')
});

export interface Config {
	warehouse: string;
	k: number;
	som: 'styrelse' | 'utvarderare' | 'kansli';
}

const MEANING: Record<string, string> = {
	STEGVIS_WAREHOUSE: 'en mapp',
	STEGVIS_K: `ett heltal från ${smallestK} till 100, den minsta grupp som visas`,
	STEGVIS_SOM: 'styrelse, utvarderare eller kansli'
};

export class ConfigError extends Error {}

/** Reads the settings. Throws ConfigError with a Swedish sentence that names the setting that is wrong. */
export function readConfig(env: Record<string, string | undefined>): Config {
	const result = schema.safeParse(env);
	if (!result.success) {
		const name = String(result.error.issues[0]?.path[0] ?? '');
		throw new ConfigError(
			`Inställningen ${name} har ett värde som inte går att använda. Ange ${MEANING[name] ?? 'ett annat'}.`
		);
	}
	const { STEGVIS_WAREHOUSE: warehouse, STEGVIS_K: k, STEGVIS_SOM: som } = result.data;
	return { warehouse, k, som };
}
