/** A template to fill in, for every reader, and also before anything is published. */
import { readCatalog } from '#lib/server/catalog/index.ts';
import type { Lager } from '#lib/server/lager.ts';
import { findKit, kits, templateFile, templateName, type Kit } from '#pipelines/templates/index.ts';

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Made once a version for those who see the same insatser. */
const known = (kit: Kit, { warehouse, viewer }: Lager): Promise<Uint8Array> =>
	warehouse.once(`mall ${kit.mall} ${JSON.stringify(viewer)}`, async () =>
		templateFile(kit, (await readCatalog(warehouse, viewer)).insatser)
	);

export const GET = async ({ locals, params }) => {
	const kit = findKit(params.fil.replace(/\.xlsx$/i, ''));
	// A file's address has no page of its own to say it on.
	if (!kit)
		return new Response(
			`Det finns ingen sådan mall. Mallarna heter ${kits.map(({ mall }) => `${mall}.xlsx`).join(', ')}, och står på sidan Data.\n`,
			{ status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' } }
		);
	const lager = locals.lager as Lager | undefined;
	const bytes = lager ? await known(kit, lager) : await templateFile(kit, []);
	return new Response(new Blob([bytes as Uint8Array<ArrayBuffer>]), {
		headers: {
			'content-type': TYPE,
			'content-disposition': `attachment; filename="${templateName(kit)}"`,
			'x-content-type-options': 'nosniff'
		}
	});
};
