-- relation: deltagande
-- kolumn: start
-- niva: fel
-- text: Datumet {varde} ligger i framtiden. Rätta det, eller lämna tomt tills det har hänt.
select x.rowid as rid, x.start as varde, null as annat
from inlast.deltagande as x
cross join idag
where x.start > idag.dag
