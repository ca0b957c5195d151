-- relation: deltagande
-- kolumn: fodelsear
-- niva: fel
-- text: Åldern vid start blir {varde} år; den ska vara mellan 15 och 70. Rätta födelseår eller start.
select x.rowid as rid, year(x.start) - x.fodelsear as varde, null as annat
from inlast.deltagande as x
where year(x.start) - x.fodelsear < 15 or year(x.start) - x.fodelsear > 70
