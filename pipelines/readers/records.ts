import { splitRecord } from './structure.ts';
import { LIMITS } from './types.ts';
import { Refusal } from '../refusal.ts';

export interface Line {
	fields: string[];
	/** Physical line it ends on. */
	last: number;
}

/** How many lines one quoted cell may hold. */
const MOST_LINES = 50;

/** Lines as records; a quoted cell may hold line breaks. A line that cannot be split is left out. */
export function splitLines(lines: readonly string[], delimiter: string): Line[] {
	const found: Line[] = [];
	for (let i = 0; i < lines.length; i++) {
		let joined = (lines[i] as string).replace(/^\ufeff/, '');
		let last = i;
		let fields = splitRecord(joined, delimiter);
		while (fields === 'oppen' && last + 1 < lines.length && last - i < MOST_LINES) {
			joined += '\n' + (lines[++last] as string);
			fields = splitRecord(joined, delimiter);
		}
		if (typeof fields === 'string') continue;
		if (fields.length > LIMITS.columns)
			throw new Refusal(
				'for_manga_kolumner',
				`Filen har ${fields.length} kolumner; gränsen är ${LIMITS.columns}. Ta bort dem som inte hör till källan.`
			);
		found.push({ fields, last });
		i = last;
	}
	return found;
}
