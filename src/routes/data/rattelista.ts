/** A repair list as a download, never kept by anybody on the way. */
export const lista = (bytes: Uint8Array): Response =>
	new Response(new Blob([bytes as Uint8Array<ArrayBuffer>]), {
		headers: {
			'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
			'content-disposition': 'attachment; filename="rattelista.xlsx"',
			'cache-control': 'no-store',
			'x-content-type-options': 'nosniff'
		}
	});

const say = (text: string, status: number): Response =>
	new Response(`${text}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });

export const inteFler = (): Response => say('Inga rader väntar på rättning.', 404);
export const inteDu = (): Response =>
	say('Raderna själva visas bara på datorn där Stegvis körs, eftersom den här adressen nås av fler.', 403);
