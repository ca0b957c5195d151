-- relation: instrument
-- kolumn: ordning
-- niva: fel
-- text: Skalvärdet {varde} saknar ordning eller riktning. Fyll i dem, eller ange i saknas vilket slags uteblivet svar det är.
select x.rowid as rid, x.skalvarde as varde, null as annat
from inlast.instrument as x
where x.saknas is null and (x.ordning is null or x.riktning is null)
