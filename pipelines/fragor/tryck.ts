import { createHash } from 'node:crypto';
import type { Gor } from './answer.ts';
import type { Falt } from './compose.ts';

/** The name of one part of the page: the same for the same file and sheet, however many lie beside it. */
export const delId = (fil: string, blad: string | null = null): string =>
	createHash('sha256')
		.update(JSON.stringify([fil, blad]))
		.digest('hex')
		.slice(0, 8);

/** The fields of one part, without its name before them. */
const within = (form: Falt, id: string): [string, string][] =>
	[...form].flatMap(([name, value]): [string, string][] =>
		name.startsWith(`${id}:`) ? [[name.slice(id.length + 1), value]] : []
	);

/**
 * Which button of the page was pressed, with the fields that belong to it; null: only save what is filled in. The page is one
 * form, so that nothing written in one part is lost when another is decided.
 */
export function pressed(form: Falt): { gor: Gor; form: Falt } | null {
	const prov: [string, string] = ['prov', form.get('prov') ?? ''];
	for (const name of form.keys()) {
		if (name === 'godkann' || name === 'avvisa' || name === 'godkann_alla') return { gor: 'ord', form };
		if (name === 'nyckel') return { gor: 'tillbaka', form };
		const [, gor, id = ''] = /^(enkat|spann|dimension)\.([0-9a-f]{8})$/.exec(name) ?? [];
		if (gor)
			return { gor: gor as Gor, form: new Map([prov, ...within(form, id), [form.get(name) ?? '', '1']]) };
	}
	return null;
}
