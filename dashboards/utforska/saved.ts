/** Saved views in words: a name, a note, where it leads, and which version answered when it was saved. */
import { formatInstant } from '#lib/format/index.ts';
import type { SavedView } from '#lib/server/state/index.ts';
import type { About } from './about.ts';

/** A view that was not saved: why, and what was written, to be put right. */
export interface Refused {
	fault: string;
	gor?: string;
	id?: number;
	namn?: string;
	anteckning?: string;
}

interface Item {
	id: number;
	namn: string;
	anteckning: string;
	href: string;
	/** `Sparad 5 mars 2026 kl. 08.04, version ab12.` */
	when: string;
}

export interface SavedPanel {
	/** Only the machine's owner saves; others read. */
	owner: boolean;
	/** Suggested name. */
	namn: string;
	kvar: Item[];
	borttagna: Item[];
}

const item = ({ id, namn, anteckning, fraga, skapad, version }: SavedView, now: string): Item => ({
	id,
	namn,
	anteckning,
	href: fraga ? `/utforska?${fraga}` : '/utforska',
	when: `Sparad ${formatInstant(skapad)}, version ${version}${version === now ? '' : ' (en annan gäller nu)'}.`
});

export function savedPanel(
	{ scope, lager }: About,
	{ kvar, borttagna }: { kvar: SavedView[]; borttagna: SavedView[] },
	title: string
): SavedPanel {
	const now = scope.meta.version;
	return {
		owner: lager.owner,
		namn: title.slice(0, 120),
		kvar: kvar.map((one) => item(one, now)),
		borttagna: borttagna.map((one) => item(one, now))
	};
}
