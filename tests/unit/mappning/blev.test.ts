import { describe, expect, it } from 'vitest';
import { beslutGrupper } from '#dashboards/data/mappning/decided.ts';
import { mappingText } from '#pipelines/mappning/change.ts';
import { decisionsOf } from '#pipelines/mappning/decisions.ts';
import { withEffect } from '#pipelines/fragor/did.ts';

describe('a decision on a page', () => {
	it('is told in labels and headings, with no name of ours', () => {
		const decided = decisionsOf(
			mappingText(`
kolumner: { deltagande: { Löpnr: deltagande_id } }
koder: { sysselsattning: { Jobbar: arbete_osubventionerat } }
insatser: { Salateamet: sala }
sie: { objekt: { "6:P9": utelamnas }, konto: { "5010": lokaler } }
`)
		);
		const said = beslutGrupper(decided.map((one) => withEffect(one, [], [])));
		expect(said.flatMap(({ rader }) => rader.map(({ text }) => text))).toEqual([
			'Kolumnen ”Löpnr” bland deltaganden är Deltagande-ID',
			'”Jobbar” är sysselsättning: Arbete utan stöd',
			'”Salateamet” är insatsen sala',
			'Objekt 6:P9 förs till det som inte räknas',
			'Konto 5010 är Lokaler'
		]);
	});
});
