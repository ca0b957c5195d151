-- relation: enkat
-- kolumn: positivt
-- niva: fel
-- text: Skalvärdet {varde} saknar ordning eller positivt. Fyll i dem, eller ange i saknas vilket slags uteblivet svar det är.
select x.rowid as rid, x.skalvarde as varde, null as annat
from inlast.enkat as x
where x.saknas is null and (x.ordning is null or x.positivt is null)
