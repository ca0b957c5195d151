-- relation: deltagande
-- kolumn: omfattning_efter
-- niva: varning
-- text: {annat}: omfattningen är 1 procent, alltså 24 minuter i veckan, på {varde} av raderna. Skrevs de som 100 % i Excel läses de som 1: formatera kolumnen som tal, skriv 100 och skicka filen igen.
select count(*) as varde, f.namn as annat, f.namn as namn
from inlast.deltagande as x
join meta.fil as f on f.fil = x._fil
where x.omfattning_fore = 1 or x.omfattning_efter = 1
group by f.namn
