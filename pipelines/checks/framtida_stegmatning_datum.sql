-- relation: stegmatning
-- kolumn: datum
-- niva: fel
-- text: Datumet {varde} ligger i framtiden. Rätta det, eller lämna tomt tills det har hänt.
select x.rowid as rid, x.datum as varde, null as annat
from inlast.stegmatning as x
cross join idag
where x.datum > idag.dag
