import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { FULLT, isFull } from '#lib/server/disk.ts';
import { readConfig } from '#lib/server/config.ts';
import {
	emptySandning,
	inPlace,
	isId,
	platser,
	readLage,
	writeLage,
	writeWhole,
	type LageFil,
	type Rorelse,
	type Underlag
} from '#lib/server/inkorg/index.ts';
import type { LoadReport } from '#lib/server/report.ts';
import { listFiles } from '../files.ts';
import type { Regioner } from '../mappning/omvarld.ts';
import type { Io } from '../progress.ts';
import { Busy } from '../publish.ts';
import { readMapping } from '../readers/mapping.ts';
import { Refusal } from '../refusal.ts';
import { InputError, type Command } from './command.ts';
import { remember } from './load.ts';

const BUSY_TRIES = 900;

/** Runs the load, and waits its turn while another has the warehouse. */
async function inTurn(io: Io, work: () => Promise<LoadReport>): Promise<LoadReport> {
	for (let tries = 0; ; tries++) {
		try {
			return await work();
		} catch (error) {
			if (!(error instanceof Busy)) throw error;
			if (tries === BUSY_TRIES)
				throw new InputError(
					'En annan laddning har pågått länge i samma lager. Vänta tills den är klar och försök igen.',
					{
						cause: error
					}
				);
			io.step({ done: 0, total: 1, text: 'Väntar på att en annan laddning ska bli klar' });
			await new Promise((resolve) => setTimeout(resolve, 1000));
		}
	}
}

/** Files that hold a personnummer do not stay in the inbox an instant longer than it took to see it. */
function removePersonnummer(filer: string, report: LoadReport): string[] {
	const mapping = report.files.some(
		({ code, refused }) => code === 'personnummer' && refused?.startsWith('mappning.yml')
	);
	const names = mapping
		? ['mappning.yml']
		: report.files.flatMap(({ code, file }) => (code === 'personnummer' ? [file] : []));
	for (const name of names) rmSync(join(filer, name), { force: true });
	return names;
}

/** How a check ended. `kommuner`: those that were chosen, when that is what is checked. */
export const utfallOf = (
	{ errors, files, unchanged, changes }: LoadReport,
	kommuner: Regioner | undefined
): LageFil['utfall'] => {
	if (errors.length > 0) return 'rattas';
	if (files.length === 0 && kommuner) return changes.ommarkta_kommuner ? 'klar' : 'inget_nytt';
	if (files.length === 0) return 'rattas';
	return unchanged || files.every(({ read }) => read === 0) ? 'inget_nytt' : 'klar';
};

/** The förbund's kommuner, when they are what the sändning brings. Throws InputError where its mapping cannot be read. */
function kommunerOf({ kommuner }: LageFil, filer: string): Regioner | undefined {
	if (!kommuner) return undefined;
	try {
		return readMapping(filer).omvarld.regioner ?? [];
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		throw new InputError(error.message, { cause: error });
	}
}

async function check(warehouse: string, lage: LageFil, io: Io): Promise<Partial<LageFil>> {
	const { id } = lage;
	const at = platser(warehouse, id);
	const kommuner = kommunerOf(lage, at.filer);
	const { load } = await import('../load.ts');
	const { lookAt } = await import('../inkorg/look.ts');
	const { files, beside } = listFiles([at.filer]);
	const bredvid = beside.filter((name) => name !== 'mappning.yml');
	const { k } = readConfig(process.env);
	let underlag: Underlag = { tabeller: [], rorelser: [], bredvid };
	let lista: Uint8Array | null = null;
	const report = await inTurn(io, () =>
		load(
			{
				...{ warehouse, files, checkOnly: true, k, ...(kommuner && { kommuner }) },
				look: async (db, seen, previous) => {
					const looked = await lookAt(db, seen, previous);
					underlag = { ...looked.underlag, bredvid };
					lista = looked.lista;
				}
			},
			io
		)
	);
	const borttagna = removePersonnummer(at.filer, report);
	writeWhole(at.underlag, JSON.stringify(underlag));
	if (lista) writeWhole(at.rattelista, lista);
	else rmSync(at.rattelista, { force: true });
	writeWhole(at.rapport, JSON.stringify(report));
	return {
		lage: 'kontrollerad',
		utfall: utfallOf(report, kommuner),
		...(borttagna.length > 0 && { borttagna })
	};
}

async function put(warehouse: string, lage: LageFil, io: Io): Promise<Partial<LageFil>> {
	const { id } = lage;
	const at = platser(warehouse, id);
	const kommuner = kommunerOf(lage, at.filer);
	const { load } = await import('../load.ts');
	const { noteKnown } = await import('../inkorg/known.ts');
	const { rorelserna } = await import('../inkorg/rorelser.ts');
	const { files } = listFiles([at.filer]);
	const { k } = readConfig(process.env);
	let rorelser: Rorelse[] = [];
	const report = await inTurn(io, () =>
		load(
			{
				...{ warehouse, files, k, ...(kommuner && { kommuner }) },
				look: async (db, seen, previous) => {
					await noteKnown(db, seen, previous);
					if (seen.errors.length > 0) return;
					rorelser = await rorelserna(db, previous);
					const [named] = await db.query<{ version: string }>('select version from meta.version');
					writeLage(warehouse, { ...lage, ...(named && { blir: named.version }) });
				}
			},
			io
		)
	);
	await remember(warehouse, io.now(), report);
	writeWhole(at.rapport, JSON.stringify(report));
	if (!report.published || report.version === null)
		return { lage: 'kontrollerad', utfall: utfallOf(report, kommuner) };
	// The rows that were shown go with the files; how many moved is what the page goes on saying.
	writeWhole(at.underlag, JSON.stringify({ tabeller: [], rorelser, bredvid: [] } satisfies Underlag));
	return { lage: 'publicerad', version: report.version };
}

const WORK = { kontrollera: check, publicera: put } as const;

/** What went wrong, for the one who sent the files. */
const sentence = (error: unknown): string => {
	if (error instanceof InputError) return error.message;
	return isFull(error)
		? FULLT
		: 'Något gick fel hos oss, och inget har ändrats. Försök igen; går det inte, hör av dig till den som sköter Stegvis hos er.';
};

/** The version that a publishing had put in place before it failed; null when it had not. */
function publishedAlready(warehouse: string, id: string): string | null {
	const now = readLage(warehouse, id);
	if (now?.lage === 'publicerad') return now.version ?? null;
	return now && inPlace(warehouse, now);
}

export const sandningCommand: Command = {
	usage: 'sandning ID kontrollera|publicera',
	text: 'Kontrollerar eller publicerar det som skickats in på sidan Data; sidan kör det själv.',
	async run(args, _io, shared) {
		const { positionals } = parseArgs({ args, allowPositionals: true });
		const [id = '', gor = ''] = positionals;
		const lage = isId(id) ? readLage(shared.warehouse, id) : null;
		if (!lage) throw new InputError('Det finns ingen sådan sändning i inkorgen.');
		if (gor !== 'kontrollera' && gor !== 'publicera')
			throw new InputError('Skriv vad som ska göras: kontrollera eller publicera.');
		const { steg } = platser(shared.warehouse, id);
		const io: Io = {
			log: () => undefined,
			step: (step) => writeWhole(steg, JSON.stringify({ ...step, tid: new Date().toISOString() })),
			now: () => new Date()
		};
		const { kor: _kor, under: _under, fel: _fel, borttagna: _borttagna, utfall: _utfall, ...rest } = lage;
		const say = (outcome: Partial<LageFil>) =>
			writeLage(shared.warehouse, { ...rest, ...outcome, andrad: io.now().toISOString() });
		try {
			const outcome = await WORK[gor](shared.warehouse, lage, io);
			say(outcome);
			if (outcome.lage === 'publicerad') emptySandning(shared.warehouse, id);
			return outcome.lage === 'kontrollerad' && gor === 'publicera' ? 2 : 0;
		} catch (error) {
			// What failed came after the version was in place: that it is published must not be denied.
			const version = gor === 'publicera' ? publishedAlready(shared.warehouse, id) : null;
			if (version !== null) {
				say({ lage: 'publicerad', version });
				return 0;
			}
			say({
				lage: 'misslyckad',
				under: gor === 'publicera' ? 'publiceras' : 'kontrolleras',
				fel: sentence(error)
			});
			throw error;
		}
	}
};
