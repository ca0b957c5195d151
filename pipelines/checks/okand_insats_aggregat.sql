-- relation: aggregat
-- kolumn: insats_id
-- niva: fel
-- text: Insatsen {varde} finns inte bland insatserna. Rätta namnet, eller lägg till insatsen i filen med insatser.
select x.rowid as rid, x.insats_id as varde, null as annat
from inlast.aggregat as x
left join inlast.insatser as i on i.insats_id = x.insats_id
where i.insats_id is null and x.insats_id <> 'riket'
