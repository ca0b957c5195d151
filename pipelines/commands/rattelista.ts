import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { plural } from '#lib/format/index.ts';
import { seesRows } from '#lib/measures/run.ts';
import { InputError, type Command } from './command.ts';
import { withVersion } from './version.ts';

export const rattelistaCommand: Command = {
	usage: 'rattelista --out FIL.xlsx',
	text: 'Skriver raderna i karantän som en Excelfil att rätta i; den rättade filen läses in som vilken fil som helst.',
	async run(args, io, shared) {
		const { values } = parseArgs({ args, options: { out: { type: 'string' } } });
		const { out } = values;
		if (!out || !/\.xlsx$/i.test(out))
			throw new InputError(
				'Ange en fil att skriva till med --out, som slutar på .xlsx, till exempel --out rattelista.xlsx.'
			);
		if (!seesRows(shared.viewer))
			throw new InputError('Raderna visas bara för kansliet och utvärderaren. Ta bort --som.');
		const { rattelista } = await import('../rattelista/write.ts');
		const list = await withVersion(shared, ({ warehouse }) => rattelista(warehouse, null));
		if (list) writeOut(out, list.bytes);
		if (shared.json) shared.print(JSON.stringify({ rader: list?.rader ?? 0, fil: list ? out : null }));
		else
			io.log(
				list
					? `${plural(list.rader, 'rad', 'rader')} att rätta skrevs till ${out}. Rätta i filen och läs in den med load.`
					: 'Inga rader väntar på rättning, så ingen fil skrevs.'
			);
		return 0;
	}
};

function writeOut(out: string, bytes: Uint8Array): void {
	try {
		writeFileSync(out, bytes, { mode: 0o600 });
	} catch (error) {
		const code = String((error as { code?: unknown }).code);
		if (!['ENOENT', 'ENOTDIR', 'EISDIR', 'EACCES', 'EROFS', 'EPERM'].includes(code)) throw error;
		throw new InputError(
			'Filen går inte att skriva där. Stäng den om den är öppen, se till att mappen finns, eller välj ett annat namn med --out.',
			{ cause: error }
		);
	}
}
