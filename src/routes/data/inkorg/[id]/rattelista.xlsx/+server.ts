/** The refused rows of a sändning, to mend before or after it is published. */
import { readFileSync } from 'node:fs';
import { platser, readSandning } from '#lib/server/inkorg/index.ts';
import { inteDu, inteFler, lista } from '../../../rattelista.ts';

export const GET = ({ locals, params }) => {
	const { warehouse, owner } = locals.inkorg;
	if (!owner) return inteDu();
	const one = readSandning(warehouse, params.id);
	return one?.harRattelista ? lista(readFileSync(platser(warehouse, one.id).rattelista)) : inteFler();
};
