import { parseArgs } from 'node:util';
import { Busy } from '../publish.ts';
import { CannotUndo, undo } from '../undo.ts';
import { InputError, type Command } from './command.ts';
import { remember } from './load.ts';

export const angraCommand: Command = {
	usage: 'angra',
	text: 'Ångrar den senaste publiceringen: versionen före visas igen. En gång till går ett steg till tillbaka.',
	async run(args, io, shared) {
		parseArgs({ args, options: {} });
		try {
			const report = await undo(shared.warehouse);
			await remember(shared.warehouse, io.now(), report);
			if (shared.json) shared.print(JSON.stringify({ version: report.version, angrad: report.angrad }));
			else
				io.log(
					`Version ${report.angrad} är ångrad. Version ${report.version} visas nu, som före den senaste publiceringen.`
				);
			return 0;
		} catch (error) {
			if (error instanceof CannotUndo) throw new InputError(error.message, { cause: error });
			if (error instanceof Busy)
				throw new InputError('En laddning pågår i lagret. Vänta tills den är klar och försök igen.', {
					cause: error
				});
			throw error;
		}
	}
};
