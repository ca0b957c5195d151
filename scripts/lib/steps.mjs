/** Progress a person can follow: a line a step, with seconds. A running clock on a terminal, plain lines elsewhere. */

/** @param {number} ms */
export const seconds = (ms) => `${(ms / 1000).toFixed(1).replace('.', ',')} s`;

/**
 * @typedef {object} Steps
 * @property {<T>(title: string, work: () => Promise<T>) => Promise<T>} run shows a running clock; `work` must be quiet
 * @property {<T>(title: string, work: () => Promise<T>) => Promise<T>} open for work that prints lines of its own
 * @property {(text: string) => void} skip a step that was already done
 * @property {(text: string) => void} say
 */

/**
 * @param {number} total how many steps there will be
 * @param {NodeJS.WriteStream} [out]
 * @returns {Steps}
 */
export function createSteps(total, out = process.stdout) {
	let number = 0;
	const line = (/** @type {string} */ text) => out.write(`${text}\n`);
	const label = (/** @type {string} */ title) => `[${number}/${total}] ${title}`;
	return {
		async run(title, work) {
			number += 1;
			const began = performance.now();
			const elapsed = () => seconds(performance.now() - began);
			const tick = () => out.write(`\r\x1b[2K${label(title)} … ${elapsed()}`);
			/** @type {NodeJS.Timeout | undefined} */
			let clock;
			if (out.isTTY) {
				tick();
				clock = setInterval(tick, 200);
			} else line(`${label(title)} …`);
			const end = (/** @type {string} */ word) => {
				clearInterval(clock);
				line(`${out.isTTY ? '\r\x1b[2K' : ''}${label(title)}: ${word} (${elapsed()})`);
			};
			try {
				const result = await work();
				end('klart');
				return result;
			} catch (error) {
				end('gick inte');
				throw error;
			}
		},
		async open(title, work) {
			number += 1;
			const began = performance.now();
			line(`${label(title)} …`);
			const result = await work();
			line(`${label(title)}: klart (${seconds(performance.now() - began)})`);
			return result;
		},
		skip(text) {
			number += 1;
			line(label(text));
		},
		say: line
	};
}
