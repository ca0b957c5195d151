-- relation: deltagande
-- kolumn: slut
-- niva: fel
-- text: Datumet {varde} ligger i framtiden. Rätta det, eller lämna tomt tills det har hänt.
select x.rowid as rid, x.slut as varde, null as annat
from inlast.deltagande as x
cross join idag
where x.slut > idag.dag
