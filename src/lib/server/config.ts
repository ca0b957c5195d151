import { z } from 'zod';

/** Settings by environment. A wrong one is named, with what it may be. */
const schema = z.object({
	STEGVIS_WAREHOUSE: z.string().min(1).default('data/warehouse'),
	/** Smallest group shown to aggregated viewers. Under 3 protects nobody. */
	STEGVIS_K: z.coerce.number().int().min(3).max(100).default(5)
});

export interface Config {
	warehouse: string;
	k: number;
}

const MEANING: Record<string, string> = {
	STEGVIS_WAREHOUSE: 'en mapp',
	STEGVIS_K: 'ett heltal från 3 till 100, den minsta grupp som visas'
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
	return { warehouse: result.data.STEGVIS_WAREHOUSE, k: result.data.STEGVIS_K };
}
