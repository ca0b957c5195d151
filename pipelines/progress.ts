/** Effects of the command line, passed in so that every step can be tested without a terminal. */
export interface Io {
	/** A line for the reader, on stderr when stdout carries JSON. */
	log(line: string): void;
	/** What is going on now; `done` of `total` steps. */
	step(step: Step): void;
	now(): Date;
}

export interface Step {
	done: number;
	total: number;
	text: string;
	rows?: number;
}

const WIDTH = 24;
const number = new Intl.NumberFormat('sv-SE');

/** A bar that redraws itself on a terminal; one plain line a step elsewhere. */
export function terminalIo(stream: NodeJS.WriteStream, quiet = false): Io & { end(): void } {
	const started = performance.now();
	const seconds = () => ((performance.now() - started) / 1000).toFixed(1).replace('.', ',');
	let open = false;
	const clear = () => {
		if (open) stream.write('\r\u001b[2K');
		open = false;
	};
	return {
		log(line) {
			clear();
			if (!quiet) stream.write(`${line}\n`);
		},
		step({ done, total, text, rows }) {
			if (quiet) return;
			const counted = rows === undefined ? '' : ` · ${number.format(rows)} rader`;
			if (!stream.isTTY) {
				stream.write(`[${done}/${total}] ${text}${counted} · ${seconds()} s\n`);
				return;
			}
			const filled = Math.round((done / total) * WIDTH);
			clear();
			const line = `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${done}/${total} ${text}${counted} · ${seconds()} s`;
			stream.write(line.slice(0, (stream.columns ?? 100) - 1));
			open = true;
		},
		now: () => new Date(),
		end: clear
	};
}

/** The day of a moment where the program runs, `YYYY-MM-DD`. */
export const isoDay = (date: Date): string =>
	`${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
