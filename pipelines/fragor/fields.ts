import type { Falt } from './compose.ts';

/** The most that one field may hold; what is longer is no answer to anything that is asked. */
const LONGEST = 4000;

/** A form's fields, each once, as texts of bounded length; files are left out. */
export const fieldsOf = (form: FormData): Falt =>
	new Map(
		[...form].flatMap(([name, value]): [string, string][] =>
			typeof value === 'string' && value.length <= LONGEST ? [[name, value.replaceAll('\r\n', '\n')]] : []
		)
	);
