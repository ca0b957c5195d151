-- relation: mal
-- kolumn: giltig_till
-- niva: fel
-- text: Målet slutar gälla {varde}, före {annat} då det börjar. Rätta ett av datumen.
select x.rowid as rid, x.giltig_till as varde, x.giltig_fran as annat
from inlast.mal as x
where x.giltig_till < x.giltig_fran
