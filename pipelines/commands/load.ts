import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { formatNumber, movedLines, NBSP } from '#lib/format/index.ts';
import { readConfig } from '#lib/server/config.ts';
import type { FileReport, LoadReport, ReleaseReport } from '#lib/server/report.ts';
import { paths } from '#lib/server/versions.ts';
import { withoutValues } from '../faults.ts';
import { listFiles, safeName } from '../files.ts';
import { Busy } from '../publish.ts';
import { InputError, type Command } from './command.ts';
import { faultLines, MENDING } from './faultLines.ts';

/** What is said when another load has the warehouse. */
export const BUSY = 'En annan laddning pågår i samma lager. Vänta tills den är klar och försök igen.';

const number = new Intl.NumberFormat('sv-SE');

/** The report as lines for a person. */
export function lines(report: LoadReport, checkOnly: boolean): string[] {
	const files = report.files.flatMap((file) => {
		const name = file.sheet ? `${file.file} · ${file.sheet}` : file.file;
		if (file.refused) return `  ✗ ${name}: ${file.refused}`;
		const said = [
			file.decisions?.sie,
			file.decisions?.kodning,
			file.decisions?.avgransare,
			file.decisions?.talformat && `tal: ${file.decisions.talformat}`,
			file.decisions?.exempelrader && 'mallens exempelrad räknas inte',
			file.decisions?.enkat && `enkäten ${file.decisions.enkat}`
		];
		const how = said.filter(Boolean).join(', ');
		const counts = `${number.format(file.read)} lästa = ${number.format(file.accepted)} accepterade + ${number.format(file.quarantined)} i karantän`;
		const told = `  ${file.quarantined > 0 ? '!' : '✓'} ${name} → ${file.source}: ${counts}${how ? ` (${how})` : ''}${file.unchanged ? ' · oförändrad' : ''}`;
		return [told, ...faultLines(file)];
	});
	const labels = report.files.flatMap(labelLines);
	const changes = Object.entries(report.changes).map(
		([name, value]) => `${name.replaceAll('_', ' ')} ${value > 0 ? '+' : ''}${number.format(value)}`
	);
	const seconds = number.format(Math.round(report.seconds * 10) / 10);
	const end =
		report.errors.length > 0
			? [
					'Inget publicerades; den förra versionen gäller. Detta behöver rättas:',
					...report.errors.map((error) => `  ${error}`)
				]
			: report.unchanged
				? [`Inget nytt: version ${report.version} gäller (${seconds} s).`]
				: checkOnly
					? [`Kontrollen är klar (${seconds} s). Inget publicerades, eftersom du bad om --check.`]
					: [`Version ${report.version} är publicerad (${seconds} s).`];
	return [
		...files,
		...labels,
		...report.warnings.flatMap(warningLines),
		...(changes.length > 0 ? [`  ändrat: ${changes.join(', ')}`] : []),
		...movedLines(report.moved).map((line) => `  flyttat: ${line}`),
		...(report.release ? [released(report.release)] : []),
		...(report.published && report.files.some(({ fel }) => fel) ? [MENDING] : []),
		...end
	];
}

const MOST_DELAR = 10;

/** A warning, and below it what an amount in it is made of. */
function warningLines({ text, delar = [] }: LoadReport['warnings'][number]): string[] {
	const shown = delar
		.slice(0, MOST_DELAR)
		.map(({ namn, kr }) => `       ${formatNumber(kr, 2)}${NBSP}kr  ${namn}`);
	return [
		`  obs: ${text}`,
		...shown,
		...(delar.length > MOST_DELAR ? [`       och ${delar.length - MOST_DELAR} till`] : [])
	];
}

const MOST_LABELS = 20;

/** How a file's own words were read, and which nobody has decided. */
function labelLines({ file, sheet, etiketter }: FileReport): string[] {
	if (!etiketter) return [];
	const name = sheet ? `${file} · ${sheet}` : file;
	const shown = (all: readonly string[], text: string): string[] =>
		all.length === 0
			? []
			: [
					`  ${name}, ${text}: ${all.slice(0, MOST_LABELS).join('; ')}${all.length > MOST_LABELS ? `; och ${all.length - MOST_LABELS} till` : ''}`
				];
	const times = (antal: number) => `${number.format(antal)} ${antal === 1 ? 'gång' : 'gånger'}`;
	return [
		...shown(
			etiketter.tolkade.map((one) => `${one.etikett} → ${one.kod} (${one.kolumn}, ${times(one.antal)})`),
			'lästa enligt mappning.yml'
		),
		...shown(
			etiketter.okanda.map(
				(one) =>
					`${one.etikett} (${one.kolumn}, ${times(one.antal)}${one.forslag.length > 0 ? `, närmast ${one.forslag.join(' eller ')}` : ''})`
			),
			'ord som ingen har bestämt'
		)
	];
}

/** What boards and steering groups see of the version. */
const released = ({ figures, hidden, helpers }: ReleaseReport): string =>
	`  släppt till styrelse och styrgrupp: ${number.format(figures)} tal, varav ${number.format(hidden)} dolda (${number.format(helpers)} för att skydda andra)`;

/** What lies beside the data and may have been meant as data: JSON of another kind, and packed files. */
const UNREAD: readonly [RegExp, code: string, text: string][] = [
	[
		/(^|[\\/])[^.\\/][^\\/]*\.json$/i,
		'json_lastes_inte',
		'är varken ett svar från Kolada eller en tabell i JSON-stat, och lästes inte.'
	],
	[/\.zip$/i, 'packad_lastes_inte', 'är packad och lästes inte. Packa upp den om den har filer som ska med.']
];

const unread = (beside: readonly string[]): LoadReport['warnings'] =>
	UNREAD.flatMap(([kind, code, text]) =>
		beside
			.filter((name) => kind.test(name))
			.map((name, index) => ({ code, text: `${safeName(name, index).name} ${text}` }))
	);

/** What the sender wrote stays with the version, and goes when its rows go: the history has none of it. */
export const withoutWords = ({ etiketter: _, fel, ...file }: FileReport): FileReport => ({
	...file,
	...(fel ? { fel: fel.map(withoutValues) } : {})
});

/** Writes the load into the history. What is published stays published when the history cannot be written. */
export async function remember(warehouse: string, now: Date, report: LoadReport): Promise<void> {
	try {
		const { openState } = await import('#lib/server/state/index.ts');
		const state = openState(paths(warehouse).state);
		state.addLoad(now.toISOString(), { ...report, files: report.files.map(withoutWords) });
		state.close();
	} catch {
		report.warnings.push({
			code: 'historik',
			text: 'Laddningen kunde inte skrivas i historiken (state.db i lagrets mapp). Flytta undan filen, så görs en ny vid nästa laddning.'
		});
	}
}

export const loadCommand: Command = {
	usage: 'load MAPP|FIL … [--check]',
	text: 'Läser, kontrollerar, bygger och publicerar.',
	async run(args, io, shared) {
		const { values, positionals } = parseArgs({
			args,
			allowPositionals: true,
			options: { check: { type: 'boolean', default: false } }
		});
		// An empty name, as a script's unset variable gives, would be the folder one stands in.
		if (positionals.length === 0 || positionals.includes(''))
			throw new InputError('Ange en mapp eller filer att ladda, till exempel: load data/demo');
		const { files, missing, beside } = listFiles(positionals.map((path) => resolve(path)));
		if (missing.length > 0)
			throw new InputError(
				`Hittar inte ${positionals
					.filter((path) => missing.includes(resolve(path)))
					.map((path, index) => safeName(path, index).name)
					.join(', ')}. Kontrollera sökvägen och att programmet får läsa där.`
			);
		if (files.length === 0)
			throw new InputError(
				'Mappen har inga CSV-, XLSX- eller SIE-filer, och ingen statistik från Kolada eller SCB (JSON). Lägg filerna där, uppackade, och försök igen.'
			);
		const { k } = readConfig(process.env);
		// Readers and contracts are half of what the program starts with, and only this command needs them.
		const { load } = await import('../load.ts');
		let report: LoadReport;
		try {
			report = await load({ warehouse: shared.warehouse, files, checkOnly: values.check, k }, io);
		} catch (error) {
			if (error instanceof Busy) throw new InputError(BUSY);
			throw error;
		}
		report.warnings.push(...unread(beside));
		await remember(shared.warehouse, io.now(), report);
		if (shared.json) shared.print(JSON.stringify(report));
		else for (const line of lines(report, values.check)) shared.print(line);
		return report.errors.length > 0 ? 2 : 0;
	}
};
