/** The answers of one address as a file. The same study as the page's, so that a file holds what the page may show and no more. */
import { error } from '@sveltejs/kit';
import { exportSource, study } from '#dashboards/utforska/view.ts';
import { csv, exportTable, jsonStat, xlsx, type ExportSource, type ExportTable } from '#lib/export/index.ts';
import { readConfig } from '#lib/server/config.ts';
import { parquet } from '#lib/server/parquet.ts';
import { readScope } from '#lib/server/scope.ts';

interface Kind {
	type: string;
	write(source: ExportSource, table: ExportTable): string | Uint8Array | Promise<Uint8Array>;
}

const KINDS: Readonly<Record<string, Kind>> = {
	csv: { type: 'text/csv; charset=utf-8', write: (_, table) => csv(table) },
	xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: xlsx },
	parquet: {
		type: 'application/vnd.apache.parquet',
		write: (source, table) => parquet(source, table, readConfig(process.env).warehouse)
	},
	json: {
		type: 'application/json; charset=utf-8',
		write: (source) => JSON.stringify(jsonStat(source))
	}
};

export const GET = async ({ locals, params, url }) => {
	const kind = Object.hasOwn(KINDS, params.format) ? KINDS[params.format] : undefined;
	if (!kind) error(404, `Det finns ingen fil av slaget ”${params.format.slice(0, 20)}”.`);
	const found = await study(await readScope(locals.lager, url), locals.lager, url.searchParams);
	const source = exportSource(found, url.origin);
	const body = await kind.write(source, exportTable(source));
	const name = [...new Set(found.answers.map(({ measure }) => measure.matt))].slice(0, 3).join('-') || 'tom';
	return new Response(body as BodyInit, {
		headers: {
			'content-type': kind.type,
			'content-disposition': `attachment; filename="stegvis-${name}-${source.version}.${params.format}"`
		}
	});
};
