import { columnWords } from '../reference.ts';
import { nearest } from './match.ts';

/** An e-mail address and nothing else; the same in JavaScript and in DuckDB. */
export const EMAIL = /^\S+@\S+\.\S+$/;
const IP = /^(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?$|^(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{0,4}$/i;
/** No area begins with a nought, as numbers filled up with noughts do. */
const TELEPHONE = /^(?:\+46|0046|0(?=[1-9]))[\d\s()-]{7,14}$/;
/** Days that do not begin with their year. */
const AMBIGUOUS = /^\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)?\d\d(?:[ ,]|$)/;

/** True for a day that nobody can tell from its month: `3/1/26`. */
export const isTvetydigDag = (text: string): boolean => AMBIGUOUS.test(text);

/** True for what says who somebody is by its shape: an address, a telephone number. */
export const isPersonlig = (text: string): boolean =>
	EMAIL.test(text) || IP.test(text) || (TELEPHONE.test(text) && !isTvetydigDag(text));

/** So large a share of a column's cells need to be personal for the column to be. */
export const PERSONLIG_ANDEL = 0.2;

/** True for a heading that says that its column tells who somebody is: `Namn`, `E-postadress`. */
export const isPersonligRubrik = (rubrik: string): boolean =>
	(nearest(rubrik, [{ value: 'personlig', texts: columnWords().get('personlig') ?? [] }], 1)[0]?.poang ??
		0) >= 0.9;
