import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GRANSER, mottagen, newPlace } from '#lib/server/inkorg/index.ts';
import { actions as data } from '../../../src/routes/data/+page.server.ts';
import { actions as inkorg } from '../../../src/routes/data/inkorg/+page.server.ts';
import { actions as sandning } from '../../../src/routes/data/inkorg/[id]/+page.server.ts';
import { actions as fragor } from '../../../src/routes/data/inkorg/[id]/mappning/+page.server.ts';
import { actions as ordlista } from '../../../src/routes/data/mappning/+page.server.ts';

/** What each form answers to the one who may not, and to the one who comes too late: nothing is done. */
let warehouse: string;
let id: string;
beforeEach(() => {
	warehouse = mkdtempSync(join(tmpdir(), 'stegvis-actions-'));
	const place = newPlace(warehouse);
	id = place.id;
	writeFileSync(join(place.filer, 'lista.csv'), 'a;b\n1;2\n');
	mottagen(warehouse, id, new Date('2026-11-22T10:00:00Z'));
});
afterEach(() => rmSync(warehouse, { recursive: true, force: true }));

type Action = (event: never) => unknown;
/** The status and words a form is answered with; an error thrown is answered alike. */
async function send(action: Action, owner: boolean, fields: Record<string, string>) {
	const request = new Request('http://localhost/', { method: 'POST', body: new URLSearchParams(fields) });
	const event = {
		// Before anything is published there is no lager; only the undoing asks for it.
		locals: { inkorg: { warehouse, owner }, ...(action === data.default && { lager: { owner } }) },
		params: { id },
		request,
		url: new URL(request.url)
	};
	try {
		return await action(event as never);
	} catch (thrown) {
		return thrown;
	}
}

describe('who is not the owner', () => {
	it.each<[string, Action, Record<string, string>]>([
		['/data', data.default, { gor: 'angra' }],
		['/data/inkorg', inkorg.default, {}],
		['/data/inkorg/x', sandning.default, { gor: 'publicera' }],
		['/data/inkorg/x/mappning', fragor.default, { gor: 'ord' }],
		['/data/mappning', ordlista.default, { nyckel: 'koder/kon/K' }]
	])('%s is refused with 403', async (_, action, fields) => {
		expect(await send(action, false, fields)).toMatchObject({ status: 403 });
		expect(await send(action, true, fields)).not.toMatchObject({ status: 403 });
	});
});

describe('what cannot be done now is answered with 409 and why', () => {
	it('an undo where nothing is published', async () => {
		expect(await send(data.default, true, { gor: 'angra' })).toMatchObject({
			status: 409,
			data: { fel: expect.stringContaining('Inget är publicerat') }
		});
	});

	it('one sändning more than may wait', async () => {
		for (let i = 1; i < GRANSER.vantande; i++) {
			const more = newPlace(warehouse);
			mottagen(warehouse, more.id, new Date());
		}
		expect(await send(inkorg.default, true, {})).toMatchObject({
			status: 409,
			data: { fel: expect.stringContaining(`${GRANSER.vantande} sändningar väntar redan`) }
		});
	});

	it('publishing what is not checked', async () => {
		expect(await send(sandning.default, true, { gor: 'publicera' })).toMatchObject({
			status: 409,
			data: { fel: expect.stringContaining('Det går inte just nu') }
		});
	});

	it('an answer to questions that have changed', async () => {
		const answer = { gor: 'ord', prov: 'förr', godkann: 'x' };
		expect(await send(fragor.default, true, answer)).toMatchObject({
			status: 409,
			data: { fault: expect.stringContaining('har ändrats sedan sidan visades') }
		});
	});

	it('a decision taken back from an ordlista that has changed', async () => {
		expect(await send(ordlista.default, true, { prov: 'förr', nyckel: 'koder/kon/K' })).toMatchObject({
			status: 409,
			data: { fault: expect.stringContaining('Ordlistan har ändrats') }
		});
	});
});
