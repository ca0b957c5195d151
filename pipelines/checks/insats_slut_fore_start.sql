-- relation: insatser
-- kolumn: slut
-- niva: fel
-- text: Insatsens slut {varde} ligger före dess start {annat}. Rätta ett av datumen.
select x.rowid as rid, x.slut as varde, x.start as annat
from inlast.insatser as x
where x.slut < x.start
