import type { Lager } from '#lib/server/lager.ts';

declare global {
	namespace App {
		interface Locals {
			/** The warehouse version this request reads, the viewer who asks, and the one way to ask for a measure. */
			lager: Lager;
		}
	}
}

export {};
