/**
 * The inbox: what was sent in a browser and is not published yet. A sändning is a folder, and the folder is all there is to know
 * of it: no memory of the server's own, so one that starts anew knows what is going on.
 */
export { GRANSER, storlek } from './granser.ts';
export { cancelRun, startRun, type Gor } from './korning.ts';
export { far, type Lage, type LageFil, type Steg } from './lage.ts';
export {
	clearOld,
	emptySandning,
	inPlace,
	isId,
	listSandningar,
	mottagen,
	newPlace,
	platser,
	readFiler,
	readLage,
	readSandning,
	removeSandning,
	waiting,
	writeLage,
	writeWhole,
	type Post,
	type Sandning
} from './store.ts';
export { sendKommuner } from './val.ts';
export type { Rorelse, Underlag, UnderlagTabell } from './underlag.ts';
