import { error } from '@sveltejs/kit';
import { existsSync, readFileSync } from 'node:fs';
import { paths } from '#lib/server/versions.ts';

/** The förbund's own mapping as it stands, to keep or to put beside the files. */
export const GET = ({ locals }) => {
	const { warehouse, owner } = locals.inkorg;
	if (!owner) error(403, 'Bara den som sitter vid maskinen kan hämta ordlistan.');
	const path = paths(warehouse).mappning;
	if (!existsSync(path)) error(404, 'Det finns ingen sparad ordlista än.');
	return new Response(readFileSync(path), {
		headers: {
			'content-type': 'text/yaml; charset=utf-8',
			'content-disposition': 'attachment; filename="mappning.yml"',
			'cache-control': 'no-store'
		}
	});
};
