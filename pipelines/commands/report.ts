import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { swedishDay } from '#lib/format/index.ts';
import { fileKind, FILES, reportFile } from '#lib/report/files/index.ts';
import { mallar } from '#lib/report/templates.ts';
import type { Report } from '#lib/report/types.ts';
import { canPrintPdf, printPdf } from '#lib/server/pdf.ts';
import { openState, type State } from '#lib/server/state/index.ts';
import { paths } from '#lib/server/versions.ts';
import { InputError, type Command, type Shared } from './command.ts';
import { withVersion, type Opened } from './version.ts';
import { writeOut } from './writeOut.ts';

interface Desk {
	lager: Opened;
	memory<T>(use: (state: State) => T): T;
}

type Choices = Record<'forbund' | 'insats' | 'period', string | undefined>;
type Problem = { problem: 'mall' | 'forbund' | 'insats' | 'period'; known: string[] };
type Written = Problem | { report: Report; sha256: string; adress: string };

/** The reports stand above this floor: they are reached as the server is, by the scripts that stand on all. */
async function writer(): Promise<(desk: Desk, mall: string, choices: Choices) => Promise<Written>> {
	const script = pathToFileURL(resolve(import.meta.dirname, '../../scripts/report.mjs')).href;
	return ((await import(script)) as { written: Awaited<ReturnType<typeof writer>> }).written;
}

const ASK = {
	mall: 'Det finns ingen sådan rapport.',
	forbund: 'Ange vilket förbund rapporten gäller med --forbund.',
	insats: 'Ange vilken insats rapporten gäller med --insats.',
	period: 'Perioden finns inte för den här rapporten.'
};

async function write(shared: Shared, mall: string, choices: Choices) {
	const written = await writer();
	const memory = <T>(use: (state: State) => T): T => {
		const state = openState(paths(shared.warehouse).state);
		try {
			return use(state);
		} finally {
			state.close();
		}
	};
	const answer = await withVersion(shared, (opened) => written({ memory, lager: opened }, mall, choices));
	if (!('problem' in answer)) return answer;
	const known = answer.problem === 'mall' ? mallar.map((one) => one.mall) : answer.known;
	throw new InputError(`${ASK[answer.problem]} Välj bland: ${known.join(', ')}.`);
}

export const reportCommand: Command = {
	usage: 'report MALL [--forbund ID] [--insats ID] [--period 2026|2026-H1] --out FIL',
	text: `Skriver en rapport som ${Object.keys(FILES).join(', ')} efter filens namn. Mallar: ${mallar.map((one) => one.mall).join(', ')}.`,
	async run(args, io, shared) {
		const { values, positionals } = parseArgs({
			args,
			allowPositionals: true,
			options: {
				forbund: { type: 'string' },
				insats: { type: 'string' },
				period: { type: 'string' },
				out: { type: 'string' }
			}
		});
		const [mall, ...rest] = positionals;
		if (!mall || rest.length > 0)
			throw new InputError(`Ange vilken rapport: ${mallar.map((one) => one.mall).join(', ')}.`);
		const { out, forbund, insats, period } = values;
		const kind = fileKind(out ?? '');
		if (!out || !kind)
			throw new InputError(
				`Ange en fil att skriva till med --out, som slutar på ${Object.keys(FILES).join(', ')}.`
			);
		if (kind === 'pdf' && !canPrintPdf())
			throw new InputError(
				'Här finns ingen Chromium att göra PDF med. Sätt STEGVIS_CHROMIUM, eller skriv en .html och skriv ut den i en webbläsare.'
			);
		const { report, sha256 } = await write(shared, mall, { forbund, insats, period });
		const datum = swedishDay(io.now());
		const bytes = await reportFile(kind, report, { adress: '', datum, sha256, fryst: null }, printPdf);
		writeOut(out, bytes);
		const { titel, om, version } = report;
		if (shared.json)
			shared.print(JSON.stringify({ titel, om, version, sha256, fil: out, bytes: bytes.length }));
		else io.log(`${titel} för ${om} är skriven i ${out} (kontrollsumma ${sha256.slice(0, 12)}).`);
		if (report.utanSkydd)
			io.log(
				'Den är utan skydd och ska inte spridas: den visar också tal om färre än fem. Skriv den med --som styrelse för en som kan spridas.'
			);
		return 0;
	}
};
