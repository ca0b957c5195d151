-- relation: deltagande
-- kolumn: start
-- niva: fel
-- text: Deltagandet {varde} ligger utanför insatsens tid {annat}. Rätta datumet, eller insatsens start och slut.
select
    x.rowid as rid,
    cast(x.start as varchar) || coalesce(' till ' || cast(x.slut as varchar), '') as varde,
    coalesce(cast(i.start as varchar), '') || ' till ' || coalesce(cast(i.slut as varchar), 'tills vidare') as annat
from inlast.deltagande as x
join inlast.insatser as i on i.insats_id = x.insats_id
where x.start < i.start or x.start > i.slut or x.slut > i.slut
