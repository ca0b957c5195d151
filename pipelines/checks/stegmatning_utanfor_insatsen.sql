-- relation: stegmatning
-- kolumn: datum
-- niva: fel
-- text: Mätningen {varde} ligger utanför insatsens tid {annat}. Rätta datumet, eller insatsens start och slut.
select
    x.rowid as rid,
    x.datum as varde,
    coalesce(cast(i.start as varchar), '') || ' till ' || coalesce(cast(i.slut as varchar), 'tills vidare') as annat
from inlast.stegmatning as x
join inlast.insatser as i on i.insats_id = x.insats_id
where x.tillfalle <> 'uppfoljning' and (x.datum < i.start or x.datum > i.slut)
