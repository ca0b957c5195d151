import { existsSync, readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { readConfig } from '#lib/server/config.ts';
import { paths } from '#lib/server/versions.ts';
import { countIn } from '../gallring/rewrite.ts';
import { addToLista, hashOf, type Gallrad } from '../gallring/lista.ts';
import { keptVersions } from '../gallring/erase.ts';
import { readPagar, writePagar } from '../gallring/pagar.ts';
import { readProtokoll, type Protokollrad } from '../gallring/protokoll.ts';
import { ingenting, provaRegler } from '../gallring/enligtRegler.ts';
import { readRegler, Regelfel, REGELFIL, type Regler } from '../gallring/regler.ts';
import { resolveGallrade, type Funna, type Onskad } from '../gallring/resolve.ts';
import { scrub } from '../gallring/scrub.ts';
import type { Io } from '../progress.ts';
import { Busy } from '../publish.ts';
import { findPersonnummer } from '../readers/personnummer.ts';
import { InputError, type Command, type Shared } from './command.ts';

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

const number = new Intl.NumberFormat('sv-SE');
const many = (n: number, one: string, more: string) => `${number.format(n)} ${n === 1 ? one : more}`;
const sum = (rader: Record<string, number>) => Object.values(rader).reduce((total, n) => total + n, 0);
const inWords = (rader: Record<string, number>) =>
	Object.entries(rader)
		.map(([source, n]) => `${source} ${number.format(n)}`)
		.join(', ');

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

function asked(values: ReturnType<typeof parse>): Onskad {
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

const parse = (args: string[]) => parseArgs({ args, options: OPTIONS }).values;

function unfound({ gallrade, okanda, flera }: Funna, onskad: Onskad): void {
	if (flera.length > 0)
		throw new InputError(
			`Samma pseudonym finns i flera förbund. Skriv vilket som menas med --forbund: ${flera.join(', ')}.`
		);
	if (gallrade.length === 0)
		throw new InputError(
			onskad.forbund === null
				? 'Ingen av dem finns i någon sparad version. Kontrollera att pseudonymen är skriven som i filerna.'
				: 'Ingen av dem finns i det förbundet i någon sparad version. Kontrollera pseudonymen och förbundet.'
		);
	if (okanda > 0)
		throw new InputError(
			`${many(okanda, 'av dem finns', 'av dem finns')} inte i någon sparad version, och inget har gallrats. Rätta eller ta bort ${okanda === 1 ? 'den' : 'dem'} och försök igen.`
		);
}

/** Why and who, as the protocol will say it for ever: neither may name the one who leaves. */
function reason(values: ReturnType<typeof parse>, ids: readonly string[]): { vem: string; varfor: string } {
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

/** What would go, version by version: nothing is changed. */
async function wouldGo(warehouse: string, gallrade: readonly Gallrad[]): Promise<Protokollrad['versioner']> {
	const salt = 'prov';
	const lista = { salt, hashes: new Set(gallrade.map((one) => hashOf(salt, one))) };
	const out: Protokollrad['versioner'] = [];
	for (const version of keptVersions(warehouse)) {
		const temp = join(paths(warehouse).building, `prov-${process.pid}`);
		const rader = await countIn(paths(warehouse).version(version), temp, { lista, ids: [], atertagna: [] });
		if (Object.keys(rader).length > 0) out.push({ version, rader });
	}
	return out;
}

async function confirm(funna: Funna, versions: Protokollrad['versioner'], ja: boolean): Promise<void> {
	if (ja) return;
	if (!process.stdin.isTTY)
		throw new InputError(
			'Gallring går inte att ångra. Skriv --ja för att bekräfta, eller --prova för att se vad som skulle tas bort.'
		);
	const ask = createInterface({ input: process.stdin, output: process.stderr });
	try {
		const answer = await ask.question(
			`${many(funna.deltagare, 'person', 'personer')} och ${many(funna.deltaganden, 'deltagande', 'deltaganden')} tas bort ur ${many(versions.length, 'version', 'versioner')}. Det går inte att ångra. Skriv gallra för att bekräfta: `
		);
		if (answer.trim().toLowerCase() !== 'gallra') throw new InputError('Inget har gallrats.');
	} finally {
		ask.close();
	}
}

/** Runs the load that carries a gallring out: rows out of every version, a new version, the protocol. */
async function carryOut(io: Io, shared: Shared, vem?: string): Promise<Protokollrad> {
	const { k } = readConfig(process.env);
	const { load } = await import('../load.ts');
	try {
		const report = await load(
			{ warehouse: shared.warehouse, files: [], k, ...(vem === undefined ? {} : { vem }) },
			io
		);
		if (report.errors.length > 0) throw new Error(report.errors.join(' '));
	} catch (error) {
		if (error instanceof Busy)
			throw new InputError(
				'En laddning pågår i samma lager. Gallringen är påbörjad; kör gallra --slutfor när den är klar, annars slutför nästa laddning den.'
			);
		throw error;
	}
	return readProtokoll(shared.warehouse).rader.at(-1)!;
}

function lines({ versioner, rapporter, sandningar, galler }: Protokollrad): string[] {
	return [
		...versioner.map(
			({ version, rader }) =>
				`  ${version}: ${many(sum(rader), 'rad', 'rader')} borttagna (${inWords(rader)})`
		),
		...(rapporter > 0 ? [`  ${many(rapporter, 'laddningsrapport', 'laddningsrapporter')} rättade`] : []),
		...(sandningar > 0
			? [
					`  ${many(sandningar, 'väntande sändning', 'väntande sändningar')} borttagna ur inkorgen; skicka dem på nytt utan personen`
				]
			: []),
		'Borttaget ur alla sparade versioner. Filerna som skickades ligger kvar hos er: ta bort personen ur dem också, och ur säkerhetskopior.',
		`Version ${galler} gäller.`
	];
}

function protocol(shared: Shared): number {
	const { rader, orord } = readProtokoll(shared.warehouse);
	if (shared.json) shared.print(JSON.stringify({ rader, orord }));
	else {
		if (rader.length === 0) shared.print('Inget har gallrats.');
		for (const rad of rader)
			shared.print(
				`${rad.nr}. ${rad.tid} ${rad.vem}: ${rad.regel ?? rad.varfor}. ${many(rad.deltagare, 'person', 'personer')}, ${many(rad.deltaganden, 'deltagande', 'deltaganden')}, ${many(
					rad.versioner.reduce((total, one) => total + sum(one.rader), 0),
					'rad',
					'rader'
				)} i ${many(rad.versioner.length, 'version', 'versioner')}.`
			);
		if (!orord)
			shared.print('Protokollet har ändrats efter att det skrevs: en rad stämmer inte med den före.');
	}
	return orord ? 0 : 1;
}

/** Thins out by the förbund's own rules, or says what they would take. */
async function byRules(values: ReturnType<typeof parse>, io: Io, shared: Shared): Promise<number> {
	const regler = rulesOf(shared.warehouse, io.now());
	const plan = await provaRegler(shared.warehouse, regler, io.now());
	const nothing = ingenting(plan);
	if (shared.json && (nothing || values.prova)) shared.print(JSON.stringify({ gallrat: false, ...plan }));
	else if (nothing) shared.print(`Inget är äldre än ${REGELFIL} säger (${regler.text}).`);
	else if (!shared.json) {
		shared.print(`Enligt ${REGELFIL} (${regler.text}):`);
		for (const { version, rader } of plan.versioner)
			shared.print(
				`  ${version}: ${many(sum(rader), 'rad', 'rader')} skiljs från personen (${inWords(rader)})`
			);
		for (const version of plan.borttagnaVersioner) shared.print(`  ${version}: versionen tas bort`);
		if (plan.rapporter > 0)
			shared.print(`  ${many(plan.rapporter, 'laddningsrapport', 'laddningsrapporter')} tas bort`);
	}
	if (nothing) return 0;
	if (values.prova) {
		if (!shared.json) shared.print('Inget har ändrats.');
		return 0;
	}
	if (!values.ja)
		throw new InputError(
			'Gallring går inte att ångra. Skriv --ja för att bekräfta, eller --prova för att bara se vad som skulle tas bort.'
		);
	const done = await carryOut(io, shared, (values.vem ?? userInfo().username).trim());
	if (shared.json) shared.print(JSON.stringify({ gallrat: true, ...done }));
	else shared.print('Klart. Det står i protokollet: gallra --protokoll.');
	return 0;
}

function rulesOf(warehouse: string, now: Date): Regler {
	try {
		const regler = readRegler(warehouse, now);
		if (regler) return regler;
	} catch (error) {
		if (error instanceof Regelfel) throw new InputError(error.message);
		throw error;
	}
	throw new InputError(
		`Lagret har inga regler. Skriv dem i ${REGELFIL} i lagrets mapp, till exempel: deltagande: {ar_efter_avslut: 5}`
	);
}

export const gallraCommand: Command = {
	name: 'gallra',
	usage:
		'gallra --deltagare P | --deltagande D | --fil F  --varfor TEXT [--prova] [--ja] · gallra --enligt-regler [--prova] [--ja] · gallra --protokoll · gallra --slutfor',
	text: 'Tar bort en person ur alla sparade versioner, för gott.',
	async run(args, io, shared) {
		const values = parse(args);
		if (values.protokoll) return protocol(shared);
		const { warehouse } = shared;
		if (readPagar(warehouse)) {
			const done = await carryOut(io, shared);
			if (!values.slutfor) shared.print('En gallring som avbröts är slutförd.');
			else if (shared.json) shared.print(JSON.stringify({ gallrat: true, ...done }));
			else for (const line of lines(done)) shared.print(line);
		} else if (values.slutfor)
			shared.print(shared.json ? JSON.stringify({ gallrat: false }) : 'Ingen gallring väntar.');
		if (values.slutfor) return 0;
		if (values['enligt-regler']) return await byRules(values, io, shared);
		const onskad = asked(values);
		const funna = await resolveGallrade(warehouse, onskad);
		unfound(funna, onskad);
		const { deltagare, deltaganden } = funna;
		const versioner = await wouldGo(warehouse, funna.gallrade);
		if (values.prova) {
			if (shared.json) shared.print(JSON.stringify({ gallrat: false, deltagare, deltaganden, versioner }));
			else {
				shared.print(
					`${many(deltagare, 'person', 'personer')} och ${many(deltaganden, 'deltagande', 'deltaganden')} skulle tas bort:`
				);
				for (const { version, rader } of versioner)
					shared.print(`  ${version}: ${many(sum(rader), 'rad', 'rader')} (${inWords(rader)})`);
				shared.print('Inget har ändrats.');
			}
			return 0;
		}
		const { vem, varfor } = reason(values, [
			...onskad.deltagare,
			...funna.gallrade.filter(({ slag }) => slag === 'deltagande').map(({ id }) => id)
		]);
		await confirm(funna, versioner, values.ja);
		// First who, then that it is under way: stopped in between nothing has begun, and asked again it begins.
		addToLista(warehouse, funna.gallrade);
		writePagar(warehouse, {
			tid: io.now().toISOString(),
			vem,
			varfor,
			regel: null,
			deltagare,
			deltaganden,
			versioner: [],
			rapporter: 0,
			sandningar: 0,
			filer: 0
		});
		const done = await carryOut(io, shared);
		if (shared.json) shared.print(JSON.stringify({ gallrat: true, ...done }));
		else for (const line of lines(done)) shared.print(line);
		return 0;
	}
};
