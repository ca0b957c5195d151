/** The Metodbok: how everything is counted, made from the definitions themselves. Pure; pages only show it. */
import { andringarKapitel } from './andringar.ts';
import { begreppKapitel } from './begrepp.ts';
import { kodlistorKapitel, type Gruppering, type Kod } from './kodlistor.ts';
import { malKapitel } from './mal.ts';
import { mattKapitel } from './matt.ts';
import { skyddKapitel } from './skydd.ts';
import { statistikKapitel } from './statistik.ts';
import type { Kapitel } from './types.ts';

export { ordI, begreppSida, type Ord } from './begrepp.ts';
export { faktaOm, relationsOf } from './matt.ts';
export type { Gruppering, Kod } from './kodlistor.ts';
export type { Avsnitt, Fakta, Grupp, Kapitel, Tabell } from './types.ts';

/** The anchor of a group within its chapter. */
export const delId = (namn: string): string =>
	`del-${namn
		.toLowerCase()
		.normalize('NFD')
		.replace(/[\u0300-\u036f]/g, '')
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '')}`;

/** What the book needs of the published version. */
export interface Underlag {
	/** The smallest group that is shown. */
	k: number;
	koder: readonly Kod[];
	grupperingar: readonly Gruppering[];
}

/** All chapters, in reading order. */
export const metodbok = ({ k, koder, grupperingar }: Underlag): Kapitel[] => [
	begreppKapitel(k),
	mattKapitel(k),
	malKapitel(),
	statistikKapitel(),
	skyddKapitel(k),
	kodlistorKapitel(koder, grupperingar),
	andringarKapitel()
];
