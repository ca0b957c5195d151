import type { Lager } from '#lib/server/lager.ts';
import type { State } from '#lib/server/state/index.ts';

declare global {
	namespace App {
		interface Locals {
			/** The warehouse version this request reads, the viewer who asks, and the one way to ask for a measure. */
			lager: Lager;
			/** Where files are sent in; there before anything is published too. Only the owner may send, look and publish. */
			inkorg: { warehouse: string; owner: boolean };
			/** The app's own memory, opened for this alone. Who may write there is the caller's to ask: `lager.owner`. */
			memory<T>(use: (state: State) => T): T;
		}
	}
}

export {};
