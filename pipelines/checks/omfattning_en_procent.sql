-- relation: deltagande
-- kolumn: omfattning_efter
-- niva: varning
-- text: {annat}: omfattningen är 1 procent, alltså 24 minuter i veckan, på {varde} av raderna. Skrevs de som 100 % i Excel läses de som 1: formatera kolumnen som tal, skriv 100 och skicka filen igen.
with en_procent as (
    select _fil from inlast.deltagande where omfattning_fore = 1 or omfattning_efter = 1
    union all
    select _fil from inlast.uppfoljning where omfattning = 1
)
select count(*) as varde, f.namn as annat, f.namn as namn
from en_procent as x
join meta.fil as f on f.fil = x._fil
group by f.namn
