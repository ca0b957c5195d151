import type { Warehouse } from '../server/warehouse.ts';
import { dimensions } from './dimensions.ts';
import type { Known, KnownValue } from './types.ts';

interface CodeRow {
	lista: string;
	varde: string;
	etikett: string;
}

const codes = `select lista, kod as varde, max(etikett) as etikett, min(ordning) as ordning
from reference.kodlista
group by lista, kod
order by lista nulls last, ordning nulls last, kod nulls last`;

const groups = `select gruppering as lista, grupp as varde, max(etikett) as etikett
from marts.gruppering
where gruppering = 'sus'
group by gruppering, grupp
order by varde nulls last`;

const ages = `select aldersgrupp as varde, etikett from reference.aldersgrupp order by ordning nulls last`;

const places = `select insats_id as varde, namn as etikett, forbund_id as forbund, overordnad_insats as overordnad
from marts.insats
order by forbund_id nulls last, insats_id nulls last`;

const owners = `select forbund_id as varde, namn as etikett from core.forbund order by forbund_id nulls last`;

const defined = (column: string, relation: string) =>
	`select distinct ${column} as varde, ${column} as etikett from ${relation}
where ${column} is not null
order by varde nulls last`;

async function read(warehouse: Warehouse): Promise<Known> {
	const lists = await warehouse.query<CodeRow>(codes);
	const groupRows = await warehouse.query<CodeRow>(groups);
	const insatser = await warehouse.query<KnownValue>(places);
	const values: Record<string, readonly KnownValue[]> = {
		insats: insatser,
		overordnad: insatser,
		forbund: await warehouse.query<KnownValue>(owners),
		aldersgrupp: await warehouse.query<KnownValue>(ages),
		instrument: await warehouse.query<KnownValue>(defined('instrument', 'core.instrument')),
		enkat: await warehouse.query<KnownValue>(defined('enkat', 'core.enkat')),
		indikator: await warehouse.query<KnownValue>(defined('indikator', 'core.enkat'))
	};
	const pick = (rows: readonly CodeRow[], list: string): KnownValue[] =>
		rows.filter(({ lista }) => lista === list).map(({ varde, etikett }) => ({ varde, etikett }));
	for (const { id, lista, gruppering } of dimensions) {
		if (lista) values[id] = pick(lists, lista);
		if (gruppering) values[id] = pick(groupRows, gruppering);
	}
	const several: KnownValue = { varde: 'flera', etikett: 'Flera källor' };
	for (const id of ['forsorjning_fore', 'forsorjning_efter']) values[id] = [...(values[id] ?? []), several];
	values.utfall = [
		{ varde: 'framat', etikett: 'Framåt' },
		{ varde: 'oforandrad', etikett: 'Oförändrad' },
		{ varde: 'bakat', etikett: 'Bakåt' },
		{ varde: 'ej_bedombar', etikett: 'Ej bedömbar' }
	];
	values.uppfoljningsfas = [
		{ varde: '3_manader', etikett: 'Ungefär 3 månader' },
		{ varde: '6_manader', etikett: 'Ungefär 6 månader' },
		{ varde: '12_manader', etikett: 'Ungefär 12 månader' },
		{ varde: 'senare', etikett: 'Senare' }
	];
	return { values };
}

/** The values each dimension can take, with labels, in display order. Not limited to any viewer. */
export function knownOf(warehouse: Warehouse): Promise<Known> {
	return warehouse.once('known', () => read(warehouse));
}
