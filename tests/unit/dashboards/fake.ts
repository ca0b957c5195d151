import type { Lager } from '#lib/server/lager.ts';
import type { Insats } from '#lib/server/catalog/index.ts';
import type { MeasureRow } from '#lib/measures/types.ts';
import { remember } from '#lib/server/warehouse.ts';
import { CODES, INSATSER, YEARS } from '#lib/server/catalog/sql.ts';

/** A lager without a database: the catalogue's questions answered from lists, measures from a function. */

const base = {
	inriktning: 'individinriktad',
	malgrupp: null,
	alder_fran: null,
	alder_till: null,
	start: null,
	slut: null,
	platser: null,
	max_manader: null,
	parter: null
};

export const insats = (
	forbund_id: string,
	insats_id: string,
	fran: number | null,
	till: number | null
): Insats => ({
	...base,
	forbund_id,
	insats_id,
	overordnad_insats: insats_id,
	namn: insats_id.toUpperCase(),
	forbund: `Samordningsförbundet ${forbund_id}`,
	fran,
	till
});

export const row = (by: Record<string, string | null>, more: Partial<MeasureRow> = {}): MeasureRow => ({
	by,
	taljare: null,
	namnare: null,
	varde: null,
	lag: null,
	hog: null,
	n: null,
	status: 'visas',
	...more
});

export type Answer = (matt: string, cut: Parameters<Lager['ask']>[1]) => MeasureRow[];

export function fakeLager(insatser: Insats[], answer: Answer = () => [], dataPer = '2026-10-31'): Lager {
	const tables: Record<string, unknown[]> = {
		[INSATSER]: insatser,
		[YEARS]: insatser,
		[CODES]: [
			{ lista: 'kon', kod: 'kvinna', etikett: 'Kvinna', ordning: 1 },
			{ lista: 'kon', kod: 'man', etikett: 'Man', ordning: 2 }
		]
	};
	return {
		warehouse: {
			version: 'v1',
			query: async <T>(sql: string) => (tables[sql] ?? []) as T[],
			once: remember()
		},
		viewer: { role: 'styrelse', insatser: null, forbund: null },
		owner: true,
		meta: { version: 'v1', dataPer, laddad: '2026-11-01T10:00:00Z', syntetisk: true, k: 5 },
		ask: async (matt, cut) =>
			({ matt, version: 'v1', rows: answer(matt, cut) }) as Awaited<ReturnType<Lager['ask']>>,
		earlier: async () => null,
		history: async () => []
	};
}
