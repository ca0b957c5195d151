/** The refused rows of the published version, to mend: for the owner alone. */
import { rattelista } from '#pipelines/rattelista/write.ts';
import { inteDu, inteFler, lista } from '../rattelista.ts';

export const GET = async ({ locals }) => {
	const { rows } = locals.lager;
	if (!rows) return inteDu();
	const list = await rows((warehouse) => rattelista(warehouse, null));
	return list ? lista(list.bytes) : inteFler();
};
