import { openDatabase } from '#lib/server/duckdb.ts';
import { paths } from '#lib/server/versions.ts';
import { quote } from '../contracts/lexical.ts';
import { keptVersions } from './erase.ts';
import type { Gallrad } from './lista.ts';
import { waitingAbout } from './traces.ts';

/** Who shall leave, as the one who asks names them. */
export interface Onskad {
	deltagare: readonly string[];
	deltaganden: readonly string[];
	/** The förbund whose pseudonyms they are; needed when the same pseudonym stands in several. */
	forbund: string | null;
}

export interface Funna {
	gallrade: Gallrad[];
	deltagare: number;
	deltaganden: number;
	/** Named, and in no kept version nor in the inbox. */
	okanda: number;
	/** Those that only an upload in the inbox names, in clear: it goes, and they are kept out. */
	baraInkorg: string[];
	/** Pseudonyms that stand in several förbund: the förbund there are. */
	flera: string[];
}

interface Spell {
	deltagare: string | null;
	deltagande_id: string | null;
	insats_id: string | null;
	forbund_id: string | null;
}

/** Every spell of the pseudonyms and deltaganden in any kept version, and rows that only name the deltagande. */
async function spellsOf(warehouse: string, { deltagare, deltaganden }: Onskad): Promise<Spell[]> {
	const spells: Spell[] = [];
	const list = (ids: readonly string[]) => (ids.length > 0 ? ids.map(quote).join(', ') : 'null');
	for (const version of keptVersions(warehouse)) {
		const db = await openDatabase(paths(warehouse).version(version), { readOnly: true });
		const own = ['inlast', 'avvisat']
			.map((schema) => `select deltagare, deltagande_id, insats_id from ${schema}.deltagande`)
			.join(' union all ');
		const links = ['uppfoljning', 'stegmatning', 'handelser']
			.flatMap((table) => [`inlast.${table}`, `avvisat.${table}`])
			.map(
				(table) =>
					`select null, deltagande_id, null from ${table} where deltagande_id in (${list(deltaganden)})`
			)
			.join(' union all ');
		try {
			spells.push(
				...(await db.query<Spell>(
					`select distinct d.deltagare, d.deltagande_id, d.insats_id, i.forbund_id from (${own}) as d left join staging.insatser as i on i.insats_id = d.insats_id ` +
						`where d.deltagare in (${list(deltagare)}) or d.deltagande_id in (${list(deltaganden)}) union select *, null from (${links})`
				))
			);
		} finally {
			db.close();
		}
	}
	return spells;
}

/** Finds what the list must hold so that the persons and deltaganden asked for leave and do not come back. */
export async function resolveGallrade(warehouse: string, onskad: Onskad): Promise<Funna> {
	const spells = await spellsOf(warehouse, onskad);
	const gallrade: Gallrad[] = [];
	const flera = new Set<string>();
	const ids = new Set<string>();
	let deltagare = 0;
	let okanda = 0;
	const baraInkorg: string[] = [];
	// Whose they are an upload does not say before it is read.
	const waits = (id: string) => onskad.forbund === null && waitingAbout(warehouse, [id]).length > 0;
	for (const id of onskad.deltagare) {
		const own = spells.filter((one) => one.deltagare === id);
		const forbund = [...new Set(own.flatMap(({ forbund_id }) => forbund_id ?? []))];
		const mine = own.filter(
			({ forbund_id }) => onskad.forbund === null || forbund_id === null || forbund_id === onskad.forbund
		);
		if (onskad.forbund === null && forbund.length > 1) for (const one of forbund) flera.add(one);
		if (mine.length === 0) {
			if (own.length > 0 || !waits(id)) {
				okanda++;
				continue;
			}
			baraInkorg.push(id);
		}
		deltagare++;
		if (forbund.length <= 1) gallrade.push({ slag: 'deltagare', id });
		else
			for (const insats of new Set(mine.flatMap(({ insats_id }) => insats_id ?? [])))
				gallrade.push({ slag: 'deltagare_i_insats', id: `${insats}|${id}` });
		for (const { deltagande_id } of mine) if (deltagande_id !== null) ids.add(deltagande_id);
	}
	for (const id of onskad.deltaganden)
		if (spells.some((one) => one.deltagande_id === id)) ids.add(id);
		else if (waits(id)) {
			baraInkorg.push(id);
			ids.add(id);
		} else okanda++;
	for (const id of ids) gallrade.push({ slag: 'deltagande', id });
	return { gallrade, deltagare, deltaganden: ids.size, okanda, baraInkorg, flera: [...flera].sort() };
}
