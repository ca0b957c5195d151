import type { Gruppering } from '#lib/metod/kodlistor.ts';
import type { Warehouse } from '../warehouse.ts';

const GROUPINGS = `
select lista, gruppering, cast(version as varchar) as version, kod, etikett
from reference.gruppering
order by gruppering nulls last, version nulls last, grupp nulls last, kod nulls last`;

/** Every code's group in each versioned grouping of the published version. */
export const readGroupings = (warehouse: Warehouse): Promise<Gruppering[]> =>
	warehouse.once('groupings', () => warehouse.query<Gruppering>(GROUPINGS));
