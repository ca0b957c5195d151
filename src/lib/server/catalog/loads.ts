/** What the version on show was made of, file by file. */
import type { Warehouse } from '../warehouse.ts';
import { FILES, QUARANTINE, QUARANTINE_KINDS, WARNINGS } from './sql.ts';

export interface LoadedFile {
	fil: number;
	namn: string;
	blad: string | null;
	kalla: string;
	sha256: string;
	lasta: number;
	accepterade: number;
	karantan: number;
	/** Rows that a later file has replaced; 0 where the version does not say. */
	ersatta: number;
	kodning: string | null;
	avgransare: string | null;
	talformat: string | null;
	laddning: string | null;
}

export interface QuarantinedRow {
	fil: number;
	namn: string;
	blad: string | null;
	rad: number;
	kolumn: string | null;
	varde: string | null;
	kod: string;
	text: string;
}

export interface QuarantineKind extends Omit<QuarantinedRow, 'fil' | 'rad' | 'varde'> {
	antal: number;
}

export interface LoadWarning {
	kod: string;
	text: string;
	namn: string | null;
}

export const readFiles = (warehouse: Warehouse): Promise<LoadedFile[]> => warehouse.query<LoadedFile>(FILES);
/** The first `most` quarantined rows, by file and row. */
export const readQuarantine = (warehouse: Warehouse, most: number): Promise<QuarantinedRow[]> =>
	warehouse.query<QuarantinedRow>(QUARANTINE, { most });
/** How many of each fault, over all of them. */
export const readQuarantineKinds = (warehouse: Warehouse): Promise<QuarantineKind[]> =>
	warehouse.query<QuarantineKind>(QUARANTINE_KINDS);
export const readWarnings = (warehouse: Warehouse): Promise<LoadWarning[]> =>
	warehouse.query<LoadWarning>(WARNINGS);
