import type { Viewer } from '#lib/measures/types.ts';
import type { Io } from '../progress.ts';

/** The input's fault: a Swedish sentence, exit code 2. */
export class InputError extends Error {}

/** What every command has: where the warehouse is, who asks, and where the answer goes. */
export interface Shared {
	warehouse: string;
	json: boolean;
	viewer: Viewer;
	/** A line on stdout. */
	print(line: string): void;
}

export interface Command {
	usage: string;
	text: string;
	/** Resolves to the exit code. Throws InputError, and parseArgs' own errors for unknown flags. */
	run(args: string[], io: Io, shared: Shared): Promise<number>;
}
