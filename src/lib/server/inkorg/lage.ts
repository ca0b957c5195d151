import { z } from 'zod';

/**
 * Where a sändning stands. `mottagen` → `kontrolleras` → `kontrollerad` → `publiceras` → `publicerad`; a run that somebody stopped,
 * or whose process is gone, is `avbruten`; one that could not be carried out is `misslyckad`. From all but the last two of the
 * way it can be checked anew, and thrown away.
 */
export const LAGEN = [
	'mottagen',
	'kontrolleras',
	'kontrollerad',
	'publiceras',
	'publicerad',
	'avbruten',
	'misslyckad'
] as const;
export type Lage = (typeof LAGEN)[number];

/** How far a run has come, as the loading itself says it. */
export const stegSchema = z.object({
	done: z.number(),
	total: z.number(),
	text: z.string(),
	rows: z.number().optional(),
	/** ISO 8601. */
	tid: z.string()
});
export type Steg = z.infer<typeof stegSchema>;

/** The process that works on it: its number, and when it started as the kernel counts. */
const korSchema = z.object({ pid: z.number().int().positive(), start: z.string() });

/** `lage.json` of a sändning. Times are ISO 8601. */
export const lageSchema = z.object({
	id: z.string().regex(/^[0-9a-f]{16}$/),
	lage: z.enum(LAGEN),
	skapad: z.string(),
	andrad: z.string(),
	kor: korSchema.optional(),
	/** What was doing when it was stopped or failed. */
	under: z.enum(['kontrolleras', 'publiceras']).optional(),
	/** The version that was published when the run began; null: none. */
	fore: z.string().nullable().optional(),
	/** The version that the publishing is about to put in place; absent before it has come so far. */
	blir: z.string().optional(),
	/** How the check ended: it may be published, something must be mended first, or there is nothing new in it. */
	utfall: z.enum(['klar', 'rattas', 'inget_nytt']).optional(),
	/** No file was sent: the förbund's kommuner were chosen, and what is loaded is to be read by it. */
	kommuner: z.literal(true).optional(),
	/** The version it became. */
	version: z.string().optional(),
	/** Why it failed, as a sentence. */
	fel: z.string().optional(),
	/** Names of files that were removed at once, because they hold a personnummer. */
	borttagna: z.array(z.string()).optional()
});
export type LageFil = z.infer<typeof lageSchema>;

/** What may be done with a sändning where it stands. */
export const far = (lage: Lage) => ({
	/** Checked anew, with files added or taken away. */
	kontrolleras: ['mottagen', 'kontrollerad', 'avbruten', 'misslyckad'].includes(lage),
	publiceras: lage === 'kontrollerad',
	avbrytas: lage === 'kontrolleras' || lage === 'publiceras',
	kastas: lage !== 'kontrolleras' && lage !== 'publiceras'
});
