import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { paths } from '#lib/server/versions.ts';
import { KEEP } from '../publish.ts';

export const REGELFIL = 'gallring.yml';

/** The rules cannot be read: a Swedish sentence that says what to do. Nothing is loaded or thinned out until they can. */
export class Regelfel extends Error {}

const ar = z.number().int().min(1).max(100);
const perForbund = {
	deltagande: z.object({ ar_efter_avslut: ar }).strict().optional(),
	handelser: z.object({ ar }).strict().optional()
};
const schema = z
	.object({
		...perForbund,
		versioner: z
			.object({
				hogst: z.number().int().min(1).max(KEEP).optional(),
				dagar: z.number().int().min(1).max(36500).optional()
			})
			.strict()
			.optional(),
		laddningsrapporter: z.object({ ar }).strict().optional(),
		forbund: z.record(z.string(), z.object(perForbund).strict()).optional()
	})
	.strict();

/** Days before which things are thinned out, `YYYY-MM-DD`; null = never. */
export interface Grans {
	slut: string | null;
	handelse: string | null;
}

/** The rules of a warehouse as they stand one day. */
export interface Regler {
	alla: Grans;
	/** Förbund (as `insatser` spells them) with limits of their own. */
	forbund: Record<string, Grans>;
	versioner: { hogst?: number | undefined; dagar?: number | undefined };
	/** Load reports written before this day go; null = never. */
	rapporter: string | null;
	/** The rules as a line for the protocol. */
	text: string;
	/** Names the limits: versions built under others are other versions. Empty when no row is concerned. */
	digest: string;
}

/** The years after which something goes, as the file states them: what happened in 2020 is kept through 2025 with five years. */
function read(text: string): z.infer<typeof schema> {
	let value: unknown;
	try {
		value = parse(text, { logLevel: 'error' }) ?? {};
	} catch {
		throw new Regelfel(
			`${REGELFIL} går inte att läsa som YAML. Kontrollera indrag och kolon, eller flytta undan filen.`
		);
	}
	const result = schema.safeParse(value);
	if (result.success) return result.data;
	const where = result.error.issues
		.map((issue) => [...issue.path, ...(issue.code === 'unrecognized_keys' ? issue.keys : [])].join('.'))
		.map((path) => path || 'filen')
		.join(', ');
	throw new Regelfel(
		`${REGELFIL} har fel vid ${where.slice(0, 200)}. Tillåtet är deltagande.ar_efter_avslut, handelser.ar, laddningsrapporter.ar (hela år, 1–100), versioner.hogst (1–${KEEP}), versioner.dagar, och forbund med deltagande och handelser för vart och ett. Inget har gallrats eller laddats.`
	);
}

/** Reads `gallring.yml` of the warehouse as it applies on a day; null when there is none. Throws Regelfel. */
export function readRegler(warehouse: string, now: Date): Regler | null {
	const path = paths(warehouse).regler;
	if (!existsSync(path)) return null;
	let text: string;
	try {
		text = readFileSync(path, 'utf8').replace(/^\ufeff/, '');
	} catch {
		throw new Regelfel(
			`${REGELFIL} går inte att läsa. Kontrollera att den är en fil som programmet får läsa.`
		);
	}
	const { forbund = {}, versioner = {}, laddningsrapporter, ...alla } = read(text);
	const before = (years: number | undefined): string | null =>
		years === undefined ? null : `${now.getUTCFullYear() - years}-01-01`;
	const granser = ({ deltagande, handelser }: typeof alla): Grans => ({
		slut: before(deltagande?.ar_efter_avslut),
		handelse: before(handelser?.ar)
	});
	const own = Object.fromEntries(
		Object.entries(forbund).map(([namn, rules]) => [namn, granser({ ...alla, ...rules })])
	);
	const limits = [granser(alla), ...Object.values(own)];
	const said = [
		alla.deltagande && `deltaganden ${alla.deltagande.ar_efter_avslut} år efter avslutsåret`,
		alla.handelser && `händelser ${alla.handelser.ar} år`,
		Object.keys(forbund).length > 0 && 'egna tider för förbund',
		versioner.hogst && `högst ${versioner.hogst} versioner`,
		versioner.dagar && `versioner ${versioner.dagar} dagar`,
		laddningsrapporter && `laddningsrapporter ${laddningsrapporter.ar} år`
	];
	return {
		alla: granser(alla),
		forbund: own,
		versioner,
		rapporter: before(laddningsrapporter?.ar),
		text: said.filter(Boolean).join(', '),
		digest: limits.some(({ slut, handelse }) => slut ?? handelse) ? JSON.stringify([granser(alla), own]) : ''
	};
}
