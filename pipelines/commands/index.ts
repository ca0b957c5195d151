import type { Command } from './command.ts';

/** The commands by name, in the order of the help. Each is read in when it is asked for: none needs the whole house. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
	load: async () => (await import('./load.ts')).loadCommand,
	watch: async () => (await import('./watch.ts')).watchCommand,
	mappning: async () => (await import('./mappning.ts')).mappningCommand,
	gallra: async () => (await import('./gallra.ts')).gallraCommand,
	measure: async () => (await import('./measure.ts')).measureCommand,
	measures: async () => (await import('./measure.ts')).measuresCommand,
	compare: async () => (await import('./compare.ts')).compareCommand,
	goals: async () => (await import('./goals.ts')).goalsCommand,
	omvarld: async () => (await import('./omvarld.ts')).omvarldCommand,
	report: async () => (await import('./report.ts')).reportCommand,
	template: async () => (await import('./template.ts')).templateCommand,
	rattelista: async () => (await import('./rattelista.ts')).rattelistaCommand,
	angra: async () => (await import('./angra.ts')).angraCommand,
	serve: async () => (await import('./serve.ts')).serveCommand,
	generate: async () => (await import('./generate.ts')).generateCommand,
	sandning: async () => (await import('./sandning.ts')).sandningCommand
};
