import { parseArgs } from 'node:util';
import { measures } from '#lib/measures/library/index.ts';
import type { MeasureRow } from '#lib/measures/types.ts';
import { InputError, type Command } from './command.ts';
import { withVersion } from './version.ts';

/** `--where kon=kvinna --where insats=krus,sala` as dimension → values. */
function parseWhere(given: readonly string[]): Record<string, string[]> {
	const where: Record<string, string[]> = {};
	for (const one of given) {
		const at = one.indexOf('=');
		if (at < 1)
			throw new InputError(`Villkoret ”${one}” ska skrivas som dimension=värde, till exempel insats=krus.`);
		const name = one.slice(0, at);
		where[name] = [...(where[name] ?? []), ...one.slice(at + 1).split(',')];
	}
	return where;
}

const number = (value: number | null): string =>
	value === null ? '–' : new Intl.NumberFormat('sv-SE', { maximumFractionDigits: 4 }).format(value);

function table(rows: readonly MeasureRow[]): string[] {
	return rows.map((row) => {
		const by = Object.entries(row.by).map(([name, value]) => `${name}=${value ?? 'ej angivet'}`);
		const figures =
			row.status === 'visas'
				? `${number(row.varde)} [${number(row.lag)}; ${number(row.hog)}] · ${number(row.taljare)}/${number(row.namnare)} · n ${number(row.n)}`
				: row.utanfor
					? 'skyddad: den här indelningen släpps inte till den som ser sammanställningar'
					: row.status;
		return `  ${by.join(' ') || 'alla'}: ${figures}`;
	});
}

export const measureCommand: Command = {
	usage: 'measure MÅTT [--by insats,kon] [--where insats=krus] [--from 2024] [--to 2024-H1]',
	text: 'Räknar ett mått, delat som du vill.',
	async run(args, _io, shared) {
		const { values, positionals } = parseArgs({
			args,
			allowPositionals: true,
			options: {
				by: { type: 'string', multiple: true },
				where: { type: 'string', multiple: true },
				from: { type: 'string' },
				to: { type: 'string' }
			}
		});
		const [matt, ...rest] = positionals;
		if (!matt || rest.length > 0)
			throw new InputError('Ange ett mått, till exempel: measure deltagare --by insats');
		const by = (values.by ?? []).flatMap((one) => one.split(',')).filter(Boolean);
		const where = parseWhere(values.where ?? []);
		return withVersion(shared, async ({ ask }) => {
			const answer = await ask(matt, {
				by,
				where,
				...(values.from ? { from: values.from } : {}),
				...(values.to ? { to: values.to } : {})
			});
			if (shared.json) shared.print(JSON.stringify(answer));
			else
				for (const line of [`${matt} · version ${answer.version}`, ...table(answer.rows)]) shared.print(line);
			return 0;
		});
	}
};

export const measuresCommand: Command = {
	usage: 'measures',
	text: 'Listar måtten med sina definitioner.',
	async run(args, _io, shared) {
		parseArgs({ args, options: {} });
		const list = measures.map((measure) => ({
			matt: measure.matt,
			namn: measure.namn,
			definition: measure.definition,
			population: measure.population,
			taljare: measure.taljare.text,
			namnare: measure.namnare?.text ?? null,
			enhet: measure.enhet,
			riktning: measure.riktning,
			intervall: measure.intervall,
			kalla: measure.kalla,
			version: measure.version,
			grupp: measure.grupp
		}));
		if (shared.json) shared.print(JSON.stringify({ measures: list }));
		else for (const one of list) shared.print(`${one.matt}: ${one.definition}`);
		return 0;
	}
};
