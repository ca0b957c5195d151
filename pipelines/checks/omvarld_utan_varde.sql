-- relation: omvarld
-- kolumn: varde
-- niva: fel
-- text: Raden har varken tal eller skäl till att talet saknas. Fyll i varde, eller skriv saknas: ej_tillganglig eller kan_ej_forekomma.
select x.rowid as rid, '' as varde, '' as annat
from inlast.omvarld as x
where x.varde is null and x.saknas is null
