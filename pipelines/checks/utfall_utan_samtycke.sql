-- relation: deltagande
-- kolumn: samtycke
-- niva: fel
-- text: Deltagaren har inte samtyckt men raden har utfall ({varde}). Ta bort uppgifterna efter avslut, eller rätta samtycket.
select
    x.rowid as rid,
    coalesce(x.sysselsattning_efter, x.forsorjning_efter, cast(x.omfattning_efter as varchar)) as varde,
    null as annat
from inlast.deltagande as x
where x.samtycke = 'nej'
    and (x.sysselsattning_efter is not null or x.forsorjning_efter is not null or x.omfattning_efter is not null)
