import { parseArgs } from 'node:util';
import type { OmvarldRow } from '#lib/omvarld/index.ts';
import { readCatalog, readOmvarld } from '#lib/server/catalog/index.ts';
import { InputError, type Command } from './command.ts';
import { withVersion } from './version.ts';

const number = new Intl.NumberFormat('sv-SE', { maximumFractionDigits: 2 });

/** `SCB · Riket · 2020 · helarsekvivalenter, totalt: 790 242 antal (delarna ger 793 210)` */
function line(row: OmvarldRow): string {
	const what = [row.matt_namn, row.ersattning, row.alder && `${row.alder} år`].filter(Boolean).join(', ');
	const value =
		row.varde === null ? 'uppgift saknas' : [number.format(row.varde), row.enhet].filter(Boolean).join(' ');
	const marked =
		row.summa_delar === null
			? ''
			: ` (summan av ${row.delar ?? 'delarna'} är ${number.format(row.summa_delar)})`;
	return `${row.kalla} · ${row.region_namn} · ${row.period} · ${what}: ${value}${marked}`;
}

/** The förbund that is asked for, or the only one. */
function chosen(forbund: readonly { forbund_id: string }[], asked: string | undefined): string {
	const ids = forbund.map(({ forbund_id }) => forbund_id);
	const found = asked ?? (ids.length === 1 ? ids[0] : undefined);
	if (found !== undefined && ids.includes(found)) return found;
	throw new InputError(
		`${asked === undefined ? 'Lagret har flera förbund.' : `Det finns inget förbund ”${asked}”.`} Skriv --forbund och ett av: ${ids.join(', ')}.`
	);
}

export const omvarldCommand: Command = {
	usage: 'omvarld [--forbund ID] [--matt ID] [--region KOD]',
	text: 'Publicerad statistik om förbundets omgivning, med källa, villkor och hämtningsdag.',
	async run(args, _io, shared) {
		const { values } = parseArgs({
			args,
			options: { forbund: { type: 'string' }, matt: { type: 'string' }, region: { type: 'string' } }
		});
		return withVersion(shared, async ({ warehouse, meta, viewer }) => {
			const { forbund } = await readCatalog(warehouse, viewer);
			const id = chosen(forbund, values.forbund);
			const all = await readOmvarld(warehouse, id);
			const rows = all.filter(
				({ matt, region }) =>
					(values.matt === undefined || matt === values.matt) &&
					(values.region === undefined || region === values.region)
			);
			if (all.length > 0 && rows.length === 0)
				throw new InputError(
					`Inget tal passar. Måtten är ${[...new Set(all.map(({ matt }) => matt))].slice(0, 20).join(', ')}; regionerna ${[...new Set(all.map(({ region }) => region))].slice(0, 20).join(', ')}.`
				);
			if (shared.json) shared.print(JSON.stringify({ forbund: id, version: meta.version, rows }));
			else if (rows.length === 0)
				shared.print('Ingen omvärldsdata är inläst. Sidan /omvarld visar hur du hämtar den.');
			else for (const text of [`version ${meta.version}`, ...rows.map(line)]) shared.print(text);
			return 0;
		});
	}
};
