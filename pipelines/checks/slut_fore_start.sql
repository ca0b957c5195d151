-- relation: deltagande
-- kolumn: slut
-- niva: fel
-- text: Slutdatum {varde} ligger före startdatum {annat}. Rätta ett av dem.
select x.rowid as rid, x.slut as varde, x.start as annat
from inlast.deltagande as x
where x.slut < x.start
