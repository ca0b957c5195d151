/** The loads that were tried, published or not, newest first. */
import type { Lager } from '../lager.ts';
import type { LoadEntry } from '../state/index.ts';

export type { LoadEntry };

export async function readHistory(lager: Lager): Promise<LoadEntry[]> {
	return [...(await lager.history())].sort((a, b) => b.tid.localeCompare(a.tid) || b.id - a.id);
}
