-- relation: deltagande
-- kolumn: slut
-- niva: fel
-- text: Raden har uppgifter om avslut ({varde}) men inget slutdatum. Fyll i slut, eller ta bort uppgifterna.
select
    x.rowid as rid,
    coalesce(x.avslutsorsak, x.sysselsattning_efter, x.forsorjning_efter, x.fullfoljt, cast(x.omfattning_efter as varchar)) as varde,
    null as annat
from inlast.deltagande as x
where x.slut is null
    and (
        x.avslutsorsak is not null
        or x.sysselsattning_efter is not null
        or x.forsorjning_efter is not null
        or x.omfattning_efter is not null
        or x.fullfoljt is not null
    )
    and coalesce(x.avslutsorsak, '') <> 'felregistrering'
