import type { Contract } from './contract.ts';
import { aggregat, antal } from './sources/antal.ts';
import { deltagande, uppfoljning } from './sources/deltagande.ts';
import { ekonomi } from './sources/ekonomi.ts';
import { enkat, enkatsvar, utskick } from './sources/enkat.ts';
import { handelser, mal } from './sources/handelser.ts';
import { insatser } from './sources/insatser.ts';
import { omvarld, omvarldNamn } from './sources/omvarld.ts';
import { instrument, stegmatning } from './sources/stegmatning.ts';

export { columnsOf, type Column, type Contract, type Shaped } from './contract.ts';

/** Every source, in the order their rows lean on each other: a row may refer only to sources before its own. */
export const contracts: readonly Contract[] = [
	insatser,
	instrument,
	enkat,
	deltagande,
	uppfoljning,
	antal,
	stegmatning,
	enkatsvar,
	utskick,
	ekonomi,
	handelser,
	mal,
	aggregat,
	omvarld,
	omvarldNamn
];
