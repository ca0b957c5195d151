import { resolve } from 'node:path';
import type { Viewer } from '#lib/measures/types.ts';
import { ConfigError, readConfig } from '#lib/server/config.ts';
import { FolderFault } from '#lib/server/folder.ts';
import { InputError } from './commands/command.ts';
import { commands } from './commands/index.ts';
import { terminalIo } from './progress.ts';

async function help(): Promise<string> {
	const all = await Promise.all(Object.values(commands).map((command) => command()));
	return [
		'stegvis KOMMANDO [--warehouse MAPP] [--som ROLL] [--json]',
		...all.map(({ usage, text }) => `  ${usage}\n      ${text}`),
		'ROLL är styrelse, styrgrupp:INSATS, utvarderare eller kansli (standard).'
	].join('\n');
}

/** `styrgrupp:krus` → the viewer. Aggregated roles see protected figures only. */
function parseViewer(text: string): Viewer {
	const [role, insatser] = text.split(':', 2);
	if (role === 'styrgrupp') {
		if (!insatser)
			throw new InputError('Skriv vilken insats styrgruppen gäller, till exempel --som styrgrupp:krus.');
		return { role, insatser: insatser.split(','), forbund: null };
	}
	if (insatser === undefined && (role === 'styrelse' || role === 'utvarderare' || role === 'kansli'))
		return { role, insatser: null, forbund: null };
	throw new InputError(
		`Rollen ”${text}” finns inte. Välj styrelse, styrgrupp:INSATS, utvarderare eller kansli.`
	);
}

/** Takes the flags that every command shares out of `argv`. */
function takeShared(argv: readonly string[]): {
	rest: string[];
	warehouse?: string;
	som?: string;
	json: boolean;
} {
	const out: { rest: string[]; warehouse?: string; som?: string; json: boolean } = { rest: [], json: false };
	for (let i = 0; i < argv.length; i++) {
		const [name = '', inline] = (argv[i] as string).split(/=(.*)/s, 2);
		if (name === '--json') out.json = true;
		else if (name === '--warehouse' || name === '--som') {
			const value = inline ?? argv[++i];
			if (!value) throw new InputError(`${name} behöver ett värde.`);
			out[name.slice(2) as 'warehouse' | 'som'] = value;
		} else out.rest.push(argv[i] as string);
	}
	return out;
}

/** Runs one command. Resolves to the exit code: 0 done, 1 our fault, 2 the input's fault. Never throws. */
export async function main(argv: readonly string[]): Promise<number> {
	let io = terminalIo(process.stderr);
	try {
		const { rest, json, warehouse, som } = takeShared(argv);
		io = terminalIo(process.stderr, json);
		const [name, ...args] = rest;
		if (!name || name === 'help' || name === '--help' || name === '-h') {
			(name && !json ? process.stdout : process.stderr).write(`${await help()}\n`);
			return name ? 0 : 2;
		}
		if (!Object.hasOwn(commands, name))
			throw new InputError(`Kommandot ”${name}” finns inte. Välj bland ${Object.keys(commands).join(', ')}.`);
		const command = await commands[name]!();
		const shared = {
			warehouse: resolve(warehouse ?? readConfig(process.env).warehouse),
			json,
			viewer: parseViewer(som ?? 'kansli'),
			print: (line: string) => void process.stdout.write(`${line}\n`)
		};
		return await command.run(args, io, shared);
	} catch (error) {
		return await explain(error);
	} finally {
		io.end();
	}
}

async function explain(error: unknown): Promise<number> {
	if (error instanceof InputError || error instanceof ConfigError || error instanceof FolderFault) {
		process.stderr.write(`${error.message}\n`);
		return 2;
	}
	// What scripts/ says to a person: the sentence, and 1 or 2.
	if (error instanceof Error && error.name === 'Problem' && 'code' in error) {
		process.stderr.write(`${error.message}\n`);
		return Number(error.code);
	}
	const code = String((error as { code?: unknown }).code ?? '');
	if (code.startsWith('ERR_PARSE_ARGS')) {
		process.stderr.write(`En flagga känns inte igen eller saknar värde.\n${await help()}\n`);
		return 2;
	}
	const reason = {
		ENOSPC: 'Disken är full.',
		EACCES: 'Programmet får inte skriva i lagrets mapp.',
		EROFS: 'Lagrets mapp går inte att skriva i.'
	}[code];
	process.stderr.write(
		`${reason ?? 'Något gick fel hos oss, och inget har ändrats.'} Den förra versionen gäller.\n`
	);
	if (process.env.STEGVIS_DEBUG) console.error(error);
	else if (error instanceof Error)
		process.stderr.write(`Tekniskt: ${error.name}: ${error.message.slice(0, 300)}\n`);
	return 1;
}
