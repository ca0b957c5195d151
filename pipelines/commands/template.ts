import { parseArgs } from 'node:util';
import { readCatalog, type Insats } from '#lib/server/catalog/index.ts';
import { InputError, type Command, type Shared } from './command.ts';
import { withVersion } from './version.ts';
import { writeOut } from './writeOut.ts';

/** The insatser of the published version, to choose among; none before anything is published. */
async function known(shared: Shared): Promise<Insats[]> {
	try {
		return await withVersion(
			shared,
			async ({ warehouse, viewer }) => (await readCatalog(warehouse, viewer)).insatser
		);
	} catch (error) {
		if (error instanceof InputError) return [];
		throw error;
	}
}

export const templateCommand: Command = {
	usage: 'template KÄLLA --out FIL.xlsx',
	text: 'Skriver en Excelmall att fylla i: en källa, team (hela arbetsboken) eller inrapportering (bara antal och kronor).',
	async run(args, io, shared) {
		const { values, positionals } = parseArgs({
			args,
			allowPositionals: true,
			options: { out: { type: 'string' } }
		});
		const { findKit, kits, templateFile } = await import('../templates/index.ts');
		const [mall, ...rest] = positionals;
		const kit = findKit(mall ?? '');
		if (!kit || rest.length > 0)
			throw new InputError(
				`${mall && !kit ? `Det finns ingen mall som heter ”${mall.slice(0, 40)}”` : 'Ange vilken mall'}. Välj bland: ${kits.map((one) => one.mall).join(', ')}.`
			);
		const { out } = values;
		if (!out || !/\.xlsx$/i.test(out))
			throw new InputError(
				`Ange en fil att skriva till med --out, som slutar på .xlsx, till exempel --out ${kit.mall}.xlsx.`
			);
		const bytes = await templateFile(kit, await known(shared));
		writeOut(out, bytes);
		const blad = kit.parts.map((part) => part.blad);
		if (shared.json) shared.print(JSON.stringify({ mall: kit.mall, fil: out, blad, bytes: bytes.length }));
		else
			io.log(
				`Mallen ${kit.mall} är skriven i ${out} (${blad.length === 1 ? 'bladet' : 'bladen'} ${blad.join(', ')}). Fyll i den och läs in den med load.`
			);
		return 0;
	}
};
