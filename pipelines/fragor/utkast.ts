import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { z } from 'zod';
import { writeWhole } from '#lib/server/inkorg/index.ts';
import type { Utkast } from '#lib/server/mappningsfragor.ts';
import { findPersonnummer } from '../readers/personnummer.ts';
import { Refusal } from '../refusal.ts';
import type { Falt } from './compose.ts';

const fieldsSchema = z.record(z.string(), z.string());
/** The most a draft may hold; more was never asked. */
const MOST_BYTES = 4_000_000;
/** What a button says is a deed and no answer. */
const ANSWER = /^(val:|[0-9a-f]{8}:)/;

/** What was filled in and not decided, and when it was saved; null when nothing is. A file nobody can read is no draft. */
export function readUtkast(path: string): Utkast | null {
	if (!existsSync(path)) return null;
	try {
		const falt = fieldsSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
		return { falt, sparat: statSync(path).mtime.toISOString() };
	} catch {
		return null;
	}
}

/**
 * Saves what is filled in on the page, so that it stands there when somebody comes back; it decides nothing and no load reads
 * it. Throws Refusal, and then nothing is saved: a personnummer, or more than a page can ask.
 */
export function saveUtkast(path: string, form: Falt): void {
	const text = JSON.stringify(Object.fromEntries([...form].filter(([name]) => ANSWER.test(name))));
	if (findPersonnummer(Buffer.from(text)) !== null)
		throw new Refusal(
			'personnummer',
			'Det du skrev ser ut att innehålla ett personnummer. Inget har sparats. Ta bort det och spara igen.'
		);
	if (text.length > MOST_BYTES)
		throw new Refusal('for_stort', 'Det är för mycket text för att sparas. Korta det du skrev.');
	writeWhole(path, text);
}

export const throwUtkast = (path: string): void => rmSync(path, { force: true });
