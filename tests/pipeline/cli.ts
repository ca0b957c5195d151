import { vi } from 'vitest';
import { main } from '#pipelines/stegvis.ts';

export interface Said {
	code: number;
	out: string;
	err: string;
}

/** Runs the program in this process, as the shell would, and catches what it says. */
export async function stegvis(...argv: string[]): Promise<Said> {
	const said = { out: '', err: '' };
	const catching = (key: 'out' | 'err') => (chunk: string | Uint8Array) => {
		said[key] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
		return true;
	};
	const out = vi.spyOn(process.stdout, 'write').mockImplementation(catching('out') as never);
	const err = vi.spyOn(process.stderr, 'write').mockImplementation(catching('err') as never);
	const loud = vi
		.spyOn(console, 'error')
		.mockImplementation((...parts) => void (said.err += `${parts.join(' ')}\n`));
	try {
		return { code: await main(argv), ...said };
	} finally {
		for (const spy of [out, err, loud]) spy.mockRestore();
	}
}
