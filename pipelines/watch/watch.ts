import type { Snapshot } from './snapshot.ts';

/** How one load went: done with its exit code, not begun since another one is running, or ended because we were told to stop. */
export type Outcome = { kind: 'klar'; code: number } | { kind: 'upptagen' } | { kind: 'avbruten' };

/** Times in milliseconds. */
export interface WatchOptions {
	/** Between two looks. */
	interval: number;
	/** How long the folder must have stood still. */
	still: number;
	/** Load once, and answer with its exit code. */
	once: boolean;
	/** With `once`: how long to wait for a folder that stands still and a warehouse that is free. */
	patience: number;
}

export interface WatchEffects {
	now(): number;
	/** Waits, at most `ms`: less when we are told to stop. */
	pause(ms: number): Promise<void>;
	stopped(): boolean;
	look(): Snapshot | null;
	load(): Promise<Outcome>;
	say(line: string): void;
}

/** A load that failed through no fault of the files is tried again after this long. */
export const RETRY = 15 * 60_000;

const SAID = {
	borta: 'Mappen går inte att nå. Väntar tills den är tillbaka; den förra versionen gäller.',
	tom: 'Mappen har inga filer att läsa in. Väntar på att några läggs dit.',
	filer: 'Mappen har filer. Väntar tills de är färdigkopierade.',
	upptagen: 'En annan laddning pågår i samma lager. Väntar tills den är klar.'
} as const;
type State = keyof typeof SAID;

/**
 * Loads a folder each time it has changed and stands still again, until told to stop. Resolves to the exit code: 0, or with `once`
 * that of the load: 2 when the folder is away or empty, never stood still or the warehouse never was free in time, 1 when it was ended.
 */
export async function watchFolder(options: WatchOptions, effects: WatchEffects): Promise<number> {
	const { interval, still, once, patience } = options;
	const { now, pause, stopped, look, load, say } = effects;
	const began = now();
	let seen: string | null = null;
	let since = began;
	let loaded: string | null = null;
	let retryAt = Infinity;
	let state: State | null = null;
	const become = (next: State) => {
		if (state !== next) say(SAID[next]);
		state = next;
	};
	while (!stopped()) {
		const found = look();
		if (!found || found.files === 0) {
			become(found ? 'tom' : 'borta');
			if (once) return 2;
			// Whatever comes back is looked at anew: an unchanged folder costs nothing to load.
			seen = loaded = null;
			await pause(interval);
			continue;
		}
		if (found.key !== seen) since = now();
		seen = found.key;
		const due = seen !== loaded || now() >= retryAt;
		const rest = since + still - now();
		let wait = interval;
		if (due && rest > 0) {
			if (state !== 'upptagen') become('filer');
			wait = Math.min(interval, rest);
		} else if (due) {
			const outcome = await load();
			if (outcome.kind === 'klar') {
				if (once) return outcome.code;
				loaded = seen;
				retryAt = outcome.code === 1 ? now() + RETRY : Infinity;
				state = null;
			} else if (outcome.kind === 'upptagen') become('upptagen');
		}
		if (once && now() - began >= patience) {
			say(
				'Det gick inte att ladda i tid: filerna ändrades hela tiden, eller en annan laddning blev inte klar. Försök igen senare.'
			);
			return 2;
		}
		await pause(wait);
	}
	return once ? 1 : 0;
}
