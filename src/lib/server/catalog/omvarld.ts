/** Published statistics about the förbund's surroundings: open figures, the same for every viewer. */
import type { OmvarldRow } from '#lib/omvarld/index.ts';
import type { Warehouse } from '../warehouse.ts';

const ROWS = `
select
	kalla, tabell, matt, matt_namn, matt_beskrivning, region, region_namn, i_forbundet, period, alder, ersattning,
	varde, enhet, summa_delar, delar, licens, hamtad
from marts.omvarld
where
	forbund_id = $forbund
	and kon is null
order by
	kalla nulls last, matt nulls last, region nulls last, alder nulls last, ersattning nulls last, period nulls last,
	tabell nulls last`;

/** What is loaded for a förbund, read once a version; both sexes together. */
export const readOmvarld = (warehouse: Warehouse, forbund: string): Promise<OmvarldRow[]> =>
	warehouse.once(`omvarld|${forbund}`, () => warehouse.query<OmvarldRow>(ROWS, { forbund }));
