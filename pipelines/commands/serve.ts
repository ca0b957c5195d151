import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { InputError, type Command } from './command.ts';

export const serveCommand: Command = {
	usage: 'serve [--port 4173] [--host 127.0.0.1]',
	text: 'Visar sidorna i webbläsaren.',
	async run(args, io, shared) {
		const { values } = parseArgs({ args, options: { port: { type: 'string' }, host: { type: 'string' } } });
		const script = pathToFileURL(resolve(import.meta.dirname, '../../scripts/serve.mjs')).href;
		const { serve } = (await import(script)) as {
			serve(options: Record<string, unknown>): Promise<{ url: string; closed: Promise<number> }>;
		};
		if (values.port !== undefined && !/^\d{1,5}$/.test(values.port))
			throw new InputError('--port ska vara ett tal, till exempel 4173.');
		const server = await serve({
			warehouse: shared.warehouse,
			...(values.port ? { port: Number(values.port) } : {}),
			...(values.host ? { host: values.host } : {}),
			log: (line: string) => io.log(line)
		});
		io.log(`Stegvis svarar på ${server.url} (Ctrl-C avslutar)`);
		return server.closed;
	}
};
