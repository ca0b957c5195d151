/** A sentence for a person, and the exit code: 1 our fault, 2 the input's. Never shown with a stack trace. */
export class Problem extends Error {
	/**
	 * @param {string} message Swedish, says what to do
	 * @param {1 | 2} [code]
	 */
	constructor(message, code = 1) {
		super(message);
		this.name = 'Problem';
		this.code = code;
	}
}

/**
 * Runs a program's main function and turns what goes wrong into a sentence on stderr and an exit code.
 * With STEGVIS_DEBUG=1 the stack is shown too.
 * @param {() => Promise<number | void>} main
 */
export async function runMain(main) {
	process.stdout.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
		if (error.code === 'EPIPE') process.exit(0);
	});
	try {
		process.exitCode = (await main()) ?? 0;
	} catch (error) {
		const known = error instanceof Problem;
		const text = error instanceof Error ? error.message : String(error);
		process.stderr.write(known ? `${text}\n` : `Stegvis stannade oväntat: ${text}\n`);
		if (!known || process.env.STEGVIS_DEBUG) {
			const hint = 'Kör igen med STEGVIS_DEBUG=1 för att se var i programmet det hände.\n';
			process.stderr.write(process.env.STEGVIS_DEBUG ? `${/** @type {Error} */ (error).stack}\n` : hint);
		}
		process.exitCode = known ? error.code : 1;
	}
}
