/** Who shall leave and why, as somebody asks for it on the command line. */
import { plural } from '#lib/format/index.ts';
import { existsSync, readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import type { Protokollrad } from '../gallring/protokoll.ts';
import type { Funna, Onskad } from '../gallring/resolve.ts';
import { scrub } from '../gallring/scrub.ts';
import { findPersonnummer } from '../readers/personnummer.ts';
import { InputError } from './command.ts';

const OPTIONS = {
	deltagare: { type: 'string', multiple: true },
	deltagande: { type: 'string', multiple: true },
	fil: { type: 'string' },
	forbund: { type: 'string' },
	varfor: { type: 'string' },
	vem: { type: 'string' },
	prova: { type: 'boolean', default: false },
	ja: { type: 'boolean', default: false },
	'enligt-regler': { type: 'boolean', default: false },
	slutfor: { type: 'boolean', default: false },
	protokoll: { type: 'boolean', default: false }
} as const;

export const parse = (args: string[]) => parseArgs({ args, options: OPTIONS }).values;
export type Values = ReturnType<typeof parse>;

/** Ids of a text file: one a line; a first line `deltagare` or `deltagande_id` says which kind they are. */
function idsInFile(path: string): Pick<Onskad, 'deltagare' | 'deltaganden'> {
	if (path !== '-' && !existsSync(path))
		throw new InputError('Filen med pseudonymer finns inte. Kontrollera sökvägen.');
	const lines = readFileSync(path === '-' ? 0 : path, 'utf8')
		.replace(/^\ufeff/, '')
		.split(/\r?\n/)
		.map((line) => line.trim().replace(/^"(.*)"$/, '$1'))
		.filter((line) => line !== '');
	const heading = lines[0]?.toLowerCase();
	if (heading === 'deltagande_id') return { deltagare: [], deltaganden: lines.slice(1) };
	return { deltagare: heading === 'deltagare' ? lines.slice(1) : lines, deltaganden: [] };
}

/** Whom they name. Throws InputError for nobody, and for a personnummer. */
export function asked(values: Values): Onskad {
	const file = values.fil === undefined ? { deltagare: [], deltaganden: [] } : idsInFile(values.fil);
	const unique = (ids: readonly string[]) => [...new Set(ids)];
	const onskad = {
		deltagare: unique([...(values.deltagare ?? []), ...file.deltagare]),
		deltaganden: unique([...(values.deltagande ?? []), ...file.deltaganden]),
		forbund: values.forbund ?? null
	};
	if (onskad.deltagare.length + onskad.deltaganden.length === 0)
		throw new InputError(
			'Ange vem som ska gallras: --deltagare PSEUDONYM, --deltagande NUMMER eller --fil FIL med en per rad.'
		);
	if (findPersonnummer(Buffer.from([...onskad.deltagare, ...onskad.deltaganden].join('\n'))) !== null)
		throw new InputError('Lagret har inga personnummer. Ange personens pseudonym, som den står i filerna.');
	return onskad;
}

/** Throws InputError unless all of them were found, once each. */
export function unfound({ gallrade, okanda, flera }: Funna, onskad: Onskad): void {
	if (flera.length > 0)
		throw new InputError(
			`Samma pseudonym finns i flera förbund. Skriv vilket som menas med --forbund: ${flera.join(', ')}.`
		);
	if (gallrade.length === 0)
		throw new InputError(
			onskad.forbund === null
				? 'Ingen av dem finns i någon sparad version eller i inkorgen. Kontrollera att pseudonymen är skriven som i filerna.'
				: 'Ingen av dem finns i det förbundet i någon sparad version. Kontrollera pseudonymen och förbundet.'
		);
	if (okanda > 0)
		throw new InputError(
			`${plural(okanda, 'av dem finns', 'av dem finns')} inte i någon sparad version eller i inkorgen, och inget har gallrats. Rätta eller ta bort ${okanda === 1 ? 'den' : 'dem'} och försök igen.`
		);
}

/** Why and who, as the protocol will say it for ever: neither may name the one who leaves. */
export function reason(values: Values, ids: readonly string[]): { vem: string; varfor: string } {
	const varfor = (values.varfor ?? '').trim();
	const vem = (values.vem ?? userInfo().username).trim();
	if (varfor === '')
		throw new InputError(
			'Skriv varför med --varfor, till exempel --varfor "begäran om radering 2026-11-20". Det står kvar i protokollet.'
		);
	if ([vem, varfor].some((text) => scrub(text, ids) !== null || findPersonnummer(Buffer.from(text)) !== null))
		throw new InputError(
			'Varför och vem får inte nämna personen: protokollet står kvar. Skriv om det utan pseudonym och nummer.'
		);
	return { vem, varfor };
}

/** Asks at the terminal; throws InputError for a no, and where nobody can be asked. */
export async function confirm(funna: Funna, versions: Protokollrad['versioner'], ja: boolean): Promise<void> {
	if (ja) return;
	if (!process.stdin.isTTY)
		throw new InputError(
			'Gallring går inte att ångra. Skriv --ja för att bekräfta, eller --prova för att se vad som skulle tas bort.'
		);
	const ask = createInterface({ input: process.stdin, output: process.stderr });
	try {
		const answer = await ask.question(
			`${plural(funna.deltagare, 'person', 'personer')} och ${plural(funna.deltaganden, 'deltagande', 'deltaganden')} tas bort ur ${plural(versions.length, 'version', 'versioner')}. Det går inte att ångra. Skriv gallra för att bekräfta: `
		);
		if (answer.trim().toLowerCase() !== 'gallra') throw new InputError('Inget har gallrats.');
	} finally {
		ask.close();
	}
}
