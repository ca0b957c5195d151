import { swedishDay } from '#lib/format/index.ts';
import type { Report } from '#lib/report/types.ts';
import { fileResponse } from '../../../file.ts';
import { frozenOf } from '../../../frozen.ts';

/** `/rapport/fryst/3/rapport.docx`: a frozen report as a file. */
export const GET = ({ locals, url, params }) => {
	const { innehall, sha256, nummer, tid, id } = frozenOf(locals, params.id);
	return fileResponse(params.fil, JSON.parse(innehall) as Report, {
		adress: new URL(`/rapport/fryst/${id}`, url).href,
		datum: swedishDay(new Date()),
		sha256,
		fryst: { nummer, tid }
	});
};
