import granser from './granser.json' with { type: 'json' };

/**
 * What an upload may be, in one place: the server's limit of a request, the refusals and the texts of the pages come from here.
 * `filByte` of one file, `totaltByte` of all files of a sändning, `filer` how many they may be, `namnTecken` of a file's name,
 * `vantande` how many sändningar may wait at once, `dagar` until one that nobody has published is cleared, `formularByte` of any
 * other form. What is inside a file has limits of its own (`LIMITS` in pipelines/readers).
 */
export const GRANSER: Readonly<Record<keyof typeof granser, number>> = granser;

/** Bytes as a person says them: `512 MB`, `1 GB`. */
export const storlek = (byte: number): string =>
	byte >= 1024 ** 3
		? `${(byte / 1024 ** 3).toFixed(1).replace('.0', '').replace('.', ',')}\u00a0GB`
		: byte >= 1024 ** 2
			? `${Math.round(byte / 1024 ** 2)}\u00a0MB`
			: `${Math.max(1, Math.round(byte / 1024))}\u00a0kB`;
