import { parseArgs } from 'node:util';
import { InputError, type Command } from './command.ts';

const whole = (name: string, value: string | undefined): number | undefined => {
	if (value === undefined) return undefined;
	if (!/^\d{1,9}$/.test(value)) throw new InputError(`--${name} ska vara ett heltal.`);
	return Number(value);
};

export const generateCommand: Command = {
	usage: 'generate [--out data/demo] [--rows N] [--seed S]',
	text: 'Gör demomappen, eller en stor fil för mätningar.',
	async run(args, io) {
		const { values } = parseArgs({
			args,
			options: { out: { type: 'string' }, rows: { type: 'string' }, seed: { type: 'string' } }
		});
		const { generate } = await import('../generate/index.ts');
		const rows = whole('rows', values.rows);
		const seed = whole('seed', values.seed);
		try {
			await generate(
				{
					...(values.out ? { out: values.out } : {}),
					...(rows === undefined ? {} : { rows }),
					...(seed === undefined ? {} : { seed })
				},
				{ log: (line: string) => io.log(line) }
			);
		} catch (error) {
			if (error instanceof RangeError) throw new InputError(error.message);
			throw error;
		}
		return 0;
	}
};
