/** A template to fill in, for every reader, and also before anything is published. */
import { error } from '@sveltejs/kit';
import { readCatalog } from '#lib/server/catalog/index.ts';
import type { Lager } from '#lib/server/lager.ts';
import { findKit, kits, templateFile, templateName } from '#pipelines/templates/index.ts';

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const GET = async ({ locals, params }) => {
	const kit = findKit(params.fil.replace(/\.xlsx$/i, ''));
	if (!kit)
		error(404, `Det finns ingen sådan mall. Mallarna heter ${kits.map(({ mall }) => `${mall}.xlsx`).join(', ')}.`);
	const lager = locals.lager as Lager | undefined;
	const insatser = lager ? (await readCatalog(lager.warehouse, lager.viewer)).insatser : [];
	const bytes = await templateFile(kit, insatser);
	return new Response(new Blob([bytes as Uint8Array<ArrayBuffer>]), {
		headers: {
			'content-type': TYPE,
			'content-disposition': `attachment; filename="${templateName(kit)}"`,
			'x-content-type-options': 'nosniff'
		}
	});
};
