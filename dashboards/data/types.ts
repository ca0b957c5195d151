import type { LoadedFile, LoadEntry, LoadWarning, QuarantinedRow, QuarantineKind } from '#lib/server/catalog/index.ts';
import type { Post } from '#lib/server/inkorg/index.ts';
import type { StatView, TableView } from '#lib/ui/types.ts';
import type { Vantande } from '../inkorg/lista.ts';
import type { Gallringar, GallringView } from './gallring.ts';
import type { TolkadFil } from './tolkning.ts';

export interface DataView {
	title: string;
	lead: string;
	stats: StatView[];
	files: TableView;
	refused: { file: string; why: string }[];
	kinds: TableView;
	quarantine: TableView;
	failed: string[];
	warnings: string[];
	changes: string[];
	/** Rows, small counts and values are left out, because others than the machine's owner reach the page. */
	guarded: boolean;
	history: TableView;
	/** How the files of this version's load were understood. */
	tolkning: TolkadFil[];
	/** What has been removed for good; null to others than the owner. */
	gallring: GallringView | null;
	/** Templates to fill in; those for a whole task first. */
	mallar: { href: string; name: string; text: string }[];
	links: { text: string; href: string }[];
	/** What only the owner may do: send files, mend what was refused, undo. Null for others. */
	agare: {
		granser: string;
		/** Where the refused rows can be had as a workbook; null when none wait. */
		rattelista: string | null;
		/** How refused bookkeeping is mended; empty when there is none. */
		bokforing: string;
		angra: AngraView;
		vantar: Vantande[];
	} | null;
	/** Said instead of the form to those who may not send. */
	inteHar: string;
}

/** What undoing the latest publishing would do, or why it cannot be done. */
export interface AngraView {
	kan: boolean;
	text: string;
	/** What would be undone: asked for by name, so that two who ask do not undo twice. */
	version: string;
}

/** At most this many quarantined rows are written out; the summary counts them all. */
export const MOST = 500;

export interface Loaded {
	files: readonly LoadedFile[];
	/** At most MOST of them. */
	quarantine: readonly QuarantinedRow[];
	kinds: readonly QuarantineKind[];
	warnings: readonly LoadWarning[];
	/** The latest first. */
	history: readonly LoadEntry[];
	/** Only the machine's owner reaches the page. */
	owner: boolean;
	/** The version that undoing leads back to; null: this is the first, undefined: it does not say. */
	forra: string | null | undefined;
	/** Whether that version is still kept. */
	forraKvar: boolean;
	/** Some of what waits can be mended in a repair list. */
	rattas: boolean;
	/** What lies in the inbox; nothing to others than the owner. */
	sandningar: readonly Post[];
	/** The protocol of what has been removed; null to others than the owner. */
	gallring: Gallringar | null;
	/** The templates there are, by the name of their file. */
	mallar: readonly { mall: string; namn: string; text: string }[];
}
